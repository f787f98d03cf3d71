"""How often the network that trains itself first gets every point right, of a hundred seeds."""

# --8<-- [start:hundred_seeds]
import numpy as np

from snippets.first_training import learn
from snippets.points import rings

SEEDS = range(100)


def hundred_seeds() -> dict[str, list[float]]:
    """The share of points that are right, of each seed, by epochs and learning rate."""
    return {
        f"{epochs} at {rate}": [_share_right(epochs, rate, seed) for seed in SEEDS]
        for epochs, rate in ((500, 0.5), (2000, 0.5), (500, 1.0))
    }


def _share_right(epochs: int, rate: float, seed: int) -> float:
    """Train once; a training that overflows has got nothing right."""
    points, labels = rings()
    target = np.where(labels == 1, 1.0, -1.0)
    try:
        with np.errstate(over="ignore", invalid="ignore"):
            W, b, v, c = learn(points, target, epochs, rate, seed)
    except FloatingPointError:
        return 0.0
    output = np.tanh(points @ W + b) @ v + c
    return np.mean((output > 0) == (labels == 1)).item()
# --8<-- [end:hundred_seeds]
