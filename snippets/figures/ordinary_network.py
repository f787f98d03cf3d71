"""The figures of chapter 02: weights and biases, a layer of shops, and where a bill is zero."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.drawing import PEBBLE, INK, LINE, PAPER, SECOND, THORN, panel
from snippets.ordinary_network import boundary, is_additive, pre_activation
# --8<-- [end:imports]


def _line(w: float, b: float, x: np.ndarray) -> np.ndarray:
    """One neuron with one input, at each of the places x, shape (k,)."""
    return pre_activation(x[None, :], np.array([w]), b)


def _draw_lines(lines: list[tuple[float, float]], names: list[str]) -> Figure:
    """Draw the lines (w, b), each with its own stroke and its name at the right end."""
    figure, axes = panel()
    x = np.linspace(-2, 2, 3)
    strokes = zip((LINE, SECOND, INK, INK), ("-", "--", "-.", ":"), strict=True)
    for (w, b), name, (color, style) in zip(lines, names, strokes, strict=True):
        axes.plot(x, _line(w, b, x), color=color, linestyle=style)
        axes.text(2.1, w * 2 + b, name, va="center")
    axes.set_xlim(-2.1, 3.1)
    axes.set_ylim(-4, 6)
    axes.set_xticks([-2, -1, 0, 1, 2])
    axes.set_xlabel("input")
    axes.set_ylabel("output")
    return figure


# --8<-- [start:weights]
def weights() -> Figure:
    """One bias, four weights: the line turns about one point."""
    values, b = (2.0, 1.0, 0.0, -1.0), 1.0
    at_zero = [_line(w, b, np.zeros(1)).item() for w in values]
    assert at_zero == [b] * 4, "all lines meet at x = 0, at the height b"

    figure = _draw_lines([(w, b) for w in values], [f"w = {w:g}".replace("-", "−") for w in values])
    figure.axes[0].plot(0, b, "o", color=INK)
    return figure


# --8<-- [end:weights]


# --8<-- [start:biases]
def biases() -> Figure:
    """One weight, four biases: the line slides up and down and keeps its slope."""
    w, values = 1.0, (3.0, 1.0, 0.0, -2.0)
    rises = [np.diff(_line(w, b, np.array([0.0, 1.0]))).item() for b in values]
    assert rises == [w] * 4, "all lines are parallel"

    return _draw_lines([(w, b) for b in values], [f"b = {b:g}".replace("-", "−") for b in values])


# --8<-- [end:biases]


# --8<-- [start:shops]
PRICES = np.array([[2.0, 3.0], [3.0, 1.0], [-1.0, 2.0]])
FEES = np.array([5.0, 0.0, 2.0])
BASKET = np.array([4.0, 1.0])


def _arrow(axes: Axes, start, end, name: str = "", **look) -> None:
    """An arrow from one circle to another, and what it multiplies by."""
    looks = {"arrowstyle": "-|>", "shrinkA": 17, "shrinkB": 17, "linewidth": 1.5}
    axes.annotate("", end, start, arrowprops={**looks, **look})
    place = 0.36 * np.array(start) + 0.64 * np.array(end)
    box = {"boxstyle": "round,pad=0.15", "facecolor": PAPER, "edgecolor": "none"}
    axes.text(*place, name, ha="center", va="center", bbox=box if name else None)


def shops() -> Figure:
    """One layer: prices on the arrows, fees in the shops, bills behind them."""
    bills = pre_activation(BASKET, PRICES, FEES)
    assert bills.tolist() == [16, 13, 0], "the bills are others"

    figure, axes = panel(440, 300)
    axes.set_axis_off()
    inputs, units, ends = [(0, 1), (0, -1)], [(3, 2), (3, 0), (3, -2)], 4.5
    looks = ({"color": LINE}, {"color": SECOND, "linestyle": "--"})
    for unit, prices, fee, bill in zip(units, PRICES, FEES, bills, strict=True):
        for item, price, look in zip(inputs, prices, looks, strict=True):
            _arrow(axes, item, unit, f"{price:g}".replace("-", "−"), **look)
        _arrow(axes, unit, (ends, unit[1]), color=INK)
        axes.text(*unit, f"+{fee:g}", ha="center", va="center", zorder=4)
        axes.text(ends, unit[1], f"{bill:g}", ha="center", va="center")
    for item, amount, name in zip(inputs, BASKET, ("apples", "pears"), strict=True):
        axes.text(*item, f"{amount:g}", ha="center", va="center", zorder=4)
        axes.text(item[0] - 0.35, item[1], name, ha="right", va="center")
    for circle in (*inputs, *units):
        axes.plot(*circle, "o", markersize=28, color=PAPER, markeredgecolor=INK)
    heads = ((0, "basket"), (1.5, "prices"), (3, "fees"), (ends, "bills"))
    for x, name in heads:
        axes.text(x, 3.0, name, ha="center", va="center", style="italic")
    axes.set(xlim=(-1.3, 4.9), ylim=(-2.6, 3.3))
    return figure


# --8<-- [end:shops]


# --8<-- [start:rides]
def _draw_rides(w: float, b: float) -> tuple[Figure, Axes]:
    """Draw the line, bars for f at 1 and 2, and both bars again, stacked, at 3."""
    figure, axes = panel()
    x = np.array([0.0, 3.0])
    axes.plot(x, _line(w, b, x), color=LINE, marker="o", markevery=[1])
    short, longer = _line(w, b, np.array([1.0, 2.0]))
    bars = ((1, 0, short, SECOND), (2, 0, longer, INK))
    stack = ((3, 0, short, SECOND), (3, short, longer, INK))
    for place, bottom, height, color in bars + stack:
        axes.bar(place, height, 0.6, bottom, color=color, alpha=0.25, edgecolor=INK)
        name = "1 km" if color == SECOND else "2 km"
        axes.text(place, bottom + height / 2, name, ha="center", va="center")
    axes.set_xlim(0, 3.9)
    axes.set_ylim(0, 9)
    axes.set_xticks([0, 1, 2, 3])
    axes.set_xlabel("kilometres")
    axes.set_ylabel("coins")
    return figure, axes


# --8<-- [end:rides]


# --8<-- [start:additive]
def additive() -> Figure:
    """Without a fee, two short rides on top of each other cost the long one, exactly."""
    w, b = 2.0, 0.0
    assert is_additive(lambda x: _line(w, b, x), np.array([1.0]), np.array([2.0]))

    figure, axes = _draw_rides(w, b)
    axes.text(0.3, 7.6, "no fee")
    return figure


# --8<-- [end:additive]


# --8<-- [start:one_bias_too_many]
def one_bias_too_many() -> Figure:
    """With a fee, the stack is higher than the line: by the fee."""
    w, b = 2.0, 1.0
    short, longer, both = _line(w, b, np.array([1.0, 2.0, 3.0]))
    assert short + longer - both == b > 0, "the stack counts the fee once too often"

    figure, axes = _draw_rides(w, b)
    axes.text(0.3, 7.6, "with a fee")
    axes.plot([3.4, 3.4], [both, both + b], color=INK, marker="_", markersize=9)
    axes.text(3.47, both + b / 2, "fee", va="center")
    return figure


# --8<-- [end:one_bias_too_many]


# --8<-- [start:perpendicular]
def perpendicular() -> Figure:
    """Baskets that the last shop gives away, and its prices, drawn as an arrow."""
    w, b = PRICES[2], FEES[2]
    free = np.array([[2.0, 0.0], [4.0, 1.0], [6.0, 2.0]])
    assert (free @ w + b == 0).all(), "the baskets aren't free"
    _, along = boundary(w, b)
    assert abs(w @ along) < 1e-12, "w is perpendicular to the boundary"
    assert b > 0 > w @ [6.0, 0.0] + b, "the sides are swapped"

    figure, axes = panel(400, 260, equal=True)
    start, end = free[0] - 4 * (free[1] - free[0]), free[2] + 4 * (free[1] - free[0])
    axes.plot(*np.array([start, end]).T, color=LINE)
    for side, color in ((9, PEBBLE), (-9, THORN)):
        strip = [start, end, end + side * w, start + side * w]
        axes.fill(*np.array(strip).T, color=color, alpha=0.13, linewidth=0)
    axes.plot(*free.T, "s", color=INK, markersize=6)
    arrow = {"arrowstyle": "-|>", "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", free[1] + w, free[1], arrowprops={**arrow, "color": SECOND})
    axes.text(*(free[1] + w + [-0.2, 0.1]), "prices", ha="right")
    step = (free[2] - free[1]) / 6
    corner = free[1] + np.array([step, step + w / 6, w / 6])
    axes.plot(*corner.T, color=INK, linewidth=1)
    axes.text(5.4, 3.2, "you pay", ha="center")
    axes.text(6.4, 0.6, "you are paid", ha="center")
    box = {"boxstyle": "round,pad=0.15", "facecolor": PAPER, "edgecolor": "none"}
    axes.text(7.4, 2.7, "free", ha="center", va="center", bbox=box)
    axes.set(xlim=(-1, 8.5), ylim=(-1.2, 4.2), xticks=range(9), yticks=range(5))
    axes.set_xlabel("apples")
    axes.set_ylabel("pears")
    return figure


# --8<-- [end:perpendicular]
