"""Taylor about one point, interpolation at chosen places, Bernstein on an interval."""

# --8<-- [start:taylor]
import numpy as np


def witch(x: np.ndarray) -> np.ndarray:
    """The witch of Agnesi, 1 / (1 + x²): smooth on the whole axis."""
    x = np.asarray(x, dtype=float)
    return 1 / (1 + x**2)


def taylor(x: np.ndarray, terms: int) -> np.ndarray:
    """The first terms of the witch's Taylor series about zero, 1 − x² + …, summed.

    x: float64 of any shape; the result has the same. Its degree is 2·terms − 2.

    >>> taylor(np.array([0.0, 1.0, 2.0]), terms=3)
    array([ 1.,  1., 13.])
    """
    if terms < 1:
        raise ValueError(f"a series begins with its first term, not with {terms} terms")
    x, y = np.asarray(x, dtype=float), 0.0
    for _ in range(terms):  # from the last term to the first
        y = 1 - x**2 * y
    return y
# --8<-- [end:taylor]


# --8<-- [start:flat]
def flat(x: np.ndarray) -> np.ndarray:
    """exp(−1 / x²), and zero at zero: so flat there that no derivative notices.

    x: float64 of any shape. At zero, −1 / x² is −inf on purpose, and exp(−inf) is zero.

    >>> flat(np.array([0.0, 0.1])) < 1e-40
    array([ True,  True])
    """
    with np.errstate(divide="ignore"):
        return np.exp(-1 / np.square(x, dtype=float))
# --8<-- [end:flat]


# --8<-- [start:through]
from collections.abc import Callable


def chebyshev_places(count: int, reach: float) -> np.ndarray:
    """Equal steps along a half circle, dropped onto its diameter from −reach to reach.

    >>> chebyshev_places(4, reach=2).round(2)
    array([-1.85, -0.77,  0.77,  1.85])
    """
    angles = np.pi * (np.arange(count) + 0.5) / count
    return reach * -np.cos(angles)


def through(f, places: np.ndarray) -> Callable:
    """The one polynomial of degree below len(places) that meets f at every place.

    places: float64 of shape (n,), all different. Returns a function of x.
    It is Lagrange's sum: for each place a polynomial that is one there and zero at all
    the others, times the height. Between many equal steps those polynomials are huge:
    from a few dozen on, what rounding does to the heights may outgrow the rest.

    >>> q = through(np.square, np.array([-1.0, 0.0, 3.0, 4.0]))
    >>> print(round(q(7.0), 6))
    49.0
    """
    places = np.asarray(places, dtype=float)
    if len(np.unique(places)) < len(places):
        raise ValueError("two places coincide, so the polynomial isn't determined")
    heights = f(places)

    def polynomial(x: np.ndarray) -> np.ndarray:
        total = np.zeros(np.shape(x))
        for place, height in zip(places, heights, strict=True):
            others = places[places != place]
            factors = (np.expand_dims(x, -1) - others) / (place - others)
            total = total + height * factors.prod(axis=-1)
        if not np.isfinite(total).all():
            raise ValueError("the sum overflows: too many places, or a height that isn't finite")
        return total

    return polynomial
# --8<-- [end:through]


# --8<-- [start:miss]
def miss(x: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """How far the witch is above her polynomial through the places ±p: exactly this.

    x: float64 of shape (m,). pairs: the p of each pair, shape (n,); all zero for
    Taylor. Returns float64 of shape (m,).

    >>> miss(np.array([0.0, 1.0]), np.array([1.0, 2.0]))
    array([0.4, 0. ])
    """
    x, pairs = np.asarray(x, dtype=float), np.asarray(pairs, dtype=float)
    factors = (pairs**2 - x[:, None] ** 2) / (pairs**2 + 1)
    return witch(x) * factors.prod(axis=1)
# --8<-- [end:miss]


# --8<-- [start:bernstein]
def bernstein(f, degree: int, x: np.ndarray) -> np.ndarray:
    """Bernstein's polynomial for f on [−1, 1]: averages of averages of its heights.

    x: float64 of shape (m,), from −1 to 1. Returns float64 of shape (m,).
    Bernstein, 1912; the repeated averages are de Casteljau's way to compute it.

    >>> bernstein(np.abs, 2, np.array([-1.0, 0.0, 0.5, 1.0]))
    array([1.   , 0.5  , 0.625, 1.   ])
    """
    if degree < 1:
        raise ValueError(f"the degree must be at least one, not {degree}")
    share = np.add(1, x) / 2
    heights = f(np.linspace(-1, 1, degree + 1))[:, None]
    while len(heights) > 1:
        heights = (1 - share) * heights[:-1] + share * heights[1:]
    return heights[0]
# --8<-- [end:bernstein]
