"""Chapter 09: when gradient descent diverges, why it freezes, and what an activation can't cure."""

from fractions import Fraction

import numpy as np
import pytest

from snippets.big_inputs import (
    CENT,
    descend,
    rate_limit,
    rides,
    sigmoid,
    sigmoid_slope,
    standardise,
    steps_needed,
    train,
)
from snippets.curved_boundary import relu
from snippets.hidden_layer import adam
from snippets.linear_classifier import gradient
from snippets.ordinary_network import with_one

SEEDS = range(5)
INPUTS = (0.0, 0.1, 1.0, -3.0, 100.0, 1e6)
FAR, LABELS = np.array([[100.0, 1.0], [-100.0, 1.0]]), np.array([1.0, 0.0])
START = np.array([-0.4, 0.0])


def relu_slope(z: np.ndarray) -> np.ndarray:
    """One where the pre-activation is positive, zero elsewhere."""
    return z > 0


def samples(seed: int, n: int = 12) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Inputs of different sizes with a one, weights to start from, and weights to be found."""
    rng = np.random.default_rng(seed)
    inputs = rng.normal([5.0, -1.0], [3.0, 0.5], size=(n, 2))
    return with_one(inputs), *rng.normal(size=(2, 3))


def test_C23_depends() -> None:
    """It grows with X if W isn't zero; it doesn't if W is zero, or as small as X is big."""
    x = np.logspace(0, 300, 31)
    for w, b in ((1e-3, 5.0), (-2.0, -7.0)):
        bound = abs(w) * x - abs(b)
        assert np.all(abs(w * x + b) >= bound * (1 - 1e-12))
        assert bound[-1] > 1e296
    assert np.all(0.0 * x + 5.0 == 5.0)
    assert np.allclose((2.0 / x) * x + 5.0, 7.0)


@pytest.mark.parametrize("x", INPUTS)
def test_C24_depends(x: float) -> None:
    """Below the edge the error shrinks, above it grows, and the factor is 1 − lr·(x² + 1)."""
    edge = 2 / (x**2 + 1)
    for share in (0.01, 0.4, 0.99, 1.01, 2.0):
        error = descend(x, share * edge, steps=12, target=-3.0)[3]
        factor = 1 - share * edge * (x**2 + 1)
        assert np.allclose(error[1:], factor * error[:-1], rtol=1e-9, atol=1e-9)
        assert np.all(np.diff(abs(error)) < 0) == (share < 1) == (abs(factor) < 1)
        assert np.all(np.diff(abs(error)) > 0) == (share > 1)
    assert abs(descend(x, edge / 2, steps=1)[3, 1]) < 1e-9, "halfway to the edge it takes one step"


@pytest.mark.parametrize(("x", "lr"), [(0, 2), (1, 1), (3, Fraction(1, 5)), (-7, Fraction(1, 25))])
def test_C24_depends_on_the_edge(x: int, lr: Fraction) -> None:
    """In exact fractions, and from any start, the error swings and the weights come back."""
    w, b, target = Fraction(2, 3), Fraction(-5), Fraction(11)
    seen = []
    for _ in range(5):
        error = w * x + b - target
        seen.append((w, b, error))
        w, b = w - lr * error * x, b - lr * error
    assert seen[0] == seen[2] == seen[4]
    assert seen[1] == seen[3] != seen[0]
    assert seen[1][2] == -seen[0][2]


def test_C24_depends_not_on_the_size_of_the_error() -> None:
    runs = [descend(7.0, 0.03, steps=20, target=target)[3] / target for target in (1.0, 1e12)]
    assert np.allclose(*runs, rtol=1e-9)
    w, b, y, error = descend(100.0, 1.0, steps=50, target=0.0)
    assert not np.any([w, b, y, error]), "an error of zero stays zero, whatever the rate"


def test_the_swing_of_the_page_is_exact() -> None:
    w, b, y, error = descend(1.0, 1.0, steps=1000)
    assert np.array_equal(error, np.tile([-1.0, 1.0], 501)[:-1])
    assert np.array_equal(w, np.tile([0.0, 1.0], 501)[:-1])
    assert np.array_equal(b, w)
    assert np.array_equal(y, 2 * w)


def test_the_map_agrees_with_single_runs() -> None:
    x, lr = np.array([0.5, 3.0, 100.0]), np.array([[1e-4], [0.3]])
    everything = descend(x, lr, steps=4)
    assert everything.shape == (4, 5, 2, 3)
    for row, column in np.ndindex(2, 3):
        single = descend(x[column], lr[row, 0], steps=4)
        assert np.array_equal(everything[..., row, column], single)


def test_one_step_follows_the_gradient_of_chapter_3() -> None:
    inputs, start, _ = samples(0, n=1)
    after = train(inputs, np.array([2.0]), 0.1, 1, start)[1]
    assert np.allclose(after, start - 0.1 * gradient(inputs[0], 2.0, start))


@pytest.mark.parametrize("seed", SEEDS)
def test_many_samples_converge_below_the_limit_and_diverge_above(seed: int) -> None:
    inputs, start, truth = samples(seed)
    targets = inputs @ truth
    edge = rate_limit(inputs)
    for share, converges in ((0.5, True), (0.99, True), (1.01, False), (1.5, False)):
        weights = train(inputs, targets, share * edge, 400, start)
        off = np.linalg.norm(weights - truth, axis=1)
        assert (np.nan_to_num(off[-1], nan=np.inf) < off[0]) == converges
    values, vectors = np.linalg.eigh(inputs.T @ inputs / len(inputs))
    for lr in (0.3 * edge, 0.99 * edge):
        parts = (train(inputs, targets, lr, 20, start) - truth) @ vectors
        assert np.allclose(parts[1:], (1 - lr * values) * parts[:-1]), "each direction for itself"


@pytest.mark.parametrize("x", INPUTS)
def test_for_one_sample_the_limit_is_the_edge(x: float) -> None:
    assert np.isclose(rate_limit(np.array([[x, 1.0]])), 2 / (x**2 + 1), rtol=1e-12)


def test_the_limit_is_the_longest_mean_square() -> None:
    inputs, _, _ = samples(0)
    directions = np.random.default_rng(0).normal(size=(3, 20_000))
    directions /= np.linalg.norm(directions, axis=0)
    longest = np.mean((inputs @ directions) ** 2, axis=0).max()
    assert 0.999 * 2 / rate_limit(inputs) < longest <= 2 / rate_limit(inputs) * (1 + 1e-12)


def test_standardising_saves_steps_and_can_be_undone() -> None:
    trips, fares = rides()
    needed = []
    for seen in (trips, standardise(trips)):
        inputs = with_one(seen)
        weights = train(inputs, fares, rate_limit(inputs) / 2, 6000, np.zeros(3))
        needed.append(steps_needed(weights, inputs, fares))
        last = abs(weights[needed[-1] - 1 : needed[-1] + 1] @ inputs.T - fares).max(axis=1)
        assert last[1] < CENT <= last[0]
    assert needed == [5804, 16]
    scaled = weights[-1]
    prices = scaled[:2] / trips.std(axis=0)
    assert np.allclose(prices, [2.0, 0.5])
    assert np.isclose(scaled[2] - prices @ trips.mean(axis=0), 3.0)


@pytest.mark.parametrize("seed", SEEDS)
def test_standardising_is_no_cure_for_two_inputs_that_say_the_same(seed: int) -> None:
    rng = np.random.default_rng(seed)
    first = rng.normal(size=50)
    twins = np.column_stack([first, first + 0.01 * rng.normal(size=50)])
    inputs = with_one(standardise(twins))
    values = np.linalg.eigvalsh(inputs.T @ inputs / len(inputs))
    assert values[-1] / values[0] > 1000


def test_C25_depends_overflow() -> None:
    """Output, then weight, then nan; and nan for ever after."""
    w, b, y, error = descend(100.0, 0.01, steps=400)
    first = np.isinf(y).argmax()
    assert first == 155
    assert np.isfinite([w[: first + 1], b[: first + 1]]).all()
    assert np.isposinf([y[first], error[first]]).all()
    after = np.array([w, b, y, error])[:, first + 1]
    assert np.isneginf(after).all()
    assert np.isnan([w, b, y, error])[:, first + 2 :].all()


@pytest.mark.parametrize("x", [2.0, -100.0, 1e60])
def test_C25_depends_overflow_is_where_every_diverging_run_ends(x: float) -> None:
    trace = descend(x, 1.0, steps=2000)
    gone = np.isnan(trace).any(axis=0).argmax()
    assert np.isfinite(trace[:, 0]).all()
    assert gone > 1
    assert np.isnan(trace[:, gone + 1 :]).all()


def test_C25_depends_saturation() -> None:
    """As wrong as can be, and the weight stays the same to the last bit; nearer it doesn't."""
    assert 0 < sigmoid_slope(40.0) < 1e-17
    one, zero = np.array([[100.0, 1.0]]), np.zeros(1)
    for w, moves in ((0.4, False), (0.02, True)):
        weights = train(one, zero, 0.01, 100, np.array([w, 0.0]), sigmoid, sigmoid_slope)
        assert (weights[-1, 0] != w) == moves
        assert sigmoid(100 * w) > 0.8


@pytest.mark.parametrize("z", [-4.0, 0.0, 2.0])
def test_the_gradient_behind_a_sigmoid_has_the_slope_as_a_factor(z: float) -> None:
    inputs, targets, lr, nudge = np.array([[2.0, 1.0]]), np.array([0.3]), 0.5, 1e-5
    start = np.array([z / 2, 0.0])
    moved = train(inputs, targets, lr, 1, start, sigmoid, sigmoid_slope)[1] - start

    def loss(weights: np.ndarray) -> float:
        return ((sigmoid(inputs[0] @ weights) - targets[0]) ** 2 / 2).item()

    measured = [(loss(start + h) - loss(start - h)) / (2 * nudge) for h in nudge * np.eye(2)]
    assert np.allclose(moved, -lr * np.array(measured), atol=1e-9)


def test_C26_wrong() -> None:
    """None and ReLU end in nan, sigmoid doesn't move, and scaled inputs need no activation."""
    assert np.isnan(train(FAR, LABELS, 0.01, 1000, START)[-1]).all()
    assert np.isnan(train(FAR, LABELS, 0.01, 1000, START, relu, relu_slope)[-1]).all()
    frozen = train(FAR, LABELS, 0.01, 1000, START, sigmoid, sigmoid_slope)
    assert np.array_equal(frozen, np.tile(START, (1001, 1)))
    assert abs(sigmoid(FAR @ START) - LABELS).min() == 1
    near = FAR / [100.0, 1.0]
    cured = train(near, LABELS, 0.01, 1000, START)[-1]
    assert abs(near @ cured - LABELS).max() < 1e-3
    slower = train(FAR, LABELS, 1e-4, 50, START)[-1]
    assert np.isclose(slower[0], 0.005), "a smaller learning rate cures the weight as well"


def test_a_gradient_cut_to_a_largest_length_does_not_explode() -> None:
    weights, longest = START, 1.0
    for _ in range(1000):
        gradient = (FAR @ weights - LABELS) @ FAR / len(FAR)
        length = np.linalg.norm(gradient)
        weights = weights - 0.01 * gradient * min(1, longest / length)
    assert abs(weights).max() < 1
    assert np.isnan(train(FAR, LABELS, 0.01, 1000, START)[-1]).all(), "uncut, it does"


def test_adam_learns_the_far_inputs_unscaled() -> None:
    def gradient(weights: np.ndarray) -> np.ndarray:
        return (FAR @ weights - LABELS) @ FAR / len(FAR)

    weights = adam(START, gradient, steps=1000, rate=0.01)
    np.testing.assert_allclose(FAR @ weights, LABELS, atol=0.01)


def test_C26_wrong_relu_is_unbounded_and_diverges_while_positive() -> None:
    assert relu(1e6) == 1e6
    one, target = np.array([[100.0, 1.0]]), np.array([1.0])
    start = np.array([-50.0, 20_000.0])
    linear, rectified = (
        train(one, target, 0.01, 1, start, *unit) for unit in ((), (relu, relu_slope))
    )
    assert np.array_equal(linear, rectified)
    behind = train(np.array([[relu(1e6), 1.0]]), target, 0.01, 200, np.zeros(2))
    assert np.isnan(behind[-1]).all(), "the layer behind ReLU has the same problem"


@pytest.mark.parametrize("w", [0.02, 0.5, 30.0])
def test_C26_wrong_on_one_sample_relu_falls_silent(w: float) -> None:
    one, target = np.array([[100.0, 1.0]]), np.array([1.0])
    weights = train(one, target, 0.01, 50, np.array([w, 0.0]), relu, relu_slope)
    assert one[0] @ weights[1] < 0
    assert np.all(weights[1:] == weights[1])


def test_C26_wrong_log_loss_throws_the_unit_from_end_to_end() -> None:
    """Two samples in one place with both labels: the best output is one half, and never near."""
    x, labels = np.array([[100.0, 1.0], [100.0, 1.0]]), np.array([1.0, 0.0])

    def outputs(lr: float, steps: int) -> np.ndarray:
        log_loss = train(x, labels, lr, steps, np.array([0.1, 0.0]), sigmoid)
        return sigmoid(log_loss @ x[0])

    swinging = outputs(0.01, 200)
    assert swinging[::2].min() > 0.99
    assert swinging[1::2].max() < 0.01
    assert abs(outputs(1e-5, 2000)[-1] - 0.5) < 1e-3


def test_standardised_columns_have_mean_zero_and_deviation_one() -> None:
    columns = np.random.default_rng(0).normal([1e6, -3.0], [1e3, 1e-4], size=(30, 2))
    scaled = standardise(columns)
    assert np.allclose(scaled.mean(axis=0), 0, atol=1e-8)
    assert np.allclose(scaled.std(axis=0), 1)
    assert np.allclose(standardise(columns * [1000.0, 0.001] + 7.0), scaled, atol=1e-6)


def test_bad_input_is_refused() -> None:
    with pytest.raises(ValueError, match="constant column"):
        standardise(np.full((3, 1), 0.1))
    with pytest.raises(ValueError, match="2 inputs"):
        train(FAR, np.zeros(1), 0.01, 1, START)
    with pytest.raises(ValueError, match="still off after 1 steps"):
        steps_needed(np.zeros((2, 2)), FAR, LABELS)
