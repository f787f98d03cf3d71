"""A network as narrow as can be: one unit a layer, and what gets back through it."""

# --8<-- [start:chain]
import numpy as np

from snippets.activations import relu, relu_derivative, sigmoid, sigmoid_derivative
from snippets.activations import step, step_derivative, tanh, tanh_derivative

BENDS = {
    "none": (np.positive, np.ones_like),
    "step": (step, step_derivative),
    "ReLU": (relu, relu_derivative),
    "tanh": (tanh, tanh_derivative),
    "sigmoid": (sigmoid, sigmoid_derivative),
}


def chain(bend: str, z: float, weight: float, layers: int) -> tuple[np.ndarray, np.ndarray]:
    """The sum in each layer, and what the layer hears of a rate of one in the last.

    bend: one of `BENDS`. z: the sum in the first layer. weight: from each unit to the next,
    whose bias takes the bend's f(0) out, so that a zero stays a zero.
    Returns two arrays of shape (layers,).

    >>> chain("sigmoid", 0.0, 1.0, 3)
    (array([0., 0., 0.]), array([0.0625, 0.25  , 1.    ]))
    """
    f, f_slope = BENDS[bend]
    sums, heard = [z], [1.0]
    for _ in range(layers - 1):
        sums.append(weight * (f(sums[-1]) - f(0.0)))
    for each in reversed(sums[:-1]):
        heard.append(heard[-1] * weight * f_slope(each))
    return np.array(sums), np.array(heard[::-1])
# --8<-- [end:chain]
