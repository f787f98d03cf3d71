"""The digits: the file is scikit-learn's, and a deal loses none and doubles none."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from snippets.handwriting import DIGITS, deal, handwriting

SKLEARN = Path(find_spec("sklearn").origin).parent / "datasets"


def test_the_file_is_the_one_that_load_digits_reads():
    """Byte for byte; importing the library takes seconds."""
    assert Path(str(DIGITS)).read_bytes() == (SKLEARN / "data/digits.csv.gz").read_bytes()


def test_what_the_description_says():
    about = (SKLEARN / "descr/digits.rst").read_text("utf-8")
    assert "copy of the test set" in about and "different 13\nto the test set" in about
    images, labels = handwriting()
    assert f":Number of Instances: {len(images)}" in about
    assert np.array_equal(images * 16, np.round(images * 16)), "not whole sixteenths"
    assert (images.min(), images.max()) == (0, 1)
    assert sorted(set(labels)) == list(range(10))


def test_an_image_and_its_name_by_hand():
    *pixels, name = np.loadtxt(str(DIGITS), delimiter=",")[12]
    images, labels = handwriting()
    assert labels[12] == name == 2
    np.testing.assert_array_equal(images[12].ravel() * 16, pixels)


@pytest.mark.parametrize("seed", range(3))
def test_a_deal_is_a_partition(seed):
    learn, test = deal(seed)
    assert (len(learn), len(test)) == (1347, 450)
    assert sorted([*learn, *test]) == list(range(1797))


def test_another_seed_is_another_deal():
    assert set(deal(0)[1]) != set(deal(1)[1])
    np.testing.assert_array_equal(deal(4)[0], deal(4)[0])
    assert len(deal(0, held_out=97)[0]) == 1700
