"""Where several chapters have a function for one meaning, they agree wherever all are defined."""

import numpy as np
import pytest

from snippets import (
    activations,
    bend,
    big_inputs,
    choosing,
    curved_boundary,
    depth,
    digits,
    gradients,
    hidden_layer,
    index,
    linear_classifier,
    not_separable,
    ordinary_network,
    stacking,
    threshold,
    where_it_sits,
)
from snippets.points import rings

Z = np.concatenate([np.linspace(-700, 700, 1401), np.linspace(-9, 9, 181), [1e-300, -1e-300]])
POINTS, LABELS = rings()
W, B = np.array([0.3, -1.0]), 0.2
LAYERS = stacking.random_layers([2, 3, 1], seed=1)
SCORES = POINTS @ W + B

# A chapter's simpler form, and the one to take home, at whatever both are defined for.
TWINS = {
    "step": (threshold.step, activations.step),
    "decide": (lambda z: linear_classifier.decide(z[:, None], [1.0]), activations.step),
    "relu of 1": (where_it_sits.relu, activations.relu),
    "relu of 7": (curved_boundary.relu, activations.relu),
    "relu of the home page": (index.relu, activations.relu),
    "slope of relu": (gradients.relu_slope, activations.relu_derivative),
    "sigmoid of 8": (threshold.sigmoid, activations.sigmoid),
    "sigmoid of 9": (big_inputs.sigmoid, activations.sigmoid),
    "slope of sigmoid": (big_inputs.sigmoid_slope, activations.sigmoid_derivative),
}


@pytest.mark.parametrize("name", TWINS)
def test_a_simpler_form_agrees_with_the_one_to_take_home(name: str) -> None:
    simpler, reference = TWINS[name]
    np.testing.assert_allclose(simpler(Z), reference(Z), rtol=1e-12)


def test_all_shares_of_what_is_right_are_one() -> None:
    target = curved_boundary.signs(LABELS)
    layer = [(W[None, :], np.array([B]))]
    assert (
        not_separable.accuracy(POINTS, LABELS, W, B)
        == curved_boundary.accuracy(SCORES, target)
        == depth.share_right(POINTS, LABELS, layer, np.tanh)
        == np.mean(linear_classifier.decide(np.c_[POINTS, SCORES * 0 + 1], [*W, B]) == LABELS)
    )


@pytest.mark.parametrize("scale", [1, 1e3, 1e-3])
def test_log_loss_is_one_whether_of_a_sigmoid_or_of_a_softmax(scale: float) -> None:
    scores = scale * SCORES
    two = np.column_stack([np.zeros(len(scores)), scores])
    pairs = np.column_stack([1 - LABELS, LABELS])
    losses = [
        hidden_layer.log_loss(scores[:, None], LABELS),
        digits.log_loss(two, LABELS),
        choosing.matching_loss(choosing.log_sum_exp, two, pairs) / len(scores),
        choosing.matching_loss(activations.softplus, scores, LABELS) / len(scores),
    ]
    np.testing.assert_allclose(losses, losses[0], rtol=1e-12)
    rates = digits.softmax(two)[:, 1] - LABELS
    slope = hidden_layer.log_loss_slope(scores[:, None], LABELS)[:, 0]
    np.testing.assert_allclose(slope, rates / len(scores), rtol=1e-9, atol=1e-18)


def test_all_ways_through_a_network_are_one() -> None:
    (hidden, bias), (output, last) = LAYERS
    ways = [
        stacking.forward(POINTS, LAYERS, np.tanh)[:, 0],
        hidden_layer.forward(POINTS, LAYERS, np.tanh)[1][-1][:, 0],
        threshold.network(
            ordinary_network.with_one(POINTS),
            np.column_stack([hidden, bias]),
            np.append(output, last),
            np.tanh,
        ),
        [
            ordinary_network.pre_activation(
                np.tanh(ordinary_network.pre_activation(x, hidden, bias)), output[0], last[0]
            )
            for x in POINTS
        ],
    ]
    for way in ways:
        np.testing.assert_allclose(way, ways[0], rtol=1e-12, atol=1e-15)


def test_all_gradients_are_one() -> None:
    x, t, p = gradients.example()
    W, b, v, c = gradients.unpack(p)
    layers = [(W, b), (v[None, :], np.array([c]))]
    h, z = hidden_layer.forward(x[None, :], layers, np.tanh)
    walked = hidden_layer.backward(z[-1] - t, h, z, layers, activations.tanh_derivative)
    by_layers = hidden_layer.pack(walked)
    nudged = threshold.gradient_by_nudging(lambda p: gradients.forward(x, t, p)[3], p)
    np.testing.assert_allclose(gradients.backward(x, t, p), by_layers, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(nudged, by_layers, atol=1e-8)
    for place in (-3.0, 0.1, 1e6):
        by_weight = threshold.gradient_by_nudging(lambda w: (w**2).sum(), np.array([place]))
        np.testing.assert_allclose(gradients.slope(np.square, place), by_weight[0], rtol=1e-12)


def test_both_ways_to_append_a_one_are_one() -> None:
    np.testing.assert_array_equal(curved_boundary.lines(POINTS), ordinary_network.with_one(POINTS))


def test_both_fits_by_least_squares_are_one() -> None:
    w, b = not_separable.least_squares(POINTS, LABELS)
    fitted = curved_boundary.fit(curved_boundary.lines(POINTS), curved_boundary.signs(LABELS))
    np.testing.assert_allclose([*w, b], fitted, rtol=1e-9)
    for largest in (1e3, 1e6, 1e9):
        features = POINTS * [1, largest]
        w, b = not_separable.least_squares(features, LABELS)
        fitted = curved_boundary.fit(curved_boundary.lines(features), curved_boundary.signs(LABELS))
        np.testing.assert_allclose([*w, b], fitted, rtol=1e-6)


def test_a_line_is_where_both_chapters_have_it() -> None:
    for w in (W, [0.0, -2.0], [1e-170, 1e-170], [1e170, 3e170]):
        [[x1, x2, turn]] = bend.in_hand([[*w, w[1]]])
        place, along = ordinary_network.boundary(w, w[1])
        np.testing.assert_allclose([x1, x2], place, atol=6e-4)
        arrow = np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn))])
        assert abs(arrow @ along) < 0.01


def test_a_typical_size_is_a_typical_error_from_zero() -> None:
    assert depth.rms(SCORES) == pytest.approx(choosing.miss(SCORES, 0 * SCORES), rel=1e-15)
