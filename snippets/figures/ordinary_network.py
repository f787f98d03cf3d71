"""The figures of chapter 02: what w and b do to a line, and where a neuron is zero."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.drawing import CIRCLE, INK, LINE, SECOND, TRIANGLE, panel
from snippets.ordinary_network import boundary, is_additive, pre_activation
# --8<-- [end:imports]


def _line(w: float, b: float, x: np.ndarray) -> np.ndarray:
    """One neuron with one input, at each of the places x, shape (k,)."""
    return pre_activation(x[None, :], np.array([w]), b)


def _draw_lines(lines: list[tuple[float, float]], names: list[str]) -> Figure:
    """Draw the lines (w, b), each with its own stroke and its name at the right end."""
    figure, axes = panel()
    x = np.linspace(-2, 2, 3)
    strokes = zip(
        (LINE, SECOND, CIRCLE, TRIANGLE), ("-", "--", "-.", ":"), strict=True
    )
    for (w, b), name, (color, style) in zip(lines, names, strokes, strict=True):
        axes.plot(x, _line(w, b, x), color=color, linestyle=style)
        axes.text(2.1, w * 2 + b, name, va="center")
    axes.set_xlim(-2.1, 3.1)
    axes.set_ylim(-4, 6)
    axes.set_xticks([-2, -1, 0, 1, 2])
    axes.set_xlabel("x")
    axes.set_ylabel("w·x + b")
    return figure


# --8<-- [start:weights]
def weights() -> Figure:
    """One bias, four weights: the line turns about one point."""
    values, b = (2.0, 1.0, 0.0, -1.0), 1.0
    at_zero = [_line(w, b, np.zeros(1)).item() for w in values]
    assert at_zero == [b] * 4, "all lines meet at x = 0, at the height b"

    figure = _draw_lines(
        [(w, b) for w in values], [f"w = {w:g}".replace("-", "−") for w in values]
    )
    figure.axes[0].plot(0, b, "o", color=INK)
    return figure
# --8<-- [end:weights]


# --8<-- [start:biases]
def biases() -> Figure:
    """One weight, four biases: the line slides up and down and keeps its slope."""
    w, values = 1.0, (3.0, 1.0, 0.0, -2.0)
    rises = [np.diff(_line(w, b, np.array([0.0, 1.0]))).item() for b in values]
    assert rises == [w] * 4, "all lines are parallel"

    return _draw_lines(
        [(w, b) for b in values], [f"b = {b:g}".replace("-", "−") for b in values]
    )
# --8<-- [end:biases]


def _draw_rides(w: float, b: float) -> tuple[Figure, Axes]:
    """Draw the line, bars for f at 1 and 2, and both bars again, stacked, at 3."""
    figure, axes = panel()
    x = np.array([0.0, 3.0])
    axes.plot(x, _line(w, b, x), color=LINE, marker="o", markevery=[1])
    short, longer = _line(w, b, np.array([1.0, 2.0]))
    bars = ((1, 0, short, CIRCLE), (2, 0, longer, TRIANGLE))
    stack = ((3, 0, short, CIRCLE), (3, short, longer, TRIANGLE))
    for place, bottom, height, color in bars + stack:
        axes.bar(place, height, 0.36, bottom, color=color, alpha=0.35, edgecolor=INK)
        name = "f(1)" if color == CIRCLE else "f(2)"
        axes.text(place, bottom + height / 2, name, ha="center", va="center")
    axes.set_xlim(0, 3.9)
    axes.set_ylim(0, 9)
    axes.set_xticks([0, 1, 2, 3])
    axes.set_xlabel("x")
    axes.set_ylabel("f(x)", rotation=0, labelpad=20)
    return figure, axes


# --8<-- [start:additive]
def additive() -> Figure:
    """Without a bias, f(1) and f(2) on top of each other reach f(1 + 2), exactly."""
    w, b = 2.0, 0.0
    assert is_additive(lambda x: _line(w, b, x), np.array([1.0]), np.array([2.0]))

    figure, axes = _draw_rides(w, b)
    axes.text(0.4, 7.6, "f(x) = 2·x")
    return figure
# --8<-- [end:additive]


# --8<-- [start:one_bias_too_many]
def one_bias_too_many() -> Figure:
    """With a bias, the stack is higher than the line: by b."""
    w, b = 2.0, 1.0
    short, longer, both = _line(w, b, np.array([1.0, 2.0, 3.0]))
    assert short + longer - both == b > 0, "the stack counts the bias once too often"

    figure, axes = _draw_rides(w, b)
    axes.text(0.4, 7.6, "f(x) = 2·x + 1")
    axes.plot([3.4, 3.4], [both, both + b], color=SECOND, marker="_", markersize=9)
    axes.text(3.5, both + b / 2, "b", va="center")
    return figure
# --8<-- [end:one_bias_too_many]


# --8<-- [start:perpendicular]
def perpendicular() -> Figure:
    """The weights, drawn as an arrow, stand at a right angle on the boundary."""
    w, b = np.array([1.5, 2.0]), -2.5
    nearest, along = boundary(w, b)
    for step in (-2.0, 0.0, 2.0):
        on_line = pre_activation(nearest + step * along, w, b)
        assert abs(on_line) < 1e-12, "the pre-activation is zero all along the boundary"
    assert abs(w @ along) < 1e-12, "w is perpendicular to the boundary"

    figure, axes = panel(equal=True)
    ends = np.array([nearest - 5 * along, nearest + 5 * along])
    axes.plot(*ends.T, color=LINE)
    axes.fill(
        *np.vstack([ends, ends[::-1] + 9 * w]).T, color=CIRCLE, alpha=0.13, linewidth=0
    )
    axes.fill(
        *np.vstack([ends, ends[::-1] - 9 * w]).T,
        color=TRIANGLE,
        alpha=0.13,
        linewidth=0,
    )
    arrow = {
        "arrowstyle": "-|>",
        "color": SECOND,
        "linewidth": 2,
        "shrinkA": 0,
        "shrinkB": 0,
    }
    axes.annotate("", nearest + w, nearest, arrowprops=arrow)
    axes.text(*(nearest + w + [0.1, 0.05]), "w")
    square = nearest + 0.22 * np.array([along, along + w / 2.5, w / 2.5])
    axes.plot(*square.T, color=INK, linewidth=1)
    axes.text(0.2, 2.4, "w·x + b > 0", ha="center")
    axes.text(-0.4, -0.5, "w·x + b < 0", ha="center")
    slope = np.degrees(np.arctan(along[1] / along[0]))
    axes.text(
        *(nearest - 1.6 * along - 0.1 * w),
        "w·x + b = 0",
        ha="center",
        va="center",
        rotation=slope,
    )
    axes.set_xticks([-2, -1, 0, 1, 2, 3])
    axes.set_yticks([-1, 0, 1, 2, 3])
    axes.set_xlim(-2, 3.4)
    axes.set_ylim(-1.2, 3.3)
    axes.set_xlabel("x₁")
    axes.set_ylabel("x₂", rotation=0)
    return figure
# --8<-- [end:perpendicular]
