"""Chapter 08: from how many starts the soft steps arrive."""

# --8<-- [start:starts]
import numpy as np

from snippets.curved_boundary import accuracy, signs
from snippets.ordinary_network import with_one
from snippets.points import rings
from snippets.threshold import network, sigmoid, train


def starts() -> dict[str, list[float]]:
    """By steepness and seed, the share of the points that are right after training."""
    return {str(k): [_right(k, seed) for seed in range(20)] for k in (4, 40)}


def _right(k: float, seed: int) -> float:
    """Train three soft steps from one start, as the page does."""
    points, labels = rings()
    inputs, targets = with_one(points), signs(labels)

    def soft(z: np.ndarray) -> np.ndarray:
        return sigmoid(z, k)

    before = np.random.default_rng(seed).normal(size=(3, 3))
    hidden, output = train(inputs, targets, soft, before)
    return accuracy(network(inputs, hidden, output, soft), targets)
# --8<-- [end:starts]
