"""The claims of chapter 08: a step decides at the output, bends inside, and has no slope."""

import numpy as np
import pytest

from snippets.curved_boundary import accuracy, signs
from snippets.linear_classifier import decide
from snippets.ordinary_network import with_one
from snippets.points import rings, two_clouds, xor
from snippets.threshold import (
    fence,
    gradient_by_nudging,
    loss,
    network,
    sigmoid,
    step,
    train,
)

INCREASING = {
    "sigmoid": sigmoid,
    "steep": lambda z: sigmoid(z, 30.0),
    "gentle": lambda z: sigmoid(z, 0.1),
    "tanh": np.tanh,
    "cube": lambda z: z**3,
    "affine": lambda z: 0.1 * z - 7,
}


def soft(z: np.ndarray) -> np.ndarray:
    return sigmoid(z, 4.0)


def filled_rings() -> tuple[np.ndarray, np.ndarray]:
    """The edges of disk and ring, all the way round: inputs with a one, and targets."""
    angle = np.linspace(0, 2 * np.pi, 720, endpoint=False)
    around = np.column_stack([np.cos(angle), np.sin(angle)])
    points = np.concatenate([0.33 * around, 0.67 * around, 1.0 * around])
    return with_one(points), np.repeat([1, -1, -1], len(angle))


def start(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Random weights for three hidden units and their output weights."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(3, 3)), rng.normal(size=4)


def hidden_gradient(activation, hidden, output, nudge=1e-6) -> np.ndarray:
    points, labels = rings()
    inputs, targets = with_one(points), signs(labels)
    return gradient_by_nudging(
        lambda w: loss(inputs, targets, activation, w, output), hidden, nudge
    )


@pytest.mark.parametrize("g", INCREASING.values(), ids=INCREASING)
def test_C20_depends(g):
    """Any increasing function, cut at its value at zero, leaves every decision as it was."""
    points, _ = two_clouds()
    for w in np.random.default_rng(0).normal(size=(50, 3)):
        z = with_one(points) @ w
        assert np.array_equal(g(z) > g(0.0), decide(with_one(points), w) == 1)


@pytest.mark.parametrize("cut", [0.01, 0.3, 0.9])
def test_C20_depends_another_cut_moves_the_line_and_keeps_it_straight(cut):
    z = np.linspace(-5, 5, 1000)
    assert np.array_equal(sigmoid(z) > cut, z > np.log(cut / (1 - cut)))


def test_C20_depends_on_g_increasing():
    z = np.array([-2.0, 2.0])
    assert not np.array_equal(np.square(z) > 0, z > 0)


def test_C20_depends_in_float64_on_rounding():
    assert sigmoid(1e-17) == 0.5
    assert sigmoid(1e-15) > 0.5


@pytest.mark.parametrize(("at_zero", "right"), [(0.0, 1), (1.0, 3)])
def test_C21_depends(at_zero, right):
    """With whole numbers Y = 0 happens, and what is chosen for it decides two corners of XOR."""
    corners, labels = xor()
    scores = corners @ np.array([1.0, 1.0])
    assert (scores == 0).sum() == 2
    assert (np.heaviside(scores, at_zero) == labels).sum() == right


@pytest.mark.parametrize("seed", range(5))
def test_C21_depends_never_for_random_points_always_for_zero_weights(seed):
    points, _ = rings(seed=seed)
    w = np.random.default_rng(seed).normal(size=(3, 100))
    assert np.all(with_one(points) @ w != 0)
    assert np.all(with_one(points) @ np.zeros(3) == 0)


def test_step_is_the_threshold_of_chapter_three():
    z = np.array([-np.inf, -5.0, -1e-300, -0.0, 0.0, 1e-300, 3.0, np.inf])
    assert step(z).tolist() == [0, 0, 0, 0, 0, 1, 1, 1]
    assert np.array_equal(step(z), decide(z[:, None], np.ones(1)))
    assert np.isnan(step(np.nan))


@pytest.mark.parametrize("seed", range(5))
def test_C32_depends(seed):
    """Steps give the hidden layer a gradient of exactly zero; soft steps don't."""
    hidden, output = start(seed)
    inputs = with_one(rings()[0])
    assert np.abs(inputs @ hidden.T).min() > 1e-5, "a point lies on a line"
    assert not hidden_gradient(step, hidden, output).any()
    assert np.abs(hidden_gradient(soft, hidden, output)).min() > 1e-6


def test_C32_depends_only_what_is_soft_moves():
    points, labels = rings()
    inputs, targets = with_one(points), signs(labels)
    before, _ = start(8)
    frozen, output = train(inputs, targets, step, before, steps=50)
    assert np.array_equal(frozen, before)
    moved, _ = train(inputs, targets, soft, before, steps=20)
    assert np.abs(moved - before).min(axis=1).max() > 0.01
    idle = loss(inputs, targets, step, before, np.zeros(4))
    assert loss(inputs, targets, step, before, output) < 0.9 * idle, "the output layer learns"


def test_no_output_unit_does_better_with_the_frozen_lines_than_the_page_says():
    """An output unit gives each part of the plane one class, at best that of its majority."""
    points, labels = rings()
    part = step(with_one(points) @ start(8)[0].T) @ [1, 2, 4]
    right = sum(max(np.bincount(labels[part == each])) for each in np.unique(part))
    assert right / len(labels) == 0.7


def test_C32_depends_on_no_point_on_a_line():
    """Where a point is on a line the loss jumps: a smaller nudge gives a larger quotient."""
    inputs, targets = np.array([[0.0, 0.0, 1.0]]), np.array([1])
    hidden, output = np.array([[1.0, 0.0, 0.0]]), np.array([1.0, 0.0])

    def of(w):
        return loss(inputs, targets, step, w, output)

    for nudge in (1e-1, 1e-3, 1e-6):
        bias = gradient_by_nudging(of, hidden, nudge)[0, 2]
        assert np.isclose(bias * nudge, -1 / 4), "half of the jump of one half"


def test_C32_depends_on_a_small_nudge():
    hidden, output = start(8)
    assert hidden_gradient(step, hidden, output, nudge=0.1).any()


def test_C32_depends_steps_inside_do_bend():
    hidden, output = fence()
    inputs, targets = filled_rings()
    assert accuracy(network(inputs, hidden, output, step), targets) == 1
    for distance, fits in ((0.325, False), (0.331, True), (0.334, True), (0.34, False)):
        moved = np.column_stack([hidden[:, :2], np.full(3, distance)])
        assert (accuracy(network(inputs, moved, output, step), targets) == 1) == fits


@pytest.mark.parametrize("seed", range(3))
def test_two_steps_cannot_fence_in_a_disk(seed):
    """Whatever two lines and votes: no way to name the four parts is right all round."""
    inputs, targets = filled_rings()
    for hidden in np.random.default_rng(seed).normal(size=(20, 2, 3)):
        part = step(inputs @ hidden.T) @ [1, 2]
        shared = np.intersect1d(part[targets == 1], part[targets == -1])
        assert len(shared), "some part of the plane holds both classes"


def test_soft_step_becomes_the_step_but_not_uniformly():
    z = np.array([-1.0, -0.1, 0.1, 1.0])
    gaps = [np.abs(sigmoid(z, k) - step(z)).max() for k in (1, 10, 100, 600)]
    assert np.all(np.diff(gaps) < 0) and gaps[-1] < 1e-20
    for k in (1.0, 1e3, 1e6):
        assert sigmoid(0.0, k) == 0.5
        assert sigmoid(-1e-6 / k, k) > 0.4999
        assert np.isclose(sigmoid(1 / k, k), sigmoid(1.0))


@pytest.mark.parametrize("k", [0.1, 1.0, 8.0, 64.0])
def test_slope_of_the_soft_step(k):
    def slope(z):
        return gradient_by_nudging(lambda z: sigmoid(z, k), np.array(z)).item()

    assert np.isclose(slope(0.0), k / 4)
    assert np.isclose(slope(0.3), k * sigmoid(0.3, k) * sigmoid(-0.3, k), atol=1e-9)
    assert slope(0.3) < k / 4


def test_steepness_is_only_larger_weights():
    inputs, (hidden, output) = with_one(rings()[0]), start(0)
    np.testing.assert_allclose(
        network(inputs, hidden, output, soft), network(inputs, 4 * hidden, output, sigmoid)
    )


@pytest.mark.parametrize("seed", range(3))
def test_nudging_agrees_with_calculus(seed):
    points, labels = rings(30)
    inputs, targets = with_one(points), signs(labels)
    hidden, output = start(seed)
    units = soft(inputs @ hidden.T)
    error = (network(inputs, hidden, output, soft) - targets) / len(targets)
    exact = (4 * units * (1 - units) * np.outer(error, output[:-1])).T @ inputs
    nudged = gradient_by_nudging(lambda w: loss(inputs, targets, soft, w, output), hidden)
    np.testing.assert_allclose(nudged, exact, atol=1e-8)
    stepped, _ = train(inputs, targets, soft, hidden, rate=0.5, steps=1)
    assert np.array_equal(stepped, hidden), "output weights of zero hold the first step back"


def test_soft_steps_arrive_from_some_starts_and_not_from_others():
    """The training of the page, with the exact gradient because that is faster."""
    points, labels = rings()
    inputs, targets = with_one(points), signs(labels)
    arrived = []
    for seed in range(4, 9):
        hidden, output = start(seed)[0], np.zeros(4)
        for _ in range(300):
            units = soft(inputs @ hidden.T)
            error = (units @ output[:-1] + output[-1] - targets) / len(targets)
            uphill = (4 * units * (1 - units) * np.outer(error, output[:-1])).T @ inputs
            output = output - 0.5 * np.append(error @ units, error.sum())
            hidden = hidden - 0.5 * uphill
        arrived.append(accuracy(network(inputs, hidden, output, soft), targets) == 1)
    assert arrived[-1] and not all(arrived)


def test_nudging_leaves_the_weights_alone():
    weights = np.array([[1.0, 2.0], [3.0, 4.0]])
    gradient = gradient_by_nudging(lambda w: (w**2).sum(), weights, nudge=0.5)
    np.testing.assert_allclose(gradient, 2 * weights)
    assert weights.tolist() == [[1.0, 2.0], [3.0, 4.0]]


def test_loss_is_half_the_mean_squared_error():
    inputs, hidden = np.array([[1.0, 0.0, 1.0], [-1.0, 0.0, 1.0]]), np.array([[1.0, 0.0, 0.0]])
    assert loss(inputs, np.array([1, 1]), step, hidden, np.array([3.0, 0.0])) == (4 + 1) / 4


def test_bad_input_is_refused_and_overflow_is_said():
    for k in (0.0, -1.0):
        with pytest.raises(ValueError, match="steepness"):
            sigmoid(0.0, k)
    with pytest.raises(ValueError):
        network(np.zeros((4, 2)), np.zeros((3, 3)), np.zeros(4), step)
    with pytest.raises(ValueError):
        network(np.zeros((4, 3)), np.zeros((3, 3)), np.zeros(3), step)
    assert 0 < sigmoid(-709.0) < 1e-300, "no warning yet"
    with pytest.warns(RuntimeWarning, match="overflow"):
        assert sigmoid(np.array([-710.0]))[0] == 0
