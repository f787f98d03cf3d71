"""What `votes/ballot.js` has to give: the votes of the chapter's own network."""

import numpy as np

from snippets.ordinary_network import with_one
from snippets.points import rings
from snippets.threshold import network, step


def counts() -> dict:
    """Runs by name: the units, some points, and how many votes there are at each."""
    points, _ = rings(40)
    rng = np.random.default_rng(3)
    runs = {}
    for name in ("some", "others"):
        places, turns = rng.uniform(-1.3, 1.3, (3, 2)).round(3), rng.integers(360, size=3)
        ways = np.column_stack([np.cos(np.radians(turns)), np.sin(np.radians(turns))])
        hidden = np.column_stack([ways, -(ways * places).sum(axis=1)])
        votes = network(with_one(points), hidden, np.array([1.0, 1.0, 1.0, 0.0]), step)
        runs[name] = {
            "units": np.column_stack([places, turns]).tolist(),
            "points": points.tolist(),
            "votes": votes.tolist(),
        }
    return runs
