"""The figures of chapter 04: rings and XOR, where the best of all lines still fails."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.figure import Figure

from snippets import points as data
from snippets.drawing import INK, LINE, SECOND, draw_classes, draw_regions, panel
from snippets.not_separable import accuracy, best_at_angle, triangle_around
from snippets.not_separable import best_line as find_best_line
# --8<-- [end:imports]


# --8<-- [start:rings]
def rings() -> Figure:
    points, labels = data.rings()
    distance = np.linalg.norm(points, axis=1)
    assert distance[labels == 1].max() < distance[labels == 0].min(), (
        "the rings overlap"
    )

    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    return figure
# --8<-- [end:rings]


# --8<-- [start:certificate]
def certificate() -> Figure:
    points, labels = data.rings()
    circles, triangles = points[labels == 1], points[labels == 0]
    circle = circles[np.linalg.norm(circles, axis=1).argmax()]
    corners, weights = triangle_around(circle, triangles)
    assert weights.min() > 0 and np.allclose(weights @ corners, circle), (
        "it lies outside"
    )

    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    axes.fill(*corners.T, facecolor=LINE, alpha=0.13)
    axes.plot(*np.vstack([corners, corners[:1]]).T, color=LINE)
    axes.plot(*circle, "o", markersize=13, markerfacecolor="none", markeredgecolor=INK)
    return figure
# --8<-- [end:certificate]


# --8<-- [start:best_line]
def best_line() -> Figure:
    points, labels = data.rings()
    w, b = find_best_line(points, labels)
    assert 0.7 < accuracy(points, labels, w, b) < 0.75, (
        "the best line isn't where it was"
    )

    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    draw_regions(axes, lambda positions: positions @ w + b, steps=2)
    return figure
# --8<-- [end:best_line]


# --8<-- [start:by_angle]
def by_angle() -> Figure:
    points, labels = data.rings()
    bound = accuracy(points, labels, *find_best_line(points, labels))
    angles = np.linspace(0, np.pi, 181)
    best = np.array([best_at_angle(points, labels, angle) for angle in angles])
    assert best.max() <= bound, "one direction beats the best of all lines"

    figure, axes = panel()
    axes.plot(np.degrees(angles), 100 * best, color=LINE, drawstyle="steps-mid")
    axes.axhline(100 * bound, color=SECOND, linestyle="--")
    axes.annotate(f"{100 * bound:.1f} %", (180, 100 * bound + 1), ha="right")
    axes.set_xticks([0, 45, 90, 135, 180], ["0°", "45°", "90°", "135°", "180°"])
    axes.set_yticks(
        [50, 60, 70, 80, 90, 100], ["50 %", "60 %", "70 %", "80 %", "90 %", "100 %"]
    )
    axes.set_ylim(49, 101)
    axes.set_xlabel("θ")
    return figure
# --8<-- [end:by_angle]


# --8<-- [start:xor]
def xor() -> Figure:
    points, labels = data.xor()
    w, b = find_best_line(points, labels)
    assert accuracy(points, labels, w, b) == 0.75, "a line gets three of XOR's four"

    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    axes.set(xlim=(-1.6, 1.6), ylim=(-1.6, 1.6), xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    draw_regions(axes, lambda positions: positions @ w + b, steps=2)
    return figure
# --8<-- [end:xor]
