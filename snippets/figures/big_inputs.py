"""The figures of chapter 09: learning rates on both sides of the edge, and flat ends."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.big_inputs import (
    CENT,
    descend,
    rate_limit,
    rides,
    sigmoid,
    sigmoid_slope,
    standardise,
    steps_needed,
    train,
)
from snippets.curved_boundary import relu
from snippets.drawing import INK, LINE, PAPER, SECOND, panel
from snippets.ordinary_network import with_one
# --8<-- [end:imports]


# --8<-- [start:swings]
def swings() -> Figure:
    """The error after each step: below the edge, on it, above it."""
    rates = np.array([0.9, 1.0, 1.1])
    errors = descend(1.0, rates, steps=10)[3]
    below, edge, above = np.diff(abs(errors), axis=0).T
    assert (below < 0).all() and (edge == 0).all() and (above > 0).all()

    figure, axes = panel(400, 300)
    axes.plot([0, 10], [0, 0], color=INK, linewidth=0.8)
    looks = ((2, SECOND, "^:"), (1, INK, "s--"), (0, LINE, "o-"))
    for run, color, style in looks:
        axes.plot(errors[:, run], style, color=color, linewidth=1.5, markersize=5)
        place = 10.4, errors[-1, run]
        axes.text(*place, f"rate {rates[run]:g}", color=color, va="center")
    axes.set(xlim=(-0.3, 13), xticks=range(0, 11, 2))
    axes.set(xlabel="step of training", ylabel="error: output − target")
    axes.set_title("input x = 1", fontsize=12)
    return figure
# --8<-- [end:swings]


# --8<-- [start:convergence]
def convergence() -> Figure:
    """For each x and lr one run of ten steps: is the error smaller at its end?"""
    x, lr = np.logspace(-2, 4, 17), np.logspace(-8, 2, 15)[:, None]
    first, *_, last = abs(descend(x, lr, steps=10)[3])
    smaller = last < first
    edge = 2 / (x**2 + 1)
    assert np.array_equal(smaller, lr < edge), "the runs don't split at the edge"

    figure, axes = panel(400, 320)
    at_x, at_lr = np.broadcast_arrays(x, lr)
    axes.loglog(at_x[smaller], at_lr[smaller], "o", color=LINE, markersize=4)
    axes.loglog(at_x[~smaller], at_lr[~smaller], "x", color=SECOND, markersize=4)
    finer = np.logspace(-2.2, 4.2, 65)
    axes.loglog(finer, 2 / (finer**2 + 1), color=INK)
    tag = {"facecolor": PAPER, "edgecolor": "none", "pad": 1}
    names = (
        ("error grows", (100, lr[13, 0])),
        ("the edge: 2 / (x² + 1)", (0.0085, lr[13, 0])),
        ("error shrinks", (0.0085, lr[5, 0])),
    )
    for name, place in names:
        axes.text(*place, name, bbox=tag, va="center")
    axes.grid(visible=False)
    axes.set(xlabel="input x", ylabel="learning rate", xticks=[0.01, 1, 100, 10_000])
    axes.set_xticklabels(["0.01", "1", "100", "10⁴"])
    axes.set_yticks([1e-8, 1e-6, 1e-4, 1e-2, 1, 100])
    axes.set_yticklabels(["10⁻⁸", "10⁻⁶", "10⁻⁴", "0.01", "1", "100"])
    axes.minorticks_off()
    return figure
# --8<-- [end:convergence]


# --8<-- [start:learn_fares]
def learn_fares() -> Figure:
    """The largest error by step: raw inputs, then standardised ones."""
    trips, fares = rides()
    worst, needed = [], []
    for inputs in (with_one(trips), with_one(standardise(trips))):
        weights = train(inputs, fares, rate_limit(inputs) / 2, 6000, np.zeros(3))
        worst.append(abs(weights @ inputs.T - fares).max(axis=1))
        needed.append(steps_needed(weights, inputs, fares))
    assert needed[0] > 300 * needed[1], "standardising saves few steps"

    figure, axes = panel(400, 300)
    looks = (
        ("raw inputs", (30, 4.5), SECOND, "-"),
        ("standardised", (0.95, 0.03), LINE, "o--"),
    )
    for error, steps, look in zip(worst, needed, looks, strict=True):
        name, place, color, style = look
        shown = np.unique(np.geomspace(1, steps, 80).round().astype(int))
        axes.loglog(shown, error[shown], style, color=color, markersize=4)
        axes.text(*place, name, color=color)
        axes.text(steps, 0.007, f"{steps:,}", color=color, ha="center", va="top")
    axes.axhline(CENT, color=INK, linestyle=":", linewidth=1.4)
    axes.set(xlim=(0.8, 15_000), ylim=(2e-3, 80))
    axes.set(xlabel="step of training", ylabel="largest error, in coins")
    axes.set_xticks([1, 10, 100, 1000, 10_000], ["1", "10", "100", "1,000", "10,000"])
    axes.set_yticks([0.01, 0.1, 1, 10], ["0.01", "0.1", "1", "10"])
    axes.minorticks_off()
    return figure
# --8<-- [end:learn_fares]


# --8<-- [start:sigmoid_panel]
Z = np.linspace(-45, 45, 181)


def _sigmoid_panel() -> tuple[Figure, Axes]:
    """An empty panel over the pre-activations Z."""
    figure, axes = panel()
    axes.set(xlabel="weighted sum z", xticks=[-40, -20, 0, 20, 40])
    return figure, axes
# --8<-- [end:sigmoid_panel]


# --8<-- [start:squashed]
def squashed() -> Figure:
    """The sigmoid: between 0 and 1, and level at both ends."""
    y = sigmoid(Z)
    assert y.min() > 0 and y.max() <= 1 and (np.diff(y) >= 0).all()

    figure, axes = _sigmoid_panel()
    axes.plot(Z, y, color=LINE)
    axes.plot(40, sigmoid(40.0), "o", color=SECOND)
    axes.text(44, 0.9, "a stuck unit", color=SECOND, ha="right")
    axes.set_yticks([0, 0.5, 1], ["0", "½", "1"])
    axes.set_ylabel("sigmoid")
    return figure
# --8<-- [end:squashed]


# --8<-- [start:flat]
def flat() -> Figure:
    """The sigmoid's slope, in powers of ten."""
    steep = sigmoid_slope(Z)
    assert steep.max() == 0.25 and sigmoid_slope(40.0) < 1e-17

    figure, axes = _sigmoid_panel()
    axes.semilogy(Z, steep, color=LINE)
    axes.plot(40, sigmoid_slope(40.0), "o", color=SECOND)
    axes.text(34, 1e-18, "a stuck unit", color=SECOND, ha="right")
    axes.set_yticks([1, 1e-6, 1e-12, 1e-18], ["1", "10⁻⁶", "10⁻¹²", "10⁻¹⁸"])
    axes.minorticks_off()
    axes.set_ylim(1e-20, 10)
    axes.set_ylabel("slope of the sigmoid")
    return figure
# --8<-- [end:flat]


# --8<-- [start:cures]
def cures() -> Figure:
    """Two samples, at 100 and −100: what keeps the error from growing, or shrinks it."""
    far, targets = with_one(np.array([[100.0], [-100.0]])), np.array([1.0, 0.0])
    linear = (lambda z: z, np.ones_like)
    units = (
        (far, *linear),
        (far, relu, lambda z: z > 0),
        (far, sigmoid, sigmoid_slope),
        (far / [100, 1], *linear),
    )
    worst = []
    for inputs, activation, slope in units:
        start = np.array([-0.4, 0.0])
        weights = train(inputs, targets, 0.01, 1000, start, activation, slope)
        with np.errstate(over="ignore", invalid="ignore"):
            worst.append(abs(activation(weights @ inputs.T) - targets).max(axis=1))
    none, rectified, squashed, scaled = [error[-1] for error in worst]
    assert np.isnan([none, rectified]).all() and squashed == 1 and scaled < CENT

    figure, axes = panel(400, 300)
    axes.set(xscale="log", yscale="log", xlim=(0.8, 1300), ylim=(1e-3, 1e8))
    looks = (
        ("s--", SECOND, "no activation", (5, 3e7)),
        ("^:", INK, "ReLU", (5, 3e6)),
        ("D-.", INK, "sigmoid", (350, 5)),
        ("o-", LINE, "no activation, inputs ÷ 100", (2, 0.04)),
    )
    shown = np.unique(np.geomspace(1, 1000, 19).round().astype(int))
    for error, (style, color, name, place) in zip(worst, looks, strict=True):
        axes.plot(shown, error[shown], style, color=color, markersize=4)
        axes.text(*place, name, color=color, va="center")
    axes.set(xlabel="step of training", ylabel="largest error")
    axes.set_xticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
    axes.set_yticks([0.01, 1, 100, 1e4, 1e6], ["0.01", "1", "100", "10⁴", "10⁶"])
    axes.minorticks_off()
    return figure
# --8<-- [end:cures]
