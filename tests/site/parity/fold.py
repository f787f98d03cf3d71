"""What `fold.js` has to give: the scores of lines taken in hand, with every bend."""

import numpy as np

from snippets import bend
from snippets.points import rings


def scores() -> dict:
    """Runs by name: the units and the bend, some points, and the score of each."""
    points, _ = rings(40)
    rng = np.random.default_rng(0)
    runs = {}
    for count in (1, 2, 3):
        places = rng.uniform(-1.1, 1.1, (count, 2)).round(3)
        units = np.column_stack([places, rng.integers(360, size=count)])
        for name in bend.BENDS:
            runs[f"{name} {count}"] = {
                "bend": name,
                "units": units.tolist(),
                "points": points.tolist(),
                "scores": bend.score(points, units, name).tolist(),
            }
    return runs
