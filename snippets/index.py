"""The answer in one screen: three hidden units, with and without a bend."""

# --8<-- [start:network]
import numpy as np


def network(points: np.ndarray, activation) -> np.ndarray:
    """Three hidden units that look in three directions, and one output.

    points: float64 of shape (n, 2). activation: maps an array to one of the same shape.
    Returns the scores, shape (n,): above zero means pebble.

    >>> network(np.zeros((1, 2)), np.tanh)
    array([0.5])
    """
    angles = np.radians([90, 210, 330])
    weights = np.column_stack([np.cos(angles), np.sin(angles)])
    hidden = activation(points @ weights.T)
    return 0.5 - hidden.sum(axis=1)
# --8<-- [end:network]


# --8<-- [start:relu]
def relu(z: np.ndarray) -> np.ndarray:
    """Keep what is positive, make the rest zero; any shape.

    >>> relu(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 3.])
    """
    return np.maximum(z, 0.0)
# --8<-- [end:relu]
