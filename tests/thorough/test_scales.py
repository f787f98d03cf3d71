"""Solvers and trainers at inputs of another size, and far from zero: right, or they say so."""

import numpy as np
import pytest

from snippets import big_inputs, curved_boundary, depth, first_training, hidden_layer, threshold
from snippets.activations import relu, tanh, tanh_derivative
from snippets.curved_boundary import fit, signs, squares_and_lines
from snippets.linear_classifier import best_separator, decide, margin, perceptron
from snippets.not_separable import (
    accuracy,
    barycentric,
    best_at_angle,
    best_line,
    least_squares,
    triangle_around,
)
from snippets.ordinary_network import with_one
from snippets.points import rings, two_clouds
from snippets.polynomials import chebyshev_places, through

MOVES = [(1e-3, 0.0), (1.0, 0.0), (1e3, 0.0), (1.0, 50.0), (1e-3, 50.0), (1e3, 50.0)]
everywhere = pytest.mark.parametrize(("scale", "shift"), MOVES)


@everywhere
def test_the_perceptron_is_done_exactly_if_its_last_pass_is_clean(scale: float, shift: float):
    points, labels = two_clouds()
    inputs = with_one(scale * points + shift)
    weights, mistakes = perceptron(inputs, labels, max_passes=300)
    done = np.array_equal(decide(inputs, weights[-1]), labels)
    assert done == (mistakes[-1] == 0)


@pytest.mark.parametrize(("scale", "shift"), [*MOVES, (1e-3, 100.0), (1.0, 1e4), (1.0, 1e8)])
def test_the_best_separator_separates_as_well_as_rounding_allows_or_says_that_it_cannot(
    scale: float, shift: float
):
    points, labels = two_clouds()
    inputs = with_one(scale * points + shift)
    if shift > 1e3 * scale:
        with pytest.raises(ValueError, match="lost in rounding"):
            best_separator(inputs, labels)
        return
    best = best_separator(inputs, labels)
    length, longest = np.linalg.norm(best), np.linalg.norm(inputs, axis=1).max()
    short = length - margin(inputs, labels, best)
    assert short < 1.1e-9 * length + 1.1e-14 * longest**2 / length
    assert short < length, "it separates"


@everywhere
def test_the_best_line_and_the_line_of_least_squares_move_with_the_points(scale, shift):
    points, labels = rings(60)
    moved = scale * points + shift
    for solve in (best_line, least_squares):
        right = [accuracy(each, labels, *solve(each, labels)) for each in (points, moved)]
        assert right[0] == right[1]
    assert best_at_angle(moved, labels, 0.3) == best_at_angle(points, labels, 0.3)


@everywhere
def test_curved_features_fit_the_rings_wherever_they_lie(scale: float, shift: float):
    points, labels = rings()
    features = squares_and_lines(scale * points + shift)
    targets = signs(labels)
    assert curved_boundary.accuracy(features @ fit(features, targets), targets) == 1


@everywhere
def test_a_triangle_around_a_point_moves_with_it(scale: float, shift: float):
    points, labels = rings()
    pebbles, thorns = points[labels == 1], points[labels == 0]
    corners, shares = triangle_around(pebbles[0], thorns)
    moved = triangle_around(scale * pebbles[0] + shift, scale * thorns + shift)
    np.testing.assert_allclose(moved[0], scale * corners + shift)
    np.testing.assert_allclose(moved[1], shares, atol=1e-6)
    in_line = scale * np.array([[0.1, 0.3], [0.2, 0.6], [0.3, 0.9]]) + shift
    with pytest.raises(ValueError, match="one line"):
        barycentric(in_line[0] + scale, in_line)


@everywhere
def test_a_polynomial_moves_with_its_places(scale: float, shift: float):
    places, x = chebyshev_places(12, reach=2), np.linspace(-2, 2, 9)
    moved = through(lambda p: np.cos((p - shift) / scale), scale * places + shift)
    np.testing.assert_allclose(moved(scale * x + shift), np.cos(x), atol=1e-6)


@everywhere
def test_descent_at_half_its_limit_converges_or_is_still_off(scale: float, shift: float):
    rides, fares = big_inputs.rides()
    inputs = with_one(scale * rides + shift)
    rate = big_inputs.rate_limit(inputs) / 2
    weights = big_inputs.train(inputs, fares, rate, steps=200, start=np.zeros(3))
    off = abs(weights @ inputs.T - fares).max(axis=1)
    assert off[-1] < off[0]
    with pytest.raises(ValueError, match="still off"):
        big_inputs.steps_needed(weights, inputs, fares)
    tamed = with_one(big_inputs.standardise(scale * rides + shift))
    weights = big_inputs.train(tamed, fares, big_inputs.rate_limit(tamed) / 2, 200, np.zeros(3))
    assert big_inputs.steps_needed(weights, tamed, fares) == 16


@everywhere
@pytest.mark.filterwarnings("ignore:overflow", "ignore:invalid")
def test_the_first_network_learns_if_the_rate_suits_the_inputs(scale: float, shift: float):
    """At a rate that is far too high, all numbers are finite, or it says so."""
    points, labels = rings()
    moved, target = scale * points + shift, signs(labels)
    losses = [
        np.square(np.tanh(moved @ W + b) @ v + c - target).mean()
        for epochs in (0, 100)
        for rate in [0.01 / max(1, np.square(moved).mean())]
        for W, b, v, c in [first_training.learn(moved, target, epochs, rate)]
    ]
    assert losses[1] < losses[0]
    try:
        learnt = first_training.learn(moved, target, 1000, rate=10)
    except FloatingPointError as error:
        assert "take a smaller rate" in str(error)
    else:
        assert all(np.isfinite(part).all() for part in learnt)


@everywhere
@pytest.mark.filterwarnings("error")
def test_adam_lets_the_loss_fall(scale: float, shift: float):
    points, labels = rings()
    start, end = (
        hidden_layer.train(scale * points + shift, labels, 4, tanh, tanh_derivative, steps=n)
        for n in (0, 100)
    )
    losses = [
        hidden_layer.log_loss(
            hidden_layer.forward(scale * points + shift, layers, tanh)[1][-1], labels
        )
        for layers in (start, end)
    ]
    assert losses[1] < losses[0]


@everywhere
@pytest.mark.filterwarnings("error")
def test_descent_on_a_net_lets_the_loss_fall_if_the_rate_suits_the_inputs(scale, shift):
    """And at a rate that is far too large, all numbers are finite, or it says so."""
    points, labels = rings()
    moved = scale * points + shift
    for name, (f, slope) in depth.CAST.items():
        net = depth.initialise([2, 16, 1], depth.he)
        losses = [
            hidden_layer.log_loss(hidden_layer.forward(moved, layers, f)[1][-1], labels)
            for rate in (0, 0.01 / max(1, np.square(moved).mean()))
            for layers in [depth.train(moved, labels, net, f, slope, rate, 100)]
        ]
        assert losses[1] < losses[0], name
        try:
            layers = depth.train(moved, labels, net, f, slope, 1e200, 3)
        except FloatingPointError as error:
            assert "take a smaller rate" in str(error)
        else:
            assert all(np.isfinite(W).all() and np.isfinite(b).all() for W, b in layers)


@everywhere
@pytest.mark.parametrize("activation", [threshold.sigmoid, np.tanh, relu])
@pytest.mark.filterwarnings("ignore:overflow", "ignore:invalid")
def test_training_by_nudging_lets_the_loss_fall_or_refuses(scale, shift, activation):
    points, labels = rings(40)
    inputs, targets = with_one(scale * points + shift), np.where(labels == 1, 1.0, -1.0)
    before = np.random.default_rng(8).normal(size=(3, 3))
    start = threshold.loss(inputs, targets, activation, before, np.zeros(4))
    try:
        trained = threshold.train(inputs, targets, activation, before, steps=30)
    except ValueError as error:
        assert "the loss has risen from 0.5; take a lower rate" in str(error)
        assert max(scale, shift) > 30, "in reach of the page"
    else:
        assert threshold.loss(inputs, targets, activation, *trained) <= start
