"""Chapter 11: the activation functions against exact values, and the article's claims of them."""

from math import erfc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from mpmath import mp
from scipy import special

import snippets.activations as activations
from snippets.activations import (
    elu,
    gelu,
    gelu_derivative,
    leaky_relu,
    normal_cdf,
    normal_pdf,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    silu,
    slope_around_minimum,
    softplus,
    step,
    step_derivative,
    tanh,
    tanh_derivative,
)
from snippets.calibration import calibration_error, coin_tosses, reliability
from snippets.gradients import slope
from snippets.points import two_clouds, xor
from snippets.where_it_sits import DIGIT, EDGE, convolve
from snippets.yardstick import EXACT, FROM_SCIPY, SENSITIVE, units_off, worst

FUNCTIONS = "step sigmoid tanh relu leaky_relu elu softplus gelu silu".split()
NAMES = [name + ending for name in FUNCTIONS for ending in ("", "_derivative")]
NORMAL = ["normal_cdf", "normal_pdf"]
NAIVE = [name for name in NAMES if hasattr(activations, f"naive_{name}")]

# Where the arithmetic is hardest: tails, the ends of float64, zeros and minima of slopes, seams.
EDGES = [5e-324, 2.2250738585072014e-308, 1e-300, 1e-20, 1.1e-16, 0.0, 1.0, 1e155, 1e200]
EDGES += [1.7976931348623157e308, 37.0, 38.5, 40.0, 355.0, 372.6, 400.0, 700.0, 708.4, 709.8]
EDGES += [745.0, 745.13, 745.2, 746.0, 752.0, 760.0, 800.0, 1000.0]
EDGES += [38.29, 0.5499997952002064, 0.5365429294359209, 2.22551600985265, 2.38943614567999]
EDGES += [0.7517915246935645, 1.2784645427610738, 2**0.5, 2**0.5 - 0.55, 2**0.5 + 0.55]
FINITE = st.floats(allow_nan=False, allow_infinity=False)
STABLE = settings(derandomize=True, database=None, deadline=None, max_examples=50)


def function(name: str):
    return getattr(activations, name)


def inputs(seed: int, count: int = 20) -> np.ndarray:
    """The edges with both signs, and random inputs at every scale."""
    rng = np.random.default_rng(seed)
    scales = [(-4, 4), (-40, 40), (-760, 760), (-745.2, -690), (-2, -0.8), (-0.7521, -0.7514)]
    scales += [(-1.2786, -1.2783), (-39, -30), (-0.57, -0.52)]
    anywhere = 10 ** rng.uniform(-320, 308, count) * rng.choice([-1, 1], count)
    spread = [rng.uniform(low, high, count) for low, high in scales]
    return np.concatenate([EDGES, np.negative(EDGES), anywhere, *spread])


def within_four_units(name: str, x: np.ndarray) -> None:
    """Hold a function against the exact values."""
    error, at = worst(name, function(name), x)
    assert error <= 4, f"{name}({at!r}) is {error:.3g} units off"


@pytest.mark.parametrize("name", [*NAMES, *NORMAL])
def test_four_units_in_the_last_place(name):
    within_four_units(name, inputs(seed=[*NAMES, *NORMAL].index(name)))


@STABLE
@given(FINITE)
def test_four_units_for_any_finite_float(x):
    for name in [*NAMES, *NORMAL]:
        within_four_units(name, np.array([x]))


@pytest.mark.parametrize("kind", [np.float16, np.float32])
@pytest.mark.parametrize("name", NAMES)
def test_a_short_float_is_rounded_once(name, kind):
    x = np.linspace(-120, 120, 1001, dtype=kind)
    given_back = function(name)(x)
    assert given_back.dtype == kind
    np.testing.assert_array_equal(given_back, function(name)(x.astype(float)).astype(kind))


ELEMENTS = {f"float{width}": st.floats(width=width) for width in (16, 32, 64)}
ELEMENTS["int64"] = st.integers(-99, 99)
ARRAYS = st.sampled_from(sorted(ELEMENTS)).flatmap(
    lambda kind: arrays.arrays(
        kind, arrays.array_shapes(min_dims=0, min_side=0), elements=ELEMENTS[kind]
    )
)


@STABLE
@given(ARRAYS)
def test_shape_type_nan_and_silence(x):
    """Every function, for every array: the same shape, no warning, and NaN only where NaN was."""
    expected = x.dtype if x.dtype.kind == "f" else np.float64
    for name in NAMES:
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            y = function(name)(x)
        assert y.shape == x.shape and y.dtype == expected, name
        np.testing.assert_array_equal(np.isnan(y), np.isnan(x), err_msg=name)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("x", [3, 3.0, True, np.int8(3), np.float64(3), np.array(3)])
def test_a_number_gives_a_number(name, x):
    y = function(name)(x)
    assert isinstance(y, np.float64)
    assert y == function(name)([float(x)])[0]


def test_types():
    assert sigmoid(np.ones(2, dtype=">f4")).dtype == np.float32
    assert isinstance(sigmoid(np.float32(1)), np.float32)
    assert sigmoid(np.ones(2, dtype=np.float16)).dtype == np.float16
    assert sigmoid([[0, 0], [0, 0]]).tolist() == [[0.5, 0.5], [0.5, 0.5]]
    for odd in (1j, np.array(["1"]), np.array([None])):
        with pytest.raises(TypeError):
            sigmoid(odd)


def test_the_input_is_left_alone():
    x = np.linspace(-900, 900, 7)
    before = x.copy()
    for name in NAMES:
        function(name)(x)
    np.testing.assert_array_equal(x, before)


LIMITS = {
    "step": (0, 1),
    "sigmoid": (0, 1),
    "tanh": (-1, 1),
    "relu": (0, np.inf),
    "leaky_relu": (-np.inf, np.inf),
    "elu": (-1, np.inf),
    "softplus": (0, np.inf),
    "gelu": (0, np.inf),
    "silu": (0, np.inf),
    "step_derivative": (0, 0),
    "sigmoid_derivative": (0, 0),
    "tanh_derivative": (0, 0),
    "relu_derivative": (0, 1),
    "leaky_relu_derivative": (0.01, 1),
    "elu_derivative": (0, 1),
    "softplus_derivative": (0, 1),
    "gelu_derivative": (0, 1),
    "silu_derivative": (0, 1),
}


@pytest.mark.parametrize("name", NAMES)
def test_infinities_go_to_the_limit(name):
    assert function(name)(np.array([-np.inf, np.inf])).tolist() == list(LIMITS[name])


def test_conventions_where_there_is_no_slope():
    assert (step(0.0), step_derivative(0.0), relu_derivative(0.0)) == (0, 0, 0)
    assert activations.leaky_relu_derivative(0.0) == 0.01


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_exact_slopes_are_the_slopes_of_the_exact_functions(name):
    for x in (-30.0, -2.5, -0.3, 0.7, 4.0):
        slope = mp.diff(EXACT[name], x)
        assert mp.almosteq(slope, EXACT[f"{name}_derivative"](mp.mpf(x)), 1e-20, 1e-30)


@pytest.mark.parametrize("name", sorted(SENSITIVE))
def test_the_slopes_that_measure_sensitivity(name):
    for x in (-5.0, -1.3, 0.4, 3.0):
        assert mp.almosteq(mp.diff(EXACT[name], x), SENSITIVE[name](mp.mpf(x)), 1e-20)


def test_the_yardstick_counts_units():
    one = 1.0 + 3 * np.spacing(1.0)
    assert units_off("relu", 1.0, one) == 3
    assert units_off("relu", -1.0, 5e-324) == 1
    assert units_off("softplus", 0.0, np.nan) == units_off("softplus", 0.0, np.inf) == np.inf
    far = -10.0  # x·Φ(x) changes by about x² times what x changes by
    moved = units_off("gelu", far, float(EXACT["gelu"](mp.mpf(np.nextafter(far, 0)))))
    assert 0.4 < moved < 2.1
    assert worst("relu", lambda x: relu(x) + (x == 2), np.array([1.0, 2.0])) == (2.0**52 / 2, 2.0)


@pytest.mark.parametrize("name", NAIVE)
def test_the_naive_forms_are_right_where_it_is_easy(name):
    x = np.array([-1.5, -0.5, 0.5, 1.5])
    np.testing.assert_allclose(function(f"naive_{name}")(x), function(name)(x), rtol=1e-12)


BREAKS = {
    "step": np.nan,
    "sigmoid": -720.0,
    "sigmoid_derivative": 40.0,
    "tanh": 1000.0,
    "tanh_derivative": 20.0,
    "relu": -np.inf,
    "softplus": -50.0,
    "elu": -1e-20,
    "elu_derivative": -40.0,
    "silu": -720.0,
    "silu_derivative": -np.inf,
    "gelu": -10.0,
    "gelu_derivative": np.inf,
}


@pytest.mark.parametrize("name", NAIVE)
def test_the_naive_forms_break_and_these_do_not(name):
    x = BREAKS[name]
    with np.errstate(over="ignore", invalid="ignore"):
        naive = function(f"naive_{name}")(np.array([x]))[0]
    good = function(name)(x)
    if np.isfinite(x):
        assert units_off(name, x, naive) > 1e9
        assert units_off(name, x, good) <= 4
    else:
        assert np.isnan(good) == np.isnan(x) != np.isnan(naive)


@pytest.mark.parametrize("x", [-710.0, -1000.0])
def test_naive_sigmoids_overflow(x):
    for name in ("sigmoid", "silu"):
        with pytest.warns(RuntimeWarning, match="overflow"):
            function(f"naive_{name}")(np.array([x]))


def test_every_form_of_scipy_is_that_function():
    x = np.linspace(-6, 6, 25)
    for name, form in FROM_SCIPY.items():
        np.testing.assert_allclose(form(x), function(name)(x), rtol=1e-9, err_msg=name)


def test_what_is_built_from_scipy_loses_digits_only_where_hardly_a_number_is_left():
    """Ten times the promise, that is one digit, is passed by values below 10⁻³⁰⁵ alone."""
    for seed, (name, form) in enumerate(FROM_SCIPY.items()):
        x = inputs(seed)
        with np.errstate(over="ignore"):
            wrong = [a for a, b in zip(x, form(x), strict=True) if units_off(name, a, b) > 40]
        assert all(abs(EXACT[name](mp.mpf(a))) < 1e-305 for a in wrong), name


def test_scipy_has_the_tools_for_the_tail():
    x = np.array([-37.0, -38.0])
    for value, at in zip(x * np.exp(special.log_ndtr(x)), x, strict=True):
        assert abs(value / EXACT["gelu"](mp.mpf(at)) - 1) < 1e-7
    assert special.ndtr(-38.0) == special.expit(-710.0) == 0 < np.exp(special.log_expit(-710.0))


def test_the_minimum_of_the_slope_of_gelu():
    root = mp.sqrt(2)
    coefficients = mp.taylor(EXACT["gelu_derivative"], -root, 6)
    np.testing.assert_allclose(
        slope_around_minimum()[:7], [float(c) for c in coefficients], atol=1e-15
    )
    assert slope_around_minimum() is slope_around_minimum(), "computed once"
    x = np.linspace(-3, 3, 6001)
    assert abs(x[gelu_derivative(x).argmin()] + 2**0.5) < 1e-3


def test_bell_curve():
    assert normal_cdf(np.zeros(1)) == 0.5
    assert normal_pdf(np.zeros(1)) == pytest.approx(float(mp.npdf(0)), rel=1e-15)
    np.testing.assert_allclose(normal_cdf(np.array([-1.0, 1.0])).sum(), 1, rtol=1e-15)


def test_normal_cdf_is_as_exact_as_the_standard_library():
    x = inputs(seed=0)
    halves = [erfc(-each / np.sqrt(2)) / 2 for each in x.tolist()]
    np.testing.assert_array_equal(normal_cdf(x), halves)
    assert normal_cdf(x.reshape(2, -1).T).shape == (len(x) // 2, 2)
    assert normal_cdf(np.array([])).shape == (0,)


@pytest.mark.parametrize(
    ("name", "at", "dip"), [("silu", "-1.278", "-0.27846"), ("gelu", "-0.752", "-0.16997")]
)
def test_the_dips_are_where_the_slope_is_zero_to_the_digits_shown(name, at, dip):
    lowest = mp.findroot(EXACT[f"{name}_derivative"], float(at))
    assert f"{float(lowest):.3f}" == at
    assert f"{float(EXACT[name](lowest)):.5f}" == dip


def test_gelu_by_tanh_is_off_by_less_than_a_two_thousandth():
    """On a grid of step h, a difference whose slope is at most s hides no more than s·h/2."""
    x, h = np.linspace(-6, 6, 60_001, retstep=True)
    by_tanh = x / 2 * (1 + tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))
    off = np.abs(by_tanh - gelu(x))
    steepest = np.abs(np.diff(off)).max() / h
    assert off.max() > 0.00047 and off.max() + steepest * h < 0.00048
    assert abs(gelu(6.0) - 6) < 1e-7 and abs(gelu(-6.0)) < 1e-7, "beyond, both are ReLU"


def test_elu_has_no_corner_only_because_its_left_half_ends_at_minus_one():
    """The slope just left of zero is α, and α is how deep it goes: here one, as on the right."""
    h = 1e-6
    assert slope(elu, -2 * h, h) == pytest.approx(-elu(-np.inf), abs=1e-5)
    assert slope(lambda x: np.where(x > 0, x, 0.5 * np.expm1(x)), -2 * h, h) < 0.51


def test_the_slope_of_the_slope_of_relu_is_zero_and_tanh_has_one():
    x = np.linspace(0.5, 3, 101)
    for sign in (-1, 1):
        assert np.abs(np.diff(relu(sign * x), 2)).max() < 1e-14
        assert np.abs(np.diff(tanh(sign * x), 2)).max() > 1e-4


def test_logaddexp_is_softplus():
    x = np.linspace(-800, 800, 3201)
    np.testing.assert_allclose(np.logaddexp(0, x), softplus(x), rtol=1e-15)


def test_shapes_of_the_curves():
    x = np.linspace(-8, 8, 3201)
    for name in ("step", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus"):
        assert np.all(np.diff(function(name)(x)) >= 0), f"{name} goes down"
    for name, at, value in (("gelu", -0.752, -0.16997), ("silu", -1.278, -0.27846)):
        y = function(name)(x)
        assert abs(x[y.argmin()] - at) < 0.005 and abs(y.min() - value) < 1e-5
        assert np.all(np.diff(y[x < at - 0.01]) < 0) and np.all(np.diff(y[x > at + 0.01]) > 0)
    np.testing.assert_allclose(softplus(x) - softplus(-x), x, atol=1e-14)
    np.testing.assert_allclose(silu(x) - silu(-x), x, atol=1e-14)
    np.testing.assert_allclose(gelu(x) - gelu(-x), x, atol=1e-14)
    np.testing.assert_allclose(elu(x)[x > 0], x[x > 0])


def test_C30_wrong():
    """Any increasing function behind one unit keeps the boundary; the step passes nothing on."""
    points, _ = two_clouds()
    rng = np.random.default_rng(0)
    for w, b in zip(rng.normal(size=(20, 2)), rng.normal(size=20), strict=True):
        scores = points @ w + b
        for f in (step, sigmoid, tanh, relu, leaky_relu, elu, softplus):
            np.testing.assert_array_equal(f(scores) > f(0.0), scores > 0)
    assert not step_derivative(np.linspace(-5, 5, 1000)).any()


@pytest.mark.parametrize("name", ["step", "sigmoid", "tanh", "relu", "leaky_relu", "elu"])
def test_C30_wrong_for_xor(name):
    """No unit of the kind parts XOR: one pebble at least scores no more than some thorn."""
    corners, labels = xor()
    for angle in np.radians(np.arange(0, 360, 5)):
        outputs = function(name)(corners @ [np.cos(angle), np.sin(angle)] + 0.3)
        assert outputs[labels == 1].min() <= outputs[labels == 0].max()


def test_C33_depends():
    x = np.linspace(-30, 30, 601)
    assert np.all((sigmoid(x) > 0) & (sigmoid(x) < 1)), "exactly the ends are never reached"
    assert sigmoid(36.0) < 1 == sigmoid(37.0), "but a float64 rounds"
    assert mp.mpf(1) - EXACT["sigmoid"](mp.mpf(37)) > 0
    assert tanh(x).min() < -0.99 and relu(x).max() == 30
    assert np.all(sigmoid_derivative(x) > 0) and not step_derivative(x).any()


@pytest.mark.parametrize("seed", range(3))
def test_C34_depends(seed):
    scores, labels = coin_tosses(seed=seed)
    honest, boastful = sigmoid(scores), sigmoid(4 * scores)
    assert np.array_equal(honest > 0.5, boastful > 0.5), "not one decision changes"
    assert np.all(np.diff(boastful[np.argsort(scores)]) >= 0)
    assert calibration_error(honest, labels) < 0.01
    assert 0.14 < calibration_error(boastful, labels) < 0.17


def test_C34_depends_and_temperature_scaling_finds_the_four_again():
    """The number to divide the logits by is where log loss is least on tosses not yet seen."""
    scores, labels = coin_tosses(seed=7)
    temperatures = np.linspace(1, 8, 141)
    losses = [(softplus(4 * scores / t) - labels * 4 * scores / t).mean() for t in temperatures]
    best = temperatures[np.argmin(losses)]
    assert best == pytest.approx(4, abs=0.2)
    held_out, outcomes = coin_tosses(seed=8)
    assert calibration_error(sigmoid(4 * held_out / best), outcomes) < 0.01


def test_calibration_by_hand():
    p, labels = np.array([0.0, 0.05, 0.5, 1.0]), np.array([0, 1, 1, 1])
    promised, came_true, share = reliability(p, labels)
    np.testing.assert_allclose(promised, [0.025, 0.5, 1.0])
    np.testing.assert_allclose(came_true, [0.5, 1.0, 1.0])
    np.testing.assert_allclose(share, [0.5, 0.25, 0.25])
    assert calibration_error(p, labels) == pytest.approx(0.5 * 0.475 + 0.25 * 0.5)


def test_short_floats_promise_the_same_numbers_as_long_ones():
    p, labels = np.array([0.58, 0.585], dtype="float32"), [0, 1]
    assert calibration_error(p, labels, 100) == calibration_error(p.astype(float), labels, 100)


def test_what_is_no_probability_is_refused():
    for p in (-0.01, 1.01, np.nan):
        with pytest.raises(ValueError, match="between zero and one"):
            reliability(np.array([0.5, p]), np.array([0, 1]))


def test_log_loss_is_least_for_the_true_probability():
    q = np.linspace(0.01, 0.99, 99)
    for p in (0.1, 0.5, 0.8):
        expected = -p * np.log(q) - (1 - p) * np.log(1 - q)
        assert q[expected.argmin()] == pytest.approx(p)


@STABLE
@given(st.floats(-745, 745))
def test_C35_holds(x):
    assert sigmoid(x) > 0


def test_C35_holds_until_float64_runs_out():
    assert sigmoid(-745.0) == 5e-324 and sigmoid(-746.0) == 0
    assert EXACT["sigmoid"](mp.mpf(-746)) > 0


def test_C36_depends():
    x = np.linspace(-20, 20, 4001)
    slope, output = sigmoid_derivative(x), sigmoid(x)
    assert x[slope.argmax()] == pytest.approx(0, abs=1e-9)
    assert (sigmoid_derivative(0.0), sigmoid(0.0)) == (0.25, 0.5)
    np.testing.assert_allclose(slope, output * (1 - output), rtol=1e-6)
    assert sigmoid_derivative(-np.log(99)) == pytest.approx(0.0099)
    assert slope[output < 1e-6].max() < 1e-6, "near the output zero it is flat"


@STABLE
@given(st.floats(-300, 300))
def test_C37_holds(x):
    assert tanh(x) == pytest.approx(2 * sigmoid(2 * x) - 1, abs=1e-15)
    assert np.sign(tanh(x)) == np.sign(x) and abs(tanh(x)) <= 1
    assert tanh_derivative(x) == pytest.approx(4 * sigmoid_derivative(2 * x), rel=1e-14)


def test_C38_wrong():
    assert relu([-2, 0, 3]).tolist() == [0, 0, 3], "defined on negative numbers"
    positive = np.random.default_rng(0).uniform(0, 9, (50, 3))
    np.testing.assert_array_equal(relu(positive), positive)
    W = np.abs(np.random.default_rng(1).normal(size=(2, 3)))
    np.testing.assert_allclose(relu(relu(positive) @ W.T), positive @ W.T)
    weights = np.array([-1.0, -1.0, -1.0])
    dead = positive @ weights
    assert not relu(dead).any() and not relu_derivative(dead).any()
    gradient = positive.T @ relu_derivative(dead)
    assert not gradient.any(), "plain gradient descent leaves it alone"
    assert relu(positive @ (weights - 0.1 * gradient + 2.0)).any(), "what momentum adds does not"


def test_C39_depends():
    """Pixels have no minus sign, feature maps have; and no slope is lost on the positive side."""
    assert DIGIT.min() == 0 and np.mean(convolve(DIGIT, EDGE) < 0) == 0.5
    for seed in range(5):
        image = np.random.default_rng(seed).uniform(size=(64, 64))
        assert 0.45 < np.mean(convolve(image, EDGE) < 0) < 0.55
    assert np.all(relu_derivative(np.logspace(-300, 300, 50)) == 1)
    assert sigmoid_derivative(100.0) < 1e-40
