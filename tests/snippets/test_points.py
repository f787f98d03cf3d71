"""The points: where they may lie, and how many there are of each kind."""

import numpy as np
import pytest

from snippets.points import rings, two_clouds


@pytest.mark.parametrize("seed", range(5))
def test_rings_fill_disk_and_ring_and_leave_a_gap(seed: int) -> None:
    centre = np.array([3.0, -8.0])
    points, labels = rings(2000, centre=(3.0, -8.0), seed=seed)
    radius, angle = np.hypot(*(points - centre).T), np.arctan2(*(points - centre).T)
    disk, ring = radius[labels == 1], radius[labels == 0]
    assert 0.0 <= disk.min() < 0.01 < 0.32 < disk.max() <= 0.33
    assert 0.67 <= ring.min() < 0.68 < 0.99 < ring.max() <= 1.0
    assert np.diff(np.sort(angle)).max() < 0.05, "some direction is empty"


@pytest.mark.parametrize("seed", range(5))
def test_two_clouds_are_disks_around_two_centres(seed: int) -> None:
    points, labels = two_clouds(2000, seed=seed)
    for label, centre in ((1, (1.0, 0.6)), (0, (-1.0, -0.6))):
        around = (points - centre)[labels == label]
        radius, angle = np.hypot(*around.T), np.arctan2(*around.T)
        assert 0.97 < radius.max() <= 1.0
        assert np.isclose(np.mean(radius < 0.5), 1 / 4, atol=0.05), "a disk, evenly filled"
        assert np.diff(np.sort(angle)).max() < 0.1, "some direction is empty"


@pytest.mark.parametrize("draw", [rings, two_clouds])
def test_an_odd_number_gives_one_more_triangle(draw) -> None:
    points, labels = draw(7)
    assert points.shape == (7, 2)
    assert labels.tolist() == [1, 1, 1, 0, 0, 0, 0]


@pytest.mark.parametrize("draw", [rings, two_clouds])
def test_the_same_seed_gives_the_same_points(draw) -> None:
    assert np.array_equal(draw()[0], draw(seed=0)[0])
    assert not np.array_equal(draw()[0], draw(seed=1)[0])
