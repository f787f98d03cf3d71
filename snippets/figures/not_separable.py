"""The figures of chapter 04: rings and XOR, where the best of all lines still fails."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.figure import Figure

from snippets import points as data
from snippets.drawing import (
    PEBBLE,
    INK,
    LINE,
    SECOND,
    THORN,
    draw_classes,
    draw_regions,
    panel,
)
from snippets.not_separable import accuracy, best_at_angle, rulers, triangle_around
from snippets.not_separable import best_line as find_best_line
# --8<-- [end:imports]


# --8<-- [start:halfway]
def halfway() -> Figure:
    thorn, w, b = np.array([0.8, 0.3]), np.array([0.8, -0.6]), -0.6
    walk = np.linspace(1, -1, 101)  # times the thorn: from it to the opposite spot
    score = np.outer(walk, thorn) @ w + b
    points, labels = data.rings()
    radius = np.linalg.norm(points[labels == 0], axis=1)
    assert radius.min() < np.hypot(*thorn) < radius.max(), "no thorn grows there"
    assert max(score[0], score[-1]) < 0, "it isn't right about both thorns"
    assert np.isclose(score[50], (score[0] + score[-1]) / 2), "halfway isn't halfway"

    figure, axes = panel()
    axes.axhspan(0, 1, facecolor=PEBBLE, alpha=0.13)
    axes.axhspan(-1.5, 0, facecolor=THORN, alpha=0.13)
    axes.plot(-walk, score, color=LINE)
    axes.plot(-walk, 0.6 - 1.1 * walk**2, "--", color=SECOND)
    axes.plot([-1, 1], score[[0, -1]], "^", color=THORN, markersize=11)
    axes.plot(0, score[50], "o", color=PEBBLE, markersize=10)
    axes.text(0, 0.8, "above zero: pebble", ha="center")
    axes.text(0, -1.4, "below zero: thorn", ha="center")
    axes.set(xlim=(-1.3, 1.3), ylim=(-1.5, 1), yticks=[0], ylabel="score")
    axes.set_xticks([-1, 0, 1], ["a thorn", "the centre", "opposite thorn"])
    return figure
# --8<-- [end:halfway]


# --8<-- [start:certificate]
def certificate() -> Figure:
    points, labels = data.rings()
    pebbles, thorns = points[labels == 1], points[labels == 0]
    pebble = pebbles[np.linalg.norm(pebbles, axis=1).argmax()]
    corners, shares = triangle_around(pebble, thorns)
    assert shares.min() > 0 and np.allclose(shares @ corners, pebble), "it lies outside"
    side = shares[1:] @ corners[1:] / shares[1:].sum()
    assert np.allclose(shares[0] * corners[0] + (1 - shares[0]) * side, pebble), (
        "the walk doesn't lead through the pebble"
    )

    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    axes.fill(*corners.T, facecolor=LINE, alpha=0.13)
    axes.plot(*np.vstack([corners, corners[:1]]).T, color=LINE)
    axes.plot(*np.array([corners[0], side]).T, ":", color=INK)
    axes.plot(*pebble, "o", markersize=13, markerfacecolor="none", markeredgecolor=INK)
    return figure
# --8<-- [end:certificate]


# --8<-- [start:pin]
def pin() -> Figure:
    points = np.array([[-1.2, 0.6], [-0.6, -0.4], [0.1, 1.0], [0.5, -0.9], [1.3, 0.4]])
    labels = np.array([1, 1, 0, 0, 0])
    w, b = np.array([1.0, 0.2]), 0.15
    right = points @ w + b > 0
    left = points[~right]
    pinned = left[(left @ w).argmax()]
    lines = zip(*rulers(points, pinned), strict=True)
    turned = [line for line in lines if ((points @ line[0] + line[1] > 0) == right).all()]
    assert len(turned) == 1, "no line of the list splits the points in the same way"

    figure, axes = panel(equal=True)
    for other in points[(points != pinned).any(axis=1)]:
        axes.axline(pinned, other, color=INK, linewidth=0.8, alpha=0.3)
    height = np.array([-1.5, 1.5])
    names = ("1. any line", "2. slid left", "3. turned")
    looks = (((w, b), ":"), ((w, -w @ pinned), "--"), (turned[0], "-"))
    for name, (line, style) in zip(names, looks, strict=True):
        across = -(line[0][1] * height + line[1]) / line[0][0]
        axes.plot(across, height, style, color=LINE, label=name)
    draw_classes(axes, points, labels)
    axes.plot(*pinned, "o", markersize=17, markerfacecolor="none", markeredgecolor=INK)
    axes.set(xlim=(-1.6, 2.6), ylim=(-1.5, 1.5), xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    axes.legend(loc="lower right")
    return figure
# --8<-- [end:pin]


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
    axes.set_xlabel("angle of the line")
    axes.set_ylabel("accuracy")
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
