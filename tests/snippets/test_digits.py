"""Chapter 14: the network computes what it says, and the experiments say what the page says."""

import numpy as np
import pytest

from snippets import hidden_layer
from snippets.activations import relu, relu_derivative
from snippets.digits import (
    NETWORKS,
    answer,
    average_shares,
    backward,
    collapse,
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
from snippets.handwriting import FORMS, handwriting, leave_out, right_by_form
from snippets.results import result
from snippets.threshold import gradient_by_nudging, sigmoid
from snippets.where_it_sits import average_pool, convolve, max_pool

IMAGES, LABELS = handwriting()
WINDOWS = cut(IMAGES)
SETTINGS = list(NETWORKS.values())
STRAIGHT, BENT = NETWORKS["average none"], NETWORKS["max ReLU"]


def random_layers(filters: int = 3) -> list:
    rng = np.random.default_rng(1)
    return [(W, rng.normal(size=b.shape)) for W, b in fresh(rng, filters)]


def test_pixels_are_standardised_to_one_place():
    for form in range(14):
        seen = IMAGES[leave_out(form)[0]]
        assert seen.mean().round(1) == 0.3 and seen.std().round(1) == 0.4
    np.testing.assert_allclose(
        cut(np.full((1, 8, 8), 0.3)), np.zeros((1, 9, 4, 9)), rtol=0, atol=1e-15
    )
    assert cut(np.full((1, 8, 8), 0.7)).max() == pytest.approx(1)
    for wrong in (16 * IMAGES, -IMAGES, IMAGES + 50, IMAGES * np.nan):
        with pytest.raises(ValueError, match="from zero, paper, to one, ink"):
            cut(wrong)


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
    right = softmax(scores)[np.arange(5), [3, 1, 4, 1, 5]]
    assert log_loss(scores, [3, 1, 4, 1, 5]) == pytest.approx(-np.log(right).mean())


@pytest.mark.filterwarnings("error")
def test_the_loss_is_right_where_a_probability_is_zero():
    assert log_loss([[1000, 0]], [1]) == 1000 and log_loss([[1000, 0]], [0]) == 0
    assert log_loss([[-1e300, 1e300, 0]], [2]) == 1e300


@pytest.mark.filterwarnings("error")
def test_with_two_classes_it_is_the_loss_of_chapter_12():
    scores = np.array([[-800.0], [-3.0], [0.0], [0.5], [40.0], [2000.0]])
    labels = np.array([1, 0, 1, 0, 0, 0])
    two = np.hstack([np.zeros_like(scores), scores])
    assert log_loss(two, labels) == pytest.approx(hidden_layer.log_loss(scores, labels))


@pytest.mark.parametrize("setting", SETTINGS, ids=list(NETWORKS))
@pytest.mark.parametrize("shift", [0, 50])
@pytest.mark.parametrize("scale", [1e-3, 1, 1e3])
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_training_learns_something_or_says_that_it_did_not(scale, shift, setting):
    windows = scale * WINDOWS[:400] + shift
    try:
        layers = train(windows, LABELS[:400], setting, seed=0, epochs=4)
    except ValueError as error:
        assert "it learnt nothing" in str(error)
        assert (scale, shift) != (1, 0)
    else:
        assert (answer(windows, layers, setting) == LABELS[:400]).sum() > 300


@pytest.mark.parametrize("setting", SETTINGS)
def test_backward_agrees_with_nudging(setting):
    f, f_slope, shares = setting
    layers, few, names = random_layers(), WINDOWS[:4], LABELS[:4]
    gradients = backward(few, names, layers, f, f_slope, shares)
    for place in range(2):
        for part in range(2):

            def loss(weights, place=place, part=part):
                changed = [list(layer) for layer in layers]
                changed[place][part] = weights
                return log_loss(forward(few, changed, f, shares)[-1], names)

            nudged = gradient_by_nudging(loss, layers[place][part])
            np.testing.assert_allclose(gradients[place][part], nudged, atol=1e-7)


def test_training_lowers_the_loss_and_the_rate():
    learn = slice(0, 320)
    few, names = WINDOWS[learn], LABELS[learn]
    before = log_loss(forward(few, fresh(np.random.default_rng(3)), relu, max_shares)[-1], names)
    trained = train(few, names, BENT, seed=3, epochs=3)
    after = log_loss(forward(few, trained, relu, max_shares)[-1], names)
    assert after < 0.5 < 2 < before
    assert (answer(few, trained, BENT) == names).sum() > 280
    [(K, _), _] = train(few[:32], names[:32], STRAIGHT, seed=3, epochs=1, rate=1e-3)
    start = fresh(np.random.default_rng(3))
    [(dK, _), _] = backward(few[:32], names[:32], start, *STRAIGHT)
    np.testing.assert_allclose(start[0][0] - K, 1e-3 * dK, atol=1e-15)


def test_every_epoch_is_shuffled_and_takes_smaller_steps():
    few, names, rng = WINDOWS[:64], LABELS[:64], np.random.default_rng(7)
    layers = fresh(rng)
    for rate in (0.4, 0.2):
        for batch in rng.permutation(64).reshape(2, 32):
            gradients = backward(few[batch], names[batch], layers, *BENT)
            pairs = zip(layers, gradients, strict=True)
            layers = [(W - rate * dW, b - rate * db) for (W, b), (dW, db) in pairs]
    trained = train(few, names, BENT, seed=7, epochs=2)
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
        train(WINDOWS[learn], LABELS[learn], setting, seed=5, epochs=2) for setting in (BENT, last)
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


def gains(stored: dict, pooling: str) -> np.ndarray:
    return right_by_form(stored[f"{pooling} ReLU"]) - right_by_form(stored[f"{pooling} none"])


def test_what_relu_is_worth():
    """Of the digits of forms that were left out; behind averages, no form loses a whole one."""
    stored = result("digits-forms")
    average, maximum = gains(stored, "average"), gains(stored, "max")
    assert 2.5 < average.sum() / 17.97 < 3.1 and 0.5 < maximum.sum() / 17.97 < 1
    assert (average > 0).sum() == 12 and average.min() > -0.5
    total = {name: right_by_form(runs).sum() for name, runs in stored.items()}
    assert total["average none"] < total["average tanh"] < total["average ReLU"]
    assert abs(total["max none"] - total["average ReLU"]) < 9, "half a point"
    yardstick = right_by_form([result("digits-yardstick-linear-model")]).sum()
    assert abs(yardstick - total["average none"]) < 18, "a point"
    assert result("digits-yardstick-separable") == len(IMAGES)


def test_relu_leads_at_other_rates_too():
    stored = {name: [answers] for name, answers in result("digits-rates").items()}
    for rate in (0.1, 0.2):
        at_rate = {name.removesuffix(f" {rate}"): answers for name, answers in stored.items()}
        average, maximum = gains(at_rate, "average"), gains(at_rate, "max")
        assert 0 < maximum.sum() < average.sum()


def test_a_strange_hand_is_harder():
    forms, mixed = result("digits-forms"), result("digits-mixed")
    for name in NETWORKS:
        lost = right_by_form([mixed[name]]) - right_by_form(forms[name])
        assert 1.5 < lost.sum() / 17.97 < 4.5
    known = gains({name: [answers] for name, answers in mixed.items()}, "average")
    assert known.sum() < 0.7 * gains(forms, "average").sum()


def test_the_answers_are_the_forms_and_no_others():
    """Of a form that is trained anew, the answers are those that are stored."""
    learn, test = leave_out(13)
    layers = train(WINDOWS[learn], LABELS[learn], STRAIGHT, seed=13)
    stored = result("digits-forms")["average none"][0]
    assert "".join(map(str, answer(WINDOWS[test], layers, STRAIGHT))) == stored[1667:]


def test_the_stored_networks_are_those_without_the_first_form():
    _, test = leave_out(0)
    for short, name in (("straight", "average none"), ("bent", "max ReLU")):
        stored = np.array(list(result("digits-forms")[name][0][:130]), dtype=int)
        now = answer(WINDOWS[test], network(short), NETWORKS[name])
        assert (now != stored).sum() <= 2, "rounding to two places changed more than two digits"


def test_of_ink_and_chalk_a_straight_network_misreads_one_unless_the_digit_leads_on_the_grey():
    """Halfway between any digit and its negative lies one grey; so do the scores."""
    for seed in range(5):
        rng = np.random.default_rng(seed)
        layers = [(W, rng.normal(size=b.shape)) for W, b in fresh(rng)]
        ink, chalk, grey = (
            forward(cut(each), layers, np.positive, average_shares)[-1]
            for each in (IMAGES, 1 - IMAGES, np.full((1, 8, 8), 0.5))
        )
        np.testing.assert_allclose((ink + chalk) / 2, np.broadcast_to(grey, ink.shape))
        agree = ink.argmax(axis=1) == chalk.argmax(axis=1)
        assert (ink.argmax(axis=1)[agree] == grey.argmax()).all()


def test_no_straight_network_has_a_smaller_loss_in_ink_and_chalk_than_one_that_never_looks():
    pixels = IMAGES.reshape(-1, 64)
    both, names = np.concatenate([pixels, 1 - pixels]), np.tile(LABELS, 2)
    never_looks = log_loss(np.tile(np.log(np.bincount(LABELS)), (len(both), 1)), names)
    for seed, size in enumerate((1e-3, 0.1, 1.0)):
        rng = np.random.default_rng(seed)
        W, b = size * rng.normal(size=(10, 64)), rng.normal(size=10)
        turned = b + W.sum(axis=1)
        loss = log_loss(both @ W.T + b, names)
        assert log_loss(turned - both @ W.T, names) == pytest.approx(loss)
        level = log_loss(np.tile((b + turned) / 2, (len(both), 1)), names)
        assert never_looks <= level < loss


def test_in_ink_and_chalk_the_straight_network_guesses_and_every_other_one_reads():
    stored, sizes = result("digits-chalk-right"), 2 * np.diff([*FORMS, len(IMAGES)])
    assert stored.keys() == NETWORKS.keys()
    for name, right in stored.items():
        reads = [(r, size) for r, size in zip(right, sizes, strict=True) if r is not None]
        shares = np.array([r / size for r, size in reads])
        if name == "average none":
            assert right.count(None) == 2 and shares.max() <= 0.15
        else:
            assert len(shares) == 14 and shares.min() > 0.8
    straight = answer(cut(1 - IMAGES), network("straight"), STRAIGHT)
    assert not (straight == LABELS).any()


def test_labels_that_name_no_class_are_refused():
    for labels in ([-1], [[1]], [0, 1]):
        with pytest.raises(ValueError, match="counted from zero"):
            log_loss([[0, 3]], labels)
    with pytest.raises(ValueError, match="counted from zero"):
        log_loss([[0, 5], [5, 0]], [True, False])
