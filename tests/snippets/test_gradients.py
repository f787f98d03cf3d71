"""Chapter 10: three slopes with one name, backpropagation, and what nudging costs."""

from __future__ import annotations

import numpy as np
import pytest

from snippets import gradients
from snippets.curved_boundary import relu
from snippets.gradients import (
    backward,
    example,
    forward,
    input_slopes,
    line_gradients,
    relu_slope,
    slope,
    three_units,
    unpack,
)
from snippets.threshold import gradient_by_nudging

SEEDS = range(10)


def random_problem(seed: int) -> tuple[np.ndarray, float, np.ndarray]:
    """Inputs, a target and nine numbers for the tiny network."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=2), rng.normal(), rng.normal(size=9)


@pytest.mark.parametrize("seed", SEEDS)
def test_C27_holds(seed: int) -> None:
    """The slope dY/dX is W at every input; as a table, it is the matrix."""
    rng = np.random.default_rng(seed)
    X, (W, B) = rng.normal(scale=10, size=50), rng.normal(size=2)
    assert np.all(line_gradients(X, W, B, 0.0)[0] == W)
    assert np.allclose(slope(lambda X: W * X + B, X), W, atol=1e-9)
    table, bias, x = rng.normal(size=(2, 3)), rng.normal(size=2), rng.normal(size=3)
    rows = [gradient_by_nudging(lambda x, i=i: (table @ x + bias)[i], x) for i in range(2)]
    assert np.allclose(rows, table, atol=1e-9)


def test_C28_wrong() -> None:
    """The same weight, two inputs: a quarter and 25."""
    _, dE_dW, dE_dB = line_gradients(np.array([0.5, 5.0]), W=1.0, B=0.0, t=0.0)
    assert dE_dW.tolist() == [0.25, 25.0]
    assert dE_dB.tolist() == [0.5, 5.0]


@pytest.mark.parametrize("seed", SEEDS)
def test_C28_wrong_as_nudging_says(seed: int) -> None:
    """Both formulas, and both depend on the input."""
    rng = np.random.default_rng(seed)
    X, (W, B, t) = rng.normal(size=20), rng.normal(size=3)
    _, dE_dW, dE_dB = line_gradients(X, W, B, t)
    assert np.allclose(dE_dW, slope(lambda W: (W * X + B - t) ** 2 / 2, W), atol=1e-8)
    assert np.allclose(dE_dB, slope(lambda B: (W * X + B - t) ** 2 / 2, B), atol=1e-8)
    assert len(set(dE_dW.round(6))) == len(set(dE_dB.round(6))) == 20


@pytest.mark.parametrize("seed", SEEDS)
def test_C28_wrong_for_a_pile_of_linear_layers(seed: int) -> None:
    """The first layer's gradient is the rate of what comes out, times the input."""
    rng = np.random.default_rng(seed)
    W1, W2, t = rng.normal(size=(3, 2)), rng.normal(size=(1, 3)), rng.normal()
    found = []
    for x in rng.normal(size=(2, 2)):
        nudged = gradient_by_nudging(
            lambda p, x=x: (W2 @ p.reshape(3, 2) @ x - t).item() ** 2 / 2, W1.ravel()
        ).reshape(3, 2)
        error = W2 @ W1 @ x - t
        assert np.allclose(nudged, np.outer(W2.T @ error, x), atol=1e-7)
        assert np.allclose(input_slopes(x, W1, np.zeros(3), W2, np.ones_like), W2 @ W1)
        found.append(nudged)
    assert not np.allclose(*found)


@pytest.mark.parametrize("seed", SEEDS)
def test_C29_wrong(seed: int) -> None:
    """Over X a parabola with the bend W; over W a line whose steepness is X²."""
    rng = np.random.default_rng(seed)
    walk, (W, B, t) = np.arange(5.0), rng.normal(size=3)
    _, over_X, dE_dB = line_gradients(walk, W, B, t)
    assert np.allclose(over_X, W * walk**2 + (B - t) * walk)
    assert np.allclose(np.diff(over_X, 2), 2 * W)
    assert np.isclose(np.ptp(np.diff(over_X)), 6 * abs(W))
    assert W != 0
    assert np.allclose(np.diff(dE_dB), W)
    for X in (0.5, 2.0, 7.0):
        assert np.allclose(np.diff(line_gradients(X, walk, B, t)[1]), X**2)


@pytest.mark.parametrize("seed", range(3))
def test_C29_wrong_because_gradient_descent_trains_a_line(seed: int) -> None:
    rng = np.random.default_rng(seed)
    X, (price, fee) = rng.normal(size=12), rng.normal(size=2)
    t = 3 * X - 2 + 0.1 * rng.normal(size=12)
    for _ in range(500):
        _, dE_dW, dE_dB = line_gradients(X, price, fee, t)
        price, fee = price - 0.5 * dE_dW.mean(), fee - 0.5 * dE_dB.mean()
    assert np.allclose([price, fee], np.polyfit(X, t, 1), atol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_backpropagation_is_what_nudging_finds(seed: int) -> None:
    x, t, p = random_problem(seed)
    nudged = gradient_by_nudging(lambda p: forward(x, t, p)[-1], p)
    assert np.abs(backward(x, t, p) - nudged).max() < 1e-7
    assert np.abs(nudged).min() > 1e-6, "no number of the network goes untested"


def test_forward_by_hand() -> None:
    x, t, p = example()
    z, h, Y, E = forward(x, t, p)
    assert z.tolist() == [1.0, -0.5]
    assert np.array_equal(h, np.tanh(z))
    assert np.isclose(Y, 2 * np.tanh(1) - np.tanh(0.5) + 0.5)
    assert np.isclose(E, (Y - 1) ** 2 / 2)


class Counted:
    """A number that counts multiplications with it."""

    made = 0

    def __init__(self, value: float) -> None:
        self.value = value

    def __add__(self, other: Counted | float) -> Counted:
        return Counted(self.value + getattr(other, "value", other))

    def __sub__(self, other: Counted | float) -> Counted:
        return Counted(self.value - getattr(other, "value", other))

    def __rsub__(self, other: float) -> Counted:
        return Counted(other - self.value)

    def __mul__(self, other: Counted) -> Counted:
        if not isinstance(other, Counted):
            return NotImplemented
        Counted.made += 1
        return Counted(self.value * other.value)

    def __truediv__(self, other: float) -> Counted:
        return Counted(self.value / other)

    def __pow__(self, power: int) -> Counted:
        return Counted(self.value**power)

    def tanh(self) -> Counted:
        """What `np.tanh` asks an object for."""
        return Counted(np.tanh(self.value))


def test_the_walk_back_multiplies_at_most_twice_for_each_weight(monkeypatch) -> None:
    """Once forward; back at most twice, and once for the slope of each hidden unit."""
    x, t, p = example()
    monkeypatch.setattr(gradients, "unpack", lambda p: (p[:4].reshape(2, 2), p[4:6], p[6:8], p[8]))
    counted_x, counted_p = (np.array([Counted(n) for n in a]) for a in (x, p))
    W, b, v, _ = unpack(p)
    Counted.made = 0
    forward(counted_x, t, counted_p)
    ahead = Counted.made
    assert ahead == W.size + v.size
    gradient = backward(counted_x, t, counted_p)
    back = Counted.made - 2 * ahead
    assert back == W.size + 2 * v.size + b.size <= 2 * (W.size + v.size) + b.size
    assert np.allclose([rate.value for rate in gradient], backward(x, t, p))


def test_nudging_takes_two_passes_for_each_number() -> None:
    for n in (1, 4, 9):
        calls = []
        gradient_by_nudging(lambda p, calls=calls: calls.append(p) or p.sum(), np.zeros(n))
        assert len(calls) == 2 * n


@pytest.mark.parametrize("seed", range(3))
def test_a_smaller_nudge_is_not_always_better(seed: int) -> None:
    """Truncation shrinks with the square of the nudge; rounding grows with its inverse."""
    x, t, p = random_problem(seed)

    def miss(nudge: float) -> float:
        nudged = gradient_by_nudging(lambda p: forward(x, t, p)[-1], p, nudge)
        return np.abs(nudged - backward(x, t, p)).max()

    assert miss(1e-5) < 1e-7 < min(miss(1e-1), miss(1e-13))
    assert 50 < miss(1e-2) / miss(1e-3) < 200


def test_the_default_nudge_is_the_one_the_chapter_names() -> None:
    x, t, p = example()
    assert slope(np.exp, 1.0) == slope(np.exp, 1.0, 1e-5)
    assert np.array_equal(
        gradient_by_nudging(lambda p: forward(x, t, p)[-1], p),
        gradient_by_nudging(lambda p: forward(x, t, p)[-1], p, 1e-5),
    )


@pytest.mark.parametrize("weights", [[3, -1], np.array([3, -1]), np.float32([3, -1])])
def test_whole_numbers_are_nudged_too(weights) -> None:
    assert np.allclose(gradient_by_nudging(lambda w: w @ w, weights), [6, -2])
    assert np.allclose(slope(np.square, weights), [6, -2])


@pytest.mark.parametrize("size", [0.0, 1e-3, 1.0, 1e3, 1e12, 1e100])
def test_a_nudge_is_felt_beside_a_number_of_any_size(size: float) -> None:
    for x in (size, -size):
        assert np.isclose(slope(lambda x: 2 * x + 1, x), 2)
        assert np.isclose(gradient_by_nudging(lambda w: 2 * w[1] + w[0], np.array([0.3, x]))[1], 2)


def test_without_an_activation_no_input_changes_the_slopes() -> None:
    W1, b1, W2 = three_units()
    for x in (-7.0, 0.0, 0.3, 40.0):
        assert input_slopes(np.array([x]), W1, b1, W2, np.ones_like) == W2 @ W1


@pytest.mark.parametrize("seed", SEEDS)
def test_with_relu_the_input_works_the_switches(seed: int) -> None:
    rng = np.random.default_rng(seed)
    W1, b1, W2 = rng.normal(size=(6, 3)), rng.normal(size=6), rng.normal(size=(2, 6))
    tables = []
    far = rng.normal(scale=20, size=3)
    for x in (far, -far):
        table = input_slopes(x, W1, b1, W2, relu_slope)
        rows = [
            gradient_by_nudging(lambda x, i=i: (W2 @ relu(W1 @ x + b1))[i], x, nudge=1e-7)
            for i in range(2)
        ]
        assert np.allclose(table, rows, atol=1e-6)
        tables.append(table)
    assert not np.allclose(*tables)


def test_at_the_kink_relu_has_no_slope() -> None:
    """One from the right, zero from the left, a half from both; the convention says zero."""
    h = 2.0**-20
    assert (relu(h) - relu(0.0)) / h == 1
    assert (relu(0.0) - relu(-h)) / h == 0
    assert slope(relu, 0.0) == 0.5
    assert relu_slope(np.zeros(1)) == 0


def test_the_convention_can_miss_a_slope_that_exists() -> None:
    """ReLU(x) − ReLU(−x) is x."""
    x = np.linspace(-2, 2, 9)
    assert np.array_equal(relu(x) - relu(-x), x)
    mirror = np.array([[1.0], [-1.0]]), np.zeros(2), np.array([[1.0, -1.0]])
    said = [input_slopes(np.array([place]), *mirror, relu_slope).item() for place in x]
    assert said == [1, 1, 1, 1, 0, 1, 1, 1, 1]


def test_bad_input_is_refused() -> None:
    with pytest.raises(ValueError, match=r"nine numbers in a row are needed, not .*\(8,\)"):
        unpack(np.zeros(8))
    with pytest.raises(ValueError, match="nine numbers"):
        backward(np.zeros(2), 0.0, np.zeros((3, 3)))
