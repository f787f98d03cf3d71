"""Chapter 06: nine weights are two, any stack of affine layers is one, and ReLU ends that."""

import numpy as np
import pytest
from numpy.polynomial import Polynomial
from sympy import Poly, cancel, expand, symbols

from snippets.choosing import identity
from snippets.index import network, relu
from snippets.ordinary_network import boundary
from snippets.stacking import (
    collapse,
    forward,
    nine_weights,
    on_boundary,
    on_boundary_in_article,
    random_layers,
    two_weights,
)

SEEDS = range(5)
NINE = (1, -1, 1, 2, -2, -1, 1, 2, 1)

letters = symbols("x1 x2 w1:10")
x1, x2, w1, w2, w3, w4, w5, w6, w7, w8, w9 = letters
w = letters[2:]


def as_layers(weights) -> list:
    """The nine weights as two matrices, with biases of zero."""
    hidden, readout = np.reshape(weights[:6], (3, 2)), np.reshape(weights[6:], (1, 3))
    return [(hidden, np.zeros(3)), (readout, np.zeros(1))]


@pytest.mark.parametrize("seed", SEEDS)
def test_C07_wrong(seed: int) -> None:
    """Stacked maps of degree one have second differences of zero; stacked squares don't."""
    t = np.arange(20)
    assert not np.diff(2 * (3 * t + 1) + 4, n=2).any()
    lines = [Polynomial(each) for each in np.random.default_rng(seed).integers(1, 9, (6, 2))]
    stacked, squared = Polynomial([0, 1]), Polynomial([0, 1])
    for line in lines[:4]:
        stacked, squared = line(stacked), squared**2
    assert (stacked.degree(), squared.degree()) == (1, 2**4)

    start, step = np.random.default_rng(seed).normal(size=(2, 4))
    walk = start + np.arange(7)[:, None] * step
    layers = random_layers([4, 9, 9, 9, 2], seed)
    assert abs(np.diff(forward(walk, layers), n=2, axis=0)).max() < 1e-12
    assert abs(np.diff(forward(walk, layers, np.square), n=2, axis=0)).max() > 1


def test_C08_depends() -> None:
    """Two inputs, three hidden units, one output: a function of two numbers, whichever they are."""
    layers = as_layers(NINE)
    assert [W.shape for W, _ in layers] == [(3, 2), (1, 3)]
    points = np.random.default_rng(0).normal(size=(50, 2))
    output = nine_weights(*points.T, NINE)
    assert np.allclose(forward(points, layers)[:, 0], output)
    other = (1, 2, 0, 0, 0, 0, 1, 0, 0)
    assert two_weights(other) == two_weights(NINE) == (1, 2)
    assert np.allclose(nine_weights(*points.T, other), output)
    u1, u2 = symbols("u1 u2")
    assert two_weights((u1, u2, 0, 0, 0, 0, 1, 0, 0)) == (u1, u2), "any two numbers can be had"


def test_C09_holds() -> None:
    """By symbol: the article's regrouped output, product by product."""
    regrouped = x1 * (w1 * w7 + w3 * w8 + w9 * w5) + x2 * (w2 * w7 + w4 * w8 + w6 * w9)
    assert expand(nine_weights(x1, x2, w) - regrouped) == 0
    assert len(expand(regrouped).args) == 6
    u1, u2 = two_weights(w)
    assert expand(regrouped - u1 * x1 - u2 * x2) == 0


def test_C09_holds_by_number() -> None:
    rng = np.random.default_rng(1)
    weights, points = rng.normal(size=(9, 5000)), rng.normal(size=(2, 5000))
    u1, u2 = two_weights(weights)
    gap = nine_weights(*points, weights) - u1 * points[0] - u2 * points[1]
    assert abs(gap).max() < 1e-12


def test_C10_wrong() -> None:
    """Put back, the right formula gives zero, the article's doesn't."""
    article = on_boundary_in_article(x2, w)
    assert cancel(nine_weights(on_boundary(x2, w), x2, w)) == 0
    assert cancel(nine_weights(article, x2, w)) != 0
    assert set(w) - article.free_symbols == {w1, w3, w5}
    u1, u2 = two_weights(w)
    left_over = x2 * u2 * (u1 + u2 - 2 * w2 * w7) / (u2 - 2 * w2 * w7)
    assert cancel(nine_weights(article, x2, w) - left_over) == 0


def test_C10_wrong_for_the_weights_of_the_page() -> None:
    assert on_boundary(1, NINE) == -2
    assert on_boundary_in_article(1, NINE) == 0.5
    assert nine_weights(-2, 1, NINE) == 0
    assert nine_weights(0.5, 1, NINE) == 2.5
    assert on_boundary(1, NINE) * on_boundary_in_article(1, NINE) == -1, "a right angle"


@pytest.mark.parametrize("seed", SEEDS)
def test_C10_wrong_for_whole_numbers(seed: int) -> None:
    """It is right exactly if u2 is zero or u1 + u2 is twice w2 times w7; integers, no rounding."""
    weights = np.random.default_rng(seed).integers(-3, 4, (9, 2000))
    u1, u2 = two_weights(weights)
    below = u2 - 2 * weights[1] * weights[6]
    assert (below != 0).sum() > 1000
    weights, u1, u2, below = (each[..., below != 0] for each in (weights, u1, u2, below))
    right = abs(nine_weights(on_boundary_in_article(1, weights), 1, weights)) < 1e-9
    assert np.array_equal(right, (u2 == 0) | (u1 + u2 == 2 * weights[1] * weights[6]))
    assert 0 < right.mean() < 0.5


@pytest.mark.parametrize("seed", SEEDS)
def test_C11_holds(seed: int) -> None:
    """The boundary is a line through the origin, with biases one that need not be."""
    rng = np.random.default_rng(seed)
    weights = rng.normal(size=9)
    u = np.array(two_weights(weights))
    origin, along = boundary(u, 0.0)
    assert not origin.any()
    steps = rng.normal(size=9)
    assert np.allclose(nine_weights(*np.outer(along, steps), weights), 0)
    assert np.allclose(on_boundary(steps, weights) * u[0] + steps * u[1], 0)

    layers = random_layers([2, 3, 1], seed)
    (W1, b1), (W2, b2) = layers
    points = rng.normal(size=(20, 2))
    assert np.allclose(forward(points, layers), points @ (W2 @ W1).T + (W2 @ b1 + b2))
    W, b = collapse(layers)
    nearest, along = boundary(W[0], b.item())
    assert np.allclose(forward(nearest + np.outer(steps, along), layers), 0)
    assert np.linalg.norm(nearest) > 1e-3


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("widths", [[3, 2], [2, 3, 1], [4, 1, 4], [5, 7, 2, 6, 3], [8] * 11])
def test_C14_holds(widths: list[int], seed: int) -> None:
    """A chain of affine layers is one affine layer; of linear layers, one linear layer."""
    layers = random_layers(widths, seed)
    unbiased = [(W, 0 * b) for W, b in layers]
    inputs = np.random.default_rng(seed).normal(size=(400, widths[0]))
    for chain in (layers, unbiased):
        deep = forward(inputs, chain)
        flat = forward(inputs, [collapse(chain)])
        assert abs(deep - flat).max() < 1e-12 * abs(deep).max()
    W, b = collapse(unbiased)
    assert not b.any()
    assert np.allclose(W, np.linalg.multi_dot([V for V, _ in layers[::-1]] + [np.eye(widths[0])]))


def test_C14_holds_in_whole_numbers() -> None:
    """Small integers are exact in floating point, so there the two are equal to the last digit."""
    rng = np.random.default_rng(0)
    shapes = [(3, 2), (4, 3), (1, 4)]
    layers = [(rng.integers(-3, 4, shape), rng.integers(-3, 4, shape[0])) for shape in shapes]
    inputs = rng.integers(-9, 10, (100, 2))
    assert np.array_equal(forward(inputs, layers), forward(inputs, [collapse(layers)]))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("width", [1, 3, 8, 20])
def test_a_bottleneck_lowers_the_rank_and_nothing_raises_it(width: int, seed: int) -> None:
    layers = random_layers([8, width, 8], seed)
    W, _ = collapse(layers)
    assert np.linalg.matrix_rank(W) == min(width, 8)
    assert sum(each.size for each, _ in layers) == 16 * width
    longer = collapse(random_layers([8, width, 30, 8], seed))[0]
    assert np.linalg.matrix_rank(longer) == min(width, 8)


def test_rank_of_a_column_times_a_row() -> None:
    assert np.linalg.matrix_rank(np.ones((3, 1)) @ np.ones((1, 3))) == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_a_matrix_of_low_rank_goes_through_a_layer_that_narrow(seed: int) -> None:
    """So the rank is the narrowest hidden layer that will do."""
    W, _ = collapse(random_layers([8, 3, 8], seed))
    left, sizes, right = np.linalg.svd(W)
    assert np.allclose((left[:, :3] * sizes[:3]) @ right[:3], W)
    assert sizes[2] > 1e-3 > 1e-12 > sizes[3]


def test_relu_ends_the_collapse() -> None:
    """A function that is affine is halfway at the midpoint; with ReLU this one isn't."""
    layers = as_layers(NINE)
    ends, origin = np.array([[1.0, 0.0], [-1.0, 0.0]]), np.zeros(2)
    assert forward(ends, layers).ravel().tolist() == [1, -1]
    assert forward(ends, layers, relu).ravel().tolist() == [3, 2]
    assert forward(ends, layers, relu).mean() != forward(origin, layers, relu).item() == 0


def test_activation_works_between_the_layers_only() -> None:
    """Neither the input nor the output is bent."""
    one = [(np.array([[-1.0]]), np.array([0.0]))]
    assert forward(np.array([2.0]), one, relu) == -2
    assert forward(np.array([2.0]), one * 2, relu) == 0
    assert forward(np.array([-2.0]), one * 2, relu) == -2


def test_one_input_and_many_give_the_same() -> None:
    layers = random_layers([3, 5, 2])
    inputs = np.random.default_rng(0).normal(size=(4, 3))
    together = forward(inputs, layers, relu)
    assert np.allclose(together, [forward(each, layers, relu) for each in inputs])


def test_the_denominator_may_be_zero_and_the_line_is_still_there() -> None:
    flat = (1, 1, -1, 1, 1, 1, 1, 1, 0)
    assert two_weights(flat) == (0, 2)
    assert not nine_weights(np.linspace(-9, 9, 19), 0, flat).any(), "x2 = 0, whatever x1 is"
    with pytest.raises(ZeroDivisionError):
        on_boundary(1, flat)
    idle = (1, 1, 1, -2, -2, 1, 1, 1, 1)
    assert two_weights(idle) == (0, 0)
    assert Poly(nine_weights(x1, x2, idle), x1, x2).is_zero
    with pytest.raises(ValueError, match="no boundary"):
        boundary(np.array(two_weights(idle), float), 0.0)


def test_the_network_of_the_home_page_is_idle_without_its_bend() -> None:
    points = np.random.default_rng(0).normal(size=(50, 2))
    assert np.allclose(network(points, identity), 0.5)
    assert np.ptp(network(points, relu)) > 0.5


def test_with_relu_an_idle_network_is_positive_around_the_origin() -> None:
    turn = np.linspace(0, 2 * np.pi, 360)
    walk = np.column_stack([np.cos(turn), np.sin(turn)])
    assert forward(walk, as_layers((1, 1, 1, -2, -2, 1, 1, 1, 1)), relu).min() > 1


def test_bad_input_is_refused() -> None:
    with pytest.raises(ValueError, match="no layer to collapse"):
        collapse([])
    with pytest.raises(ValueError, match="not enough values"):
        forward(np.zeros(2), [])
    misfit = random_layers([2, 3]) + random_layers([4, 1])
    with pytest.raises(ValueError):
        collapse(misfit)
    with pytest.raises(ValueError):
        forward(np.zeros(2), misfit)
    with pytest.raises(ValueError):
        nine_weights(1, 2, NINE[:8])


def test_the_layers_of_the_page_are_those_of_seed_zero() -> None:
    ((W, b),) = random_layers([2, 1])
    rng = np.random.default_rng(0)
    np.testing.assert_array_equal(W, rng.normal(size=(1, 2)) / np.sqrt(2))
    np.testing.assert_array_equal(b, rng.normal(size=1))
