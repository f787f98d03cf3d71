"""Chapter 02: what is linear, what is only affine, and what both keep."""

import numpy as np
import pytest

from snippets.ordinary_network import (
    boundary,
    is_additive,
    is_homogeneous,
    pre_activation,
    weighted_average,
    with_one,
)

SEEDS = range(20)


def random_layer(seed: int) -> tuple[np.random.Generator, np.ndarray, np.ndarray]:
    """A generator, and the weights and the biases of a layer with two outputs and three inputs."""
    rng = np.random.default_rng(seed)
    return rng, rng.normal(size=(2, 3)), rng.normal(size=2)


@pytest.mark.parametrize("seed", SEEDS)
def test_C03_depends(seed: int) -> None:
    """`Wx + b` is linear exactly if b is zero."""
    rng, W, b = random_layer(seed)
    x, y = rng.normal(size=(2, 3))
    for bias, linear in ((0 * b, True), (b, False)):
        assert is_additive(lambda v, bias=bias: pre_activation(v, W, bias), x, y) is linear
        assert is_homogeneous(lambda v, bias=bias: pre_activation(v, W, bias), x, 3.0) is linear
        assert np.any(pre_activation(0 * x, W, bias)) != linear


def test_C03_depends_on_the_bias_in_whole_numbers() -> None:
    """One pair is enough to disprove it, with no rounding in the way."""
    one, two = np.array([1]), np.array([2])
    W, b = np.array([[2]]), np.array([1])
    assert pre_activation(one, W, b) + pre_activation(two, W, b) != pre_activation(one + two, W, b)


@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
def test_a_fee_is_seen_however_small_and_rounding_is_not_a_fee(scale: float) -> None:
    rng, W, b = random_layer(0)
    x, y = scale * rng.normal(size=(2, 3))
    for bias, linear in ((0 * b, True), (1e-9 * scale * b, False)):
        assert is_additive(lambda v, bias=bias: pre_activation(v, W, bias), x, y) is linear
        assert is_homogeneous(lambda v, bias=bias: pre_activation(v, W, bias), x, 3.0) is linear


@pytest.mark.parametrize("seed", SEEDS)
def test_C13_holds(seed: int) -> None:
    """A linear map is additive and homogeneous; a bias is counted once too often."""
    rng, W, b = random_layer(seed)
    x, y = rng.normal(size=(2, 3))
    assert is_additive(lambda v: W @ v, x, y)
    for c in (-2.0, 0.0, 0.5, 10.0):
        assert is_homogeneous(lambda v: W @ v, x, c)
        too_much = c * pre_activation(x, W, b) - pre_activation(c * x, W, b)
        assert np.allclose(too_much, (c - 1) * b)
    surplus = pre_activation(x, W, b) + pre_activation(y, W, b) - pre_activation(x + y, W, b)
    assert np.allclose(surplus, b)


@pytest.mark.parametrize("seed", SEEDS)
def test_affine_maps_keep_weighted_averages(seed: int) -> None:
    """Also with negative shares, as long as they sum to one."""
    rng, W, b = random_layer(seed)
    points, shares = rng.normal(size=(5, 3)), rng.normal(size=5)
    shares[-1] += 1 - shares.sum()
    outputs = points @ W.T + b
    of_average = pre_activation(weighted_average(points, shares), W, b)
    assert np.allclose(of_average, weighted_average(outputs, shares))


def test_what_bends_does_not_keep_the_midpoint() -> None:
    """The rule tells straight from bent: a square breaks it."""
    ends, halves = np.array([-1.0, 1.0]), np.array([0.5, 0.5])
    assert weighted_average(ends, halves) ** 2 != weighted_average(ends**2, halves)


def test_the_shares_of_an_average_must_sum_to_one() -> None:
    with pytest.raises(ValueError, match="sum to one, not to 2"):
        weighted_average(np.array([1.0, 2.0]), np.array([1.0, 1.0]))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_weights_are_perpendicular_to_the_boundary(seed: int) -> None:
    rng = np.random.default_rng(seed)
    w, b = rng.normal(size=2), rng.normal()
    nearest, along = boundary(w, b)
    assert np.isclose(w @ along, 0)
    assert np.isclose(np.linalg.norm(along), 1)
    steps = nearest + rng.normal(size=(9, 1)) * along
    assert np.allclose(steps @ w + b, 0)
    assert np.all(np.linalg.norm(steps, axis=1) >= np.linalg.norm(nearest))
    for scaled in (3.0, -3.0):
        assert np.allclose(boundary(scaled * w, scaled * b)[0], nearest)
    assert pre_activation(nearest + w, w, b) > 0


def test_without_weights_there_is_no_boundary() -> None:
    with pytest.raises(ValueError, match="no boundary"):
        boundary(np.zeros(2), 1.0)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_input_of_one_hides_the_bias(seed: int) -> None:
    rng, W, b = random_layer(seed)
    points = rng.normal(size=(4, 3))
    hidden = np.column_stack([W, b])
    assert np.allclose(with_one(points) @ hidden.T, points @ W.T + b)
    assert np.allclose(hidden @ with_one(points[0]), pre_activation(points[0], W, b))


def test_shapes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError):
        pre_activation(np.ones(3), np.ones((2, 2)), np.zeros(2))
