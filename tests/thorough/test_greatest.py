"""What the pages call greatest, worst, at most or at least: nothing lies between two places.

Where the page has a proof, no test is needed: the bound on mistakes and the ceiling of all margins
(chapter 3), 71.5 % (chapter 4), the edges of learning rates (chapter 9).
"""

import numpy as np
import pytest

from snippets.activations import relu
from snippets.hidden_layer import hats, worst_miss
from snippets.points import rings
from snippets.polynomials import bernstein, chebyshev_places, taylor, through, witch
from snippets.threshold import sigmoid
from tests.snippets.greatest import greatest


@pytest.mark.parametrize(
    ("n", "by_taylor", "pinned"),
    [(1, 0.8, 0.66667), (2, 3.2, 0.28571), (5, 204.8, 0.01626), (10, 209715.2, 0.00013)],
)
def test_the_worst_errors_of_taylor_and_of_chebyshevs_places(n, by_taylor, pinned) -> None:
    places = chebyshev_places(2 * n, reach=2)
    q = through(witch, places)
    assert round(greatest(lambda x: abs(witch(x) - taylor(x, n)), -2, 2), 5) == by_taylor
    assert round(greatest(lambda x: abs(witch(x) - q(x)), -2, 2, places), 5) == pinned


@pytest.mark.parametrize(
    ("count", "equal", "chosen"), [(8, 0.25, 0.39), (16, 2.11, 0.08), (24, 36.41, 0.02)]
)
def test_the_worst_errors_of_runge(count: int, equal: float, chosen: float) -> None:
    for places, worst in (
        (np.linspace(-5, 5, count), equal),
        (chebyshev_places(count, reach=5), chosen),
    ):
        q = through(witch, places)
        found = greatest(lambda x, q=q: abs(witch(x) - q(x)), -5, 5, places)
        assert round(found, 2) == worst


@pytest.mark.parametrize(("degree", "worst"), [(4, 0.375), (16, 0.196), (64, 0.099), (256, 0.05)])
def test_the_worst_errors_of_bernstein(degree: int, worst: float) -> None:
    found = greatest(lambda x: abs(bernstein(np.abs, degree, x) - abs(x)), -1, 1, [0.0])
    assert round(found, 3) == worst


def test_the_best_shift_for_every_angle_there_is() -> None:
    """Between the directions from point to point nothing changes, so one angle each is enough."""
    points, labels = rings()
    first, second = np.triu_indices(len(points), 1)
    across = (points[second] - points[first]).T
    meets = np.unique(np.append(np.arctan2(across[1], across[0]) % np.pi, [0, np.pi]))
    angles = (meets[1:] + meets[:-1]) / 2
    heights = points @ [-np.sin(angles), np.cos(angles)]
    votes = np.where(labels == 1, 1, -1)[heights.argsort(axis=0)]
    below = np.vstack([np.zeros(len(angles)), votes.cumsum(axis=0)])
    most = 100 + np.maximum(below.max(axis=0), -below.min(axis=0))
    assert [most.min() / 200, most.max() / 200] == [0.67, 0.715]


def test_what_is_zero_wherever_the_grid_is_gets_seen_between_two_corners() -> None:
    level = hats(np.zeros_like, 1)
    missed = worst_miss(lambda x: np.sin(4000 * np.pi * x), level, relu, corners=[1 / 4000])
    assert np.isclose(missed, 1)


@pytest.mark.parametrize("k", [1.0, 4.0, 16.0])
def test_the_soft_step_is_steepest_at_zero(k: float) -> None:
    slope = greatest(lambda z: k * sigmoid(z, k) * sigmoid(-z, k), -2, 2)
    assert np.isclose(slope, k / 4, rtol=1e-12)
