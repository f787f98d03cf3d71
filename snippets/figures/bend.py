"""What the picture to bend by hand looks like before it is touched: a plane, and a sheet."""

# --8<-- [start:plane]
import numpy as np
from matplotlib.figure import Figure

from snippets.bend import ONE_LINE, score
from snippets.drawing import (
    INK,
    LINE,
    PEBBLE,
    SECOND,
    THORN,
    draw_classes,
    onto_paper,
    panel,
)
from snippets.points import rings

LIMIT = 1.1  # of the map, to all four sides
ARROW = 0.35  # how long a unit's arrow is
SCALE = 0.4  # of the sheet's height
MESH = 9  # lines that are drawn on the sheet, each way
MOVES = "moves"  # the name of all that is drawn anew as the lines move


def _grid(steps: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Places all over the map, and the score at each, three arrays of shape (steps, steps)."""
    x1, x2 = np.meshgrid(*2 * [np.linspace(-LIMIT, LIMIT, steps)])
    scores = score(np.column_stack([x1.ravel(), x2.ravel()]), ONE_LINE, "none")
    return x1, x2, scores.reshape(x1.shape)


def plane() -> Figure:
    points, labels = rings()
    is_right = (score(points, ONE_LINE, "none") > 0) == (labels == 1)
    right = np.mean(is_right)
    assert 0.5 < right < 0.6, "the first line is little better than chance"

    figure, axes = panel(360, 330, equal=True)
    draw_classes(axes, points, labels)
    ring = {"markersize": 11, "markerfacecolor": "none", "color": INK, "alpha": 0.6}
    axes.plot(*points[~is_right].T, "o", **ring, gid=MOVES)
    axes.set(xlim=(-LIMIT, LIMIT), ylim=(-LIMIT, LIMIT))
    x1, x2, scores = _grid(2)
    fills = axes.contourf(
        x1, x2, scores, [-np.inf, 0, np.inf], colors=[THORN, PEBBLE], alpha=0.13, zorder=0
    )
    cut = axes.contour(x1, x2, scores, [0], colors=[LINE], linewidths=2)
    ((*at, turn),) = ONE_LINE
    tip = np.add(at, ARROW * np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn))]))
    look = {"arrowstyle": "-|>", "color": SECOND, "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
    arrow = axes.annotate("", tip, at, arrowprops=look)
    title = axes.set_title(f"{right:.1%} right".replace("%", "\N{NO-BREAK SPACE}%"), size=20)
    for part in (fills, cut, arrow.arrow_patch, title):
        part.set_gid(MOVES)
    return figure
# --8<-- [end:plane]


# --8<-- [start:sheet]
def sheet() -> Figure:
    x1, x2, scores = _grid(MESH)
    heights = SCALE * scores
    assert heights.min() < 0 < heights.max(), "the sheet isn't cut"

    figure, axes = panel(300, 280, equal=True)
    axes.set_axis_off()
    axes.set_title("above zero: pebble")
    corners = LIMIT * np.array([[-1, 1, 1, -1, -1], [-1, -1, 1, 1, -1]])
    axes.plot(*onto_paper(*corners, 0), "--", color=INK, linewidth=0.8)
    axes.text(*onto_paper(LIMIT, -LIMIT - 0.15, 0), "height 0", ha="right", va="top")
    for name, x, y in (("x₁", 0, -LIMIT - 0.15), ("x₂", -LIMIT - 0.15, 0)):
        axes.text(*onto_paper(x, y, 0), name, ha="center", va="center")
    paper = np.array(onto_paper(x1, x2, heights))
    fills = axes.contourf(*paper, heights, [-9, 0, 9], colors=[THORN, PEBBLE], alpha=0.25)
    cut = axes.contour(*paper, heights, [0], colors=[LINE], linewidths=2)
    pen_up = np.full((2, MESH, 1), np.nan)
    for lines in (paper, paper.transpose(0, 2, 1)):
        mesh = np.concatenate([lines, pen_up], axis=2).reshape(2, -1)
        axes.plot(*mesh, color=INK, linewidth=0.5, gid=MOVES)
    ends = np.array(onto_paper(x1, x2, 0 * heights))
    for row, column in ((0, 0), (0, -1), (-1, -1), (-1, 0)):
        post = np.column_stack([ends[:, row, column], paper[:, row, column]])
        axes.plot(*post, ":", color=INK, linewidth=0.8, gid=MOVES)
    for part in (fills, cut):
        part.set_gid(MOVES)
    axes.set(xlim=(-1.5, 1.5), ylim=(-1.45, 1.65))
    return figure
# --8<-- [end:sheet]
