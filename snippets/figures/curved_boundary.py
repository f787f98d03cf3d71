"""The figures of chapter 07: straight and curved boundaries; the error by width."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.figure import Figure

from snippets.curved_boundary import (
    accuracy,
    boundary_points,
    centre,
    fit,
    lines,
    relu,
    signs,
    slice_of_rings,
    squares,
    squares_and_lines,
    worst_error,
)
from snippets.drawing import (
    PEBBLE,
    INK,
    LINE,
    PAPER,
    SECOND,
    THORN,
    draw_classes,
    draw_regions,
    panel,
)
from snippets.points import rings, xor
# --8<-- [end:imports]
# --8<-- [start:straight]
def straight() -> Figure:
    """The least-squares straight line on the rings, which fails."""
    points, labels = rings()
    targets = signs(labels)
    weights = fit(lines(points), targets)
    assert accuracy(lines(points) @ weights, targets) < 0.6, (
        "a straight line parts the rings"
    )
    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    axes.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    draw_regions(axes, lambda p: lines(p) @ weights, steps=3)
    return figure
# --8<-- [end:straight]


# --8<-- [start:curved]
def curved() -> Figure:
    """The same fit on the squares: an ellipse that parts the rings."""
    points, labels = rings()
    targets = signs(labels)
    weights = fit(squares(points), targets)
    assert accuracy(squares(points) @ weights, targets) == 1, "the squares miss a point"
    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    axes.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    draw_regions(axes, lambda p: squares(p) @ weights, steps=41)
    return figure
# --8<-- [end:curved]


# --8<-- [start:paper]
def paper() -> Figure:
    """The rings with their squares as axes: there the ellipse is a straight line."""
    points, labels = rings()
    weights = fit(squares(points), signs(labels))
    assert np.array_equal(points**2 @ weights[:2] + weights[2] > 0, labels == 1), (
        "on the new paper no straight line parts the rings"
    )
    figure, axes = panel(equal=True)
    draw_classes(axes, points**2, labels)
    axes.set(xlabel="x₁²", xticks=[0, 1], yticks=[0, 1], xlim=(-0.05, 1.1))
    axes.set_ylabel("x₂²", rotation=0, labelpad=12)
    axes.set_ylim(-0.05, 1.1)
    draw_regions(axes, lambda p: p @ weights[:2] + weights[2], steps=3)
    return figure
# --8<-- [end:paper]


# --8<-- [start:graph]
def graph() -> Figure:
    """The graph of Y over one input is a parabola; the boundary is two points."""
    w, b = -1.0, 0.25
    positions, targets = slice_of_rings()
    ends = boundary_points(w, b)
    assert np.all(w * ends**2 + b == 0), "Y is not zero on the boundary"
    assert accuracy(w * positions**2 + b, targets) == 1, "the two points miss the gap"
    figure, axes = panel(400, 300)
    x = np.linspace(-1.1, 1.1, 111)
    axes.plot(x, w * x**2 + b, "--", color=SECOND)
    axes.text(0, 0.3, "Y = ¼ − X²", color=SECOND, ha="center")
    axes.axhline(0, color=INK, linewidth=0.8)
    for sign, marker, color in ((1, "o", PEBBLE), (-1, "^", THORN)):
        x = positions[targets == sign]
        axes.plot(x, 0 * x, marker, color=color, markersize=8, markeredgecolor=PAPER)
    axes.vlines(ends, -1, 0.45, color=LINE)
    for end, name in zip(ends, ("−½", "½"), strict=True):
        axes.annotate(
            name, (end, 0.45), (0, 3), textcoords="offset points", ha="center"
        )
    axes.axvspan(*ends, color=PEBBLE, alpha=0.13, linewidth=0)
    axes.axvspan(-1.1, ends[0], color=THORN, alpha=0.13, linewidth=0)
    axes.axvspan(ends[1], 1.1, color=THORN, alpha=0.13, linewidth=0)
    axes.set(xlim=(-1.1, 1.1), ylim=(-1, 0.6), xticks=[-1, 0, 1], yticks=[-1, 0])
    axes.set(xlabel="input X", ylabel="score Y")
    return figure
# --8<-- [end:graph]


# --8<-- [start:shifted]
def shifted() -> Figure:
    """The squares alone on the shifted rings: the ellipse stays around the origin."""
    points, labels = rings(centre=(1.0, 1.0))
    targets = signs(labels)
    weights = fit(squares(points), targets)
    assert accuracy(squares(points) @ weights, targets) < 0.7, (
        "the squares follow the ring"
    )
    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    axes.set(xticks=[0, 1, 2], yticks=[0, 1, 2])
    axes.plot(0, 0, "+", color=INK, markersize=14, markeredgewidth=2)
    draw_regions(axes, lambda p: squares(p) @ weights, steps=41)
    return figure
# --8<-- [end:shifted]


# --8<-- [start:repaired]
def repaired() -> Figure:
    """Squares and linear terms on the shifted rings: the ellipse moves to its place."""
    points, labels = rings(centre=(1.0, 1.0))
    targets = signs(labels)
    weights = fit(squares_and_lines(points), targets)
    middle = centre(weights)
    assert accuracy(squares_and_lines(points) @ weights, targets) == 1, (
        "a point is missed"
    )
    assert np.allclose(middle, (1.0, 1.0), atol=0.05), (
        "the ellipse is centred elsewhere"
    )
    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    axes.set(xticks=[0, 1, 2], yticks=[0, 1, 2])
    axes.plot(*middle, "+", color=INK, markersize=14, markeredgewidth=2)
    draw_regions(axes, lambda p: squares_and_lines(p) @ weights, steps=41)
    return figure
# --8<-- [end:repaired]


# --8<-- [start:error]
def error() -> Figure:
    """Worst error on abs(x) against the width of the hidden layer."""
    widths = [3, 10, 30, 100, 300]
    square = np.array([worst_error(width, np.square) for width in widths])
    seeds = range(3)
    rectified = np.array(
        [[worst_error(width, relu, seed) for width in widths] for seed in seeds]
    )
    assert np.ptp(square) < 1e-9 and np.all(square > 1 / 8), "width helps x²"
    assert np.all(rectified[:, -1] < square[-1] / 20), "width does not help ReLU"
    figure, axes = panel(400, 300)
    axes.loglog(
        widths, rectified.T, "-o", color=LINE, linewidth=1, markersize=4, alpha=0.6
    )
    axes.loglog(widths, square, "-s", color=SECOND)
    axes.axhline(1 / 8, color=INK, linestyle=":", linewidth=1.4)
    axes.text(300, 0.25, "squares", color=SECOND, ha="right")
    axes.text(330, 0.11, "⅛", color=INK, va="top")
    axes.text(330, np.median(rectified[:, -1]), "ReLU", color=LINE, va="center")
    axes.set_xticks(widths, [str(width) for width in widths])
    axes.set_yticks(
        [1e-4, 1e-3, 1e-2, 1e-1, 1], ["0.0001", "0.001", "0.01", "0.1", "1"]
    )
    axes.minorticks_off()
    axes.set(xlim=(2.7, 560), ylim=(1e-4, 1), xlabel="hidden units", ylabel="greatest error")
    return figure
# --8<-- [end:error]


# --8<-- [start:product]
def product() -> Figure:
    """The product of the inputs on XOR: the boundary is the two axes."""
    points, labels = xor()
    targets = signs(labels)
    assert accuracy(-points[:, 0] * points[:, 1], targets) == 1, (
        "the product misses a corner"
    )
    figure, axes = panel(equal=True)
    axes.set(xlim=(-1.5, 1.5), ylim=(-1.5, 1.5))
    draw_classes(axes, points, labels)
    axes.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    draw_regions(axes, lambda p: -p[:, 0] * p[:, 1], steps=120)
    return figure
# --8<-- [end:product]
