"""What the picture of one correction after the other starts from."""

import numpy as np

from snippets.figures.linear_classifier import HIGH, MISSED, WIDE, WRONG
from snippets.points import two_clouds, xor


def start() -> dict:
    """The points to learn from, the orders that they come in, and the limits of the panels.

    A set has its points, their labels, what is appended to each, the weights that it starts
    with, and how many passes are shown at most. The first order is that in which they come,
    the others are the hundred of the chapter; a smaller set leaves out those it hasn't got.
    The clouds are rounded, as the last bits depend on the processor.
    """
    rng = np.random.default_rng(0)
    points, labels = two_clouds()
    corners, kinds = xor()
    return {
        "x": WIDE,
        "y": HIGH,
        "orders": [list(range(40)), *(rng.permutation(40).tolist() for _ in range(100))],
        "sets": {
            "one": _set(MISSED[None, :], np.array([1]), 0, [*WRONG.tolist(), 0], 100),
            "clouds": _set((points + [0.0, 1.0]).round(9), labels, 1, [0, 0, 0], 100),
            "xor": _set(corners, kinds, 1, [0, 0, 0], 8),
        },
    }


def _set(points, labels, appended: int, weights: list, passes: int) -> dict:
    return {
        "points": points.tolist(),
        "labels": labels.tolist(),
        "appended": appended,
        "weights": weights,
        "passes": passes,
    }
