"""The figures of chapter 06: nine weights and two, boundary and rank, folds and fences."""

# --8<-- [start:imports]
from functools import partial

import numpy as np
from matplotlib.figure import Figure
from matplotlib.tri import Triangulation

from snippets.drawing import (
    PEBBLE,
    INK,
    LINE,
    PAPER,
    SECOND,
    THORN,
    draw_classes,
    draw_regions,
    onto_paper,
    panel,
)
from snippets.folds import DIRECTIONS, awake, fence, folded, sides
from snippets.index import relu
from snippets.points import rings
from snippets.stacking import (
    collapse,
    forward,
    nine_weights,
    on_boundary,
    on_boundary_in_article,
    random_layers,
    two_weights,
)
from snippets.threshold import step

NINE = (1, -1, 1, 2, -2, -1, 1, 2, 1)
HIDDEN, READOUT = np.reshape(NINE[:6], (3, 2)), np.reshape(NINE[6:], (1, 3))
# --8<-- [end:imports]


# --8<-- [start:surface]
MAP = -11.5  # where it lies: below all that is shown above it


def _fan(creases: np.ndarray) -> Triangulation:
    """The square, cut from its middle into pieces on which no unit wakes up."""
    ends = np.array([[-y, x] / np.maximum(abs(x), abs(y)) for x, y in creases])
    around = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1], *ends, *-ends])
    around = around[np.argsort(np.arctan2(*around.T))]
    corners = np.arange(1, len(around) + 1)
    triangles = np.column_stack([0 * corners, corners, np.roll(corners, -1)])
    return Triangulation(*np.vstack([[0, 0], around]).T, triangles)


def _surface(height, level: float, creases=(), tints=(THORN, PEBBLE)) -> Figure:
    """A height over a square, and a map of the square below; both are cut at a level.

    height: a function of x₁ and x₂, flat but for the creases. These run through the
    middle; each is given by an arrow at a right angle to it.
    """
    figure, axes = panel(360, 430, equal=True)
    axes.set_axis_off()
    corners = np.array([[-1, 1, 1, -1, -1], [-1, -1, 1, 1, -1]])
    axes.plot(*onto_paper(*corners, MAP), color=INK, linewidth=0.8)
    axes.plot(*onto_paper(*corners, level), "--", color=INK, linewidth=0.8)
    axes.text(*onto_paper(1.1, 1.0, level), f"height {level:.0f}", va="center")
    for name, start, end in (("x₁", (-1, -1.25), (1, -1.25)), ("x₂", (-1.2, -1), (-1.2, 1))):
        ends = [onto_paper(*at, MAP) for at in (end, start)]
        axes.annotate("", *ends, arrowprops={"arrowstyle": "-|>", "color": INK})
        axes.text(*onto_paper(*1.12 * np.array(end), MAP), name, ha="center", va="center")
    axes.text(*onto_paper(1.1, 1.0, MAP), "map", va="center")

    along = np.append(np.linspace(-1, 1, 41), np.nan)  # the pen is lifted behind each line
    along, across = np.meshgrid(along, np.linspace(-1, 1, 7))
    for x1, x2 in ((along.ravel(), across.ravel()), (across.ravel(), along.ravel())):
        axes.plot(*onto_paper(x1, x2, height(x1, x2)), color=INK, linewidth=0.5)

    fan = _fan(np.asarray(creases, dtype=float).reshape(-1, 2))
    heights = height(fan.x, fan.y)
    for up in (MAP, heights):
        place = Triangulation(*onto_paper(fan.x, fan.y, up), fan.triangles)
        axes.tricontourf(place, heights, [-9, level, 9], colors=tints, alpha=0.25)
        if heights.min() < level < heights.max():
            axes.tricontour(place, heights, [level], colors=[LINE], linewidths=2)
    for x, y in creases:
        crease = np.outer([-y, x], [-1, 1]) / max(abs(x), abs(y))
        axes.plot(*onto_paper(*crease, MAP), ":", color=SECOND)
    axes.set(xlim=(-1.55, 1.75), ylim=(-2.8, 1.45))
    return figure
# --8<-- [end:surface]


# --8<-- [start:left]
CORNERS = np.array([[-1, 1, 1, -1], [-1, -1, 1, 1]])


def left() -> Figure:
    u1, u2 = two_weights(NINE)
    gap = np.abs(u1 * CORNERS[0] + u2 * CORNERS[1] - nine_weights(*CORNERS, NINE)).max()
    assert gap == 0, "the two networks can be told apart"
    return _surface(lambda x1, x2: u1 * x1 + u2 * x2, level=0.0)
# --8<-- [end:left]


# --8<-- [start:right]
def right() -> Figure:
    u1, u2 = two_weights(NINE)
    gap = np.abs(u1 * CORNERS[0] + u2 * CORNERS[1] - nine_weights(*CORNERS, NINE)).max()
    assert gap == 0, "the two networks can be told apart"
    return _surface(lambda x1, x2: nine_weights(x1, x2, NINE), level=0.0)
# --8<-- [end:right]


# --8<-- [start:roads]
MOVES = "moves"  # the name of all that is drawn anew as the weights are turned


def _arrow(axes, start, end, name: str, at: float = 0.5, **look) -> None:
    """An arrow between two nodes, and the name of its weight on it."""
    looks = {"arrowstyle": "-|>", "shrinkA": 15, "shrinkB": 15, **look}
    axes.annotate("", end, start, arrowprops=looks)
    (x, y), (to_x, to_y) = start, end
    place = (x + at * (to_x - x), y + at * (to_y - y))
    box = {"boxstyle": "round,pad=0.1", "facecolor": PAPER, "edgecolor": "none"}
    axes.text(*place, name, ha="center", va="center", fontsize=11, bbox=box, gid=MOVES)


def roads() -> Figure:
    x1, x2 = HIDDEN.T * READOUT  # a road for each hidden unit
    assert (sum(x1), sum(x2)) == two_weights(NINE), "a road is missing"

    figure, axes = panel(400, 340)
    axes.set_axis_off()
    first = {"color": LINE, "linewidth": 2}
    second = {"color": SECOND, "linewidth": 2, "linestyle": "--"}
    inputs, hidden, output = [(0, 1), (0, -1)], [(3, 2.4), (3, 0), (3, -2.4)], (5.3, 0)
    w = [f"w{n} = {value}" for n, value in zip("₁₂₃₄₅₆₇₈₉", NINE, strict=True)]
    w = [name.replace("-", "−") for name in w]
    places = (0.32, 0.64, 0.78)  # of the names on the arrows, so that they keep apart
    for unit, via_x1, via_x2, out in zip(hidden, w[:6:2], w[1:6:2], w[6:], strict=True):
        at = hidden.index(unit)
        _arrow(axes, inputs[0], unit, via_x1, places[at], **first)
        _arrow(axes, inputs[1], unit, via_x2, places[2 - at], **second)
        _arrow(axes, unit, output, out, color=INK, linewidth=2)
    axes.text(5.95, 0, "=", ha="center", va="center", fontsize=18)
    ends, end, u = [(6.6, 1), (6.6, -1)], (8.7, 0), two_weights(NINE)
    _arrow(axes, ends[0], end, f"u₁ = {u[0]}", **first)
    _arrow(axes, ends[1], end, f"u₂ = {u[1]}", **second)

    names = ["x₁", "x₂", "", "", "", "Y", "x₁", "x₂", "Y"]
    nodes = [*inputs, *hidden, output, *ends, end]
    for (x, y), name in zip(nodes, names, strict=True):
        axes.plot(x, y, "o", markersize=26, color=PAPER, markeredgecolor=INK)
        axes.text(x, y, name, ha="center", va="center")
    for x, name in ((0, "inputs"), (3, "hidden units"), (5.3, "output")):
        axes.text(x, -3.2, name, ha="center", va="center")
    axes.set(xlim=(-0.5, 9.1), ylim=(-3.4, 2.8))
    return figure
# --8<-- [end:roads]


# --8<-- [start:plane]
OTHERS = (0.5, 1, -1, -1, 2, 2, 2, 1, 0.5)  # that come to the same two
LIMIT = 1.1  # of the map, to all four sides


def plane() -> Figure:
    assert two_weights(OTHERS) == two_weights(NINE), "the others come to another line"
    points, labels = rings()
    is_right = (nine_weights(*points.T, NINE) < 1) == (labels == 1)
    assert 0.6 < np.mean(is_right) < 0.7, "another line"

    figure, axes = panel(360, 330, equal=True)
    draw_classes(axes, points, labels)
    axes.set(xlim=(-LIMIT, LIMIT), ylim=(-LIMIT, LIMIT))
    ring = {"markersize": 11, "markerfacecolor": "none", "color": INK, "alpha": 0.6}
    axes.plot(*points[~is_right].T, "o", **ring, gid=MOVES)
    x1, x2 = np.meshgrid([-LIMIT, LIMIT], [-LIMIT, LIMIT])
    score = 1 - nine_weights(x1, x2, NINE)
    tints = {"levels": [-np.inf, 0, np.inf], "colors": [THORN, PEBBLE], "alpha": 0.13}
    axes.contourf(x1, x2, score, zorder=0, **tints).set_gid(MOVES)
    axes.contour(x1, x2, score, [0], colors=[LINE], linewidths=2).set_gid(MOVES)
    title = f"{np.mean(is_right):.1%} right".replace("%", "\N{NO-BREAK SPACE}%")
    axes.set_title(title, size=20, gid=MOVES)
    return figure
# --8<-- [end:plane]


# --8<-- [start:boundary]
def boundary() -> Figure:
    right = (on_boundary(1.0, NINE), 1.0)
    wrong = (on_boundary_in_article(1.0, NINE), 1.0)
    assert nine_weights(*right, NINE) == 0, "the right formula misses the boundary"
    assert nine_weights(*wrong, NINE) == 2.5, "the article's formula hits it"

    figure, axes = panel(equal=True)
    axes.set(xlim=(-2.6, 2.6), ylim=(-2, 2))
    axes.plot(*np.outer(wrong, [-2, 2]), "--", color=SECOND)
    for point, marker, name in ((right, "o", "output 0"), (wrong, "X", "output 2.5")):
        axes.plot(*point, marker, color=INK, markersize=9)
        axes.annotate(name, point, (10, 4), textcoords="offset points")
    axes.text(1.2, -0.45, "the boundary", color=LINE)
    axes.text(-0.6, -1.75, "the article's formula", color=SECOND)
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
    axes.annotate("no hidden layer", (64, 8), (0, 8), textcoords="offset points", ha="center")
    for k, name in ((1, "1 hidden unit"), (4, "4 hidden units"), (8, "8 units"), (16, "16 units")):
        at = (weights[k - 1], ranks[k - 1])
        axes.annotate(name, at, (6, -16), textcoords="offset points")
    axes.set(xlabel="number of weights", xticks=range(0, 321, 64), ylim=(0, 9.5))
    axes.set_ylabel("rank")
    return figure
# --8<-- [end:rank]


# --8<-- [start:bent]
def bent() -> Figure:
    def height(x1, x2):
        layers = [(HIDDEN, np.zeros(3)), (READOUT, np.zeros(1))]
        return forward(np.column_stack([x1, x2]), layers, relu)[:, 0]

    turns = np.radians(range(360))
    edge = height(np.cos(turns), np.sin(turns))
    assert height(0, 0) == 0 and edge.min() > 1, "the fence does not close"
    return _surface(height, level=1.0, creases=HIDDEN, tints=(PEBBLE, THORN))
# --8<-- [end:bent]


# --8<-- [start:sheet]
def _sheet(name: str, units: int) -> Figure:
    """The home page's sheet with so many folds, cut at zero, and a map of the cut."""

    def height(x1, x2):
        return 2 * folded(np.column_stack([x1, x2]), units)

    figure = _surface(height, level=0.0, creases=DIRECTIONS[:units])
    axes = figure.axes[0]
    axes.set_title(name)
    for group in {tuple(awake(turn, units)) for turn in range(30, 390, 60)} - {()}:
        x, y = 0.78 * DIRECTIONS[[unit - 1 for unit in group]].sum(axis=0)
        at = onto_paper(x, y, MAP)
        axes.text(*at, ", ".join(map(str, group)), ha="center", va="center")
    return figure
# --8<-- [end:sheet]


# --8<-- [start:flat]
def flat() -> Figure:
    assert sides(0) == 0, "the sheet comes down to zero"
    return _sheet("flat", units=0)
# --8<-- [end:flat]


# --8<-- [start:one_fold]
def one_fold() -> Figure:
    assert sides(1) == 1, "one fold draws more than one side"
    return _sheet("one fold", units=1)
# --8<-- [end:one_fold]


# --8<-- [start:two_folds]
def two_folds() -> Figure:
    assert sides(2) == 3 and not awake(330, 2), "the fence closes, or has other sides"
    return _sheet("two folds", units=2)
# --8<-- [end:two_folds]


# --8<-- [start:three_folds]
def three_folds() -> Figure:
    closed = all(awake(turn) for turn in range(360))
    assert sides(3) == 6 and closed, "the fence stands open, or has other sides"
    return _sheet("three folds", units=3)
# --8<-- [end:three_folds]


# --8<-- [start:fences]
def _fence(name: str, activation, lines: float, cut: float, right: float) -> Figure:
    """The rings, the lines of the three units, and the fence that they make."""
    points, labels = rings(80)
    score = partial(fence, activation=activation, lines=lines, cut=cut)
    found = score(points) > 0
    assert np.mean(found == (labels == 1)) == right, "other points are right"

    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    axes.set(title=name, xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    axes.set(xlim=(-1.1, 1.1), ylim=(-1.1, 1.1))
    for unit in DIRECTIONS:
        along = np.outer([-2, 2], [-unit[1], unit[0]]) + lines * unit
        axes.plot(*along.T, ":", color=SECOND, linewidth=1.4)
    if activation is step:  # it jumps; this has the same sign, and its zero can be drawn
        score = partial(_inside, lines=lines)
    draw_regions(axes, score, steps=121)
    return figure


def _inside(places: np.ndarray, lines: float) -> np.ndarray:
    """How far each place lies inside the nearest line; below zero outside."""
    return lines - (places @ DIRECTIONS.T).max(axis=1)
# --8<-- [end:fences]


# --8<-- [start:fence_none]
def fence_none() -> Figure:
    return _fence("none", lambda z: z, lines=0.0, cut=3.0, right=0.5)
# --8<-- [end:fence_none]


# --8<-- [start:fence_step]
def fence_step() -> Figure:
    return _fence("step", step, lines=1 / 3, cut=0.5, right=1.0)
# --8<-- [end:fence_step]


# --8<-- [start:fence_relu]
def fence_relu() -> Figure:
    return _fence("ReLU", relu, lines=0.0, cut=3.0, right=1.0)
# --8<-- [end:fence_relu]


# --8<-- [start:fence_tanh]
def fence_tanh() -> Figure:
    return _fence("tanh", np.tanh, lines=1 / 3, cut=-2.0, right=1.0)
# --8<-- [end:fence_tanh]
