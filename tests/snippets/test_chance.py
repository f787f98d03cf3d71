"""Shares of few runs: the interval against what dice say."""

import numpy as np
import pytest
from scipy.stats import binomtest

from snippets.chance import plausible


@pytest.mark.parametrize(("count", "of"), [(0, 141), (14, 20), (42, 44), (10, 10)])
def test_the_interval_is_that_of_scipy(count: int, of: int) -> None:
    theirs = binomtest(count, of).proportion_ci(0.95, method="wilson")
    np.testing.assert_allclose(plausible(count, of), theirs, atol=1e-4)


@pytest.mark.parametrize("share", [0.5, 0.85])
def test_nineteen_of_twenty_intervals_hold_the_true_share(share: float) -> None:
    counts = np.random.default_rng(0).binomial(44, share, 10_000)
    low, high = np.array([plausible(count, 44) for count in counts]).T
    assert 0.93 < np.mean((low <= share) & (share <= high)) < 0.97


def test_short_integers_count_as_well_and_more_than_all_is_refused() -> None:
    assert plausible(np.uint8(14), np.uint8(40)) == plausible(14, 40)
    with pytest.raises(ValueError, match="21 of 20 is no share"):
        plausible(21, 20)
