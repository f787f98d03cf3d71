"""Chapter 13: what depth does to sizes, what dead units can and can't do, who learns."""

import re

import numpy as np
import pytest

from scripts.core.paths import SNIPPETS
from snippets.activations import (
    elu,
    elu_derivative,
    leaky_relu,
    leaky_relu_derivative,
    relu,
    sigmoid,
    tanh,
)
from snippets.depth import (
    CAST,
    a_hundred_inputs,
    dead,
    disguise,
    glorot,
    gradient_sizes,
    gradients,
    he,
    initialise,
    rms,
    share_right,
    spirals,
    ten_nets,
    train,
    transplant,
)
from snippets.hidden_layer import forward
from snippets.points import rings
from snippets.results import result
from snippets.stacking import random_layers

LEAKY = leaky_relu, leaky_relu_derivative


def log_loss(x, labels, layers, f) -> float:
    p = sigmoid(forward(x, layers, f)[1][-1][:, 0])
    return float(-np.mean(np.where(labels == 1, np.log(p), np.log(1 - p))))


@pytest.mark.parametrize("name", CAST)
def test_gradients_are_the_slopes_of_the_log_loss(name):
    x, labels = rings(20)
    net = random_layers([2, 3, 4, 1], seed=1)
    found = gradients(x, labels, net, *CAST[name])
    for place in range(3):
        for part in (0, 1):
            for at in np.ndindex(net[place][part].shape):
                losses = []
                for nudge in (1e-5, -1e-5):
                    moved = [[W.copy(), b.copy()] for W, b in net]
                    moved[place][part][at] += nudge
                    losses.append(log_loss(x, labels, moved, CAST[name][0]))
                slope = (losses[0] - losses[1]) / 2e-5
                assert found[place][part][at] == pytest.approx(slope, abs=1e-8)


@pytest.mark.parametrize(("variance", "exact"), [(glorot, 2 / 500), (he, 2 / 200)])
def test_the_weights_have_the_variance_of_the_recipe(variance, exact):
    (W, b), (_, last) = initialise([200, 300, 1], variance)
    assert W.shape == (300, 200) and not b.any() and not last.any()
    assert W.var() == pytest.approx(exact, rel=0.02)
    assert abs(W.mean()) < 4 * np.sqrt(exact / W.size)
    again, other = initialise([200, 300, 1], variance), initialise([200, 300, 1], variance, 1)
    assert np.array_equal(W, again[0][0]) and not np.array_equal(W, other[0][0])


def test_rms():
    assert rms(np.array([[3.0, -3.0], [3.0, -3.0]])) == 3
    assert rms(np.array([0.0, 2.0])) == pytest.approx(2**0.5)


def test_the_gradient_of_sigmoids_vanishes_and_that_of_the_others_does_not():
    ratios = {}
    for name in CAST:
        for variance in (glorot, he):
            sizes = gradient_sizes(name, ten_nets(variance))
            assert sizes.shape == (10, 11)
            ratios[name, variance] = sizes[:, 0] / sizes[:, 9]
    for variance in (glorot, he):
        assert ratios["sigmoid", variance].max() < 1e-3
        assert 0.5 < np.median(ratios["tanh", variance]) < 2
        assert 0.25 < np.median(ratios["ReLU", variance]) < 4
    assert np.median(ratios["sigmoid", glorot]) == pytest.approx(0.25**9, rel=1)
    spread = [np.ptp(np.log(r)) for r in ratios.values()]
    assert min(spread) > 0.5, "the nets are different nets"


@pytest.mark.parametrize("seed", range(3))
def test_a_disguise_changes_nothing(seed):
    """Biases included: the same scores, and so the same gradient by each of them."""
    net = random_layers([3, 4, 5, 2, 1], seed)
    x = np.random.default_rng(seed).normal(size=(6, 3))
    dressed = disguise(net)
    np.testing.assert_allclose(forward(x, dressed, sigmoid)[1][-1], forward(x, net, tanh)[1][-1])
    assert not np.allclose(forward(x, net, sigmoid)[1][-1], forward(x, net, tanh)[1][-1])
    labels = np.arange(6) % 2
    by_last = [gradients(x, labels, net, *CAST["tanh"])[-1][1]]
    by_last += [gradients(x, labels, dressed, *CAST["sigmoid"])[-1][1]]
    np.testing.assert_allclose(*by_last)


@pytest.mark.parametrize("factor", [0.5, 2.0, 4.0])
def test_relu_without_biases_multiplies_and_others_do_not(factor):
    x, _ = a_hundred_inputs()
    net = initialise([64, 16, 16, 1], he)
    scaled = [(factor * W, b) for W, b in net]
    once, more = (forward(x, layers, relu)[1][-1] for layers in (net, scaled))
    assert np.array_equal(more, factor**3 * once), "a power of two rounds nothing"
    once, more = (forward(x, layers, tanh)[1][-1] for layers in (net, scaled))
    assert not np.allclose(more, factor**3 * once)


def test_gradients_explode_with_tanh_while_its_outputs_stay_below_one():
    x, labels = a_hundred_inputs()
    loud = [(4 * W, b) for W, b in initialise([64] * 11 + [1], he)]
    found = gradients(x, labels, loud, *CAST["tanh"])
    assert rms(found[0][0]) > 100 * rms(found[-2][0])
    assert max(np.abs(h).max() for h in forward(x, loud, tanh)[0][1:]) <= 1


@pytest.mark.parametrize("width", [2, 16])
@pytest.mark.parametrize(("variance", "factor"), [(he, 1.0), (glorot, 0.5)])
def test_relu_keeps_half_of_the_mean_square(width, variance, factor):
    """On average over the weights, whatever comes in, in narrow layers as well as in wide ones."""
    h = np.random.default_rng(3).uniform(0, 2, (1, width))
    nets = [initialise([width, width], variance, seed) for seed in range(4000)]
    after = [rms(relu(forward(h, net, relu)[1][0])) ** 2 for net in nets]
    assert np.mean(after) / rms(h) ** 2 == pytest.approx(factor, rel=0.1)


def test_relu_keeps_half_only_of_what_has_a_mirror_twin():
    """Zero mean isn't enough: here two thirds get through."""
    z = np.array([2.0, -1.0, -1.0])
    assert z.mean() == 0 and np.mean(relu(z) ** 2) / np.mean(z**2) == pytest.approx(2 / 3)


@pytest.mark.parametrize("leak", [0.01, 0.5, 1.0])
def test_the_start_for_a_leak(leak):
    z = np.random.default_rng(0).normal(size=1000)
    both = np.concatenate([z, -z])
    leaked = np.where(both > 0, both, leak * both)
    variance_times_n = 2 / (1 + leak**2)
    assert variance_times_n * np.mean(leaked**2) == pytest.approx(np.mean(both**2))


@pytest.mark.parametrize("seed", range(3))
def test_relu_without_biases_gives_each_layer_the_same_sum(seed):
    x, labels = a_hundred_inputs()
    net = initialise([64, 9, 30, 5, 1], he, seed)

    def sums(name):
        found = gradients(x, labels, net, *CAST[name])
        return [np.vdot(W, dW) for (W, _), (dW, _) in zip(net, found, strict=True)]

    np.testing.assert_allclose(sums("ReLU"), sums("ReLU")[0], rtol=1e-9)
    assert np.ptp(sums("tanh")) > 0.01 * np.abs(sums("tanh")).max()


def test_twenty_layers():
    found = result("depth-twenty-layers")
    assert {len(row) for row in found.values()} == {20}
    assert 0.8 < found["average"][-1] < 1.2
    assert found["low"][-1] < found["median"][-1] < found["average"][-1] < found["high"][-1]
    assert np.all(np.diff(found["median"]) < 0) and found["below one"][-1] > 0.7


def all_dead() -> list:
    net = train(*rings(), initialise([2, 32, 1], he, seed=1), *CAST["ReLU"], 10, 20)
    assert dead(rings()[0], net)[0].all()
    return net


def test_dead_means_off_for_every_sample():
    W, b, x = np.array([[1.0], [1.0], [-1.0]]), np.array([0.0, -2.0, 0.5]), np.array([[1.0], [2.0]])
    net = [(W, b), (np.ones((2, 3)), np.array([-1.1, -5.0])), (np.ones((1, 2)), np.zeros(1))]
    first, second = dead(x, net)
    assert first.tolist() == [False, True, True], "zero counts as off"
    assert second.tolist() == [False, True]


def test_in_the_first_layer_dead_is_for_good():
    """To the last bit, for plain descent on the same samples; only the output's bias moves."""
    net = all_dead()
    (dW, db), (dV, _) = gradients(*rings(), net, *CAST["ReLU"])
    assert not dW.any() and not db.any() and not dV.any()
    (W, b), (V, c) = train(*rings(), net, *CAST["ReLU"], rate=1, steps=50)
    assert np.array_equal(W, net[0][0]) and np.array_equal(b, net[0][1])
    assert np.array_equal(V, net[1][0]) and c != net[1][1]
    far = np.array([[50.0, 0.0], [-50.0, 0.0], [0.0, 50.0], [0.0, -50.0]])
    assert not dead(far, net)[0].all(), "other samples could wake it"


def test_in_a_deeper_layer_the_gradient_is_zero_too_but_the_inputs_move():
    first, second = result("depth-kicked")
    assert len(first) == len(second) == 100
    assert not any(first) and min(second) >= 1 and max(second) < 8
    x, labels = rings()
    net = initialise([2, 16, 16, 1], he)
    W, b = net[1]
    net[1] = W, np.where(np.arange(16) < 8, -50.0, b)
    dW, db = gradients(x, labels, net, *CAST["ReLU"])[1]
    assert not dW[:8].any() and not db[:8].any() and dW[8:].any()
    assert gradients(x, labels, net, *CAST["ReLU"])[0][0].any()


def test_a_dead_net_of_leaky_relus_is_a_line():
    x, labels = rings()
    net = all_dead()
    scores = forward(x, net, leaky_relu)[1][-1][:, 0]
    affine = np.column_stack([x, np.ones(len(x))])
    weights = np.linalg.lstsq(affine, scores)[0]
    np.testing.assert_allclose(affine @ weights, scores, atol=1e-12)
    dW, _ = gradients(x, labels, net, *LEAKY)[0]
    assert dW.any(), "it does get a gradient"


def test_a_transplant_changes_nothing_at_first_and_everything_later():
    x, labels = rings()
    for rate in (7, 10):
        net = train(x, labels, initialise([2, 32, 1], he), *CAST["ReLU"], rate, 20)
        assert dead(x, net)[0].any()
        cured = transplant(x, net)
        np.testing.assert_allclose(forward(x, cured, relu)[1][-1], forward(x, net, relu)[1][-1])
        gone = dead(x, net)[0]
        assert not dead(x, cured)[0].any() and not cured[0][1][gone].any()
        assert np.array_equal(cured[0][0][~gone], net[0][0][~gone])
        cured = train(x, labels, cured, *CAST["ReLU"], rate=1, steps=60)
        assert share_right(x, labels, cured, relu) == 1


def test_who_dies():
    found = result("depth-dying")
    assert {len(row["right"]) for row in found.values()} == {100}
    assert max(found["ReLU 1"]["off"] + found["ReLU 3"]["off"]) < 3
    assert min(found["ReLU 10"]["off"]) > 16 and found["ReLU 10"]["right"].count(1.0) < 15
    assert 90 < found["ReLU 7"]["right"].count(1.0) < 100
    for rate in (1, 3, 5, 7):
        assert min(found[f"tanh {rate}"]["right"]) == 1
    assert 80 < found["tanh 10"]["right"].count(1.0) < 100
    cures = result("depth-revived")
    assert set(cures["wait"]) == {0.5} and np.median(cures["leak"]) < 0.7
    assert set(cures["transplant"]) == {1.0} and len(cures["wait"]) > 50


def test_who_gets_over_it():
    """Of 100 nets: the smooth ones in time, a tenth of a leak later, a hundredth seldom."""
    found = result("depth-at-ten")
    assert max(found["ReLU"]) < 15 and found["leak 0.01"][0] < 15 < found["leak 0.01"][1] < 40
    assert found["leak 0.1"][0] < 15 and found["leak 0.1"][1] > 85
    assert found["GELU"][0] > 50 and min(found["GELU"][1], *found["SiLU"]) > 85
    assert not any(found["leak 0.3"] + found["ELU"])


def test_the_rate_is_too_large_for_elu_and_for_the_largest_leak_but_three_is_not():
    x, labels = rings()
    leak = (lambda z: np.maximum(z, 0.3 * z), lambda z: np.where(z > 0, 1.0, 0.3))
    for cast in ((elu, elu_derivative), leak):
        for rate, solved in ((3, True), (10, False)):
            nets = [
                train(x, labels, initialise([2, 32, 1], he, s), *cast, rate, 100) for s in (0, 1)
            ]
            assert [share_right(x, labels, net, cast[0]) == 1 for net in nets] == [solved] * 2


def test_the_accident():
    """One step too far turns the output layer and all scores negative; the next one kills."""
    x, labels = rings()
    net = train(x, labels, initialise([2, 32, 1], he), *CAST["ReLU"], 10, 1)
    assert net[1][0].max() < 0 and forward(x, net, relu)[1][-1].max() < 0
    assert not dead(x, net)[0].any()
    asked = sigmoid(forward(x, net, relu)[1][-1][:, 0]) - labels
    assert asked[labels == 1].max() < -0.8
    (_, db), _ = gradients(x, labels, net, *CAST["ReLU"])
    assert np.mean(db > 0) > 0.8, "most are pushed down"
    after = train(x, labels, net, *CAST["ReLU"], 10, 1)
    assert dead(x, after)[0].mean() > 0.5


def test_who_learns_the_spirals():
    def solved(name, start):
        by_rate = result(f"depth-spiral-{name}").items()
        return max(right.count(1.0) for key, right in by_rate if start in key)

    starts = ("glorot", "he", "larger")
    assert [solved("sigmoid", start) for start in starts] == [0, 0, 0]
    assert solved("disguised", "glorot") == 0 and solved("disguised", "he") >= 8
    assert solved("tanh", "he") == solved("relu", "he") == 10
    assert solved("relu", "glorot") < 5 < solved("tanh", "glorot")
    tanh = {key: right.count(1.0) for key, right in result("depth-spiral-tanh").items()}
    assert all(count == 10 for key, count in tanh.items() if "he" in key)
    assert sum(count > 5 for key, count in tanh.items() if "glorot" in key) == 1
    assert solved("gelu", "glorot") == solved("silu", "glorot") == 0
    assert solved("gelu", "he") < 10 and solved("silu", "he") < 8
    assert all(solved(name, "larger") >= 8 for name in ("disguised", "tanh", "gelu", "silu"))


def test_the_spirals_were_learnt_in_500_steps():
    """As chapters 13 and 15 say."""
    code = (SNIPPETS / "experiments/depth.py").read_text("utf-8")
    _, spiral = code.split("[start:spiral]")
    assert re.findall(r"steps=(\d+)", spiral.partition("[end:spiral]")[0]) == ["500"]


def test_spirals_are_two_arms_of_one_turn():
    points, labels = spirals(500, seed=3)
    radius = np.linalg.norm(points, axis=1)
    assert labels.sum() == 250 and 0 <= radius.min() - 0.15 < 0.02
    assert 0.98 < radius.max() <= 1
    turned = np.arctan2(points[:, 1], points[:, 0]) - 2 * np.pi * radius - np.pi * labels
    np.testing.assert_allclose(np.cos(turned), 1)


def test_training_goes_downhill_and_leaves_the_start_alone():
    x, labels = rings(40)
    net = initialise([2, 8, 1], he)
    before = [(W.copy(), b.copy()) for W, b in net]
    after = train(x, labels, net, *CAST["tanh"], rate=0.1, steps=5)
    assert log_loss(x, labels, after, tanh) < log_loss(x, labels, net, tanh)
    for (W, b), (W0, b0) in zip(net, before, strict=True):
        assert np.array_equal(W, W0) and np.array_equal(b, b0)
    one = train(x, labels, net, *CAST["tanh"], rate=0.1, steps=1)
    np.testing.assert_allclose(
        one[0][0], net[0][0] - 0.1 * gradients(x, labels, net, *CAST["tanh"])[0][0]
    )


def test_share_right():
    """A score of zero says label 0."""
    identity = [(np.eye(1), np.zeros(1))]
    x = np.array([[1.0], [-1.0], [0.0], [0.0]])
    assert share_right(x, np.array([1, 1, 1, 0]), identity, relu) == 0.5
    assert share_right(x, np.array([1, 0, 0, 0]), identity, relu) == 1


def test_labels_of_another_shape_or_of_another_kind_are_refused():
    points, labels = rings(40)
    net = initialise([2, 8, 1], he)
    with pytest.raises(ValueError, match=r"40 samples, but labels of shape \(40, 1\)"):
        gradients(points, labels[:, None], net, *CAST["tanh"])
    with pytest.raises(ValueError, match="has to be 0 or 1"):
        gradients(points, 2 * labels - 1, net, *CAST["tanh"])


def test_after_the_first_step_at_ten_most_output_weights_are_negative() -> None:
    """In the net of the page all of them are, and all scores; see `dying` for what follows."""
    points, labels = rings()
    negative, scores = [], []
    for seed in range(100):
        start = initialise([2, 32, 1], he, seed)
        net = train(points, labels, start, *CAST["ReLU"], rate=10, steps=1)
        negative.append((net[1][0] < 0).sum())
        scores.append((forward(points, net, relu)[1][-1] < 0).all())
    assert negative[0] == 32 and scores[0]
    assert min(negative) > 16 and sum(scores) > 50
