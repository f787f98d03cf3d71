"""What `network.js` has to give: scores, losses, gradients and steps of small networks.

A set has runs by name. A run says what it is given: the activation, the loss, the widths, the
points, row by row, the targets, the start and how it steps. And what comes of it: the scores,
the loss and its gradient at the start, and the parameters after one epoch and after ten.
"""

import numpy as np

from snippets.first_training import learn
from snippets.hidden_layer import backward, forward, log_loss, log_loss_slope, pack, train, unpack
from snippets.points import rings
from snippets.stacking import random_layers
from tests.site.parity.activations import PAIRS


def adam() -> dict:
    """The training of `hidden_layer.train`: full batches, log loss, Adam."""
    points, labels = rings(40)
    runs = {}
    for name in ("tanh", "relu", "sigmoid", "silu"):
        f, f_slope = PAIRS[name]
        start, once, ten = (train(points, labels, 3, f, f_slope, steps=n) for n in (0, 1, 10))
        h, z = forward(points, start, f)
        gradient = backward(log_loss_slope(z[-1], labels), h, z, start, f_slope)
        runs[name] = _run(name, "log", [2, 3, 1], points, labels, start, "adam", 0.05) | {
            "scores": z[-1].ravel().tolist(),
            "miss": log_loss(z[-1], labels),
            "gradient": pack(gradient).tolist(),
            "once": pack(once).tolist(),
            "ten": pack(ten).tolist(),
            "end": log_loss(forward(points, ten, f)[1][-1], labels),
        }
    return runs


def plain() -> dict:
    """The training of `first_training.learn`: full batches, squared error, plain descent."""
    points, labels = rings(40)
    targets = np.where(labels == 1, 1.0, -1.0)
    start, once, ten = (
        [(W.T, b), (v, np.atleast_1d(c))]
        for W, b, v, c in (learn(points, targets, n) for n in (0, 1, 10))
    )
    run = _run("tanh", "square", [2, 3, 1], points, targets, start, "descend", 0.5)
    return {"tanh": run | {"once": pack(once).tolist(), "ten": pack(ten).tolist()}}


def exact() -> dict:
    """Two hidden layers, and numbers so short that no sum of them rounds, in whatever order."""
    points, labels = rings(32)
    points, widths = np.round(16 * points) / 16, [2, 4, 3, 1]
    start = unpack(np.round(8 * pack(random_layers(widths, seed=21))) / 8, widths)
    runs = {}
    for name in ("relu", "none"):
        f, f_slope = PAIRS[name]
        h, z = forward(points, start, f)
        errors = z[-1] - labels[:, None]
        gradient = pack(backward(errors / 32, h, z, start, f_slope))
        runs[name] = _run(name, "square", widths, points, labels, start, "descend", 0.5) | {
            "scores": z[-1].ravel().tolist(),
            "miss": (errors**2).mean().item() / 2,
            "gradient": gradient.tolist(),
            "once": (pack(start) - 0.5 * gradient).tolist(),
        }
    return runs


def _run(activation, loss, widths, points, targets, start, step, rate) -> dict:
    return {
        "activation": activation,
        "loss": loss,
        "widths": widths,
        "points": points.ravel().tolist(),
        "targets": targets.tolist(),
        "start": pack(start).tolist(),
        "step": step,
        "rate": rate,
    }
