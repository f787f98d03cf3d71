"""What chapter 13 measures beforehand: deep starts, dying units, learnt spirals."""

# --8<-- [start:imports]
import numpy as np

from snippets.activations import elu, elu_derivative, gelu, gelu_derivative
from snippets.activations import leaky_relu, leaky_relu_derivative
from snippets.activations import relu, silu, silu_derivative
from snippets.depth import CAST, dead, disguise, glorot, he, initialise, larger
from snippets.depth import rms, share_right, spirals, train, transplant
from snippets.hidden_layer import forward
from snippets.points import rings

LEAKY = leaky_relu, leaky_relu_derivative
SMOOTH = {"GELU": (gelu, gelu_derivative), "SiLU": (silu, silu_derivative)}
SEEDS = range(100)
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
    for name in ("ReLU", "tanh"):
        for rate in (1, 3, 5, 7, 10):
            nets = [initialise([2, 32, 1], he, seed) for seed in SEEDS]
            nets = [train(x, labels, net, *CAST[name], rate, steps=100) for net in nets]
            found[f"{name} {rate}"] = {
                "off": [int(dead(x, net)[0].sum()) for net in nets],
                "right": [share_right(x, labels, net, CAST[name][0]) for net in nets],
            }
    return found
# --8<-- [end:dying]


# --8<-- [start:at_ten]
def _leaky(leak: float) -> tuple:
    """ReLU that lets a share of what is negative through, and its slope."""
    return lambda z: np.maximum(z, leak * z), lambda z: np.where(z > 0, 1.0, leak)


def at_ten() -> dict[str, list[int]]:
    """The rings at the rate 10, with more and other activations than in `dying`.

    Returns how many of 100 nets get every point right after 100 steps, and 300 later.
    """
    x, labels = rings()
    casts = {"ReLU": CAST["ReLU"], "ELU": (elu, elu_derivative)}
    casts |= {f"leak {leak}": _leaky(leak) for leak in (0.01, 0.1, 0.3)} | SMOOTH
    solved = {}
    for name, cast in casts.items():
        right = np.zeros(2, dtype=int)
        for seed in SEEDS:
            early = train(x, labels, initialise([2, 32, 1], he, seed), *cast, 10, 100)
            late = train(x, labels, early, *cast, 10, 300)
            for when, net in enumerate((early, late)):
                right[when] += share_right(x, labels, net, cast[0]) == 1
        solved[name] = right.tolist()
    return solved
# --8<-- [end:at_ten]


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
def _learnt(x, labels, net: list, cast: tuple, rate: float) -> float:
    """The share of points that are right after training; none if a number overflows."""
    try:
        net = train(x, labels, net, *cast, rate, steps=500)
        with np.errstate(over="raise", invalid="raise"):
            return share_right(x, labels, net, cast[0])
    except FloatingPointError:
        return 0.0


def _spiral(cast: tuple, wear=lambda net: net, rates=(0.03, 0.1, 0.3)) -> dict:
    """The spirals and ten hidden layers of 16, by start and learning rate.

    wear: what to do to the layers before training. Returns the shares of points that
    are right, for ten seeds.
    """
    x, labels = spirals()
    right = {}
    for variance in (glorot, he, larger):
        for rate in rates:
            nets = [initialise([2] + [16] * 10 + [1], variance, s) for s in range(10)]
            right[f"{variance.__name__} {rate}"] = [
                _learnt(x, labels, wear(net), cast, rate) for net in nets
            ]
    return right


def spiral_sigmoid() -> dict:
    """With the sigmoid in the hidden layers, at larger learning rates as well."""
    return _spiral(CAST["sigmoid"], rates=(0.03, 0.1, 0.3, 1, 10, 100))


def spiral_tanh() -> dict:
    """With tanh."""
    return _spiral(CAST["tanh"])


def spiral_relu() -> dict:
    """With ReLU."""
    return _spiral(CAST["ReLU"])


def spiral_gelu() -> dict:
    """With GELU."""
    return _spiral(SMOOTH["GELU"])


def spiral_silu() -> dict:
    """With SiLU."""
    return _spiral(SMOOTH["SiLU"])


def spiral_disguised() -> dict:
    """With the sigmoid again, but it starts as tanh in disguise."""
    return _spiral(CAST["sigmoid"], wear=disguise)
# --8<-- [end:spiral]
