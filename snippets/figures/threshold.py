"""The figures of chapter 08: steps hard and soft, at the output and inside."""

# --8<-- [start:imports]
from itertools import product

import numpy as np
from matplotlib.figure import Figure

from snippets.bend import in_hand
from snippets.curved_boundary import accuracy, signs
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
from snippets.linear_classifier import perceptron
from snippets.ordinary_network import boundary, with_one
from snippets.points import rings, two_clouds
from snippets.threshold import fence, network, sigmoid, step, train
# --8<-- [end:imports]


# --8<-- [start:jump]
def jump() -> Figure:
    """The step function: a filled dot is its value at zero, an open one is not."""
    assert step(np.array([-1e-9, 0.0, 1e-9])).tolist() == [0, 0, 1], "it isn't the step"
    figure, axes = panel(400, 240)
    axes.plot([-2, 0], [0, 0], color=LINE)
    axes.plot([0, 2], [1, 1], color=LINE)
    axes.plot(0, 0, "o", color=LINE, markersize=9)
    axes.plot(0, 1, "o", color=LINE, markersize=9, markerfacecolor=PAPER)
    axes.set(xlim=(-2, 2), ylim=(-0.2, 1.2), xlabel="score Y")
    axes.set_yticks([0, 1], ["off: 0", "on: 1"])
    axes.set_xticks([-2, -1, 0, 1, 2])
    return figure
# --8<-- [end:jump]


# --8<-- [start:soft]
STEEPNESS = ((1, ":", SECOND), (4, "--", INK), (16, "-", LINE))


def soft() -> Figure:
    """Soft steps of three steepnesses: all pass through ½ at zero."""
    z = np.linspace(-2, 2, 161)
    assert all(sigmoid(0.0, k) == 0.5 for k, _, _ in STEEPNESS), "one is off the middle"

    figure, axes = panel()
    for k, style, color in STEEPNESS:
        axes.plot(z, sigmoid(z, k), style, color=color)
    axes.plot(0, 0.5, "o", color=INK, zorder=3)
    axes.text(-0.1, 0.94, "steepness 16", ha="right")
    axes.text(0.64, 0.85, "steepness 4")
    axes.text(0.75, 0.58, "steepness 1")
    axes.set(xlim=(-2, 2), ylim=(-0.05, 1.05), xlabel="weighted sum z", ylabel="soft step")
    axes.set_xticks([-2, -1, 0, 1, 2])
    axes.set_yticks([0, 0.5, 1], ["0", "½", "1"])
    return figure
# --8<-- [end:soft]


# --8<-- [start:slopes]
def slopes() -> Figure:
    """The slopes of the same soft steps: k/4 at zero, squeezed into a strip."""
    z = np.linspace(-2, 2, 161)
    bumps = [
        (sigmoid(z + 1e-6, k) - sigmoid(z - 1e-6, k)) / 2e-6 for k, _, _ in STEEPNESS
    ]
    for (k, _, _), bump in zip(STEEPNESS, bumps, strict=True):
        assert np.isclose(bump.max(), k / 4) and z[bump.argmax()] == 0, "k/4 at zero"

    figure, axes = panel()
    for (_, style, color), bump in zip(STEEPNESS, bumps, strict=True):
        axes.plot(z, bump, style, color=color)
    axes.text(0.12, 3.9, "steepness 16")
    axes.text(0.3, 0.88, "steepness 4")
    axes.text(0.9, 0.32, "steepness 1")
    axes.set(xlim=(-2, 2), ylim=(0, 4.3), xlabel="weighted sum z", ylabel="slope of the soft step")
    axes.set_yticks([0, 1, 2, 3, 4])
    axes.set_xticks([-2, -1, 0, 1, 2])
    return figure
# --8<-- [end:slopes]


# --8<-- [start:output]
def _output(k: float, name: str) -> Figure:
    """Two clouds; the tint says how near the soft step's output is to zero or one."""
    points, labels = two_clouds()
    w = perceptron(with_one(points), labels)[0][-1]
    scores = with_one(points) @ w
    assert np.array_equal(sigmoid(scores, k) > 0.5, scores > 0), "the line has moved"
    assert np.array_equal(scores > 0, labels == 1), "the line is wrong about a point"

    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    axes.set(xlim=(-2.4, 2.4), ylim=(-2, 2))
    x, y = np.meshgrid([-2.4, 2.4], [-2, 2])
    score = with_one(np.column_stack([x.ravel(), y.ravel()])) @ w
    outputs = np.array([0.6, 0.7, 0.8, 0.9])
    bands = np.log(outputs / (1 - outputs)) / k
    for sign, color in ((1, PEBBLE), (-1, THORN)):
        for z in (0, *bands):
            axes.contourf(
                x, y, sign * score.reshape(2, 2), [z, 99], colors=[color], alpha=0.07
            )
    axes.contour(x, y, score.reshape(2, 2), [0], colors=[LINE], linewidths=2)
    axes.text(-2.25, 1.6, name)
    return figure
# --8<-- [end:output]


# --8<-- [start:output_gentle]
def output_gentle() -> Figure:
    """A soft step behind the score."""
    return _output(0.5, "steepness ½")
# --8<-- [end:output_gentle]


# --8<-- [start:output_steep]
def output_steep() -> Figure:
    """A steep one behind the same score."""
    return _output(2, "steepness 2")
# --8<-- [end:output_steep]


# --8<-- [start:output_steeper]
def output_steeper() -> Figure:
    """A steeper one."""
    return _output(8, "steepness 8")
# --8<-- [end:output_steeper]


# --8<-- [start:output_step]
def output_step() -> Figure:
    """The step: where soft steps arrive."""
    return _output(np.inf, "step")
# --8<-- [end:output_step]


# --8<-- [start:lines]
def _draw_lines(axes, hidden: np.ndarray, style: str, **look) -> None:
    """Where each hidden unit has the pre-activation zero."""
    limits = axes.get_xlim(), axes.get_ylim()
    for w1, w2, b in hidden:
        nearest, along = boundary(np.array([w1, w2]), b)
        axes.plot(*(nearest + np.outer([-3, 3], along)).T, style, **look)
    axes.set(xlim=limits[0], ylim=limits[1])
# --8<-- [end:lines]


# --8<-- [start:triangle_fence]
LIMIT = 1.3  # of the map, to all four sides
ASIDE = 0.8  # of the lines' middles: where their arrows stand, clear of the pebbles
ARROW = 0.25  # how long each of them is
YES = 0.13  # how far beside it the word stands
MOVES = "moves"  # the name of all that is drawn anew as the lines move


def _pieces(hidden: np.ndarray) -> list[tuple[np.ndarray, int]]:
    """Where the middle of each piece of the map is, and how many votes there are."""
    along = np.linspace(-LIMIT, LIMIT, 260)
    places = np.stack(np.meshgrid(along, along), axis=-1).reshape(-1, 2)
    votes = step(with_one(places) @ hidden.T)
    kinds, which = np.unique(votes, axis=0, return_inverse=True)
    return [
        (places[which.ravel() == n].mean(axis=0), int(kind.sum()))
        for n, kind in enumerate(kinds)
    ]


def triangle_fence() -> Figure:
    """Three steps on the rings; the numbers count how many of them say one."""
    points, labels = rings()
    hidden, output = fence()
    right = accuracy(network(with_one(points), hidden, output, step), signs(labels))
    assert right == 1, "the fence has a gap"
    pairs = hidden[[[0, 1], [1, 2], [2, 0]]]
    corners = np.linalg.solve(pairs[:, :, :2], -pairs[:, :, 2:])[:, :, 0]
    assert np.allclose(np.linalg.norm(corners, axis=1), 2 / 3), "the corners stick out"

    figure, axes = panel(400, 400, equal=True)
    draw_classes(axes, points, labels)
    axes.set(xlim=(-LIMIT, LIMIT), ylim=(-LIMIT, LIMIT))
    axes.set(xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    tint = {"alpha": 0.13, "zorder": 0, "linewidth": 0, "gid": MOVES}
    square = LIMIT * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
    around = np.concatenate([square, square[:1], corners[[0, 2, 1, 0]]])
    axes.fill(*around.T, color=THORN, **tint)
    axes.fill(*corners.T, color=PEBBLE, **tint)
    _draw_lines(axes, hidden, ":", color=SECOND, linewidth=1.4, gid=MOVES)
    axes.plot(*corners[[0, 1, 2, 0]].T, color=LINE, linewidth=2.5, gid=MOVES)
    look = {"arrowstyle": "-|>", "color": SECOND, "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
    for *at, turn in in_hand(hidden, ASIDE):
        way = np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn))])
        tip = at + ARROW * way
        axes.annotate("", tip, at, arrowprops=look).arrow_patch.set_gid(MOVES)
        place = tip + YES * np.array([-way[1], way[0]])
        axes.text(*place, "yes", color=SECOND, fontsize=11, ha="center", va="center", gid=MOVES)
    tag = {"boxstyle": "circle,pad=0.2", "facecolor": PAPER, "edgecolor": "none"}
    for place, votes in _pieces(hidden):
        axes.text(
            *place, votes, bbox=tag, ha="center", va="center", fontweight="bold", gid=MOVES
        )
    title = f"{right:.1%} right".replace("%", "\N{NO-BREAK SPACE}%")
    axes.set_title(title, size=20, gid=MOVES)
    return figure
# --8<-- [end:triangle_fence]


# --8<-- [start:trained]
def _cells(points: np.ndarray, hidden: np.ndarray, output: np.ndarray) -> np.ndarray:
    """Above zero where steps say pebble, like the score, but with no jumps to draw."""
    patterns = np.array(list(product([0, 1], repeat=len(hidden))))
    z = with_one(points) @ hidden.T
    pebble = patterns[with_one(patterns) @ output > 0]
    return np.max([np.where(on, z, -z).min(axis=1) for on in pebble], axis=0)


def _trained(activation, name: str, names: dict) -> Figure:
    """Three hidden units: their lines before training (dashed) and after it (solid)."""
    points, labels = rings()
    before = np.random.default_rng(8).normal(size=(3, 3))
    after, output = train(with_one(points), signs(labels), activation, before)
    scores = network(with_one(points), after, output, activation)
    solved = accuracy(scores, signs(labels)) == 1
    assert solved != np.array_equal(before, after), "frozen and solved, or neither"

    def score(p: np.ndarray) -> np.ndarray:
        if activation is step:
            return _cells(p, after, output)
        return network(with_one(p), after, output, activation)

    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    axes.set(xlim=(-1.3, 1.3), ylim=(-1.1, 1.1), xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    draw_regions(axes, score, steps=40)
    _draw_lines(axes, before, "--", color=SECOND, linewidth=3.5, alpha=0.6)
    _draw_lines(axes, after, "-", color=INK, linewidth=1.2)
    axes.set_title(name, fontsize=12)
    for where, place in names.items():
        axes.text(*place, where, bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1})
    return figure
# --8<-- [end:trained]


# --8<-- [start:frozen]
def frozen() -> Figure:
    """With steps the hidden lines end where they began."""
    return _trained(step, "trained with steps", {"before and after": (-1.25, 0.92)})
# --8<-- [end:frozen]


# --8<-- [start:moving]
def moving() -> Figure:
    """With soft steps they close in on the disk."""
    def soft(z: np.ndarray) -> np.ndarray:
        return sigmoid(z, k=4)

    names = {"before": (-1.25, 0.85), "after": (-1.25, -0.85)}
    return _trained(soft, "trained with soft steps", names)
# --8<-- [end:moving]
