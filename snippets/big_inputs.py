"""Big inputs: when gradient descent diverges, what scaling does, where NaN comes from."""

# --8<-- [start:descend]
import numpy as np


def descend(
    x: np.ndarray | float, lr: np.ndarray | float, steps: int, target: float = 1.0
) -> np.ndarray:
    """Gradient descent on one sample, from w = b = 0, with everything written down.

    The output is y = w·x + b. What falls, or should fall, is half the squared error.
    x, lr: numbers, or arrays that broadcast to one shape: a run for each pair.
    Returns float64 of shape (4, steps + 1, ...): w, b, y and the error y − target.
    A run may diverge until it overflows. That is what we want to see, so NumPy's
    warnings about overflow and invalid results are silenced here.

    >>> w, b, y, error = descend(x=3.0, lr=0.5, steps=2)
    >>> print(error)
    [ -1.   4. -16.]
    """
    w = b = np.zeros(np.broadcast_shapes(np.shape(x), np.shape(lr)))
    trace = []
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(steps + 1):
            y = w * x + b
            error = y - target
            trace.append((w, b, y, error))
            w = w - lr * error * x
            b = b - lr * error
    return np.array(trace).swapaxes(0, 1)
# --8<-- [end:descend]


# --8<-- [start:rides]
def rides(n: int = 40, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Taxi rides: kilometres and minutes of waiting, shape (n, 2); fares, shape (n,).

    Two coins a kilometre, half a coin a minute, three for getting in. Nothing else, so
    an error of zero is possible.

    >>> inputs, fares = rides(n=3)
    >>> inputs.shape, fares.shape
    ((3, 2), (3,))
    """
    rng = np.random.default_rng(seed)
    inputs = np.column_stack([rng.uniform(1, 20, n), rng.uniform(0, 10, n)])
    return inputs, inputs @ np.array([2.0, 0.5]) + 3.0
# --8<-- [end:rides]


# --8<-- [start:train]
def train(
    inputs: np.ndarray,
    targets: np.ndarray,
    lr: float,
    steps: int,
    start: np.ndarray,
    activation=lambda z: z,
    slope=np.ones_like,
) -> np.ndarray:
    """Gradient descent for one unit on half the mean squared error of n samples.

    inputs: shape (n, d), a column of ones included. targets: (n,). start: weights, (d,).
    activation, and its slope: elementwise; without them the output is linear.
    Returns the weights before and after each step, float64 of shape (steps + 1, d).
    ValueError if the shapes don't fit. Warnings are silenced as in `descend`.

    >>> inputs, targets = np.array([[2.0, 1.0], [-2.0, 1.0]]), np.array([4.0, 0.0])
    >>> print(train(inputs, targets, lr=0.25, steps=1, start=np.zeros(2)))
    [[0.  0. ]
     [1.  0.5]]
    """
    inputs, targets = np.asarray(inputs, dtype=float), np.asarray(targets, dtype=float)
    if targets.shape != inputs.shape[:1]:
        raise ValueError(f"{len(inputs)} inputs, but targets of shape {targets.shape}")
    weights = [start]
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(steps):
            z = inputs @ weights[-1]
            upstream = (activation(z) - targets) * slope(z)
            weights.append(weights[-1] - lr * upstream @ inputs / len(inputs))
    return np.array(weights)
# --8<-- [end:train]


# --8<-- [start:rate_limit]
CENT = 0.01  # a hundredth of a coin: no closer is asked for


def rate_limit(inputs: np.ndarray) -> float:
    """The learning rate at which `train`, without activation, stops converging.

    inputs: shape (n, d), a column of ones included, not all zero.
    Returns 2 / λ, where λ is the largest mean of (u·x)² over all u of length one: the
    largest eigenvalue of the mean of x xᵀ.

    >>> round(rate_limit(np.array([[3.0, 1.0]])), 12)
    0.2
    """
    inputs = np.asarray(inputs, dtype=float)
    return 2 / np.linalg.eigvalsh(inputs.T @ inputs / len(inputs))[-1].item()


def steps_needed(weights: np.ndarray, inputs: np.ndarray, targets: np.ndarray) -> int:
    """How many steps until, for the first time, every output is within a cent.

    weights: those of `train`, shape (steps + 1, d). inputs: (n, d). targets: (n,).
    ValueError if there is no such step.
    """
    inputs = np.asarray(inputs, dtype=float)
    near = (abs(weights @ inputs.T - targets) < CENT).all(axis=1)
    if not near.any():
        raise ValueError(f"still off after {len(weights) - 1} steps")
    return near.argmax().item()
# --8<-- [end:rate_limit]


# --8<-- [start:standardise]
def standardise(inputs: np.ndarray) -> np.ndarray:
    """Shift and scale each column: mean zero, standard deviation one.

    inputs: shape (n, d). Returns float64 of the same shape.
    ValueError if a column is constant: it has no spread to divide by.

    >>> print(standardise(np.array([[100.0, 7.0], [300.0, 9.0]])))
    [[-1. -1.]
     [ 1.  1.]]
    """
    inputs = np.asarray(inputs, dtype=float)
    if (np.ptp(inputs, axis=0) == 0).any():
        raise ValueError("a constant column can't be standardised")
    return (inputs - inputs.mean(axis=0)) / inputs.std(axis=0)
# --8<-- [end:standardise]


# --8<-- [start:sigmoid]
def sigmoid(z: np.ndarray | float) -> np.ndarray | float:
    """The soft step, where exp(−z) doesn't overflow; `activations` has one for every z.

    >>> sigmoid(0.0).item()
    0.5
    """
    z = np.asarray(z, dtype=float)
    return 1 / (1 + np.exp(-z))


def sigmoid_slope(z: np.ndarray | float) -> np.ndarray | float:
    """How steep the sigmoid is at z: σ(z)·σ(−z), where neither overflows.

    >>> sigmoid_slope(0.0).item()
    0.25
    """
    z = np.asarray(z, dtype=float)
    return sigmoid(z) * sigmoid(-z)
# --8<-- [end:sigmoid]
