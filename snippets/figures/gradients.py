"""The figures of chapter 10: nudges, three gradients, switches, a walk back, an error."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.big_inputs import sigmoid
from snippets.curved_boundary import relu
from snippets.drawing import INK, LINE, PAPER, SECOND, panel
from snippets.gradients import (
    backward,
    example,
    forward,
    input_slopes,
    line_gradients,
    relu_slope,
    slope,
    three_units,
    unpack,
)
from snippets.results import result
from snippets.threshold import gradient_by_nudging
# --8<-- [end:imports]


# --8<-- [start:nudges]
PLACES = (1.0, 3.0, 5.0)


def _nudges(f, rates: tuple[float, ...], across: str, up: str) -> Figure:
    """A curve, and at three places the same nudge with what it brings."""
    assert np.allclose(slope(f, np.array(PLACES)), rates), "the rates are others"
    figure, axes = panel(360, 270)
    x, reach = np.linspace(0, 6, 61), 0.45
    axes.plot(x, f(x), color=LINE)
    for place, rate in zip(PLACES, rates, strict=True):
        left, right = place - reach, place + reach
        axes.plot([left, right], [f(left), f(left)], color=INK, linewidth=2.5)
        axes.plot([right, right], [f(left), f(right)], color=SECOND, linewidth=4)
        axes.text(right + 0.1, f(left), f"rate {rate:g}", color=SECOND, va="top")
    axes.set(xlim=(0, 7.3), ylim=(-0.08 * f(6.0), 1.02 * f(6.0)), xticks=PLACES)
    axes.set(xlabel=across, ylabel=up)
    return figure


# --8<-- [end:nudges]


# --8<-- [start:fare]
def fare() -> Figure:
    """On a line, the same nudge brings the same at every place."""
    return _nudges(lambda x: 2 * x + 1, (2, 2, 2), "kilometres", "coins")


# --8<-- [end:fare]


# --8<-- [start:area]
def area() -> Figure:
    """On a curve, the same nudge brings more and more."""
    return _nudges(lambda x: x**2, (2, 6, 10), "side of a square", "area")


# --8<-- [end:area]


# --8<-- [start:over_input]
def over_input() -> Figure:
    """Over the input: dY/dX is level, dE/dW is a parabola."""
    x = np.linspace(-2.2, 2.2, 89)
    by_input, by_weight, _ = line_gradients(x, W=1.0, B=0.0, t=0.0)
    assert np.ptp(by_input) == 0, "dY/dX depends on X"
    assert np.allclose(by_weight, x**2), "dE/dW isn't the parabola"

    figure, axes = panel()
    axes.plot(x, by_weight, color=LINE)
    axes.plot(x, by_input, "--", color=SECOND)
    axes.plot([0.5, 2.0], [0.25, 4.0], "o", color=LINE)
    axes.text(1.75, 4.0, "of the loss, dE/dW", color=LINE, ha="right", va="center")
    axes.text(0, 1.1, "of the output, dY/dX", color=SECOND, ha="center", va="bottom")
    axes.set(xticks=[-2, -1, 0, 1, 2], yticks=range(5), ylim=(-0.2, 4.9))
    axes.set(xlabel="input X", ylabel="slope")
    return figure


# --8<-- [end:over_input]


# --8<-- [start:over_weight]
def over_weight() -> Figure:
    """Over the weight: a parabola of E for each of two inputs, with its tangent."""
    w, inputs = np.linspace(-1.6, 1.6, 65), np.array([2.0, 0.5])

    def error(w: np.ndarray, x: float) -> np.ndarray:
        return (w * x) ** 2 / 2

    _, rates, _ = line_gradients(inputs, W=1.0, B=0.0, t=0.0)
    measured = [slope(lambda w, x=x: error(w, x), 1.0) for x in inputs]
    assert np.allclose(rates, measured), "a tangent isn't the slope of its parabola"

    figure, axes = panel()
    looks = zip(inputs, rates, (LINE, SECOND), ("-", "--"), (0.42, 0.6), strict=True)
    for x, rate, color, style, reach in looks:
        axes.plot(w, error(w, x), style, color=color)
        ends = np.array([1 - reach, 1 + reach])
        axes.plot(ends, error(1.0, x) + rate * (ends - 1), color=INK, linewidth=1.2)
        axes.plot(1, error(1.0, x), "o", color=color)
    axes.text(-1.15, 3.4, "input 2", color=LINE)
    axes.text(-1.15, 0.45, "input ½", color=SECOND, ha="center")
    axes.text(1.08, 1.8, "slope 4", va="center")
    axes.text(1.15, 0.45, "slope ¼", va="center")
    axes.set(xticks=[-1, 0, 1], yticks=range(5), ylim=(-0.2, 4.4))
    axes.set(xlabel="weight W", ylabel="loss E")
    return figure


# --8<-- [end:over_weight]


# --8<-- [start:wires]
def _wires(x: float, rate: float) -> Figure:
    """The three units as wires from x to Y, each with its switch, at one input."""
    W1, b1, W2 = three_units()
    sums = W1[:, 0] * x + b1
    through = input_slopes(np.array([x]), W1, b1, W2, relu_slope).item()
    assert through == rate == W2[0, sums > 0].sum(), "another rate gets through"

    def say(number: float) -> str:
        return f"{number:g}".replace("-", "−")

    figure, axes = panel(360, 250)
    centred = {"ha": "center", "va": "center"}
    for row, (z, weight) in enumerate(zip(sums, W2[0], strict=True)):
        up = 2.0 - row
        color, tilt = (LINE, 0) if z > 0 else (SECOND, 0.38)
        axes.plot([0, 0.9, 1.7], [1, up, up], color=color)
        axes.plot([1.7, 2.3], [up, up + tilt], color=color, linewidth=4)
        axes.plot([2.3, 3.1, 4], [up, up, 1], color=color)
        axes.plot([1.7, 2.3], [up, up], "o", color=color)
        axes.text(1.3, up - 0.22, f"z = {say(z)}", va="top", color=color, ha="center")
        axes.text(2.7, up + 0.26, f"× {say(weight)}", color=color, **centred)
    for at, name in ((0, "x"), (4, "Y")):
        axes.plot(at, 1, "o", markersize=25, color=PAPER, markeredgecolor=INK)
        axes.text(at, 1, name, **centred)
    axes.text(-0.05, 1.55, f"input\n{say(x)}", **centred)
    axes.text(3.8, 0.5, f"slope {say(rate)}", va="center")
    axes.set(xlim=(-0.35, 4.9), ylim=(-0.5, 2.6))
    axes.axis("off")
    return figure


# --8<-- [end:wires]


# --8<-- [start:wires_left]
def wires_left() -> Figure:
    """At the input −½, one of three switches is on."""
    return _wires(-0.5, 1.0)


# --8<-- [end:wires_left]


# --8<-- [start:wires_right]
def wires_right() -> Figure:
    """At the input ½, two of three switches are on."""
    return _wires(0.5, -1.0)


# --8<-- [end:wires_right]


# --8<-- [start:output]
def _output(x: np.ndarray, activation) -> np.ndarray:
    """The output of the three hidden units, at each of the places x, shape (k,)."""
    W1, b1, W2 = three_units()
    return (W2 @ activation(W1 * x + b1[:, None]))[0]


# --8<-- [end:output]


# --8<-- [start:bent]
def bent() -> Figure:
    """Three hidden units with ReLU, and without: bent and straight."""
    x = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
    straight, kinked = _output(x, lambda z: z), _output(x, relu)
    assert np.ptp(np.diff(straight)) == 0, "without an activation it isn't straight"
    assert np.all(straight[3:] == kinked[3:]), "with all units on they differ"

    figure, axes = panel(360, 260)
    axes.plot(x, kinked, color=LINE)
    axes.plot(x, straight, "--", color=SECOND)
    axes.plot(x[1:-1], kinked[1:-1], "o", color=LINE)
    axes.text(0.15, 1.0, "ReLU", color=LINE, va="center")
    axes.text(-1.15, -1.3, "no activation", color=SECOND)
    axes.set(xticks=x, yticks=[-1, 0, 1], ylim=(-1.7, 1.4))
    axes.set(xlabel="input x", ylabel="output Y")
    return figure


# --8<-- [end:bent]


# --8<-- [start:switches]
def switches() -> Figure:
    """The slope dY/dx: stairs where ReLU switches a unit, level without it."""
    network, middles = three_units(), np.array([-1.5, -0.5, 0.5, 1.5])
    stairs, levels = (
        [input_slopes(np.array([x]), *network, f).item() for x in middles]
        for f in (relu_slope, np.ones_like)
    )
    measured = slope(lambda x: _output(x, relu), middles)
    assert np.allclose(stairs, measured), "the slopes aren't what nudging says"
    assert len(set(stairs)) == 4, "not every switch is seen"
    assert np.ptp(levels) == 0, "without an activation the slope depends on x"

    figure, axes = panel(360, 260)
    ends = np.array([-0.5, 0.5])
    for x, height in zip(middles, stairs, strict=True):
        axes.plot(x + ends, [height, height], color=LINE, linewidth=2.5)
        inside = [place for place in x + ends if abs(place) < 2]
        axes.plot(inside, np.full(len(inside), height), "o", color=LINE, mfc=PAPER)
    axes.plot([-2, 2], levels[:2], "--", color=SECOND)
    axes.text(-0.5, 1.18, "ReLU", color=LINE, ha="center")
    axes.text(0.05, 0.66, "no activation", color=SECOND)
    axes.set(xticks=range(-2, 3), yticks=[-1, 0, 1], ylim=(-1.3, 1.5))
    axes.set(xlabel="input x", ylabel="slope of the output")
    return figure


# --8<-- [end:switches]


# --8<-- [start:network]
NODES = {
    "x₁": (0.0, 1.0),
    "x₂": (0.0, 0.0),
    "z₁": (1.05, 1.0),
    "z₂": (1.05, 0.0),
    "h₁": (2.5, 1.0),
    "h₂": (2.5, 0.0),
    "Y": (3.4, 0.5),
    "E": (4.25, 0.5),
}
KNOBS = [(0.52, 1), (0.36, 0.35), (0.36, 0.65), (0.52, 0)]  # W, where its numbers stand
KNOBS += [(1.05, 1.35), (1.05, 0.35), (2.84, 0.81), (2.84, 0.19), (3.4, 0.85)]  # b, v, c
RATES = [(0.52, 0.86), (0.52, 0.21), (0.22, 0.51), (0.52, -0.14)]  # of W, where they stand
RATES += [(2.76, 0.63), (3.0, 0.07)]  # of v
CURVES, HALF = (1.775, (1.0, 0.0)), (0.36, 0.16)  # the units' boxes: across, and up; a half
REACH, HIGHEST = 4.0, 1.25  # what z and what h is at a box's edge
LIMITS = {"x": (-0.28, 4.52), "y": (-0.5, 1.72)}
MOVES = "moves"  # the name of all that is drawn anew as a knob is turned


def _say(number: float) -> str:
    text = f"{number:.2f}".rstrip("0").rstrip(".") if abs(number) >= 0.005 else f"{number:.1g}"
    return text.replace("-", "−")


def _unit(axes: Axes, row: float, z: float, f, name: str) -> None:
    """A unit's curve in its box, with a dot at the present sum, and the tangent there."""
    (across, _), (wide, high) = CURVES, HALF
    edge = np.array([[-1, 1, 1, -1, -1], [-1, -1, 1, 1, -1]])
    box = across + wide * edge[0], row + high * edge[1]
    axes.fill(*box, facecolor=PAPER, edgecolor=INK, linewidth=0.8, zorder=2)
    reach = max(REACH, 1.15 * abs(z))
    sums, rate = np.linspace(-reach, reach, 65), slope(f, z)
    beside = min(0.24 * reach, 0.75 * HIGHEST / rate) * np.array([-1, 1])
    for at, up, look in (
        (sums, f(sums), {"color": LINE, "linewidth": 1.6}),
        (z + beside, f(z) + rate * beside, {"color": SECOND}),
        (z, f(z), {"color": SECOND, "marker": "o", "markersize": 6}),
    ):
        place = across + wide * at / reach, row + high * up / HIGHEST
        axes.plot(*place, gid=MOVES, **look)
    text = {"style": "italic", "color": SECOND, "ha": "center", "va": "center"}
    axes.text(across, row - high - 0.09, f"slope {_say(rate)}", fontsize=10, gid=MOVES, **text)
    if row:
        axes.text(across, 1.62, name, ha="center", va="center", gid=MOVES)


def _graph(x: np.ndarray, t: float, p: np.ndarray, f, name: str) -> Figure:
    W, b, v, c = unpack(p)

    def send(W: np.ndarray) -> tuple:
        z = W @ x + b
        Y = v @ f(z) + c
        return z, f(z), Y, (Y - t) ** 2 / 2

    z, h, Y, E = send(W)
    dY = Y - t
    dh = dY * v[0]
    dz = dh * slope(f, z[0])
    rate, held = dz * x[1], np.array([[0, 1], [0, 0]])
    nudged = slope(lambda w: send(W + (w - W[0, 1]) * held)[-1], W[0, 1])
    assert np.isclose(rate, nudged, rtol=1e-4), "the rates aren't what nudging says"

    figure, axes = panel(440, 360)
    centred = {"ha": "center", "va": "center"}
    behind = {"color": PAPER, "pad": 1}
    back = {"color": SECOND, "style": "italic", "gid": MOVES, **centred}
    road = ["x₂z₁", "z₁h₁", "h₁Y", "YE"]
    for way in [*road, "x₁z₁", "x₁z₂", "x₂z₂", "z₂h₂", "h₂Y"]:
        ends = [place for name, place in NODES.items() if name in way]
        width = 3.5 if way in road else 1
        axes.plot(*np.transpose(ends), color=LINE, linewidth=width, gid=MOVES)
    for row, sum_ in zip(CURVES[1], z, strict=True):
        _unit(axes, row, sum_, f, name)
    rates = {"z₁": dz, "h₁": dh, "Y": dY}
    for (node, (column, row)), value in zip(NODES.items(), [*x, *z, *h, Y, E], strict=True):
        axes.plot(column, row, "o", markersize=23, color=PAPER, markeredgecolor=INK)
        axes.text(column, row, node, **centred)
        axes.text(column, row + 0.18, _say(value), gid=MOVES, **centred)
        if node in rates:
            aside = 0.1 if node == "z₁" else 0
            axes.text(column + aside, row - 0.18, _say(rates[node]), **back)
    axes.text(*RATES[1], _say(rate), **back)
    for number, (place, value) in enumerate(zip(KNOBS, p, strict=True)):
        bias = "bias " if number in {4, 5, 8} else ""
        look = {"color": LINE, "bbox": behind, "gid": MOVES, **centred}
        axes.text(*place, bias + _say(value), **look)
    for node, title in (("x₁", "inputs"), ("z₁", "sums"), ("Y", "output"), ("E", "loss")):
        axes.text(NODES[node][0], 1.62, title, **centred)
    axes.text(4.1, 0.02, "above:\nvalue", **centred)
    axes.text(4.1, -0.28, "below:\nrate", color=SECOND, style="italic", **centred)
    axes.set(xlim=LIMITS["x"], ylim=LIMITS["y"])
    axes.axis("off")
    return figure


# --8<-- [end:network]


# --8<-- [start:graph]
def graph() -> Figure:
    """The tiny network: values above, weights on the arrows, and the rates of one road."""
    x, t, p = example()
    z, _, _, _ = forward(x, t, p)
    gradient = backward(x, t, p)
    measured = gradient_by_nudging(lambda p: forward(x, t, p)[-1], p)
    assert np.allclose(gradient, measured), "the rates aren't what nudging says"
    assert np.isclose(gradient[1], gradient[4] * x[1]), "the road leads to another weight"
    assert np.isclose(gradient[4], gradient[8] * p[6] * slope(np.tanh, z[0]))
    return _graph(x, t, p, np.tanh, "tanh")


# --8<-- [end:graph]


# --8<-- [start:flat]
BIG = 9.0  # an x₁ at which the sigmoid is nearly level


def flat() -> Figure:
    """The same network with sigmoids and a big input: next to nothing gets back."""
    (_, x2), t, p = example()
    return _graph(np.array([BIG, x2]), t, p, sigmoid, "sigmoid")


# --8<-- [end:flat]


# --8<-- [start:valley]
def valley() -> Figure:
    """How far nudging is from backpropagation, for each size of the nudge."""
    nudges, misses = np.array([*result("gradients-misses").values()])
    used = np.argmin(np.abs(nudges - 1e-5))
    assert misses[used] < 1e-7 < 1e-6 < min(misses[0], misses[-1]), "it isn't a valley"

    figure, axes = panel(400, 300)
    axes.loglog(nudges, misses, "o-", color=LINE, markersize=4, linewidth=1)
    axes.plot(1e-5, misses[used], "D", color=INK, markersize=9)
    right, left = nudges[nudges > 3e-5], nudges[nudges < 3e-6]
    axes.plot(right, right**2 / 5, "--", color=SECOND, linewidth=1.4)
    axes.plot(left, 3e-18 / left, ":", color=INK, linewidth=2)
    axes.text(1.5, 1e-8, "the bend: δ²", color=SECOND, ha="right")
    axes.text(1e-13, 1e-10, "rounding: ε/δ", color=INK)
    axes.set_xticks([1e-12, 1e-8, 1e-5, 1e-2, 1], ["10⁻¹²", "10⁻⁸", "10⁻⁵", "10⁻²", "1"])
    axes.set_yticks([1e-10, 1e-7, 1e-4, 1e-1], ["10⁻¹⁰", "10⁻⁷", "10⁻⁴", "10⁻¹"])
    axes.minorticks_off()
    axes.set(xlabel="size δ of the nudge", ylabel="greatest miss")
    return figure


# --8<-- [end:valley]
