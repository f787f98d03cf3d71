"""The figures of chapter 15: what outputs say, what losses ask for, and a table."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.figure import Figure

from snippets.activations import relu, relu_derivative, sigmoid, sigmoid_derivative
from snippets.big_inputs import train
from snippets.choosing import (
    MATCHING,
    WAITS,
    best_guess,
    hike,
    identity,
    matching_loss,
    miss,
    pinball,
)
from snippets.digits import softmax
from snippets.drawing import PEBBLE, GRID, INK, LINE, SECOND, THORN, panel
from snippets.ordinary_network import with_one
from snippets.threshold import gradient_by_nudging
# --8<-- [end:imports]


# --8<-- [start:hike]
def _hike(output, output_slope, low: float, high: float, name: str) -> Figure:
    """The readings of the thermometer, and what a unit with this output says."""
    height, degrees = hike()
    inputs, start = with_one(height), np.array([0.0, 1.0])
    w = train(inputs, degrees, 0.1, 1000, start, output, output_slope)[-1]
    told = output(inputs @ w)
    floor = miss(np.clip(degrees, low, high), degrees)
    assert low <= told.min() and told.max() <= high, "it says more than it can"
    assert floor < miss(told, degrees) < max(1.1, floor + 0.25), "training went wrong"

    x = np.linspace(0.0, 3.0, 121)
    figure, axes = panel(360, 300)
    axes.plot(height[:, 0], degrees, "o", color=PEBBLE, markersize=4.5)
    axes.plot(x, output(with_one(x[:, None]) @ w), color=LINE, linewidth=2.5)
    axes.text(2.9, 11.5, name, color=LINE, ha="right", va="center")
    axes.set(xlabel="height in kilometres", ylim=(-8.5, 14), xticks=range(4), yticks=[-5, 0, 5, 10])
    axes.set_yticklabels(["−5", "0", "5", "10"])
    axes.set_ylabel("degrees Celsius")
    return figure
# --8<-- [end:hike]


# --8<-- [start:hike_plain]
def hike_plain() -> Figure:
    """No activation at the output."""
    return _hike(identity, np.ones_like, -np.inf, np.inf, "no activation")
# --8<-- [end:hike_plain]


# --8<-- [start:hike_relu]
def hike_relu() -> Figure:
    """ReLU at the output: nothing below zero."""
    return _hike(relu, relu_derivative, 0.0, np.inf, "ReLU")
# --8<-- [end:hike_relu]


# --8<-- [start:hike_sigmoid]
def hike_sigmoid() -> Figure:
    """The sigmoid at the output: nothing below zero, nothing above one."""
    return _hike(sigmoid, sigmoid_derivative, 0.0, 1.0, "sigmoid")
# --8<-- [end:hike_sigmoid]


# --8<-- [start:bowl]
def _bowl(loss, lowest: float, name: str, top: float) -> Figure:
    """The mean loss over the guess; the waits stand below as dots."""
    assert best_guess(loss, WAITS) == lowest, "the bowl's bottom is elsewhere"
    guesses = np.arange(0, 35.5, 0.5)
    costs = loss(guesses[:, None] - WAITS).mean(axis=1)

    figure, axes = panel(360, 270)
    axes.plot(guesses, costs, color=LINE)
    bottom = costs[guesses == lowest].item()
    axes.plot([lowest, lowest], [0, bottom], ":", color=INK, linewidth=1.4)
    axes.plot(lowest, bottom, "o", color=LINE, markersize=9)
    for wait, crowd in zip(*np.unique(WAITS, return_counts=True), strict=True):
        heights = -top * (0.05 + 0.06 * np.arange(crowd))
        axes.plot(np.full(crowd, wait), heights, "o", color=PEBBLE, markersize=5)
    axes.text(17, 0.93 * top, name, color=LINE, ha="center", va="center")
    axes.set(xlim=(-1, 36), ylim=(-0.16 * top, top), xticks=[0, lowest, 33], yticks=[0])
    axes.set_xticklabels(["0", f"{lowest:g}", "33"])
    axes.set(xlabel="guess in minutes", ylabel="mean loss")
    return figure
# --8<-- [end:bowl]


# --8<-- [start:bowl_squared]
def bowl_squared() -> Figure:
    """The squared error is lowest at the mean."""
    return _bowl(np.square, np.mean(WAITS).item(), "squared error", 500)
# --8<-- [end:bowl_squared]


# --8<-- [start:bowl_absolute]
def bowl_absolute() -> Figure:
    """The absolute error is lowest at the median."""
    return _bowl(np.abs, np.median(WAITS).item(), "absolute error", 26)
# --8<-- [end:bowl_absolute]


# --8<-- [start:bowl_pinball]
def bowl_pinball() -> Figure:
    """Nine times as dear too low as too high: lowest where nine in ten are below."""
    lowest = np.sort(WAITS)[int(0.9 * len(WAITS))].item()
    return _bowl(lambda e: 10 * pinball(e, 0.9), lowest, "pinball", 80)
# --8<-- [end:bowl_pinball]


# --8<-- [start:push]
def push() -> Figure:
    """The gradient by the logit, target zero: log loss, and half the square."""
    z = np.linspace(-6, 12, 181)
    by_log_loss = sigmoid(z)
    by_square = sigmoid(z) * sigmoid_derivative(z)
    nudged = gradient_by_nudging(lambda z: (sigmoid(z) ** 2 / 2).sum(), z)
    assert np.allclose(nudged, by_square, atol=1e-8), "the square's gradient is wrong"
    assert by_log_loss[-1] > 0.9999 and by_square[-1] < 1e-5, "both push, or neither"

    figure, axes = panel(400, 280)
    axes.plot(z, by_log_loss, color=LINE)
    axes.plot(z, by_square, "--", color=THORN)
    axes.text(6.5, 0.9, "log loss", color=LINE, ha="center", va="center")
    axes.text(2.5, 0.2, "squared error", color=THORN, va="center")
    axes.set(xlabel="logit z", xticks=[-5, 0, 5, 10], yticks=[0, 0.5, 1], ylim=(-0.05, 1.08))
    axes.set_xticklabels(["−5", "0", "5", "10"])
    axes.set_yticklabels(["0", "½", "1"])
    axes.set_ylabel("push on z")
    return figure
# --8<-- [end:push]


# --8<-- [start:outputs]
ROWS = (  # the target, the output unit, the loss up to a constant
    ("any number", "z", "z²/2 − t·z"),
    ("yes or no", "σ(z)", "log(1 + eᶻ) − t·z"),
    ("one of k", "softmax(z)", "log Σ eᶻ − t·z"),
    ("yes or no,\nk times", "σ(z₁) … σ(zₖ)", "Σ log(1 + eᶻ) − t·z"),
    ("how many", "eᶻ", "eᶻ − t·z"),
    ("from a to b", "a + (b − a)·σ(z)", "log(1 + eᶻ) − z·(t − a)/(b − a)"),
)


def outputs() -> Figure:
    """For each kind of target: the output unit, drawn small, and its loss."""
    z, t = np.array([[0.3, -1.2, 2.0]]), np.array([[0.0, 1.0, 0.0]])
    for output, area in MATCHING:
        push = gradient_by_nudging(lambda z, a=area: matching_loss(a, z, t), z)
        assert np.allclose(push, output(z) - t), f"{output} and its loss don't match"
    assert np.isclose(softmax(z).sum(), 1) and sigmoid(z).sum() > 1, "the bars mislead"

    figure, axes = panel(400, 440)
    axes.set_axis_off()
    axes.set(xlim=(0, 1), ylim=(-len(ROWS), 0.8))
    for name, left, up in (("target", 0, 0.3), ("output unit", 0.42, 0.5), ("its loss", 0.42, 0.1)):
        axes.text(left, up, name, va="center", style="italic")
    x = np.linspace(-1, 1, 33)
    soft = sigmoid(5 * x)
    curves = {0: x / 2 + 0.5, 1: soft, 4: np.exp(2 * x - 2), 5: soft}
    for row, (target, unit, loss) in enumerate(ROWS):
        floor = -row - 0.8
        axes.text(0.0, -row - 0.5, target, color=PEBBLE, va="center", size=14)
        axes.plot([0.25, 0.37], [floor, floor], color=INK, linewidth=0.8)
        if row in curves:
            axes.plot(0.31 + 0.06 * x, floor + 0.6 * curves[row], color=LINE)
        else:
            heights = (softmax(z) if row == 2 else sigmoid(z))[0]
            axes.bar([0.27, 0.31, 0.35], 0.6 * heights, 0.03, floor, color=LINE)
        axes.text(0.42, -row - 0.3, unit, color=LINE, va="center", size=14)
        axes.text(0.42, -row - 0.7, loss, color=SECOND, va="center")
        axes.plot([0, 1], [-row - 1, -row - 1], color=GRID, linewidth=0.8)
    return figure
# --8<-- [end:outputs]
