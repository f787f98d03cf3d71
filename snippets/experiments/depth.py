"""What chapter 13 measures beforehand: deep starts, dying units, learnt spirals."""

# --8<-- [start:imports]
import numpy as np

from snippets.activations import leaky_relu, leaky_relu_derivative, relu
from snippets.depth import CAST, dead, disguise, glorot, he, initialise, rms
from snippets.depth import share_right, spirals, train, transplant
from snippets.hidden_layer import forward
from snippets.points import rings

LEAKY = leaky_relu, leaky_relu_derivative
SEEDS = range(10)
# --8<-- [end:imports]


# --8<-- [start:twenty_layers]
def twenty_layers() -> dict:
    """What twenty layers of 64 ReLUs, started as by He, make of a mean square of one.

    Returns over 1,000 nets, layer by layer: the average of the mean square, its median,
    its 5th and its 95th percentile, and the share of nets in which it is below one.
    """
    x = np.ones((1, 64))
    nets = (initialise([64] * 21, he, seed) for seed in range(1_000))
    size = [[rms(relu(z)) ** 2 for z in forward(x, net, relu)[1]] for net in nets]
    low, median, high = np.percentile(size, [5, 50, 95], axis=0)
    by_layer = {"low": low, "median": median, "high": high}
    by_layer["average"] = np.mean(size, axis=0)
    by_layer["below one"] = np.less(size, 1).mean(axis=0)
    return {name: [float(f"{v:.4g}") for v in row] for name, row in by_layer.items()}
# --8<-- [end:twenty_layers]


# --8<-- [start:dying]
def dying() -> dict:
    """The rings, 32 hidden units and 100 steps, by activation and learning rate.

    Returns by seed how many units are below zero for every point ("off") and the share
    of points that are right ("right").
    """
    x, labels = rings()
    found = {}
    for name, cast in (CAST | {"leaky": LEAKY}).items():
        for rate in (1, 3, 5, 7, 10):
            nets = [initialise([2, 32, 1], he, seed) for seed in SEEDS]
            nets = [train(x, labels, net, *cast, rate, steps=100) for net in nets]
            found[f"{name} {rate}"] = {
                "off": [int(dead(x, net)[0].sum()) for net in nets],
                "right": [share_right(x, labels, net, cast[0]) for net in nets],
            }
    return found
# --8<-- [end:dying]


# --8<-- [start:revived]
def revived() -> dict:
    """Three cures for the nets that the rate 10 killed, 300 steps at the rate 1 each.

    Returns for each cure the shares of points that are right, net by net.
    """
    x, labels = rings()
    right = {"wait": [], "leak": [], "transplant": []}
    for seed in SEEDS:
        net = train(x, labels, initialise([2, 32, 1], he, seed), *CAST["ReLU"], 10, 100)
        if dead(x, net)[0].all():
            cures = {
                "wait": (net, CAST["ReLU"]),
                "leak": (net, LEAKY),
                "transplant": (transplant(x, net, seed), CAST["ReLU"]),
            }
            for cure, (start, cast) in cures.items():
                after = train(x, labels, start, *cast, rate=1, steps=300)
                right[cure].append(share_right(x, labels, after, cast[0]))
    return right
# --8<-- [end:revived]


# --8<-- [start:kicked]
def kicked() -> list[list[int]]:
    """How many of 8 dead units wake up again, in the first layer and in the second.

    Two hidden layers of 16 learn the rings, 300 steps at the rate 0.1. Before that, the
    biases of 8 units are lowered until they just miss every point.
    """
    x, labels = rings()
    woken = []
    for layer in (0, 1):
        woken.append([])
        for seed in SEEDS:
            net = initialise([2, 16, 16, 1], he, seed)
            W, b = net[layer]
            reach = forward(x, net, relu)[1][layer].max(axis=0)
            net[layer] = W, b - np.where(np.arange(16) < 8, reach + 0.01, 0.0)
            after = train(x, labels, net, *CAST["ReLU"], rate=0.1, steps=300)
            woken[-1].append(int((~dead(x, after)[layer][:8]).sum()))
    return woken
# --8<-- [end:kicked]


# --8<-- [start:spiral]
def _spiral(cast: tuple, wear=lambda net: net) -> dict:
    """The spirals, ten hidden layers of 16 and 500 steps, by start and learning rate.

    wear: what to do to the layers before training. Returns the shares of points that
    are right, by seed.
    """
    x, labels = spirals()
    right = {}
    for variance in (glorot, he):
        for rate in (0.03, 0.1, 0.3):
            nets = [initialise([2] + [16] * 10 + [1], variance, seed) for seed in SEEDS]
            nets = [train(x, labels, wear(net), *cast, rate, steps=500) for net in nets]
            right[f"{variance.__name__} {rate}"] = [
                share_right(x, labels, net, cast[0]) for net in nets
            ]
    return right


def spiral_sigmoid() -> dict:
    """With the sigmoid in the hidden layers."""
    return _spiral(CAST["sigmoid"])


def spiral_tanh() -> dict:
    """With tanh."""
    return _spiral(CAST["tanh"])


def spiral_relu() -> dict:
    """With ReLU."""
    return _spiral(CAST["ReLU"])


def spiral_disguised() -> dict:
    """With the sigmoid again, but it starts as tanh in disguise."""
    return _spiral(CAST["sigmoid"], wear=disguise)
# --8<-- [end:spiral]
