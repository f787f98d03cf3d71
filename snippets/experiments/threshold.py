"""Chapter 08: from how many starts the soft steps arrive."""

# --8<-- [start:starts]
import numpy as np

from snippets.curved_boundary import accuracy, signs
from snippets.ordinary_network import with_one
from snippets.points import rings
from snippets.threshold import network, sigmoid, train


def starts() -> list[float]:
    """The share of the points that are right after the training of the page, by seed."""
    points, labels = rings()
    inputs, targets = with_one(points), signs(labels)
    return [_right(inputs, targets, seed) for seed in range(20)]


def _right(inputs: np.ndarray, targets: np.ndarray, seed: int) -> float:
    """Train three soft steps from one start."""

    def soft(z: np.ndarray) -> np.ndarray:
        return sigmoid(z, k=4)

    before = np.random.default_rng(seed).normal(size=(3, 3))
    hidden, output = train(inputs, targets, soft, before)
    return accuracy(network(inputs, hidden, output, soft), targets)
# --8<-- [end:starts]
