"""How far an activation function is from the exact value. Needs mpmath and SciPy."""

# --8<-- [start:exact]
from functools import cache
from math import ulp

import numpy as np
from mpmath import mp
from scipy import special

mp.prec = 140  # bits, far more than a float64 has


def _sigmoid(x):
    return 1 / (1 + mp.exp(-x))


def _cdf(x):
    return mp.ncdf(min(max(x, -60), 60))  # farther out, no float64 tells the difference


def _silu_slope(x):
    return _sigmoid(x) * (1 + x * _sigmoid(-x))


EXACT = {
    "step": lambda x: mp.mpf(x > 0),
    "step_derivative": lambda x: mp.mpf(0),
    "sigmoid": _sigmoid,
    "sigmoid_derivative": lambda x: _sigmoid(x) * _sigmoid(-x),
    "tanh": mp.tanh,
    "tanh_derivative": lambda x: mp.sech(x) ** 2,
    "relu": lambda x: max(x, mp.mpf(0)),
    "relu_derivative": lambda x: mp.mpf(x > 0),
    "leaky_relu": lambda x: x if x > 0 else x / 100,
    "leaky_relu_derivative": lambda x: mp.mpf(1) if x > 0 else mp.mpf(1) / 100,
    "softplus": lambda x: max(x, mp.mpf(0)) + mp.log1p(mp.exp(-abs(x))),
    "softplus_derivative": _sigmoid,
    "elu": lambda x: x if x > 0 else mp.expm1(x),
    "elu_derivative": lambda x: mp.mpf(1) if x > 0 else mp.exp(x),
    "silu": lambda x: x * _sigmoid(x),
    "silu_derivative": _silu_slope,
    "normal_cdf": _cdf,
    "normal_pdf": mp.npdf,
    "gelu": lambda x: x * _cdf(x),
    "gelu_derivative": lambda x: _cdf(x) + x * mp.npdf(x),
}
# --8<-- [end:exact]


# --8<-- [start:units]
SENSITIVE = {
    "normal_cdf": mp.npdf,
    "normal_pdf": lambda x: -x * mp.npdf(x),
    "gelu": EXACT["gelu_derivative"],
    "gelu_derivative": lambda x: (2 - x**2) * mp.npdf(x),
    "silu_derivative": lambda x: (
        _sigmoid(x) * _sigmoid(-x) * (2 - x * mp.tanh(x / 2))
    ),
}


@cache
def exact(name: str, x: float) -> tuple:
    """The exact value at x, and how much one unit is there.

    A unit is one in the last place of the value as a float64. For the functions of
    `SENSITIVE`, which gives their slopes, it is that times the condition number, where
    that is above one: how much larger a small relative change of the value is than the
    change of x that made it, |slope · x / value|.
    """
    at = mp.mpf(x)
    value = EXACT[name](at)
    unit = mp.mpf(ulp(float(value)))
    if name in SENSITIVE and value != 0:
        unit *= max(1, abs(at * SENSITIVE[name](at) / value))
    return value, unit


def units_off(name: str, x: float, value: float) -> float:
    """How many units `value` is from the exact value at x; infinity and NaN are inf off.

    >>> units_off("relu", 3.0, np.nextafter(3.0, 4.0))
    1.0
    """
    if not np.isfinite(value):
        return np.inf
    true, unit = exact(name, float(x))
    return float(abs(mp.mpf(float(value)) - true) / unit)


def worst(name: str, function, inputs: np.ndarray) -> tuple[float, float]:
    """The greatest error of a function over the inputs, float64, in units; and where it is."""
    with np.errstate(over="ignore", invalid="ignore"):
        values = function(inputs)
    errors = [units_off(name, x, y) for x, y in zip(inputs, values, strict=True)]
    at = int(np.argmax(errors))
    return errors[at], float(inputs[at])
# --8<-- [end:units]


# --8<-- [start:from_scipy]
FROM_SCIPY = {  # what one builds from its functions, and NumPy's
    "sigmoid": special.expit,
    "sigmoid_derivative": lambda x: special.expit(x) * special.expit(-x),
    "tanh_derivative": lambda x: 1 / np.cosh(x) ** 2,
    "softplus": special.softplus,
    "elu": lambda x: np.where(x > 0, x, special.expm1(x)),
    "silu": lambda x: x * special.expit(x),
    "silu_derivative": lambda x: special.expit(x) * (1 + x * special.expit(-x)),
    "gelu": lambda x: x * special.ndtr(x),
    "gelu_derivative": lambda x: (
        special.ndtr(x) + x * np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)
    ),
}
# --8<-- [end:from_scipy]
