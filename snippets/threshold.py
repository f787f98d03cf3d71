"""The step and the soft step: a decision at the output, a bend in a hidden layer."""

# --8<-- [start:step]
import numpy as np


def step(z: np.ndarray) -> np.ndarray:
    """The step function: one above zero, zero below it, and zero at zero.

    z: any shape. Returns float64 of that shape. A NaN stays a NaN.

    >>> step(np.array([-3.0, 0.0, 0.1]))
    array([0., 0., 1.])
    """
    return np.heaviside(np.asarray(z, dtype=float), 0.0)
# --8<-- [end:step]


# --8<-- [start:sigmoid]
def sigmoid(z: np.ndarray, k: float = 1.0) -> np.ndarray:
    """The soft step of steepness k: 1 / (1 + e^(−kz)).

    z: any shape, and k above zero. Returns float64 of that shape.
    Where kz is so low that exp overflows, it warns, and gives zero.
    ValueError if k is zero or less: then nothing steps up.

    >>> sigmoid(np.array([-0.5, 0.0, 0.5]), k=4.0).round(3)
    array([0.119, 0.5  , 0.881])
    """
    if not k > 0:
        raise ValueError(f"the steepness must be above zero, not {k:g}")
    z = np.asarray(z, dtype=float)
    return 1 / (1 + np.exp(-(k * z)))
# --8<-- [end:sigmoid]


# --8<-- [start:network]
def network(
    inputs: np.ndarray, hidden: np.ndarray, output: np.ndarray, activation
) -> np.ndarray:
    """The scores of a network with one hidden layer.

    inputs: x₁, x₂ and a one, shape (n, 3). activation: works elementwise.
    hidden: a row (w₁, w₂, b) for each hidden unit, shape (m, 3).
    output: a weight for each hidden unit, and the bias, shape (m + 1,).
    Returns shape (n,); above zero means pebble. ValueError if the shapes don't fit.

    >>> inputs, hidden = np.array([[3.0, 1.0, 1.0]]), np.array([[1.0, -1.0, 0.0]])
    >>> network(inputs, hidden, output=np.array([5.0, -1.0]), activation=step)
    array([4.])
    """
    inputs = np.asarray(inputs, dtype=float)
    return activation(inputs @ np.transpose(hidden)) @ output[:-1] + output[-1]
# --8<-- [end:network]


# --8<-- [start:fence]
def fence() -> tuple[np.ndarray, np.ndarray]:
    """Three steps that box in the disk of the rings, set by hand: hidden and output.

    Each unit says one on its side of a line, at distance ⅓ from the centre, and the
    output unit asks for all three votes.

    >>> hidden, output = fence()
    >>> network(np.array([[0.0, 0.0, 1.0]]), hidden, output, step)
    array([0.5])
    """
    angles = np.radians([90, 210, 330])
    hidden = np.column_stack([-np.cos(angles), -np.sin(angles), np.full(3, 1 / 3)])
    return hidden, np.array([1.0, 1.0, 1.0, -2.5])
# --8<-- [end:fence]


# --8<-- [start:nudge]
def gradient_by_nudging(f, weights: np.ndarray, nudge: float = 1e-5) -> np.ndarray:
    """How fast f changes with each weight: nudge it up, nudge it down, and compare.

    f: takes float64 of the shape of `weights`, returns a number.
    nudge: how far, for a weight up to one; a larger weight is nudged by as much more.
    Returns shape as `weights`. Exact for a parabola, but for rounding; elsewhere good for
    small nudges, smaller than what f bends within.

    >>> gradient_by_nudging(lambda w: w @ w, np.array([3.0, -1.0])).round(6)
    array([ 6., -2.])
    """
    weights = np.asarray(weights, dtype=float)
    gradient = np.empty_like(weights)
    for place, weight in np.ndenumerate(weights):
        up, down = weights.copy(), weights.copy()
        up[place] += nudge * max(1, abs(weight))
        down[place] -= nudge * max(1, abs(weight))
        gradient[place] = (f(up) - f(down)) / (up[place] - down[place])
    return gradient
# --8<-- [end:nudge]


# --8<-- [start:train]
from functools import partial


def loss(
    inputs: np.ndarray,
    targets: np.ndarray,
    activation,
    hidden: np.ndarray,
    output: np.ndarray,
) -> float:
    """Half the squared error of the network's scores, on average over the inputs.

    targets: shape (n,). The rest as for `network`.
    """
    errors = network(inputs, hidden, output, activation) - targets
    return (errors @ errors).item() / (2 * len(errors))


def train(
    inputs: np.ndarray,
    targets: np.ndarray,
    activation,
    hidden: np.ndarray,
    rate: float = 0.5,
    steps: int = 300,
) -> tuple[np.ndarray, np.ndarray]:
    """Gradient descent on both layers; the output layer starts from zero.

    Arguments as for `loss`; rate is the learning rate. It stops after `steps`, arrived or
    not. ValueError if the loss has risen: the rate is too high for these inputs.
    Returns the weights at the end: hidden, shape (m, 3), and output, shape (m + 1,).

    >>> inputs, targets = np.ones((2, 3)), np.array([1.0, -1.0])
    >>> hidden, output = train(inputs, targets, np.tanh, np.zeros((4, 3)), steps=1)
    >>> hidden.shape, output.shape
    ((4, 3), (5,))
    """
    output = np.zeros(len(hidden) + 1)
    of = partial(loss, inputs, targets, activation)
    start = of(hidden, output)
    for _ in range(steps):
        uphill = gradient_by_nudging(partial(of, output=output), hidden)
        uphill_output = gradient_by_nudging(partial(of, hidden), output)
        hidden, output = hidden - rate * uphill, output - rate * uphill_output
    if not of(hidden, output) <= start:
        raise ValueError(f"the loss has risen from {start:g}; take a lower rate than {rate:g}")
    return hidden, output
# --8<-- [end:train]
