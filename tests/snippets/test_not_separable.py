"""Chapter 04: no line parts the rings, and none does better than the best line found."""

from itertools import combinations, combinations_with_replacement, product

import numpy as np
import pytest

from snippets.not_separable import (
    SAME_DIRECTION,
    accuracy,
    barycentric,
    best_at_angle,
    best_line,
    least_squares,
    rulers,
    triangle_around,
)
from snippets.points import rings, two_clouds, xor


def random_lines(count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Lines of every direction that pass near the middle: w (count, 2) and b (count,)."""
    rng = np.random.default_rng(seed)
    angle = rng.uniform(0, 2 * np.pi, count)
    return np.column_stack([np.cos(angle), np.sin(angle)]), rng.uniform(-1.2, 1.2, count)


def best_accuracy(points: np.ndarray, labels: np.ndarray) -> float:
    return accuracy(points, labels, *best_line(points, labels))


def squared_error(points: np.ndarray, labels: np.ndarray, w: np.ndarray, b: float) -> float:
    """Of w and b as they are scaled best, to plus one for pebbles and minus one for thorns."""
    scores, targets = points @ w + b, np.where(labels == 1, 1.0, -1.0)
    scores = scores * (scores @ targets) / (scores @ scores)
    return ((scores - targets) ** 2).sum()


def test_C05_holds() -> None:
    points, labels = rings()
    pebbles, thorns = points[labels == 1], points[labels == 0]
    found = [triangle_around(pebble, thorns) for pebble in pebbles]
    assert None not in found
    w, b = random_lines(5000)
    for pebble, (corners, shares) in zip(pebbles, found, strict=True):
        assert shares.min() > 1e-9
        np.testing.assert_allclose(shares.sum(), 1)
        np.testing.assert_allclose(shares @ corners, pebble, atol=1e-12)
        corners_right = (corners @ w.T + b <= 0).all(axis=0)
        assert not (corners_right & (w @ pebble + b > 0)).any()
    assert best_accuracy(points, labels) < 1


def test_C05_holds_only_without_a_parting_line() -> None:
    points, labels = two_clouds(20)
    for label in (0, 1):
        others = points[labels != label]
        assert all(triangle_around(point, others) is None for point in points[labels == label])
    assert best_accuracy(points, labels) == 1


def test_C12_depends() -> None:
    points, labels = rings()
    raw = accuracy(points, labels, *least_squares(points, labels))
    assert raw < best_accuracy(points, labels) < 1
    squared = [
        squared_error(points, labels, *line)
        for line in (least_squares(points, labels), best_line(points, labels))
    ]
    assert squared[0] < squared[1], "the goal is reached, and it isn't few mistakes"
    squares = points**2
    assert accuracy(squares, labels, *least_squares(squares, labels)) == 1


def test_midpoint_identity() -> None:
    points, _ = rings()
    for w, b in zip(*random_lines(50), strict=True):
        np.testing.assert_allclose((points @ w + b + (-points @ w + b)) / 2, b, atol=1e-12)


def turn(a, b, c) -> int:
    """Above zero if a, b, c turn left; exact for integers."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def in_triangle(p, a, b, c) -> bool:
    turns = turn(a, b, p), turn(b, c, p), turn(c, a, p)
    if not any(turns):
        return all(min(x, y, z) <= q <= max(x, y, z) for q, x, y, z in zip(p, a, b, c, strict=True))
    return min(turns) >= 0 or max(turns) <= 0


def hulls_meet(first: list, second: list) -> bool:
    """By Kirchberger's theorem, in exact integers: a point in a triangle, or crossing segments."""
    for one, other in ((first, second), (second, first)):
        for p, trio in product(one, combinations_with_replacement(other, 3)):
            if in_triangle(p, *trio):
                return True
    return any(
        turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0
        for (a, b), (c, d) in product(combinations(first, 2), combinations(second, 2))
    )


def most_right(points: list, labels: np.ndarray) -> int:
    """The best over every way to split the points in two that a line can do."""
    most = 0
    for side in product([0, 1], repeat=len(points)):
        first = [p for p, s in zip(points, side, strict=True) if s]
        second = [p for p, s in zip(points, side, strict=True) if not s]
        right = int((np.array(side) == labels).sum())
        if right > most and not hulls_meet(first, second):
            most = right
    return most


@pytest.mark.parametrize("seed", range(60))
def test_best_line_equals_brute_force(seed: int) -> None:
    """Small grids: full of points in one place, points in line and parallel directions."""
    rng = np.random.default_rng(seed)
    size = rng.integers(2, 9)
    points = rng.integers(0, 2 + seed % 6, (size, 2))
    points[1] = points[0] + [1, seed % 2]
    labels = rng.integers(0, 2, size)
    expected = most_right([tuple(p) for p in points.tolist()], labels)
    assert best_accuracy(points.astype(float), labels) == expected / size


@pytest.mark.parametrize("offset", [(0.0, 0.0), (0.1, -0.7), (1000.3, 17.9)])
def test_best_line_equals_brute_force_on_a_grid_of_tenths(offset: tuple[float, float]) -> None:
    """Points in line only up to rounding, as decimals are."""
    grid = [(x, y) for x in range(3) for y in range(3)]
    rng = np.random.default_rng(1)
    for labels in rng.integers(0, 2, (12, len(grid))):
        expected = most_right(grid, labels)
        points = np.array(grid) * 0.1 + np.array(offset)
        assert best_accuracy(points, labels) == expected / len(grid)


@pytest.mark.parametrize("step", [(0.1, 0.3), (0.7, 0.1), (-0.3, 0.9), (0.0, 0.1), (0.1, 0.0)])
def test_points_in_line_up_to_rounding_are_in_line(step: tuple[float, float]) -> None:
    for start in np.random.default_rng(3).uniform(-1, 1, (30, 2)):
        points = start + np.arange(5)[:, None] * step
        assert best_accuracy(points, np.array([1, 0, 1, 0, 1])) == 3 / 5


@pytest.mark.parametrize("scale", [1e-14, 1.0, 1e6])
def test_heights_that_differ_by_rounding_are_one_whatever_their_size(scale: float) -> None:
    points = scale * np.arange(1, 8)[:, None] * np.array([0.1, 0.3])
    labels = np.array([1, 0, 1, 0, 1, 0, 1])
    assert best_at_angle(points, labels, np.arctan2(0.3, 0.1)) == 4 / 7


def test_no_random_line_beats_the_best() -> None:
    w, b = random_lines(15_000)
    for points, labels in (rings(), rings(60, seed=5), two_clouds(), xor()):
        right = ((points @ w.T + b > 0) == (labels == 1)[:, None]).sum(axis=0)
        found = max(right.max(), len(points) - right.min())
        assert found <= round(len(points) * best_accuracy(points, labels))


def test_best_line_on_the_rings_counted_another_way() -> None:
    """Left and right of the line through each two points; those two may be on either side."""
    points, labels = rings()
    vote = np.where(labels == 1, 1, -1)
    most = 0
    for i, x, y in zip(range(len(points)), *(points[:, None] - points).T, strict=True):
        side = np.outer(x, y) - np.outer(y, x)
        assert np.sort(np.abs(side), axis=1)[np.arange(len(points)) != i, 2].min() > 1e-12
        left = (side > 0) @ vote
        for split in (left, left + vote[i], left + vote, left + vote[i] + vote):
            right = (labels == 0).sum() + np.delete(split, i)
            most = max(most, right.max(), len(points) - right.min())
    assert best_accuracy(points, labels) == most / len(points)


def test_directions_on_the_rings_lie_farther_apart_than_rounding() -> None:
    points, _ = rings()
    for pin in points:
        x, y = (points - pin)[(points != pin).any(axis=1)].T
        meets = np.sort(np.arctan2(y, x) % np.pi)
        assert np.diff(meets, prepend=0, append=np.pi).min() > 1000 * SAME_DIRECTION
        assert len(rulers(points, pin)[1]) == 2 * len(points)


def test_one_angle_never_beats_all_and_the_best_angle_reaches_it() -> None:
    points, labels = rings()
    w, b = best_line(points, labels)
    bound = accuracy(points, labels, w, b)
    angles = np.linspace(0, np.pi, 500)
    assert max(best_at_angle(points, labels, angle) for angle in angles) <= bound
    assert best_at_angle(points, labels, np.arctan2(-w[0], w[1])) == bound


@pytest.mark.parametrize("angle", [0.3, 1.0, 2.5])
def test_moving_and_turning_the_points_changes_nothing(angle: float) -> None:
    points, labels = rings(80)
    turned = points @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    assert best_accuracy(turned + np.array([3.0, -8.0]), labels) == best_accuracy(points, labels)


def test_xor_and_its_mirror_image_are_all_that_a_line_cannot_label() -> None:
    points, labels = xor()
    assert best_accuracy(points, labels) == 0.75
    every = [np.array(each) for each in product([0, 1], repeat=4)]
    failed = [each.tolist() for each in every if best_accuracy(points, each) < 1]
    assert sorted(failed) == sorted([labels.tolist(), (1 - labels).tolist()])


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="coincide"):
        best_line(np.zeros((3, 2)), np.array([0, 1, 1]))
    with pytest.raises(ValueError, match="one line"):
        barycentric(np.zeros(2), np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]))


def test_a_point_on_the_line_counts_as_a_thorn():
    points, w = np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([1.0, 0.0])
    assert accuracy(points, np.array([0, 1]), w, 0.0) == 1
    assert accuracy(points, np.array([1, 1]), w, 0.0) == 0.5
