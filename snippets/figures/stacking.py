"""The figures of chapter 06: nine weights and two, the boundary, the rank, one bend."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.figure import Figure

from snippets.drawing import (
    CIRCLE,
    INK,
    LINE,
    PAPER,
    SECOND,
    TRIANGLE,
    draw_regions,
    panel,
)
from snippets.index import relu
from snippets.stacking import (
    collapse,
    forward,
    nine_weights,
    on_boundary,
    on_boundary_in_article,
    random_layers,
    two_weights,
)

NINE = (1, -1, 1, 2, -2, -1, 1, 2, 1)
x1, x2 = np.meshgrid(np.linspace(-1, 1, 41), np.linspace(-1, 1, 41))
# --8<-- [end:imports]


# --8<-- [start:surface]
GROUND = -6.0


def _onto_paper(x1, x2, height) -> tuple[np.ndarray, np.ndarray]:
    """Look from above and from the side: across and up, on the paper."""
    turn = np.radians(285)
    across = np.cos(turn) * x1 - np.sin(turn) * x2
    away = np.sin(turn) * x1 + np.cos(turn) * x2
    return across, 0.45 * away + 0.16 * height


def _surface(height: np.ndarray, level: float) -> Figure:
    """A height over a square, and where it passes through the level."""
    figure, axes = panel(360, 300, equal=True)
    axes.set_axis_off()
    corners = np.array([[-1, 1, 1, -1, -1], [-1, -1, 1, 1, -1]])
    axes.plot(*_onto_paper(*corners, GROUND), color=INK, linewidth=0.8)
    for name, at in (("x₁", (1.25, 0.0)), ("x₂", (0.0, 1.2))):
        axes.text(*_onto_paper(*at, GROUND), name, ha="center", va="center")

    across, up = _onto_paper(x1, x2, height)
    for lines in ((across, up), (across.T, up.T)):
        axes.plot(*(each[::2, ::4] for each in lines), color=INK, linewidth=0.5)
    tints = [TRIANGLE, CIRCLE]
    axes.contourf(across, up, height, [-9, level, 9], colors=tints, alpha=0.25)
    for place in (_onto_paper(x1, x2, GROUND), (across, up)):
        axes.contour(*place, height, [level], colors=[LINE], linewidths=2)
    axes.set(xlim=(-1.4, 1.6), ylim=(-1.65, 1.15))
    return figure
# --8<-- [end:surface]


# --8<-- [start:left]
def left() -> Figure:
    u1, u2 = two_weights(NINE)
    height = u1 * x1 + u2 * x2
    gap = np.abs(height - nine_weights(x1, x2, NINE)).max()
    assert gap < 1e-12, "the two networks can be told apart"
    return _surface(height, level=0.0)
# --8<-- [end:left]


# --8<-- [start:right]
def right() -> Figure:
    height = nine_weights(x1, x2, NINE)
    u1, u2 = two_weights(NINE)
    gap = np.abs(height - (u1 * x1 + u2 * x2)).max()
    assert gap < 1e-12, "the two networks can be told apart"
    return _surface(height, level=0.0)
# --8<-- [end:right]


# --8<-- [start:roads]
def _arrow(axes, start, end, name: str, at: float = 0.5, **look) -> None:
    """An arrow between two nodes, and the name of its weight on it."""
    looks = {"arrowstyle": "-|>", "shrinkA": 15, "shrinkB": 15, **look}
    axes.annotate("", end, start, arrowprops=looks)
    (x, y), (to_x, to_y) = start, end
    place = (x + at * (to_x - x), y + at * (to_y - y))
    box = {"boxstyle": "round,pad=0.1", "facecolor": PAPER, "edgecolor": "none"}
    axes.text(*place, name, ha="center", va="center", bbox=box)


def roads() -> Figure:
    from_x1 = [NINE[0] * NINE[6], NINE[2] * NINE[7], NINE[4] * NINE[8]]
    from_x2 = [NINE[1] * NINE[6], NINE[3] * NINE[7], NINE[5] * NINE[8]]
    assert (sum(from_x1), sum(from_x2)) == two_weights(NINE), "a road is missing"

    figure, axes = panel(400, 270)
    axes.set_axis_off()
    first = {"color": CIRCLE, "linewidth": 2}
    second = {"color": TRIANGLE, "linewidth": 2, "linestyle": "--"}
    inputs, hidden, output = [(0, 1), (0, -1)], [(2, 2), (2, 0), (2, -2)], (4, 0)
    for unit, a, b, c in zip(hidden, "₁₃₅", "₂₄₆", "₇₈₉", strict=True):
        _arrow(axes, inputs[0], unit, "w" + a, 0.62, **first)
        _arrow(axes, inputs[1], unit, "w" + b, 0.38, **second)
        _arrow(axes, unit, output, "w" + c, color=INK, linewidth=2)
    axes.text(4.75, 0, "=", ha="center", va="center", fontsize=18)
    ends, end = [(5.5, 1), (5.5, -1)], (7.5, 0)
    _arrow(axes, ends[0], end, "u₁", **first)
    _arrow(axes, ends[1], end, "u₂", **second)

    names = ["x₁", "x₂", "", "", "", "Y", "x₁", "x₂", "Y"]
    nodes = [*inputs, *hidden, output, *ends, end]
    for (x, y), name in zip(nodes, names, strict=True):
        axes.plot(x, y, "o", markersize=26, color=PAPER, markeredgecolor=INK)
        axes.text(x, y, name, ha="center", va="center")
    axes.set(xlim=(-0.5, 8), ylim=(-2.6, 2.6))
    return figure
# --8<-- [end:roads]


# --8<-- [start:boundary]
def boundary() -> Figure:
    right = (on_boundary(1.0, NINE), 1.0)
    wrong = (on_boundary_in_article(1.0, NINE), 1.0)
    assert nine_weights(*right, NINE) == 0, "the right formula misses the boundary"
    assert nine_weights(*wrong, NINE) == 2.5, "the article's formula hits it"

    figure, axes = panel(equal=True)
    axes.set(xlim=(-2.6, 2.6), ylim=(-2, 2))
    axes.plot(*np.outer(wrong, [-2, 2]), "--", color=SECOND)
    for point, marker, name in ((right, "o", "Y = 0"), (wrong, "X", "Y = 2.5")):
        axes.plot(*point, marker, color=INK, markersize=9)
        axes.annotate(name, point, (10, 4), textcoords="offset points")
    axes.set(xlabel="x₁", xticks=[-2, -1, 0, 1, 2], yticks=[-2, -1, 0, 1, 2])
    axes.set_ylabel("x₂", rotation=0, labelpad=12)
    draw_regions(axes, lambda points: nine_weights(*points.T, NINE), steps=2)
    return figure
# --8<-- [end:boundary]


# --8<-- [start:rank]
def rank() -> Figure:
    widths = range(1, 21)
    stacks = [random_layers([8, k, 8]) for k in widths]
    weights = [sum(W.size for W, _ in layers) for layers in stacks]
    ranks = [np.linalg.matrix_rank(collapse(layers)[0]) for layers in stacks]
    assert weights == [16 * k for k in widths], "each hidden unit has its weights"
    assert ranks == [min(k, 8) for k in widths], "more weights gave more rank"

    figure, axes = panel(400, 300)
    axes.axhline(8, color=INK, linestyle=":", linewidth=1.4)
    axes.plot(weights, ranks, "o", color=LINE, markersize=6)
    axes.plot(64, 8, "s", color=SECOND, markersize=8)
    axes.annotate("8 → 8", (64, 8), (0, 8), textcoords="offset points", ha="center")
    for k in (1, 4, 8, 16):
        at = (weights[k - 1], ranks[k - 1])
        name = f"8 → {k} → 8"
        axes.annotate(name, at, (6, -16), textcoords="offset points")
    axes.set(xlabel="# w", xticks=range(0, 321, 64), ylim=(0, 9.5))
    axes.set_ylabel("r", rotation=0, labelpad=12)
    return figure
# --8<-- [end:rank]


# --8<-- [start:bent]
def bent() -> Figure:
    output, hidden = np.array([NINE[6:]]), np.array(NINE[:6]).reshape(3, 2)
    layers = [(hidden, np.zeros(3)), (output, np.zeros(1))]
    points = np.column_stack([x1.ravel(), x2.ravel()])
    height = forward(points, layers, relu).reshape(x1.shape)
    edge = [height[0], height[-1], height[:, 0], height[:, -1]]
    assert height.min() == 0 and np.min(edge) > 1, "the fence does not close"

    figure = _surface(height, level=1.0)
    place = _onto_paper(x1, x2, GROUND)
    for unit in (points @ hidden.T).T:
        crease = unit.reshape(x1.shape)
        figure.axes[0].contour(*place, crease, [0], colors=[SECOND], linestyles=":")
    return figure
# --8<-- [end:bent]
