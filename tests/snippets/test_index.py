"""The home page: what the three directions and the bend do, each for itself."""

import numpy as np

from snippets.choosing import identity
from snippets.index import network, relu
from snippets.points import rings


def test_without_a_bend_the_three_reports_cancel_each_other() -> None:
    points = np.random.default_rng(0).normal(size=(50, 2))
    np.testing.assert_allclose(network(points, identity), 0.5, atol=1e-12)


def test_the_first_unit_looks_up_and_the_fence_is_half_a_unit_away() -> None:
    """Straight up only the first unit reports; straight down the others do, half each."""
    up, down = network(np.array([[0.0, 3.0], [0.0, -3.0]]), relu)
    np.testing.assert_allclose([up, down], 0.5 - 3.0)
    left, right = network(np.array([[-1.0, 0.0], [1.0, 0.0]]), relu)
    np.testing.assert_allclose([left, right], 0.5 - np.sqrt(3 / 4))


def test_the_fence_parts_the_rings_whatever_their_seed() -> None:
    for seed in range(20):
        points, labels = rings(seed=seed)
        assert np.array_equal(network(points, relu) > 0, labels == 1)
