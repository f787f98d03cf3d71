"""What the figures share: one panel, one set of colours, pebbles and thorns.

The colours are stand-ins: the build replaces each by the page's own variable, so that
one SVG serves light and dark. A figure therefore uses these names and no other colour.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.palette import LIGHT

INK, GRID, PAPER = "#0000f0", "#0000f1", "#0000f2"
PEBBLE, THORN, LINE, SECOND = "#0000f3", "#0000f4", "#0000f5", "#0000f6"

CSS = {
    INK: "currentColor",
    GRID: f"var(--fig-grid, {LIGHT['grid']})",
    PAPER: f"var(--fig-paper, {LIGHT['paper']})",
    PEBBLE: f"var(--fig-pebble, {LIGHT['pebble']})",
    THORN: f"var(--fig-thorn, {LIGHT['thorn']})",
    LINE: f"var(--fig-line, {LIGHT['line']})",
    SECOND: f"var(--fig-second, {LIGHT['second']})",
}

STYLE = {
    "axes.edgecolor": INK,
    "axes.facecolor": "none",
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.constrained_layout.use": True,
    "figure.facecolor": "none",
    "font.size": 12,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "legend.frameon": False,
    "lines.linewidth": 2,
    "lines.solid_capstyle": "round",
    "svg.fonttype": "none",
    "svg.hashsalt": "bend-the-line",
    "text.color": INK,
    "text.parse_math": False,
    "xtick.color": INK,
    "ytick.color": INK,
}


def panel(
    width: float = 360, height: float = 300, *, equal: bool = False
) -> tuple[Figure, Axes]:
    """One empty panel, in CSS pixels; `equal` gives both axes the same scale."""
    figure = Figure(figsize=(width / 72, height / 72))
    axes = figure.add_subplot()
    if equal:
        axes.set_aspect("equal")
    return figure, axes


def draw_classes(axes: Axes, points: np.ndarray, labels: np.ndarray) -> None:
    """Pebbles where `labels` is 1, thorns where it is 0; points: x₁ and x₂ in rows.

    A handful of points is drawn larger than a crowd.
    """
    pebble, thorn = (5.5, 6.5) if len(points) > 10 else (10, 11)
    edge = {"markeredgecolor": PAPER, "markeredgewidth": 0.7}
    looks = ((1, "o", pebble, PEBBLE), (0, "^", thorn, THORN))
    for label, marker, size, color in looks:
        x, y = np.asarray(points)[np.equal(labels, label)].T
        axes.plot(x, y, marker, markersize=size, color=color, **edge)
    axes.locator_params(nbins=5)
    axes.set_xlabel("x₁")
    axes.set_ylabel("x₂", rotation=0, labelpad=12)


def draw_regions(axes: Axes, score, *, steps: int = 80) -> None:
    """Shade where `score` is above zero and below it, and draw the boundary, if any.

    score: takes rows of x₁ and x₂, returns a number for each.
    Call it last: it fills the limits that the axes have by then.
    """
    x_limits, y_limits = axes.get_xlim(), axes.get_ylim()
    x, y = np.meshgrid(np.linspace(*x_limits, steps), np.linspace(*y_limits, steps))
    z = score(np.column_stack([x.ravel(), y.ravel()])).reshape(x.shape)
    axes.contourf(
        x, y, z, [-np.inf, 0, np.inf], colors=[THORN, PEBBLE], alpha=0.13, zorder=0
    )
    if z.min() < 0 < z.max():  # otherwise there is no boundary to draw
        axes.contour(x, y, z, [0], colors=[LINE], linewidths=2)
    axes.set_xlim(x_limits)
    axes.set_ylim(y_limits)


def onto_paper(x1, x2, height) -> tuple[np.ndarray, np.ndarray]:
    """Look at a height over a plane from above and from the side: across and up, on the paper.

    x1, x2 and height: numbers, or arrays of one shape; each axis stays straight.
    """
    turn = np.radians(-15)
    across = np.cos(turn) * x1 - np.sin(turn) * x2
    away = np.sin(turn) * x1 + np.cos(turn) * x2
    return across, 0.62 * away + 0.16 * height
