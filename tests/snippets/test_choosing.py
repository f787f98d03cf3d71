"""Chapter 15: what an output can say, what a loss asks for, and which go together."""

from functools import partial

import numpy as np
import pytest
from mpmath import mp

from snippets.activations import relu, sigmoid, sigmoid_derivative, softplus, step_derivative, tanh
from snippets.choosing import (
    MATCHING,
    WAITS,
    best_guess,
    half_square,
    hike,
    identity,
    log_sum_exp,
    matching_loss,
    miss,
    pinball,
)
from snippets.curved_boundary import fit, hidden_layer
from snippets.digits import softmax
from snippets.gradients import slope
from snippets.ordinary_network import with_one
from snippets.results import result
from snippets.threshold import gradient_by_nudging
from snippets.yardstick import EXACT

NAMES = [output.__name__ for output, _ in MATCHING]
RANGES = {"ReLU": (0, np.inf), "tanh": (-1, 1), "sigmoid": (0, 1)}


def targets_for(output, rng: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
    """Targets that the output unit can come near to, on average."""
    if output is softmax:
        return np.eye(shape[1])[rng.integers(shape[1], size=shape[0])]
    return rng.uniform(0.0, 1.0, shape)


@pytest.mark.parametrize(("low", "high"), RANGES.values(), ids=RANGES)
def test_C31_depends(low, high):
    """A number is no class: what keeps to a range is worse, at its best, than a plain line."""
    height, degrees = hike()
    line = with_one(height) @ fit(with_one(height), degrees)
    assert miss(line, degrees) < 1.1
    best = miss(np.clip(degrees, low, high), degrees)
    assert best > 1.9
    wild = np.random.default_rng(0).uniform(max(low, -20), min(high, 20), (500, len(degrees)))
    assert all(miss(outputs, degrees) > best for outputs in wild)


def test_C31_depends_regression_needs_the_bend_as_well():
    x = np.linspace(-1, 1, 201)
    straight, bent = (
        units @ fit(units, abs(x))
        for units in (hidden_layer(x[:, None], 30, f) for f in (identity, relu))
    )
    assert miss(straight, abs(x)) > 0.25 > 0.05 > miss(bent, abs(x))


@pytest.mark.parametrize(("output", "area"), MATCHING, ids=NAMES)
def test_C40_depends(output, area):
    """With its matching loss, an output unit gets output minus target as its gradient."""
    rng = np.random.default_rng(0)
    for _ in range(5):
        z = rng.normal(scale=2, size=(3, 4))
        t = targets_for(output, rng, z.shape)
        nudged = gradient_by_nudging(lambda z, t=t: matching_loss(area, z, t), z)
        np.testing.assert_allclose(nudged, output(z) - t, atol=1e-7)


@pytest.mark.parametrize("area", [softplus, log_sum_exp, np.exp])
def test_C40_depends_on_the_pair(area):
    """Behind no activation, the others' losses don't give output minus target."""
    z, t = np.array([[0.3, -1.2, 2.0]]), np.array([[0.0, 1.0, 0.0]])
    nudged = gradient_by_nudging(lambda z: matching_loss(area, z, t), z)
    assert not np.allclose(nudged, z - t, atol=0.1)


def test_C40_depends_a_confident_mistake_is_heard_by_log_loss_alone():
    z = np.linspace(-10.0, 40.0, 5001)
    by_log_loss, by_square = sigmoid(z), sigmoid(z) * sigmoid_derivative(z)
    np.testing.assert_allclose(slope(lambda z: sigmoid(z) ** 2 / 2, z), by_square, atol=1e-9)
    assert (np.diff(by_log_loss) >= 0).all() and by_log_loss[-1] == 1
    assert by_square[-1] < 1e-17
    assert np.isclose(by_square.max(), 4 / 27, atol=1e-6)
    assert np.isclose(sigmoid(z[by_square.argmax()]), 2 / 3, atol=0.01)


def test_C40_depends_in_the_hidden_layers_on_depth_and_start():
    """The lines of the table that chapter 13 measured, and the two that are computed."""

    def most(name, rule):
        by_rate = result(f"depth-spiral-{name}")
        return max(right.count(1.0) for key, right in by_rate.items() if key.startswith(rule))

    assert most("relu", "he") == most("tanh", "he") == 10
    assert most("relu", "glorot") <= 4 < 6 <= most("tanh", "glorot")
    assert most("sigmoid", "he") == most("sigmoid", "glorot") == 0
    assert most("silu", "he") <= 6 < 8 <= most("silu", "larger")
    assert not step_derivative(np.linspace(-3, 3, 100)).any()
    squares = hidden_layer(np.linspace(-1, 1, 101)[:, None], 300, np.square)
    assert np.linalg.matrix_rank(squares) == 3


def test_C40_depends_on_a_start_that_matches_the_function():
    """Of the mean square of a standard normal input, He's rule expects a half to come through."""
    for name, share in (("relu", 0.5), ("gelu", 0.43), ("silu", 0.36)):
        passed = mp.quad(lambda x, f=EXACT[name]: f(x) ** 2 * mp.npdf(x), [-12, -4, 0, 4, 12])
        assert round(float(passed), 2) == share


@pytest.mark.parametrize(
    ("output", "area"),
    [(np.tanh, lambda z: np.log(np.cosh(z))), (relu, lambda z: relu(z) ** 2 / 2)],
)
def test_any_output_unit_that_only_climbs_has_its_matching_loss(output, area):
    z, t = np.array([[0.3, -1.2, 2.0]]), np.array([[0.0, 1.0, 0.5]])
    nudged = gradient_by_nudging(lambda z: matching_loss(area, z, t), z)
    np.testing.assert_allclose(nudged, output(z) - t, atol=1e-7)


def test_a_share_of_softmax_depends_on_all_logits_so_it_is_not_one_number_in_one_number_out():
    first, other = softmax(np.array([[1.0, 0.0], [1.0, 3.0]]))[:, 0]
    assert first > 0.7 > 0.2 > other


@pytest.mark.parametrize(
    ("output", "area", "start"),
    [(identity, half_square, 0.0), (sigmoid, softplus, -40.0), (np.exp, np.exp, -40.0)],
)
def test_the_area_is_the_area_under_the_output_unit(output, area, start):
    z = np.linspace(start, 3.0, 20_001)
    assert np.isclose(np.trapezoid(output(z), z), area(z[-1]), rtol=1e-6)


def test_log_sum_exp_survives_large_logits_and_shifts_with_them():
    z = np.random.default_rng(0).normal(size=(5, 3))
    np.testing.assert_allclose(log_sum_exp(z), np.log(np.exp(z).sum(axis=1)))
    np.testing.assert_allclose(log_sum_exp(z + 1e4) - 1e4, log_sum_exp(z), atol=1e-9)


def test_the_matching_losses_are_the_old_acquaintances():
    """Up to what depends on the target alone, they are minus the logarithm of a chance."""
    z, t = np.array([[0.3, -1.2, 2.0]]), np.array([[0.0, 1.0, 0.0]])
    chances = np.where(t == 1, sigmoid(z), 1 - sigmoid(z))
    assert np.isclose(matching_loss(softplus, z, t), -np.log(chances).sum())
    assert np.isclose(matching_loss(log_sum_exp, z, t), -np.log(softmax(z)[0, 1]))
    square = ((z - t) ** 2).sum() / 2 - (t**2).sum() / 2
    assert np.isclose(matching_loss(half_square, z, t), square)
    count, rate = np.array([[4.0]]), np.array([[2.5]])
    poisson = np.exp(-rate) * rate**4 / 24
    from_scores = matching_loss(np.exp, np.log(rate), count)
    assert np.isclose(from_scores, -np.log(poisson * 24).item())


@pytest.mark.parametrize(
    ("output", "output_slope"),
    [(identity, np.ones_like), (sigmoid, sigmoid_derivative), (np.exp, np.exp)],
)
def test_a_matching_pair_is_right_on_average_once_trained(output, output_slope):
    """Newton's method to the bottom: weights and a bias, two inputs."""
    rng = np.random.default_rng(0)
    inputs, t = with_one(rng.normal(size=(50, 2))), rng.uniform(0.0, 1.0, 50)
    w = np.zeros(3)
    for _ in range(20):
        z = inputs @ w
        curvature = (inputs * output_slope(z)[:, None]).T @ inputs
        w = w - np.linalg.solve(curvature, inputs.T @ (output(z) - t))
    outputs = output(inputs @ w)
    assert np.ptp(outputs) > 0.05, "it says the same of all"
    assert np.isclose(outputs.mean(), t.mean(), atol=1e-12)


def test_right_on_average_is_no_gift_of_every_loss():
    """The absolute error settles on the median, which is not the mean."""
    assert best_guess(np.square, WAITS) == WAITS.mean() == 7
    assert best_guess(np.abs, WAITS) == np.median(WAITS) == 4


def test_pinball_asks_for_the_smallest_wait_that_covers_its_level():
    for level in (0.25, 0.5, 0.75, 0.9, 0.97):
        guess = best_guess(lambda error, level=level: pinball(error, level), WAITS)
        assert guess in WAITS
        assert np.mean(guess > WAITS) < level <= np.mean(guess >= WAITS)
    assert best_guess(lambda error: pinball(error, 0.9), WAITS) == 12
    np.testing.assert_allclose(pinball(WAITS - 5.0, 0.5), abs(WAITS - 5.0) / 2)


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e3])
@pytest.mark.parametrize("shift", [0.0, 50.0, -50.0])
def test_the_best_guess_goes_where_the_values_go(scale, shift):
    moved = scale * WAITS + shift
    ninth_tenth = partial(pinball, level=0.9)
    for loss, guess in ((np.square, 7.0), (np.abs, 4.0), (ninth_tenth, 12.0)):
        assert best_guess(loss, moved) == pytest.approx(scale * guess + shift, rel=1e-12)


@pytest.mark.parametrize(
    "as_other",
    [np.ndarray.tolist, np.float32, np.int8, np.uint8, lambda x: np.repeat(x, 2, axis=0)[::2]],
    ids=["list", "float32", "int8", "uint8", "strided"],
)
def test_the_type_of_the_numbers_does_not_matter(as_other):
    few, z, t = WAITS, np.array([[1, 0, 100], [3, 2, 20]]), np.array([[0, 1, 0], [1, 0, 0]])
    assert miss(as_other(few), as_other(few[::-1])) == miss(few, few[::-1])
    assert best_guess(np.square, as_other(few)) == 7
    assert best_guess(np.abs, as_other(np.array([0, 1, 10]))) == 1, "no place of the grid"
    np.testing.assert_array_equal(pinball(as_other(few), 0.75), pinball(few, 0.75))
    np.testing.assert_array_equal(half_square(as_other(z)), half_square(z))
    np.testing.assert_array_equal(log_sum_exp(as_other(z)), log_sum_exp(z))
    for _, area in MATCHING:
        assert matching_loss(area, as_other(z), as_other(t)) == matching_loss(area, z, t)


def test_squared_error_and_log_loss_ask_for_the_same_share():
    t = np.array([1.0, 0.0, 0.0, 1.0, 0.0])
    p = np.linspace(0.01, 0.99, 99)
    log_loss = -(t.mean() * np.log(p) + (1 - t.mean()) * np.log(1 - p))
    square = ((p[:, None] - t) ** 2).mean(axis=1)
    assert np.isclose(p[log_loss.argmin()], t.mean())
    assert np.isclose(p[square.argmin()], t.mean())


def test_a_share_may_be_the_target_of_a_sigmoid():
    """From a to b: log loss of the share (t − a)/(b − a) settles on the mean of t."""
    a, b, t = -20.0, 40.0, np.array([-5.0, 10.0, 31.0])
    z = np.linspace(-6, 6, 12_001)
    costs = softplus(z) - z * ((t - a) / (b - a)).mean()
    assert np.isclose(a + (b - a) * sigmoid(z[costs.argmin()]), t.mean(), atol=0.02)


def test_the_hike_goes_from_above_one_to_below_zero():
    height, degrees = hike(400, seed=1)
    assert height.shape == (400, 1) and degrees.shape == (400,)
    assert height.min() >= 0 and height.max() <= 3
    falls, bottom = fit(with_one(height), degrees)
    assert abs(falls + 6) < 0.25 and abs(bottom - 12) < 0.25
    assert 0.9 < miss(with_one(height) @ np.array([falls, bottom]), degrees) < 1.1
    assert np.ptp(tanh(degrees)) < np.ptp(degrees)


def test_three_hundred_units_learn_coin_tosses_by_heart_and_nothing_else():
    rng, new = np.random.default_rng(1), []
    for toss in range(40):
        places, sides = rng.normal(size=(80, 2)), rng.choice([-1, 1], 80)
        units = hidden_layer(places, 300, relu, seed=toss)
        right = np.sign(units @ np.linalg.lstsq(units[:40], sides[:40])[0]) == sides
        assert right[:40].all()
        new.append(right[40:].mean())
    assert abs(np.mean(new) - 0.5) < 0.05


def test_targets_of_another_shape_are_refused():
    with pytest.raises(ValueError, match=r"shape \(3, 1\), but targets of shape \(3,\)"):
        matching_loss(half_square, np.ones((3, 1)), np.ones(3))
