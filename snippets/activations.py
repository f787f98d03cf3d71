"""Activation functions and their slopes, true to the last digits, as far as the input has them.

Each takes a number or an array of any shape. NumPy's floats up to 64 bits stay what they
are; its integers and booleans, and Python's numbers, become float64. NaN gives NaN, ±inf
gives the limit, and nothing warns of overflow or of invalid values. Worst error in
float64: 4 units in the last place; for Φ, its density, `gelu`, and the slopes of `gelu`
and `silu`, 4 units times the condition number, |x·f'(x) / f(x)|, where that is above one.
"""

# --8<-- [start:elementwise]
from collections.abc import Callable
from functools import cache, wraps
from math import erf, erfc

import numpy as np


def elementwise(formula: Callable) -> Callable:
    """Make of a formula for float64 arrays a function like NumPy's own.

    It then takes a number or an array of any shape and gives the same shape back, as a
    plain array. Floats stay what they are; integers and booleans become float64.
    TypeError for anything else: text, complex numbers, and numbers beyond 64 bits.
    """

    @wraps(formula)
    def function(x):
        x = np.asarray(x)
        kept = x.dtype.type if x.dtype.kind == "f" else np.float64
        exact = x.astype(np.float64, casting="safe")
        return formula(exact).astype(kept)[()]

    return function
# --8<-- [end:elementwise]


# --8<-- [start:step]
@elementwise
def step(x):
    """1 above zero, otherwise 0, at zero itself by convention. Heaviside's function.

    >>> print(step([-2.0, 0.0, 3.0]))
    [0. 0. 1.]
    """
    return np.heaviside(x, 0.0)


@elementwise
def step_derivative(x):
    """Zero. At the jump there is no slope; zero again, by convention.

    >>> print(step_derivative([-2.0, 0.0, 3.0]))
    [0. 0. 0.]
    """
    return np.where(np.isnan(x), x, 0.0)
# --8<-- [end:step]


# --8<-- [start:sigmoid]
@elementwise
def sigmoid(x):
    """1 / (1 + exp(−x)), written so that exp never sees a positive number.

    >>> print(sigmoid([-np.inf, 0.0, np.inf]))
    [0.  0.5 1. ]
    >>> print(f"{sigmoid(-700.0):.12g}")
    9.85967654376e-305
    """
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, e) / (1 + e)


@elementwise
def sigmoid_derivative(x):
    """σ(x)·(1 − σ(x)) without the subtraction: e / (1 + e)², where e = exp(−|x|).

    >>> print(sigmoid_derivative([-np.inf, 0.0, np.inf]))
    [0.   0.25 0.  ]
    >>> print(f"{sigmoid_derivative(700.0):.12g}")
    9.85967654376e-305
    """
    e = np.exp(-np.abs(x))
    return e / (1 + e * (2 + e))
# --8<-- [end:sigmoid]


# --8<-- [start:tanh]
@elementwise
def tanh(x):
    """The hyperbolic tangent, from minus one to one; NumPy's is good to two units or so.

    >>> print(tanh([-np.inf, 0.0, 1000.0]))
    [-1.  0.  1.]
    """
    return np.tanh(x)


@elementwise
def tanh_derivative(x):
    """1 − tanh²(x) without the subtraction: tanh is a sigmoid, stretched fourfold in all.

    >>> print(tanh_derivative([-np.inf, 0.0, np.inf]))
    [0. 1. 0.]
    >>> print(f"{tanh_derivative(20.0):.12g}")
    1.69934170212e-17
    """
    return 4 * sigmoid_derivative(2 * np.clip(x, -400.0, 400.0))
# --8<-- [end:tanh]


# --8<-- [start:relu]
@elementwise
def relu(x):
    """The rectified linear unit: x where it is positive, otherwise 0.

    >>> print(relu([-2, 0, 3]))
    [0. 0. 3.]
    """
    return np.maximum(x, 0.0)


relu_derivative = step


@elementwise
def leaky_relu(x):
    """Like ReLU, but a hundredth of x where x is negative: a leak.

    Source: Maas, Hannun and Ng, Rectifier Nonlinearities Improve Neural Network
    Acoustic Models (2013).

    >>> print(leaky_relu([-2.0, 0.0, 3.0]))
    [-0.02  0.    3.  ]
    """
    return np.where(x > 0, x, 0.01 * x)


@elementwise
def leaky_relu_derivative(x):
    """1 above zero, otherwise 0.01, at the kink by convention.

    >>> print(leaky_relu_derivative([-2.0, 0.0, 3.0]))
    [0.01 0.01 1.  ]
    """
    return np.where(np.isnan(x), x, np.where(x > 0, 1.0, 0.01))
# --8<-- [end:relu]


# --8<-- [start:softplus]
@elementwise
def softplus(x):
    """log(1 + exp(x)), a ReLU with its corner rounded off.

    >>> print(softplus([-np.inf, 1000.0]))
    [   0. 1000.]
    >>> print(f"{softplus(-50.0):.12g}")
    1.92874984796e-22
    """
    return np.maximum(x, 0.0) + np.log1p(np.exp(-np.abs(x)))


softplus_derivative = sigmoid
# --8<-- [end:softplus]


# --8<-- [start:elu]
@elementwise
def elu(x):
    """The exponential linear unit: x where it is positive, otherwise exp(x) − 1.

    Source: Clevert, Unterthiner and Hochreiter, arXiv 1511.07289 (2016), with α = 1.

    >>> print(elu([-np.inf, -1e-20, 3.0]))
    [-1.e+00 -1.e-20  3.e+00]
    """
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0.0)))


@elementwise
def elu_derivative(x):
    """exp(x) up to zero, 1 from there on.

    >>> print(elu_derivative([-np.inf, 0.0, 3.0]))
    [0. 1. 1.]
    """
    return np.exp(np.minimum(x, 0.0))
# --8<-- [end:elu]


# --8<-- [start:silu]
@elementwise
def silu(x):
    """x·σ(x). Far to the left σ(x) is too small for a float64 a little before x·σ(x) is.

    So there exp(−c) stands in for the one in the sigmoid's fraction, above and below.
    Source: Hendrycks and Gimpel, arXiv 1606.08415 (2016).

    >>> print(silu([-np.inf, 0.0, 1000.0]))
    [  -0.    0. 1000.]
    >>> print(f"{silu(-700.0):.12g}")
    -6.90177358063e-302
    """
    x = np.maximum(x, -760.0)
    c = np.where(x < -700, 64.0, 0.0)
    return x * np.exp(-c) / (np.exp(-c) + np.exp(-c - x))


@elementwise
def silu_derivative(x):
    """σ(x)·(1 + x·σ(−x)), where e = exp(−|x|).

    Left of −1, where the bracket goes through zero, it all stands on one fraction line.

    >>> print(silu_derivative([-np.inf, 0.0, np.inf]))
    [-0.   0.5  1. ]
    """
    x = np.clip(x, -800.0, 800.0)
    e = np.exp(-np.abs(x))
    right = (1 + x * e / (1 + e)) / (1 + e)
    left = e * (1 + x / (1 + e)) / (1 + e)
    far_left = e * (1 + x + e) / (1 + e * (2 + e))
    return np.where(x > 0, right, np.where(x > -1, left, far_left))
# --8<-- [end:silu]


# --8<-- [start:gelu]
@elementwise
def normal_cdf(x):
    """Φ(x): how likely a standard normal number is below x.

    NumPy has no erfc, so Python's is called number by number. SciPy's `ndtr` is several
    times as fast, and as exact until far to the left, where it is zero too soon.

    >>> print(normal_cdf([-np.inf, 0.0, np.inf]))
    [0.  0.5 1. ]
    """
    twice = map(erfc, (-x / np.sqrt(2)).ravel().tolist())
    return np.fromiter(twice, np.float64, x.size).reshape(x.shape) / 2


@elementwise
def normal_pdf(x):
    """φ(x), the bell curve: the slope of Φ."""
    x = np.clip(x, -40.0, 40.0)
    return np.exp(-x * x / 2) / np.sqrt(2 * np.pi)


@elementwise
def gelu(x):
    """x·Φ(x): x times the chance that a standard normal number is below it.

    Source: Hendrycks and Gimpel, arXiv 1606.08415 (2016); the exact form, not the one
    with tanh.

    >>> print(gelu([-np.inf, 0.0, 1000.0]))
    [  -0.    0. 1000.]
    """
    x = np.maximum(x, -40.0)
    return x * normal_cdf(x)
# --8<-- [end:gelu]


# --8<-- [start:gelu_derivative]
@cache
def slope_around_minimum() -> tuple[float, ...]:
    """The first Taylor coefficients of Φ(x) + x·φ(x) about −√2, where it is lowest.

    Its own slope is (2 − x²)·φ(x). With x = −√2 + h, that is (2√2·h − h²)·φ(x), and the
    coefficients of φ follow from its slope, −x·φ(x).
    """
    root = np.sqrt(2)
    phi = [np.exp(-1) / np.sqrt(2 * np.pi)]
    slope = [-0.12890414518515479, 0.0]  # erfc(1)/2 - exp(-1)/√π, and level
    for k in range(1, 21):
        phi.append((root * phi[-1] - (phi[-2] if k > 1 else 0)) / k)
        slope.append((2 * root * phi[k - 1] - (phi[k - 2] if k > 1 else 0)) / (k + 1))
    return tuple(slope)


@elementwise
def gelu_derivative(x):
    """Φ(x) + x·φ(x); around its minimum, where rounding weighs most, Taylor's series.

    >>> print(gelu_derivative([-np.inf, 0.0, np.inf]))
    [0.  0.5 1. ]
    """
    x = np.clip(x, -40.0, 40.0)
    h = np.clip(x + np.sqrt(2), -0.55, 0.55)
    near = np.polynomial.polynomial.polyval(h, slope_around_minimum())
    return np.where(np.abs(h) < 0.55, near, normal_cdf(x) + x * normal_pdf(x))
# --8<-- [end:gelu_derivative]


# --8<-- [start:naive]
@elementwise
def naive_step(x):
    """Breaks at NaN, which becomes 0.

    >>> naive_step(np.array([-1.0, np.nan, 1.0]))
    array([0., 0., 1.])
    """
    return np.where(x > 0, 1.0, 0.0)


@elementwise
def naive_sigmoid(x):
    """Breaks at −710: exp overflows, with a warning, and the answer is 0.

    >>> with np.errstate(over="ignore"):
    ...     print(naive_sigmoid(-710.0), sigmoid(-710.0) > 0)
    0.0 True
    """
    return 1 / (1 + np.exp(-x))


@elementwise
def naive_sigmoid_derivative(x):
    """Breaks at 40: there the sigmoid is 1, as near as a float64 can tell.

    >>> print(naive_sigmoid_derivative(40.0), sigmoid_derivative(40.0) > 0)
    0.0 True
    """
    return naive_sigmoid(x) * (1 - naive_sigmoid(x))


@elementwise
def naive_tanh(x):
    """Breaks at 1000, where it divides infinity by infinity, and loses digits near zero.

    >>> with np.errstate(over="ignore", invalid="ignore"):
    ...     print(naive_tanh(1000.0))
    nan
    """
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


@elementwise
def naive_tanh_derivative(x):
    """Breaks at 20, as tanh is 1 there, as near as a float64 can tell.

    >>> print(naive_tanh_derivative(20.0), tanh_derivative(20.0) > 0)
    0.0 True
    """
    return 1 - np.tanh(x) ** 2


@elementwise
def naive_relu(x):
    """Breaks at −inf, where it multiplies infinity by zero.

    >>> with np.errstate(invalid="ignore"):
    ...     print(naive_relu(-np.inf))
    nan
    """
    return x * (x > 0)


@elementwise
def naive_softplus(x):
    """Breaks at −50, where 1 + exp(x) is 1, and at 1000, where exp overflows.

    >>> with np.errstate(over="ignore"):
    ...     print(naive_softplus(-50.0), naive_softplus(1000.0))
    0.0 inf
    """
    return np.log(1 + np.exp(x))


@elementwise
def naive_elu(x):
    """Breaks at −1e-20, where exp(x) is 1; far above zero the unused branch overflows.

    >>> print(naive_elu(-1e-20))
    0.0
    """
    return np.where(x > 0, x, np.exp(x) - 1)


@elementwise
def naive_elu_derivative(x):
    """Breaks at −40, where ELU is −1, as near as a float64 can tell.

    >>> print(naive_elu_derivative(-40.0), elu_derivative(-40.0) > 0)
    0.0 True
    """
    return np.where(x > 0, 1.0, elu(x) + 1)


@elementwise
def naive_silu(x):
    """Breaks at −710, where exp overflows, and at −inf, which gives NaN.

    >>> with np.errstate(over="ignore", invalid="ignore"):
    ...     print(naive_silu(-710.0), naive_silu(-np.inf), silu(-710.0) < 0)
    -0.0 nan True
    """
    return x * naive_sigmoid(x)


@elementwise
def naive_silu_derivative(x):
    """Breaks wherever the naive sigmoid does, and gives NaN at both infinities.

    >>> with np.errstate(over="ignore", invalid="ignore"):
    ...     print(naive_silu_derivative(np.array([-np.inf, np.inf])))
    [nan nan]
    """
    s = naive_sigmoid(x)
    return s * (1 + x * (1 - s))


@elementwise
def naive_gelu(x):
    """Breaks at −10: one plus the error function is 0, as near as a float64 can tell.

    >>> print(naive_gelu(-10.0), gelu(-10.0) < 0)
    -0.0 True
    """
    return x * (1 + np.vectorize(erf, otypes=[np.float64])(x / np.sqrt(2))) / 2


@elementwise
def naive_gelu_derivative(x):
    """Breaks at ±inf with NaN.

    Elsewhere it stays within six units in the last place, times the condition number.

    >>> with np.errstate(invalid="ignore"):
    ...     print(naive_gelu_derivative(np.array([-np.inf, np.inf])))
    [nan nan]
    """
    return normal_cdf(x) + x * normal_pdf(x)
# --8<-- [end:naive]
