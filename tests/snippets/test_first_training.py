"""Chapter 12: the training at its top is the descent of the rest of the chapter, on squares."""

import numpy as np
import pytest

from snippets.activations import tanh_derivative
from snippets.first_training import learn
from snippets.hidden_layer import backward, forward
from snippets.points import rings
from snippets.results import result

POINTS, LABELS = rings()
TARGET = np.where(LABELS == 1, 1.0, -1.0)


def share_right(epochs: int, **choice) -> float:
    W, b, v, c = learn(POINTS, TARGET, epochs, **choice)
    return np.mean((np.tanh(POINTS @ W + b) @ v + c > 0) == (LABELS == 1))


@pytest.mark.parametrize(("seed", "rate"), [(0, 0.5), (3, 0.1)])
def test_an_epoch_is_a_step_against_the_gradient_of_half_the_squared_error(seed, rate) -> None:
    (W, b, v, c), moved = (learn(POINTS, TARGET, n, rate, seed) for n in (0, 1))
    layers = [(W.T, b), (v[None, :], np.array([c]))]
    h, z = forward(POINTS, layers, np.tanh)
    dz = (z[-1] - TARGET[:, None]) / len(TARGET)
    (dW, db), (dv, dc) = backward(dz, h, z, layers, tanh_derivative)
    expected = W - rate * dW.T, b - rate * db, v - rate * dv[0], c - rate * dc[0]
    for ours, theirs in zip(moved, expected, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-9)


def test_all_lines_start_through_the_middle() -> None:
    W, b, v, c = learn(POINTS, TARGET, 0, seed=7)
    assert W.shape == (2, 3) and v.shape == (3,)
    assert not b.any() and c == 0


def test_most_of_a_hundred_arrive_and_none_if_the_step_is_too_long() -> None:
    soon, late, fast = result("first-training-hundred-seeds").values()
    assert (soon.count(1), late.count(1), max(fast)) == (84, 92, 0.9)
    for seed in (0, 3, 37):
        assert share_right(500, seed=seed) == soon[seed]


def test_a_step_that_is_far_too_long_is_told() -> None:
    with pytest.warns(RuntimeWarning), pytest.raises(FloatingPointError, match="smaller rate"):
        learn(POINTS, TARGET, 500, rate=50.0)
