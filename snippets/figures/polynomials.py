"""The figures of chapter 05: degrees, Taylor, Chebyshev's places, equal steps, Bernstein."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.polynomial import Polynomial

from snippets import polynomials as shown
from snippets.drawing import PEBBLE, INK, LINE, SECOND, THORN, panel
from snippets.polynomials import bernstein, chebyshev_places, miss, through, witch

STROKES = ((INK, ":"), (SECOND, "--"), (LINE, "-"))
# --8<-- [end:imports]


# --8<-- [start:degrees]
def degrees() -> Figure:
    x = np.linspace(-2, 2, 201)
    zeros = {"once": [-0.4], "twice": [-1.1, 0.9], "four times": [-1.7, -0.7, 0.5, 1.6]}
    scales, places = (0.45, -0.75, -0.8), ((1.78, 0.55), (-0.1, 0.84), (-1.2, 1.12))
    curves = [
        scale * Polynomial.fromroots(at)(x)
        for scale, at in zip(scales, zeros.values(), strict=True)
    ]
    crossings = [np.count_nonzero(np.diff(y > 0)) for y in curves]
    assert crossings == [len(at) for at in zeros.values()], "it crosses elsewhere"
    fixed = through(Polynomial.fromroots(zeros["twice"]), np.array([-1.0, 0.0, 1.0]))
    assert np.allclose(scales[1] * fixed(x), curves[1]), "it isn't of degree two"

    figure, axes = panel()
    axes.axhspan(0, 1.5, facecolor=PEBBLE, alpha=0.13)
    axes.axhspan(-1.5, 0, facecolor=THORN, alpha=0.13)
    looks = zip(zeros.items(), curves, STROKES, places, strict=True)
    for (name, at), y, (color, style), place in looks:
        axes.plot(x, y, style, color=color)
        axes.plot(at, np.zeros(len(at)), "o", color=color, markersize=6)
        axes.text(*place, name, color=color, ha="center")
    axes.text(0, -1.4, "below zero: thorn", ha="center")
    axes.text(0, 1.3, "above zero: pebble", ha="center")
    axes.set(xlim=(-2, 2), ylim=(-1.5, 1.5), xticks=[], yticks=[0])
    axes.set(xlabel="a straight walk", ylabel="score")
    return figure
# --8<-- [end:degrees]


# --8<-- [start:compare]
def _compare(
    x: np.ndarray, truth: np.ndarray, polynomials: dict, label: str = "{} terms"
) -> tuple[Figure, Axes]:
    """The true curve, broad and pale, and each polynomial (number -> heights)."""
    figure, axes = panel()
    axes.plot(x, truth, color=INK, linewidth=6, alpha=0.25)
    for (n, y), (color, style) in zip(polynomials.items(), STROKES, strict=True):
        axes.plot(x, y, style, color=color, label=label.format(n))
    axes.set_xlabel("input x")
    return figure, axes
# --8<-- [end:compare]


# --8<-- [start:taylor]
def taylor() -> Figure:
    x = np.linspace(-2, 2, 201)
    sums = {n: shown.taylor(x, n) for n in (2, 3, 10)}
    near, far = [
        [np.abs(witch(x) - y)[part].max() for y in sums.values()]
        for part in (np.abs(x) < 0.71, np.abs(x) > 1.41)
    ]
    assert near == sorted(near)[::-1] and near[-1] < 0.01, "terms don't help nearby"
    assert far == sorted(far) and far[0] > 3, "terms help far away"

    heights = {n: np.where(np.abs(y) < 4, y, np.nan) for n, y in sums.items()}
    figure, axes = _compare(x, witch(x), heights)
    axes.set_title("Taylor's polynomials")
    axes.set(xlim=(-2.1, 2.1), ylim=(-0.9, 1.5), xticks=range(-2, 3), yticks=[0, 1])
    axes.legend(loc="lower center")
    return figure
# --8<-- [end:taylor]


# --8<-- [start:chebyshev]
def chebyshev() -> Figure:
    x = np.linspace(-2, 2, 201)
    fits = {n: through(witch, chebyshev_places(2 * n, 2)) for n in (2, 3, 10)}
    heights = {n: q(x) for n, q in fits.items()}
    worst = [np.abs(witch(x) - y).max() for y in heights.values()]
    assert worst == sorted(worst)[::-1] and worst[-1] < 0.001, "it doesn't converge"

    figure, axes = _compare(x, witch(x), heights)
    places = chebyshev_places(6, 2)
    axes.plot(places, witch(places), "o", color=SECOND, markersize=6)
    axes.set_title("pinned at chosen places")
    axes.set(xlim=(-2.1, 2.1), ylim=(-0.9, 1.5), xticks=range(-2, 3), yticks=[0, 1])
    axes.legend(loc="lower center")
    return figure
# --8<-- [end:chebyshev]


# --8<-- [start:error]
def error() -> Figure:
    terms = np.arange(1, 13)
    x = np.linspace(-2, 2, 201)
    inner = x[np.abs(x) <= 0.5]
    zeros = [np.zeros(n) for n in terms]
    pairs = [chebyshev_places(2 * n, 2)[n:] for n in terms]
    far, near, spread = (
        np.array([np.abs(miss(part, places)).max() for places in kind])
        for part, kind in ((x, zeros), (inner, zeros), (x, pairs))
    )
    assert np.allclose(far[1:] / far[:-1], 4), "outside, a term costs a factor"
    assert np.allclose(near[1:] / near[:-1], 1 / 4), "inside, it wins the same one"
    assert np.all(spread[1:] < spread[:-1] / 2), "Chebyshev's places are no cure"

    figure, axes = panel(400, 300)
    axes.semilogy(terms, far, "-s", color=SECOND, markersize=5)
    axes.semilogy(terms, spread, "-o", color=LINE, markersize=5)
    axes.semilogy(terms, near, "--s", color=SECOND, markersize=5)
    axes.text(6.5, 1e5, "Taylor, from −2 to 2", color=SECOND, ha="right")
    axes.text(12.2, 0.06, "Chebyshev's places, from −2 to 2", color=LINE, ha="right")
    axes.text(6.5, 1e-6, "Taylor, from −½ to ½", color=SECOND, ha="right")
    powers = (1e-6, 1e-3, 1, 1e3, 1e6)
    axes.set_yticks(powers, ["10⁻⁶", "10⁻³", "1", "10³", "10⁶"])
    axes.minorticks_off()
    axes.set(xlim=(0.5, 12.5), ylim=(1e-8, 1e8), xticks=[1, 4, 8, 12])
    axes.set_xlabel("number of terms")
    axes.set_ylabel("worst error")
    return figure
# --8<-- [end:error]


# --8<-- [start:runge]
def runge() -> Figure:
    x = np.linspace(-5, 5, 401)
    equal, dropped = np.linspace(-5, 5, 16), chebyshev_places(16, 5)
    worst, best = [
        np.abs(witch(x) - through(witch, places)(x)).max()
        for places in (equal, dropped)
    ]
    assert worst > 2 and best < 0.1, "equal steps are a cure"

    figure, axes = panel()
    axes.plot(x, witch(x), color=INK, linewidth=6, alpha=0.25)
    looks = (
        ("equal steps", equal, "--", "s", -0.35, SECOND),
        ("Chebyshev's places", dropped, "-", "o", -0.6, LINE),
    )
    for name, places, style, marker, row, color in looks:
        axes.plot(x, through(witch, places)(x), style, color=color, label=name)
        axes.plot(places, np.full(16, row), marker, color=color, markersize=5)
    axes.legend(loc="upper center")
    axes.set(xlim=(-5.2, 5.2), ylim=(-0.8, 2.3), xticks=[-5, 0, 5], yticks=[0, 1, 2])
    axes.set_xlabel("input x")
    return figure
# --8<-- [end:runge]


# --8<-- [start:corner]
def corner() -> Figure:
    x = np.linspace(-1, 1, 101)
    heights = {n: bernstein(np.abs, n, x) for n in (4, 16, 64)}
    worst = [np.abs(y - np.abs(x)).max() for y in heights.values()]
    assert worst == sorted(worst)[::-1] and worst[-1] < 0.1, "it doesn't converge"

    figure, axes = _compare(x, np.abs(x), heights, "degree {}")
    axes.set(xticks=[-1, 0, 1], yticks=[0, 1], ylim=(-0.05, 1.05))
    axes.legend(loc="upper center")
    return figure
# --8<-- [end:corner]


# --8<-- [start:flat]
def flat() -> Figure:
    x = np.linspace(-2, 2, 161)
    y = shown.flat(x)
    assert y[80] == 0 and np.all(y[np.abs(x) > 0.1] > 0), "it isn't zero only at zero"
    assert np.all(y[np.abs(x) < 0.21] < 1e-9), "it isn't flat"

    figure, axes = panel(400, 250)
    axes.plot(x, y, color=LINE, label="the curve")
    axes.axhline(0, color=SECOND, linestyle="--", label="its Taylor series")
    axes.plot(0, 0, "o", color=INK, markersize=6)
    axes.legend(loc="upper center")
    axes.set(ylim=(-0.15, 1.05), xticks=[-2, -1, 0, 1, 2], yticks=[0, 1], xlabel="input x")
    return figure
# --8<-- [end:flat]
