"""The figures of chapter 03: a line that learns, one correction, a bound, a valley."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.drawing import (
    INK,
    LINE,
    PAPER,
    SECOND,
    draw_classes,
    draw_regions,
    panel,
)
from snippets.linear_classifier import (
    best_separator,
    decide,
    gradient,
    half_squared_error,
    margin,
    mistake_bound,
    perceptron,
)
from snippets.ordinary_network import boundary, with_one
from snippets.points import two_clouds, xor
# --8<-- [end:imports]


# --8<-- [start:lifted_clouds]
def _lifted_clouds() -> tuple[np.ndarray, np.ndarray]:
    """The two clouds of the chapter: one step higher than they come."""
    points, labels = two_clouds()
    return points + [0.0, 1.0], labels


# --8<-- [end:lifted_clouds]


# --8<-- [start:learning]
NUMBERS = [(-2.0, 1), (-1.2, 2), (0.72, 3), (-1.6, 4), (0.03, 5), (-1.95, 6), (-1.03, 7)]


def learning() -> Figure:
    """The boundary after each mistake, numbered; the last is right."""
    points, labels = _lifted_clouds()
    weights, _ = perceptron(with_one(points), labels)
    right = [(decide(with_one(points), w) == labels).mean() for w in weights]
    assert right[-1] == 1 and max(right[:-1]) < 1, "only the last line is right everywhere"

    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    axes.set_xlim(-2.4, 2.4)
    axes.set_ylim(-0.9, 3.1)
    box = {"boxstyle": "circle,pad=0.15", "facecolor": PAPER, "edgecolor": INK}
    for (x, mistake), w in zip(NUMBERS, weights[1:], strict=True):
        nearest, along = boundary(w[:2], w[2])
        ends = nearest + np.outer([-9, 9], along)
        if mistake < len(NUMBERS):
            axes.plot(*ends.T, "--", color=SECOND, linewidth=1.2)
        y = min(2.8, np.interp(x, *ends[ends[:, 0].argsort()].T))
        axes.text(x, y, str(mistake), fontsize=9, ha="center", va="center", bbox=box)
    draw_regions(axes, lambda p: with_one(p) @ weights[-1], steps=2)
    return figure


# --8<-- [end:learning]


# --8<-- [start:correction]
MISSED, WRONG = np.array([1.0, 3.0]), np.array([2.0, -1.0])
ARROW = {"arrowstyle": "-|>", "color": SECOND, "linewidth": 2.5, "shrinkA": 0, "shrinkB": 0}
THIN = {**ARROW, "color": INK, "linewidth": 1.3}
WIDE, HIGH = (-3.2, 4.2), (-2.4, 4.2)  # of the panel
MOVES = "moves"  # the name of all that is drawn anew, point by point


def _draw_weights(w: np.ndarray) -> Figure:
    """A pebble, the line through the origin that these weights draw, and their arrow."""
    figure, axes = panel(330, 300, equal=True)
    draw_classes(axes, MISSED[None, :], np.array([1]))
    axes.set(xlim=WIDE, ylim=HIGH)
    draw_regions(axes, lambda points: points @ w, steps=2)
    axes.annotate("", w, (0, 0), arrowprops=ARROW)
    return figure


def _moving(figure: Figure) -> Figure:
    """The same, and all that lies in its panel moves."""
    (axes,) = figure.axes
    arrows = [text.arrow_patch for text in axes.texts if hasattr(text, "arrow_patch")]
    for part in (*axes.lines, *axes.collections, *axes.texts, *arrows):
        part.set_gid(MOVES)
    return figure
# --8<-- [end:correction]


# --8<-- [start:before]
def before() -> Figure:
    """The weights before the correction: the pebble is on the wrong side."""
    assert decide(MISSED, WRONG) == 0, "the pebble isn't missed"
    figure = _draw_weights(WRONG)
    axes = figure.axes[0]
    axes.annotate("", MISSED, (0, 0), arrowprops=THIN)
    axes.text(2.1, -1.2, "weights", va="center")
    axes.text(0.7, 3.0, "wrong side", ha="right", va="center")
    return _moving(figure)
# --8<-- [end:before]


# --8<-- [start:after]
def after() -> Figure:
    """The pebble is added to the weights, as an arrow, and the line turns with them."""
    right = WRONG + MISSED
    assert decide(MISSED, right) == 1, "one correction isn't enough"
    figure = _draw_weights(right)
    axes = figure.axes[0]
    for start, end in (((0, 0), WRONG), (WRONG, right)):
        axes.annotate("", end, start, arrowprops=THIN)
    axes.text(2.1, -1.2, "old", va="center")
    axes.text(2.7, 0.2, "+ pebble", va="center")
    axes.text(3.1, 2.2, "new")
    return _moving(figure)


# --8<-- [end:after]


# --8<-- [start:bars]
def _draw_passes(mistakes: np.ndarray) -> Figure:
    """One bar for each pass: the number of mistakes in it."""
    figure, axes = panel(height=240)
    passes = np.arange(1, len(mistakes) + 1)
    axes.bar(passes, mistakes, 0.6, color=SECOND, alpha=0.6)
    for number, count in zip(passes, mistakes, strict=True):
        axes.text(number, count + 0.1, str(count), ha="center")
    axes.set_xticks(passes)
    axes.set_ylim(0, 5)
    axes.set_xlabel("pass through all points")
    axes.set_ylabel("mistakes")
    return figure
# --8<-- [end:bars]


# --8<-- [start:passes]
def passes() -> Figure:
    """Mistakes in each pass over the two clouds: they come to an end."""
    points, labels = _lifted_clouds()
    _, mistakes = perceptron(with_one(points), labels)
    assert mistakes[-1] == 0, "the last pass is clean"
    return _draw_passes(mistakes)


# --8<-- [end:passes]


# --8<-- [start:endless]
def endless() -> Figure:
    """Mistakes in each pass over XOR: every pass begins where the one before began."""
    points, labels = xor()
    weights, mistakes = perceptron(with_one(points), labels, max_passes=8)
    assert mistakes.min() > 0, "no pass is clean"
    after_each = weights[np.cumsum(mistakes)]
    assert (after_each == after_each[0]).all(), "each pass ends with the same weights"
    return _draw_passes(mistakes)


# --8<-- [end:endless]


# --8<-- [start:bounds]
def _draw_bounds(steps: float, height: float) -> tuple[Axes, float, float]:
    """The line kγ and the curve R√k of the lifted clouds up to k `steps`; also γ and R."""
    points, labels = _lifted_clouds()
    inputs = with_one(points)
    w = best_separator(inputs, labels)
    gamma, bound = margin(inputs, labels, w), mistake_bound(inputs, labels, w)
    radius = gamma * np.sqrt(bound)

    _, axes = panel(330, 300)
    k = steps * np.linspace(0, 1, 60) ** 2
    lower, upper = k * gamma, radius * np.sqrt(k)
    axes.fill_between(k, lower, upper, where=lower <= upper, color=LINE, alpha=0.13, linewidth=0)
    axes.plot(k, upper, color=LINE)
    axes.plot(k, lower, "--", color=SECOND)
    axes.set(xlim=(0, steps), ylim=(0, height), xlabel="mistakes so far")
    axes.set_ylabel("distance from the start")
    return axes, gamma, radius


# --8<-- [end:bounds]


# --8<-- [start:squeeze]
def squeeze() -> Figure:
    """At least kγ from the start and at most R√k: beyond (R/γ)² that can't be."""
    axes, gamma, radius = _draw_bounds(steps=110, height=36)
    bound = (radius / gamma) ** 2
    beyond = np.arange(np.ceil(bound), 111)
    assert (beyond * gamma > radius * np.sqrt(beyond)).all(), "the two meet again"

    axes.plot([bound, bound], [0, bound * gamma], ":", color=INK, linewidth=1)
    axes.plot(bound, bound * gamma, "o", color=INK)
    axes.text(32, 18, "at most", ha="right")
    axes.text(42, 10.5, "at least")
    axes.text(bound + 1.5, 1.2, "can't be")
    return axes.figure


# --8<-- [end:squeeze]


# --8<-- [start:walk]
def walk() -> Figure:
    """The beginning of `squeeze`, enlarged, and the length of w after each mistake."""
    points, labels = _lifted_clouds()
    weights, _ = perceptron(with_one(points), labels)
    mistakes, lengths = np.arange(len(weights)), np.linalg.norm(weights, axis=1)
    axes, gamma, radius = _draw_bounds(steps=9, height=9)
    rounding = 1e-9
    assert np.all(lengths >= mistakes * gamma - rounding), "never below the line"
    assert np.all(lengths <= radius * np.sqrt(mistakes) + rounding), "never above the curve"
    assert mistakes[-1] < (radius / gamma) ** 2, "it stops before the two meet"

    axes.plot(mistakes[1:], lengths[1:], "o", color=INK, markersize=5)
    axes.text(3.1, 6.3, "at most", ha="right")
    axes.text(6, 1.1, "at least")
    axes.text(mistakes[-1] + 0.25, lengths[-1], "our walk", va="center")
    return axes.figure


# --8<-- [end:walk]


# --8<-- [start:valley]
def valley() -> Figure:
    """The loss over one weight: a valley, its slope at one place, and a ball on its way."""
    x, target, start, rate = np.array([2.0]), 6.0, 5.5, 0.1
    way = [start]
    for _ in range(4):
        way.append(way[-1] - rate * gradient(x, target, np.array(way[-1:])).item())
    slope = gradient(x, target, np.array([start])).item()

    def loss(w) -> np.ndarray:
        return np.array([half_squared_error(x, target, np.array([each])) for each in w])

    assert (np.diff(loss(way)) < 0).all(), "the ball rolls uphill"
    assert len({start, slope, loss([start]).item()}) == 3, "place, slope and height look alike"

    figure, axes = panel()
    w = np.linspace(0.3, 5.8, 111)
    axes.plot(w, loss(w), color=LINE)
    near = np.array([-0.95, 0.3])
    axes.plot(start + near, loss([start]) + slope * near, "--", color=SECOND)
    axes.plot(way[1:], loss(way[1:]), "o", color=INK, markersize=5, alpha=0.5)
    axes.plot(start, loss([start]), "o", color=INK, markersize=11)
    axes.annotate("", (4.3, 5.2), (4.95, 10.6), arrowprops=THIN)
    axes.text(4.85, 4.6, "slope", va="top")
    axes.text(3.0, 0.9, "best", ha="center")
    axes.set(xlim=(0.1, 6.4), ylim=(-0.6, 16.5), xlabel="weight", ylabel="loss")
    return figure


# --8<-- [end:valley]
