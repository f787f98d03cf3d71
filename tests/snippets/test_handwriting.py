"""The digits: the file is scikit-learn's, and no split loses one or parts a form."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from snippets.handwriting import DIGITS, FORMS, handwriting, leave_out

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


def holds_in_order(few, many) -> bool:
    rest = iter(many)
    return all(digit in rest for digit in few)


def test_each_form_is_the_same_row_of_digits_some_of_them_missing():
    """One label differs: the third form's last. The eighth begins at 906, not at its first zero
    (915), for the seventh is whole without those nine digits.
    """
    _, labels = handwriting()
    forms = np.split(labels, FORMS[1:])
    row = forms[0]
    assert len(FORMS) == 14 and len(row) == 130
    for form in forms:
        assert 122 <= len(form) <= 130
        assert holds_in_order(form[:-1], row) and form[-1] in (3, 8)
    assert np.array_equal(forms[6], row) and list(labels[906:917]) == [*range(1, 10), 0, 1]
    assert not holds_in_order(labels[776:915], row)


@pytest.mark.parametrize("places", [range(1797), np.random.default_rng(0).permutation(1797)])
def test_each_digit_is_left_out_once(places):
    splits = [leave_out(form, places) for form in range(14)]
    for learn, test in splits:
        assert sorted([*learn, *test]) == list(range(1797))
    assert np.array_equal(np.concatenate([test for _, test in splits]), places)


def test_a_form_is_left_out_whole():
    learn, test = leave_out(13)
    assert np.array_equal(test, np.arange(1667, 1797)) and np.array_equal(learn, np.arange(1667))
    with pytest.raises(IndexError):
        leave_out(14)
