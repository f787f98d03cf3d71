"""The figures of chapter 03: a line that learns, its mistakes, and their bound."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.figure import Figure

from snippets.drawing import (
    CIRCLE,
    INK,
    LINE,
    SECOND,
    TRIANGLE,
    draw_classes,
    draw_regions,
    panel,
)
from snippets.linear_classifier import (
    best_separator,
    decide,
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
def learning() -> Figure:
    """The boundary after each mistake, the older the paler; the last is right."""
    points, labels = _lifted_clouds()
    weights, _ = perceptron(with_one(points), labels)
    right = [(decide(with_one(points), w) == labels).mean() for w in weights]
    assert right[-1] == 1 and max(right[:-1]) < 1, (
        "only the last line is right everywhere"
    )

    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    axes.set_xlim(-2.4, 2.4)
    axes.set_ylim(-0.9, 3.1)
    for mistake, w in enumerate(weights[1:-1], 1):
        nearest, along = boundary(w[:2], w[2])
        ends = nearest + np.outer([-9, 9], along)
        alpha = 0.2 + 0.7 * mistake / len(weights)
        axes.plot(*ends.T, "--", color=SECOND, linewidth=1.2, alpha=alpha)
    draw_regions(axes, lambda p: with_one(p) @ weights[-1], steps=2)
    return figure
# --8<-- [end:learning]


def _draw_passes(mistakes: np.ndarray) -> Figure:
    """One bar for each pass: the number of mistakes in it."""
    figure, axes = panel(height=240)
    passes = np.arange(1, len(mistakes) + 1)
    axes.bar(passes, mistakes, 0.6, color=SECOND, alpha=0.6)
    for number, count in zip(passes, mistakes, strict=True):
        axes.text(number, count + 0.1, str(count), ha="center")
    axes.set_xticks(passes)
    axes.set_ylim(0, 5)
    axes.set_xlabel("↻")
    axes.set_ylabel("✗", rotation=0, labelpad=12)
    return figure


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


# --8<-- [start:squeeze]
def squeeze() -> Figure:
    """The length of w, held between kγ and R√k: beyond (R/γ)² there is no room."""
    points, labels = _lifted_clouds()
    inputs = with_one(points)
    weights, _ = perceptron(inputs, labels)
    w = best_separator(inputs, labels)
    gamma, bound = margin(inputs, labels, w), mistake_bound(inputs, labels, w)
    radius = gamma * np.sqrt(bound)
    mistakes, lengths = np.arange(len(weights)), np.linalg.norm(weights, axis=1)
    rounding = 1e-9
    assert np.all(lengths >= mistakes * gamma - rounding), "never below the line"
    assert np.all(lengths <= radius * np.sqrt(mistakes) + rounding), (
        "never above the curve"
    )
    assert mistakes[-1] < bound, "it stops before the two meet"

    figure, axes = panel()
    k = 1.15 * bound * np.linspace(0, 1, 60) ** 2
    lower, upper = k * gamma, radius * np.sqrt(k)
    axes.fill_between(
        k, lower, upper, where=lower <= upper, color=LINE, alpha=0.13, linewidth=0
    )
    axes.plot(k, upper, color=CIRCLE)
    axes.plot(k, lower, "--", color=TRIANGLE)
    axes.plot(mistakes, lengths, ".", color=INK, markersize=5)
    axes.plot([bound, bound], [0, bound * gamma], ":", color=INK, linewidth=1)
    axes.plot(bound, bound * gamma, "o", color=INK)
    axes.text(32, 18, "R√k")
    axes.text(42, 10.5, "k·γ")
    axes.text(8, 5.4, "‖w‖")
    axes.text(bound - 1.5, 1.2, "(R/γ)²", ha="right")
    axes.set_xlim(0, k[-1])
    axes.set_ylim(0, 30)
    axes.set_xlabel("k")
    return figure
# --8<-- [end:squeeze]
