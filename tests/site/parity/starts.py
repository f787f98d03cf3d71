"""What `starts.js` has to give: the parameters that a training begins with."""

import numpy as np

from snippets.activations import tanh, tanh_derivative
from snippets.hidden_layer import pack, train
from snippets.points import rings
from snippets.vectors import hidden_layer


def starts() -> dict:
    """Runs by name: random numbers, how many hidden units, and the parameters."""
    points, labels = rings()
    return {
        f"{seed} {width}": {
            "dice": dice,
            "width": width,
            "start": pack(
                train(points, labels, width, tanh, tanh_derivative, seed=seed, steps=0)
            ).tolist(),
        }
        for seed, dice in enumerate(hidden_layer.starts()["dice"])
        for width in np.arange(1, hidden_layer.WIDEST + 1).tolist()
    }
