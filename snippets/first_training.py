"""A first network that trains itself, whole: three tanh units, squared error, plain descent."""

# --8<-- [start:learn]
import numpy as np


def learn(x, target, epochs, rate=0.5, seed=0):
    """Train three tanh units and an output on half the squared error: W, b, v and c.

    x: shape (n, 2). target: shape (n,), the output that would be right for each point.
    Each epoch is one step downhill, on all points; at zero epochs you get the start.
    It stops there, arrived or not: at too high a rate for the inputs, the loss rises.
    FloatingPointError if it is so high that the numbers overflow.

    >>> W, b, v, c = learn(np.eye(2), np.array([1.0, -1.0]), epochs=100)
    >>> np.round(np.tanh(np.eye(2) @ W + b) @ v + c, 2)
    array([ 1., -1.])
    """
    x, dice = np.asarray(x, dtype=float), np.random.default_rng(seed)
    W, b, v, c = dice.normal(size=(2, 3)), np.zeros(3), dice.normal(size=3), 0.0
    for _ in range(epochs):
        h = np.tanh(x @ W + b)  # what the hidden units say
        error = h @ v + c - target  # output minus target
        blame = np.outer(error, v) * (1 - h**2)  # 1 - h² is the slope of tanh
        v = v - rate * error @ h / len(x)
        c = c - rate * error.mean()
        W = W - rate * x.T @ blame / len(x)
        b = b - rate * blame.mean(axis=0)
    if not np.isfinite(W).all():
        raise FloatingPointError("overflow: take a smaller rate")
    return W, b, v, c
# --8<-- [end:learn]
