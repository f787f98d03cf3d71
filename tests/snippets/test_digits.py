"""Chapter 14: the network computes what it says, and the experiments say what the page says."""

import numpy as np
import pytest

from snippets.activations import relu, relu_derivative
from snippets.digits import (
    AVERAGE,
    MAX,
    average_shares,
    backward,
    collapse,
    count_right,
    cut,
    forward,
    fresh,
    log_loss,
    max_shares,
    network,
    relu_last_shares,
    softmax,
    train,
)
from snippets.handwriting import deal, handwriting
from snippets.results import result
from snippets.threshold import gradient_by_nudging, sigmoid
from snippets.where_it_sits import average_pool, convolve, max_pool

IMAGES, LABELS = handwriting()
WINDOWS = cut(IMAGES)
SETTINGS = [*AVERAGE.values(), *MAX.values()]


def random_layers(filters: int = 3) -> list:
    rng = np.random.default_rng(1)
    return [(W, rng.normal(size=b.shape)) for W, b in fresh(rng, filters)]


def test_pixels_are_standardised_to_one_place():
    assert IMAGES.mean().round(1) == 0.3 and IMAGES.std().round(1) == 0.4
    np.testing.assert_allclose(
        cut(np.full((1, 8, 8), 0.3)), np.zeros((1, 9, 4, 9)), rtol=0, atol=1e-15
    )
    assert cut(np.full((1, 8, 8), 0.7)).max() == pytest.approx(1)


@pytest.mark.parametrize(
    ("shares", "pool"), [(average_shares, average_pool), (max_shares, max_pool)]
)
def test_convolution_and_pooling_are_those_of_chapter_1(shares, pool):
    layers = random_layers()
    (K, a), (V, c) = layers
    image = IMAGES[7]
    pooled = [
        pool(relu(convolve((image - 0.3) / 0.4, kernel.reshape(3, 3)) + bias)).ravel()
        for kernel, bias in zip(K, a, strict=True)
    ]
    got = forward(WINDOWS[7:8], layers, relu, shares)
    np.testing.assert_allclose(got[2][0].T, pooled, atol=1e-12)
    np.testing.assert_allclose(got[3][0], V @ np.ravel(pooled, order="F") + c)


def test_shares_add_up_to_one():
    h = np.random.default_rng(0).normal(size=(2, 9, 4, 3)).round()
    for shares in (average_shares, max_shares):
        np.testing.assert_array_equal(shares(h).sum(axis=2), 1)
    np.testing.assert_array_equal((max_shares(h) * h).sum(axis=2), h.max(axis=2))


def test_softmax_and_log_loss():
    scores = np.random.default_rng(0).normal(size=(5, 10))
    np.testing.assert_allclose(softmax(scores), np.exp(scores) / np.exp(scores).sum(1)[:, None])
    np.testing.assert_allclose(softmax(scores + 1e3), softmax(scores))
    two = np.array([[0.7, -0.4]])
    assert softmax(two)[0, 0] == pytest.approx(sigmoid(1.1)), "with two classes, the sigmoid"
    assert log_loss(two, np.array([1])) == pytest.approx(-np.log(1 - sigmoid(1.1)))


@pytest.mark.parametrize("setting", SETTINGS)
def test_backward_agrees_with_nudging(setting):
    f, f_slope, shares = setting
    layers, few, names = random_layers(), WINDOWS[:4], LABELS[:4]
    gradients = backward(few, names, layers, f, f_slope, shares)
    for place in range(2):
        for part in range(2):

            def damage(weights, place=place, part=part):
                changed = [list(layer) for layer in layers]
                changed[place][part] = weights
                return log_loss(forward(few, changed, f, shares)[-1], names)

            nudged = gradient_by_nudging(damage, layers[place][part])
            np.testing.assert_allclose(gradients[place][part], nudged, atol=1e-7)


def test_training_lowers_the_damage_and_the_step():
    learn = slice(0, 320)
    few, names = WINDOWS[learn], LABELS[learn]
    before = log_loss(forward(few, fresh(np.random.default_rng(3)), relu, max_shares)[-1], names)
    trained = train(few, names, MAX["ReLU"], seed=3, rounds=3)
    after = log_loss(forward(few, trained, relu, max_shares)[-1], names)
    assert after < 0.5 < 2 < before
    assert count_right(few, names, trained, MAX["ReLU"]) > 280
    [(K, _), _] = train(few[:32], names[:32], AVERAGE["none"], seed=3, rounds=1, rate=1e-3)
    start = fresh(np.random.default_rng(3))
    [(dK, _), _] = backward(few[:32], names[:32], start, *AVERAGE["none"])
    np.testing.assert_allclose(start[0][0] - K, 1e-3 * dK, atol=1e-15)


def test_every_round_is_shuffled_and_takes_smaller_steps():
    few, names, rng = WINDOWS[:64], LABELS[:64], np.random.default_rng(7)
    layers = fresh(rng)
    for step in (0.4, 0.2):
        for batch in rng.permutation(64).reshape(2, 32):
            gradients = backward(few[batch], names[batch], layers, *MAX["ReLU"])
            pairs = zip(layers, gradients, strict=True)
            layers = [(W - step * dW, b - step * db) for (W, b), (dW, db) in pairs]
    trained = train(few, names, MAX["ReLU"], seed=7, rounds=2)
    np.testing.assert_allclose(trained[0][0], layers[0][0])
    np.testing.assert_allclose(trained[1][0], layers[1][0])


def test_fresh_weights_are_as_large_as_he_says():
    (K, a), (V, c) = fresh(np.random.default_rng(0), filters=2000)
    assert K.var() == pytest.approx(2 / 9, rel=0.05)
    assert V.var() == pytest.approx(2 / 18_000, rel=0.05)
    assert not a.any() and not c.any()


def test_relu_before_or_after_max_pooling_trains_the_same_network():
    learn = slice(0, 200)
    last = (np.positive, np.ones_like, relu_last_shares)
    before, after = (
        train(WINDOWS[learn], LABELS[learn], setting, seed=5, rounds=2)
        for setting in (MAX["ReLU"], last)
    )
    for (W, b), (W2, b2) in zip(before, after, strict=True):
        np.testing.assert_array_equal(W, W2)
        np.testing.assert_array_equal(b, b2)
    z = np.random.default_rng(0).normal(size=(3, 9, 4, 2))
    pooled = (relu_last_shares(z) * z).sum(axis=2)
    np.testing.assert_array_equal(pooled, relu(z.max(axis=2)))
    assert relu_derivative(0.0) == 0


def test_averaging_without_activation_collapses_and_max_pooling_does_not():
    layers = network("straight")
    W, b = collapse(layers)
    pixels = IMAGES.reshape(-1, 64)
    for shares, same in ((average_shares, True), (max_shares, False)):
        scores = forward(WINDOWS, layers, np.positive, shares)[-1]
        assert np.allclose(pixels @ W.T + b, scores) is same


def test_what_relu_is_worth():
    average, maximum = result("digits-average"), result("digits-maximum")
    yardstick = result("digits-yardstick-linear-model")
    assert (np.subtract(average["ReLU"], average["none"]) > 0).all()
    assert 1 < np.subtract(average["ReLU"], average["none"]).mean() / 4.5 < 2
    assert (np.subtract(average["tanh"], average["none"]) >= 0).sum() >= 8
    assert abs(np.subtract(maximum["ReLU"], maximum["none"]).mean()) < 1
    assert np.mean(average["none"]) < np.mean(yardstick["held out"]) < np.mean(maximum["none"])
    assert result("digits-yardstick-separable") == len(IMAGES)


def test_the_rate_in_use_was_the_best_of_the_three():
    totals = np.sum(list(result("digits-rates").values()), axis=0)
    assert totals.argmax() == 2
    assert train.__defaults__ == (40, (0.1, 0.2, 0.4)[totals.argmax()])


def test_a_strange_hand_is_harder():
    ordered = result("digits-in-order")
    dealt = {"average none": result("digits-average")["none"]}
    dealt["max ReLU"] = result("digits-maximum")["ReLU"]
    for name, right in ordered.items():
        assert max(right) < min(dealt[name])
    assert (np.subtract(ordered["max ReLU"], ordered["average none"]) > 0).all()


def test_the_stored_networks_are_those_of_seed_0():
    _, test = deal(0)
    for name, setting, stored in (
        ("straight", AVERAGE["none"], result("digits-average")["none"][0]),
        ("bent", MAX["ReLU"], result("digits-maximum")["ReLU"][0]),
    ):
        right = count_right(WINDOWS[test], LABELS[test], network(name), setting)
        assert abs(right - stored) <= 2, "rounding to two places changed more than two digits"
