"""Chapter 05: what Taylor and Weierstrass promise, and what becomes of it for two curves."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from math import comb, factorial

import numpy as np
import pytest
from numpy.polynomial import Chebyshev, Polynomial

from snippets.points import rings
from snippets.polynomials import (
    bernstein,
    chebyshev_places,
    flat,
    miss,
    taylor,
    through,
    witch,
)

X = np.linspace(-2, 2, 401)


def worst_pinned(places: np.ndarray, reach: float) -> float:
    """The worst error on [−reach, reach] of the polynomial through the places."""
    x = np.linspace(-reach, reach, 2001)
    return np.abs(witch(x) - through(witch, places)(x)).max()


def polygon(seed: int) -> tuple[Callable, float]:
    """A continuous function with seven corners on [−1, 1], and its steepest slope."""
    corners = np.linspace(-1, 1, 9)
    heights = np.random.default_rng(seed).uniform(-1, 1, len(corners))
    slope = np.abs(np.diff(heights) / np.diff(corners)).max()
    return lambda x: np.interp(x, corners, heights), slope


def test_C06_depends_on_the_distance() -> None:
    """Exactly: ten terms at two give −209715, the truth is a fifth; at a half they are good."""
    assert taylor(2, 10) == -209715
    assert witch(2) == 1 / 5
    assert 0 < witch(1 / 2) - taylor(1 / 2, 10) < 1e-6
    assert [taylor(1, n) for n in range(1, 7)] == [1, 0, 1, 0, 1, 0]


@pytest.mark.parametrize("x", [-3, 2 / 3, 1, 7 / 5])
def test_C06_depends_on_the_remainder(x: float) -> None:
    """The error is the function times (−x²)ⁿ: it shrinks or grows by x² a term."""
    for n in range(1, 15):
        error = witch(x) - taylor(x, n)
        assert np.isclose(error, witch(x) * (-(x**2)) ** n, rtol=1e-12, atol=1e-15)


@pytest.mark.filterwarnings("error")
def test_C06_depends_on_the_function() -> None:
    """e^(−1/x²) loses against every power at zero, so its Taylor polynomials are all zero."""
    assert flat(0.0) == 0
    assert np.isclose(flat(1.0), np.exp(-1))
    near = np.array([0.1, 0.05, 0.04])
    for power in range(21):
        assert np.all(np.diff(flat(near) / near**power) < 0)
        assert flat(near[-1]) / near[-1] ** power < 1e-200


def test_C06_depends_not_for_exp() -> None:
    """For some functions Taylor is right far from his point, too."""
    series = Polynomial([1 / factorial(k) for k in range(40)])
    assert np.isclose(series(5.0), np.exp(5), rtol=1e-12)


@pytest.mark.parametrize("degree", [2, 4, 16, 64])
def test_C06_depends_on_asking_weierstrass(degree: int) -> None:
    """abs(x) has no slope at zero; Bernstein's polynomial is worst there, by a known number."""
    x = np.linspace(-1, 1, 101)
    error = bernstein(np.abs, degree, x) - np.abs(x)
    assert error.min() > -1e-12
    assert error.argmax() == 50
    assert np.isclose(error.max(), comb(degree, degree // 2) / 2**degree)


@pytest.mark.parametrize("seed", range(5))
def test_bernstein_comes_near_any_polygon(seed: int) -> None:
    """By Chebyshev's inequality: at most the steepest slope over the root of the degree."""
    f, slope = polygon(seed)
    x = np.linspace(-1, 1, 201)
    errors = [np.abs(bernstein(f, degree, x) - f(x)).max() for degree in (4, 16, 64, 256)]
    assert all(e <= slope / d**0.5 for e, d in zip(errors, (4, 16, 64, 256), strict=True))
    assert errors[-1] < errors[0] / 2


@pytest.mark.parametrize("degree", [1, 2, 5, 9])
def test_bernstein_is_the_sum_with_binomials_and_of_that_degree(degree: int) -> None:
    f, _ = polygon(degree)
    x = np.linspace(-1, 1, 3 * degree + 1)
    t, k = (1 + x[:, None]) / 2, np.arange(degree + 1)
    binomials = np.array([comb(degree, each) for each in k])
    textbook = (f(2 * k / degree - 1) * binomials * t**k * (1 - t) ** (degree - k)).sum(axis=1)
    y = bernstein(f, degree, x)
    np.testing.assert_allclose(y, textbook, atol=1e-12)
    np.testing.assert_allclose(np.polyval(np.polyfit(x, y, degree), x), y, atol=1e-9)
    np.testing.assert_allclose(bernstein(lambda v: 3 * v - 1, degree, x), 3 * x - 1, atol=1e-12)


@pytest.mark.parametrize("n", [1, 2, 3, 6, 10])
def test_one_formula_for_all_places(n: int) -> None:
    """Symmetric places of any kind; all of them at zero is Taylor."""
    random = np.sort(np.random.default_rng(n).uniform(0.2, 2, n)) + np.arange(n) / 50
    for pairs in (chebyshev_places(2 * n, 2)[n:], np.linspace(-2, 2, 2 * n)[n:], random):
        q = through(witch, np.concatenate([-pairs, pairs]))
        np.testing.assert_allclose(witch(X) - q(X), miss(X, pairs), atol=1e-6)
        np.testing.assert_allclose(q(X), q(-X), atol=1e-9, err_msg="only even powers: n terms")
    np.testing.assert_allclose(miss(X, np.zeros(n)), witch(X) - taylor(X, n), atol=1e-9)


def test_the_worst_errors_are_two_over_lucas_numbers() -> None:
    lucas = [2, 1]
    while len(lucas) < 25:
        lucas.append(lucas[-1] + lucas[-2])
    for n in range(1, 13):
        worst = worst_pinned(chebyshev_places(2 * n, 2), 2)
        assert np.isclose(worst, 2 / lucas[2 * n], rtol=1e-6)
    golden = (1 + 5**0.5) / 2
    assert np.isclose(lucas[24] / lucas[22], golden**2)


def test_equal_steps_are_no_cure_and_the_half_circle_is() -> None:
    equal = [worst_pinned(np.linspace(-5, 5, m), 5) for m in (8, 16, 24, 32)]
    dropped = [worst_pinned(chebyshev_places(m, 5), 5) for m in (8, 16, 24, 32)]
    assert all(b > 5 * a for a, b in pairwise(equal))
    assert all(b < a / 4 for a, b in pairwise(dropped))


def test_chebyshev_places_lie_inside_symmetrically_at_the_zeros() -> None:
    places = chebyshev_places(7, 3)
    assert np.all(np.diff(places) > 0) and places[-1] < 3
    np.testing.assert_allclose(places, -places[::-1], atol=1e-12)
    seventh = Chebyshev.basis(7, domain=[-3, 3])
    np.testing.assert_allclose(seventh(places), 0, atol=1e-12)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_through_is_the_one_polynomial_of_that_degree(count: int) -> None:
    wanted = Polynomial(np.arange(1, count + 1))
    q = through(wanted, np.arange(count) ** 2.0)
    np.testing.assert_allclose(q(X), wanted(X), atol=1e-9)
    assert np.isclose(q(2.5), wanted(2.5)) and np.shape(q(2.5)) == ()


@pytest.mark.parametrize("count", [11, 24, 50, 60, 100])
def test_through_many_equal_steps_is_still_the_polynomial(count: int) -> None:
    """In exact fractions, Newton's way; farther out it is 10¹⁴ and still right to a percent."""
    places = [Fraction(10 * k, count - 1) - 5 for k in range(count)]
    weights = [1 / (1 + p**2) for p in places]
    for gap in range(1, count):
        for k in range(count - 1, gap - 1, -1):
            weights[k] = (weights[k] - weights[k - 1]) / (places[k] - places[k - gap])
    x = 5 - Fraction(1, 2 * count)
    y = Fraction(0)
    for place, weight in zip(places[::-1], weights[::-1], strict=True):
        y = y * (x - place) + weight
    q = through(witch, np.array([float(p) for p in places]))
    assert np.isclose(q(float(x)), float(y), rtol=1e-2)


def test_more_equal_steps_are_more_trouble() -> None:
    """Two at a time, as the lab says, from where it starts to where rounding joins in, and on."""
    x = np.linspace(-5, 5, 501)
    for first in (10, 11):
        counts = [*range(first, 40, 2), 60 + first, 100 + first, 140 + first]
        misses = [np.abs(witch(x) - through(witch, np.linspace(-5, 5, n))(x)).max() for n in counts]
        assert all(more > 1.5 * less for less, more in pairwise(misses))


def test_taylor_about_one_reaches_two_and_not_minus_two() -> None:
    """The distance to ±i is the root of two."""
    a = [0.5, -0.5]
    while len(a) < 60:
        a.append(-a[-1] - a[-2] / 2)
    about_one = Polynomial(a)
    assert np.isclose(about_one(1.0), witch(2.0))
    assert np.isclose(about_one(-1.0), witch(0.0))
    assert abs(about_one(2.0) - witch(3.0)) > 1e6 and abs(about_one(-3.0)) > 1e18


@pytest.mark.parametrize("seed", range(3))
def test_degree_two_parts_the_rings_and_a_walk_across_changes_sign_twice(seed: int) -> None:
    points, labels = rings(seed=seed)
    assert np.all((1 / 4 - (points**2).sum(axis=1) > 0) == (labels == 1))
    walk = 1 / 4 - np.linspace(-1, 1, 100) ** 2
    assert np.count_nonzero(np.diff(np.sign(walk))) == 2


def test_no_polynomial_stays_near_the_witch_on_the_whole_axis() -> None:
    q = through(witch, chebyshev_places(20, 2))
    assert abs(q(10.0)) > 1e6
    assert np.ptp(witch(np.array([0.0, 1e9]))) > 0.999, "a constant is off by a half"


def test_bad_input() -> None:
    with pytest.raises(ValueError, match="first term"):
        taylor(X, 0)
    with pytest.raises(ValueError, match="coincide"):
        through(witch, np.array([1.0, 2.0, 1.0]))
    with pytest.raises(ValueError, match="at least one"):
        bernstein(np.abs, 0, X)
