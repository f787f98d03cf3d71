"""The figures of chapter 12: what hidden units learn, where they stick, and bumps."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.activations import relu, relu_derivative, step, tanh, tanh_derivative
from snippets.drawing import (
    INK,
    LINE,
    PAPER,
    SECOND,
    draw_classes,
    draw_regions,
    panel,
)
from snippets.first_training import learn
from snippets.hidden_layer import (
    VALLEYS,
    bumps,
    edge_on,
    forward,
    hats,
    hills,
    train,
    way_out,
    worst_miss,
)
from snippets.ordinary_network import boundary
from snippets.points import rings
# --8<-- [end:imports]


# --8<-- [start:plane]
def _plane(layers: list, score) -> Figure:
    """The rings, the regions of the network, and the line of each hidden unit."""
    points, labels = rings()
    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    limits = {"xlim": (-1.3, 1.3), "ylim": (-1.1, 1.1)}
    axes.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1], **limits)
    draw_regions(axes, score, steps=40)
    W, b = layers[0]
    for w, bias, style in zip(W, b, ("--", "-.", ":")[: len(W)], strict=True):
        nearest, along = boundary(w, bias)
        ends = nearest + np.outer([-3, 3], along)
        axes.plot(*ends.T, style, color=INK, linewidth=1.6)
    axes.set(**limits)
    return figure
# --8<-- [end:plane]


# --8<-- [start:after]
def _after(epochs: int) -> tuple[Figure, float]:
    """The network of the page after some epochs, and its share of right points."""
    points, labels = rings()
    W, b, v, c = learn(points, np.where(labels == 1, 1.0, -1.0), epochs)

    def score(x: np.ndarray) -> np.ndarray:
        return np.tanh(x @ W + b) @ v + c

    figure = _plane([(W.T, b)], score)
    box = {"facecolor": PAPER, "edgecolor": INK, "linewidth": 0.6, "alpha": 0.9}
    figure.axes[0].text(-1.22, 0.93, f"epoch {epochs}", bbox=box)
    return figure, np.mean((score(points) > 0) == (labels == 1))
# --8<-- [end:after]


# --8<-- [start:start]
def start() -> Figure:
    """Three tanh units before training: their lines cross in the middle."""
    figure, right = _after(0)
    assert right < 0.6, "it knows something before it has learnt"
    return figure
# --8<-- [end:start]


# --8<-- [start:moving]
def moving() -> Figure:
    """The lines have left the middle, and the boundary is a strip that is open above."""
    figure, right = _after(50)
    assert 0.8 < right < 0.9, "it is slower, or faster"
    return figure
# --8<-- [end:moving]


# --8<-- [start:closing]
def closing() -> Figure:
    """The boundary has closed; it still holds some thorns."""
    figure, right = _after(100)
    assert 0.9 < right < 1, "it is slower, or faster"
    return figure
# --8<-- [end:closing]


# --8<-- [start:learnt]
def learnt() -> Figure:
    """The same units after training: a closed boundary around the pebbles."""
    figure, right = _after(500)
    assert right == 1, "a point is on the wrong side"
    return figure
# --8<-- [end:learnt]


# --8<-- [start:trained]
def _trained(width: int, f, f_slope, seed: int, steps: int = 500) -> tuple:
    """Layers trained on the rings, their scores as a function, and the share right."""
    points, labels = rings()
    layers = train(points, labels, width, f, f_slope, seed, steps)

    def score(p: np.ndarray) -> np.ndarray:
        return forward(p, layers, f)[1][-1][:, 0]

    return layers, score, np.mean((score(points) > 0) == (labels == 1))
# --8<-- [end:trained]


# --8<-- [start:watched]
MOVES = "moves"  # the name of all that is drawn anew as the network learns
EDGE = 1.03  # how far from the middle a line bears its unit's number


def _number_at(w: np.ndarray, b: float) -> np.ndarray:
    """Where the line of a unit bears its number, shape (2,): at its end, or as near as can be."""
    nearest, along = boundary(w, b)
    return nearest + np.sqrt(max(EDGE**2 - nearest @ nearest, 0)) * along


def watched() -> Figure:
    """Three tanh units before training, with their numbers, and the share that is right."""
    layers, score, right = _trained(3, tanh, tanh_derivative, seed=0, steps=0)
    assert right < 0.6, "it knows something before it has learnt"
    figure = _plane(layers, score)
    (axes,) = figure.axes
    for n, (w, b) in enumerate(zip(*layers[0], strict=True), start=1):
        place = _number_at(w, b)
        axes.plot(*place, "o", markersize=15, color=PAPER, gid=MOVES)
        axes.text(*place, f"{n}", size=11, weight="bold", ha="center", va="center", gid=MOVES)
    title = f"epoch 0: {right:.1%} right".replace("%", "\N{NO-BREAK SPACE}%")
    axes.set_title(title, size=16, gid=MOVES)
    for part in (*axes.collections, *axes.lines[2:]):
        part.set_gid(MOVES)
    return figure
# --8<-- [end:watched]


# --8<-- [start:arrow]
def _arrow(axes: Axes, tip: np.ndarray, foot=(0, 0), width: float = 3) -> None:
    look = {"arrowstyle": "-|>", "color": SECOND, "linewidth": width, "shrinkA": 0}
    axes.annotate("", tip, foot, arrowprops=look | {"mutation_scale": 10 + 4 * width}, zorder=4)
# --8<-- [end:arrow]


# --8<-- [start:open_strip]
def open_strip() -> Figure:
    """Two tanh units; along the arrow the score never falls."""
    layers, score, right = _trained(2, tanh, tanh_derivative, seed=0)
    d = way_out(layers)
    walk = score(np.linspace(0, 3, 301)[:, None] * d)
    assert right < 1 and walk[0] > 0 and np.diff(walk).min() > -1e-12, "it is closed"
    figure = _plane(layers, score)
    (W, b), (v, _) = layers
    for weights, bias, sign in zip(W, b, np.sign(v[0]), strict=True):
        foot, _ = boundary(weights, bias)
        grows = sign * weights / np.linalg.norm(weights)
        assert grows @ d >= -1e-12, "the way out leads downhill"
        _arrow(figure.axes[0], foot + 0.3 * grows, foot, width=1.5)
    _arrow(figure.axes[0], 1.1 * d)
    return figure
# --8<-- [end:open_strip]


# --8<-- [start:solved]
def solved() -> Figure:
    """Three ReLU units, all alive: a fence with six corners."""
    layers, score, right = _trained(3, relu, relu_derivative, seed=0)
    alive = forward(rings()[0], layers, relu)[0][-1].any(axis=0)
    assert right == 1 and alive.all(), "a unit has died"
    return _plane(layers, score)
# --8<-- [end:solved]


# --8<-- [start:stuck]
def stuck() -> Figure:
    """Three ReLU units, one of them dead: a fence with two sides, and a way out."""
    layers, score, right = _trained(3, relu, relu_derivative, seed=4)
    alive = forward(rings()[0], layers, relu)[0][-1].any(axis=0)
    assert right < 1 and alive.sum() == 2, "three live units don't get stuck"
    (W, b), (V, c) = layers
    d = way_out([(W[alive], b[alive]), (V[:, alive], c)])
    figure = _plane(layers, score)
    _arrow(figure.axes[0], 1.05 * d)
    return figure
# --8<-- [end:stuck]


# --8<-- [start:paper]
SQUARES = {"1": (-1 / 3, -1 / 3), "2": (-1, 1 / 3), "3": (1 / 3, 1 / 3), "4": (1 / 3, -1)}


def _paper(place) -> tuple[Figure, Axes]:
    """The rings on squared paper, with each point p of the plane drawn at place(p)."""
    points, labels = rings()
    figure, axes = panel()
    along = np.linspace(-1, 1, 49)
    for level in (-1, -1 / 3, 1 / 3, 1):
        across = np.full_like(along, level)
        for line in ((along, across), (across, along)):
            axes.plot(*place(np.column_stack(line)).T, color=INK, linewidth=0.8, alpha=0.6)
    draw_classes(axes, place(points), labels)
    up, zero, one = np.linspace(0, 1, 17), np.zeros(17), np.ones(17)
    edge = np.column_stack([[*up, *one, *up[::-1], *zero], [*zero, *up, *one, *up[::-1]]])
    box = {"boxstyle": "round,pad=0.15", "facecolor": PAPER, "edgecolor": INK, "linewidth": 0.6}
    for name, corner in SQUARES.items():
        outline = place(corner + 2 / 3 * edge)
        axes.fill(*outline.T, color=INK, alpha=0.2, linewidth=0)
        centre = place(np.array([corner]) + 1 / 3)[0]
        axes.text(*centre, name, ha="center", va="center", weight="bold", bbox=box)
    return figure, axes
# --8<-- [end:paper]


# --8<-- [start:flat]
def flat() -> Figure:
    """The plane as it is, on squared paper, and the boundary that was learnt."""
    _, score, right = _trained(3, tanh, tanh_derivative, seed=0, steps=200)
    assert right == 1, "the boundary misses a point"
    figure, axes = _paper(lambda p: p)
    axes.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    draw_regions(axes, score, steps=40)
    return figure
# --8<-- [end:flat]


# --8<-- [start:bent]
def bent() -> Figure:
    """The same paper as the output unit sees it, edge on: a straight cut is enough."""
    points, labels = rings()
    ((W, b), (V, c)), score, _ = _trained(3, tanh, tanh_derivative, seed=0, steps=200)
    order = [1, 2, 0]  # the paper seen from a side from which the squares don't hide each other
    layers = [(W[order], b[order]), (V[:, order], c)]
    height = edge_on(points, layers, tanh)[:, 1]
    assert height[labels == 1].min() > 0 > height[labels == 0].max(), "no level cut"
    assert np.array_equal(height > 0, score(points) > 0), "the cut is another boundary"
    figure, axes = _paper(lambda p: edge_on(p, layers, tanh))
    axes.set(xlabel="along the cut", xticks=[], yticks=[0])
    axes.set_ylabel("distance from the cut", rotation=90)
    draw_regions(axes, lambda p: p[:, 1], steps=3)
    return figure
# --8<-- [end:bent]


# --8<-- [start:pile]
def _pile(layers: list, activation, outline: tuple) -> Figure:
    """The hills, a network that comes near them, and one of the parts it adds up."""
    x = np.sort(np.append(np.linspace(0, 1, 801), VALLEYS))
    figure, axes = panel()
    axes.plot(x, hills(x), color=INK, linewidth=5, alpha=0.3)
    axes.plot(x, forward(x[:, None], layers, activation)[1][-1], color=LINE)
    axes.fill(*outline, color=SECOND, alpha=0.3, linewidth=0)
    axes.plot(*outline, color=SECOND)
    axes.set(xlim=(0, 1), ylim=(0, 1.1), xlabel="input", ylabel="output", yticks=[0, 1])
    axes.set_xticks([0, 0.5, 1], ["0", "½", "1"])
    return figure
# --8<-- [end:pile]


# --8<-- [start:pile_of_bumps]
def pile_of_bumps() -> Figure:
    """Sixteen bumps of steps, and one of them alone."""
    layers, (left, right) = bumps(hills, 16), (13 / 16, 14 / 16)
    top = hills(np.array(13.5 / 16))
    inside = np.array([[left + 1e-9], [right - 1e-9]])
    assert np.allclose(forward(inside, layers, step)[1][-1], top), "the bump is not there"
    assert worst_miss(hills, layers, step, VALLEYS) <= np.sqrt(5 / 32), "a bump misses by more"
    return _pile(layers, step, ([left, left, right, right], [0, top, top, 0]))
# --8<-- [end:pile_of_bumps]


# --8<-- [start:pile_of_hats]
def pile_of_hats() -> Figure:
    """Sixteen kinks of ReLU make hats; one of them alone."""
    layers, nodes = hats(hills, 16), np.array([12, 13, 14]) / 16
    top = hills(nodes[1])
    assert np.allclose(forward(nodes[1:2, None], layers, relu)[1][-1], top), "no top"
    assert worst_miss(hills, layers, relu, VALLEYS) <= np.sqrt(5 / 16), "a hat misses by more"
    return _pile(layers, relu, (nodes, [0, top, 0]))
# --8<-- [end:pile_of_hats]


# --8<-- [start:error]
def error() -> Figure:
    """The greatest miss of n bumps and n hats, and what is promised for the bumps."""
    n = 4 ** np.arange(1, 5)
    promise = np.sqrt(5 / (2 * n))
    by_bumps, by_hats = (
        np.array([worst_miss(hills, make(hills, m), unit, VALLEYS) for m in n])
        for make, unit in ((bumps, step), (hats, relu))
    )
    assert np.all(by_bumps <= promise) and np.all(by_bumps > 0.9 * promise), "no promise"
    assert np.all(by_hats < by_bumps), "hats are worse"
    assert by_hats[2] > by_hats[1], "64 hats are better than 16"

    figure, axes = panel(400, 280)
    axes.loglog(n, promise, "--", color=INK)
    axes.loglog(n, by_bumps, "s", color=SECOND, markersize=7)
    axes.loglog(n, by_hats, "o", color=LINE, markersize=7)
    axes.set_xticks(n, [str(m) for m in n])
    axes.set_yticks([0.01, 0.1, 1], ["0.01", "0.1", "1"])
    axes.minorticks_off()
    axes.set(xlim=(3, 340), ylim=(0.01, 1.2), xlabel="number of pieces", ylabel="greatest miss")
    axes.text(70, 0.25, "bumps", color=SECOND)
    axes.text(25, 0.14, "hats", color=LINE)
    return figure
# --8<-- [end:error]
