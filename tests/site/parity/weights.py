"""What `stacking.js` has to give: what nine weights put out, and the two."""

import numpy as np

from snippets.index import relu
from snippets.points import rings
from snippets.stacking import forward, nine_weights, two_weights


def nines() -> dict:
    """Runs by name, with numbers so short that no sum of them rounds, in whatever order."""
    points = np.round(16 * rings(40)[0]) / 16
    rng = np.random.default_rng(5)
    runs = {}
    for name in ("some", "others"):
        nine = rng.integers(-6, 7, 9) / 2
        hidden, readout = nine[:6].reshape(3, 2), nine[6:].reshape(1, 3)
        layers = [(hidden, np.zeros(3)), (readout, np.zeros(1))]
        runs[name] = {
            "points": points.tolist(),
            "nine": nine.tolist(),
            "two": [*map(float, two_weights(nine))],
            "plain": nine_weights(*points.T, nine).tolist(),
            "bent": forward(points, layers, relu).ravel().tolist(),
        }
    return runs
