"""Chapter 12: which networks learn the rings, by activation function, width and seed."""

# --8<-- [start:runs]
import numpy as np

from snippets.activations import (
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    step,
    step_derivative,
    tanh,
    tanh_derivative,
)
from snippets.hidden_layer import forward, train
from snippets.points import rings

SEEDS, STEPS, MORE_SEEDS = range(10), 2000, range(10, 110)
CAST = {
    "linear": (lambda z: z, np.ones_like),
    "step": (step, step_derivative),
    "relu": (relu, relu_derivative),
    "tanh": (tanh, tanh_derivative),
    "sigmoid": (sigmoid, sigmoid_derivative),
    "square": (np.square, lambda z: 2 * z),
}


def _runs(width: int) -> dict[str, list]:
    """For each activation function, what became of a network for each seed."""
    return {name: [_run(width, name, seed) for seed in SEEDS] for name in CAST}


def _run(width: int, name: str, seed: int) -> dict:
    """Train once, and see what came of it.

    right: the share of the points. dead: which units give zero to every point.
    below: how many output weights are below zero.
    """
    points, labels = rings()
    layers = train(points, labels, width, *CAST[name], seed=seed, steps=STEPS)
    h, z = forward(points, layers, CAST[name][0])
    return {
        "right": np.mean((z[-1][:, 0] > 0) == (labels == 1)).item(),
        "dead": np.flatnonzero(~h[-1].any(axis=0)).tolist(),
        "below": np.sum(layers[-1][0] < 0).item(),
    }


def two_units() -> dict[str, list]:
    """Networks with two hidden units."""
    return _runs(2)


def three_units() -> dict[str, list]:
    """Networks with three hidden units."""
    return _runs(3)


def eight_units() -> dict[str, list]:
    """Networks with eight hidden units."""
    return _runs(8)


def three_once_more() -> dict[str, list]:
    """A hundred more networks with three hidden units, for each bend that has solved it."""
    names = ("relu", "tanh", "sigmoid", "square")
    return {name: [_run(3, name, seed) for seed in MORE_SEEDS] for name in names}


def eight_once_more() -> dict[str, list]:
    """A hundred more networks with eight hidden units, with ReLU."""
    return {"relu": [_run(8, "relu", seed) for seed in MORE_SEEDS]}
# --8<-- [end:runs]
