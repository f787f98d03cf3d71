"""Shares of few runs: the interval against what dice say."""

import numpy as np
import pytest
from scipy.special import ndtri

from snippets.chance import plausible


@pytest.mark.parametrize(("count", "of"), [(0, 141), (14, 20), (42, 44), (10, 10)])
def test_at_both_ends_a_normal_number_is_as_far_off_as_once_in_twenty(count: int, of: int) -> None:
    low, high = ends = np.array(plausible(count, of))
    off, spread = count / of - ends, np.sqrt(ends.clip(0, 1) * (1 - ends.clip(0, 1)) / of)
    np.testing.assert_allclose(off, ndtri(0.975) * spread * [1, -1], atol=1e-4)
    assert -1e-12 <= low <= count / of <= high <= 1 + 1e-12


@pytest.mark.parametrize("share", [0.5, 0.85])
def test_nineteen_of_twenty_intervals_hold_the_true_share(share: float) -> None:
    counts = np.random.default_rng(0).binomial(44, share, 10_000)
    low, high = np.array([plausible(count, 44) for count in counts]).T
    assert 0.93 < np.mean((low <= share) & (share <= high)) < 0.97


def test_short_integers_count_as_well_and_more_than_all_is_refused() -> None:
    assert plausible(np.uint8(14), np.uint8(40)) == plausible(14, 40)
    with pytest.raises(ValueError, match="21 of 20 is no share"):
        plausible(21, 20)
