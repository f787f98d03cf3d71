"""What the picture of a network that learns starts from."""

import numpy as np

from snippets.experiments.hidden_layer import SEEDS, STEPS
from snippets.figures.hidden_layer import EDGE
from snippets.points import rings
from snippets.results import result

WIDEST = 8  # hidden units


def starts() -> dict:
    """The points, the random numbers of every start, how long it trains, and rows of presets.

    For m hidden units, `random_layers([2, m, 1], seed)` draws 4m numbers and then one. They are
    the first of a row of `dice`, whatever m.
    """
    points, labels = rings()
    dice = [np.random.default_rng(seed).normal(size=4 * WIDEST) for seed in SEEDS]
    runs = result("hidden-layer-three-units")["relu"]
    failed = [seed for seed, run in zip(SEEDS, runs, strict=True) if run["right"] < 1]
    tanh = {"activation": "tanh", "width": 3, "seed": 0, "rate": 0.05}
    return {
        "points": points.ravel().tolist(),
        "labels": labels.tolist(),
        "dice": np.array(dice).tolist(),
        "epochs": STEPS,
        "edge": EDGE,
        "presets": [
            [tanh],
            [tanh | {"activation": "step"}],
            [tanh | {"activation": "relu", "seed": seed} for seed in failed],
            [tanh | {"activation": "square", "width": 2, "seed": 1}],
            [tanh | {"rate": 10, "seed": 8}],
        ],
    }
