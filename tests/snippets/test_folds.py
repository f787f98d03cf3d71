"""Chapter 06: three folds make a fence of six sides, and other bends other fences."""

import numpy as np
import pytest

from snippets import threshold
from snippets.choosing import identity
from snippets.folds import DIRECTIONS, awake, fence, folded, sides
from snippets.index import network, relu
from snippets.points import rings
from snippets.threshold import step

TURNS = np.arange(0.5, 360)


def reach(score, turn: float) -> float:
    """How far from the middle a score falls to zero in one direction, infinity if it never does."""
    way = np.linspace(0, 3, 6_001)
    there = way[:, None] * [np.cos(np.radians(turn)), np.sin(np.radians(turn))]
    outside = score(there) <= 0
    return way[outside.argmax()] if outside.any() else np.inf


def test_the_sheet_is_the_home_page_with_and_without_its_bend() -> None:
    points = np.random.default_rng(0).normal(size=(500, 2))
    np.testing.assert_allclose(folded(points, 3), network(points, relu))
    np.testing.assert_allclose(folded(points, 0), network(points, identity))
    np.testing.assert_allclose(fence(points, relu), 6 * network(points, relu), atol=1e-12)


@pytest.mark.parametrize(("units", "expected"), [(0, 0), (1, 1), (2, 3), (3, 6)])
def test_each_set_of_units_that_is_awake_together_draws_one_side(units: int, expected: int) -> None:
    """And it is straight: on it the reports of these units add up to a half."""
    found = {tuple(awake(turn, units)) for turn in TURNS}
    assert len(found - {()}) == sides(units) == expected
    assert (() in found) == (units < 3), "the fence closes, or it doesn't"
    for turn in TURNS[::10]:
        far = reach(lambda points: folded(points, units), turn)
        together = DIRECTIONS[[unit - 1 for unit in awake(turn, units)]].sum(axis=0)
        there = far * np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn))])
        assert np.isinf(far) or abs(there @ together - 0.5) < 1e-3


def test_alone_or_in_pairs() -> None:
    assert sorted({tuple(awake(turn)) for turn in TURNS}) == [
        (1,), (1, 2), (1, 3), (2,), (2, 3), (3,),
    ]  # fmt: skip


def test_on_its_own_line_no_unit_is_awake() -> None:
    for turn, alone in ((0, 3), (60, 1), (120, 1), (180, 2), (240, 2), (300, 3)):
        assert awake(turn) == awake(turn - 360) == awake(turn + 360) == [alone], turn


def test_the_six_sides_are_equally_far_away() -> None:
    apart = [reach(lambda points: folded(points, 3), turn) for turn in range(30, 390, 60)]
    np.testing.assert_allclose(apart, 0.5, atol=1e-3)


@pytest.mark.parametrize(
    ("activation", "settings"),
    [(relu, (0.0, 3.0)), (step, (1 / 3, 0.5)), (np.tanh, (1 / 3, -2.0))],
)
def test_each_bend_closes_a_fence_around_every_point_of_the_rings(activation, settings) -> None:
    points, labels = rings(20_000, seed=1)
    assert np.array_equal(fence(points, activation, *settings) > 0, labels == 1)
    reaches = [reach(lambda points: fence(points, activation, *settings), t) for t in TURNS]
    assert 0.33 < min(reaches) <= max(reaches) < 0.67


def test_without_a_bend_there_is_no_fence_wherever_the_lines_are() -> None:
    points = np.random.default_rng(0).normal(size=(500, 2))
    for lines in (0.0, 1 / 3, 2.0):
        assert np.ptp(fence(points, identity, lines)) < 1e-12


def test_with_the_lines_through_the_middle_neither_step_nor_tanh_closes() -> None:
    """One or two steps are awake everywhere; tanh says less than in the middle, straight up."""
    points = np.random.default_rng(0).normal(size=(5000, 2))
    assert set(3.0 - fence(points, step)) == {1, 2}
    up = np.column_stack([np.zeros(100), np.linspace(0.01, 9, 100)])
    assert (fence(up, np.tanh) > fence(np.zeros((1, 2)), np.tanh)).all(), "so no cut closes it"


def test_the_fence_of_steps_is_that_of_chapter_08() -> None:
    points = np.random.default_rng(0).uniform(-1, 1, (5000, 2))
    hidden, output = threshold.fence()
    votes = threshold.network(np.column_stack([points, np.ones(5000)]), hidden, output, step) > 0
    ours = fence(points, step, 1 / 3, 0.5) > 0
    assert np.array_equal(votes, ours)
