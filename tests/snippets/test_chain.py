"""Layers in a row: what gets back is what nudging finds."""

import numpy as np
import pytest

from snippets.chain import BENDS, chain
from snippets.gradients import slope


@pytest.mark.parametrize("bend", ["none", "ReLU", "tanh", "sigmoid"])
def test_what_a_layer_hears_is_what_a_nudge_of_its_sum_brings(bend: str) -> None:
    sums, heard = chain(bend, 0.7, 1.3, 5)
    for layer, z in enumerate(sums):
        last = slope(lambda z, left=5 - layer: chain(bend, z, 1.3, left)[0][-1], z)
        assert np.isclose(last, heard[layer], atol=1e-8)


def test_nine_quarters_and_what_makes_up_for_them() -> None:
    assert chain("sigmoid", 0.0, 1.0, 10)[1][0] == 0.25**9
    assert chain("sigmoid", 0.0, 4.0, 10)[1].tolist() == [1.0] * 10


@pytest.mark.parametrize("bend", BENDS)
def test_a_zero_stays_a_zero(bend: str) -> None:
    assert chain(bend, 0.0, 2.0, 10)[0].tolist() == [0.0] * 10
