"""Deep networks: how they start, what gets back to their first layer, what dies."""

# --8<-- [start:start]
from itertools import pairwise

import numpy as np


def glorot(n_in: int, n_out: int) -> float:
    """The variance of a layer's weights after Glorot and Bengio (2010).

    >>> glorot(4, 4)
    0.25
    """
    return 2 / (n_in + n_out)


def he(n_in: int, n_out: int) -> float:
    """The variance of a layer's weights after He and others (2015), for ReLU.

    >>> he(4, 4)
    0.5
    """
    return 2 / n_in


def initialise(widths: list[int], variance, seed: int = 0) -> list:
    """Layers before training: weights from a bell curve around zero, biases of zero.

    widths: how many inputs, hidden units of each layer in turn, and outputs.
    variance: `glorot` or `he`; takes a layer's inputs and outputs, returns a number.
    Returns pairs of W, float64 of shape (m, k), and b, shape (m,).

    >>> [W.shape for W, b in initialise([2, 3, 1], he)]
    [(3, 2), (1, 3)]
    """
    rng = np.random.default_rng(seed)
    return [
        (np.sqrt(variance(k, m)) * rng.normal(size=(m, k)), np.zeros(m))
        for k, m in pairwise(widths)
    ]
# --8<-- [end:start]


# --8<-- [start:gradients]
from snippets.activations import relu, relu_derivative, sigmoid, sigmoid_derivative
from snippets.activations import tanh, tanh_derivative
from snippets.hidden_layer import backward, forward, log_loss_slope

CAST = {
    "sigmoid": (sigmoid, sigmoid_derivative),
    "tanh": (tanh, tanh_derivative),
    "ReLU": (relu, relu_derivative),
}


def gradients(x: np.ndarray, labels: np.ndarray, layers: list, f, f_slope) -> list:
    """The gradients of the log loss, on average over the samples, layer by layer.

    x: shape (n, inputs). labels: shape (n,), 0 or 1. layers: with one output.
    Returns pairs (dW, db) of float64. ValueError if x and labels don't go together.

    >>> x, labels = np.array([[2.0, 0.0]]), np.array([1])
    >>> gradients(x, labels, [(np.zeros((1, 2)), np.zeros(1))], *CAST["tanh"])
    [(array([[-1.,  0.]]), array([-0.5]))]
    """
    x, labels = np.asarray(x, dtype=float), np.asarray(labels)
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("each label has to be 0 or 1")
    if labels.shape != x.shape[:1]:
        raise ValueError(f"{len(x)} samples, but labels of shape {labels.shape}")
    h, z = forward(x, layers, f)
    return backward(log_loss_slope(z[-1], labels), h, z, layers, f_slope)


def rms(a: np.ndarray) -> float:
    """The typical size of the entries: the root of the mean of their squares.

    >>> rms(np.array([1.0, -7.0]))
    5.0
    """
    return float(np.sqrt(np.mean(np.square(a, dtype=float))))
# --8<-- [end:gradients]


# --8<-- [start:sizes]
def a_hundred_inputs() -> tuple[np.ndarray, np.ndarray]:
    """Inputs of 64 numbers from the standard bell curve; coin tosses for labels."""
    rng = np.random.default_rng(0)
    return rng.normal(size=(100, 64)), rng.integers(2, size=100)


def ten_nets(variance) -> list:
    """Ten nets with ten hidden layers of 64; variance as for `initialise`."""
    return [initialise([64] * 11 + [1], variance, seed) for seed in range(10)]


def gradient_sizes(name: str, nets: list) -> np.ndarray:
    """How large the gradients of the weights are, layer by layer.

    name: a key of CAST.
    Returns a row for each net, in it the RMS of dE/dW in each layer.
    """
    x, labels = a_hundred_inputs()
    return np.array(
        [[rms(dW) for dW, _ in gradients(x, labels, net, *CAST[name])] for net in nets]
    )
# --8<-- [end:sizes]


# --8<-- [start:train]
def train(
    x: np.ndarray, labels: np.ndarray, layers: list, f, f_slope, rate: float, steps: int
) -> list:
    """Plain gradient descent on all layers; arguments as for `gradients`.

    Returns new layers, `layers` stays as it was. A rate that is too large for the size
    of the inputs can leave a net that has learnt nothing, or whose loss has risen; see
    `share_right` and `dead`.
    FloatingPointError if a number grows too large for the computer.
    """
    for step in range(steps):
        with np.errstate(over="ignore", invalid="ignore"):
            uphill = gradients(x, labels, layers, f, f_slope)
            layers = [
                (W - rate * dW, b - rate * db)
                for (W, b), (dW, db) in zip(layers, uphill, strict=True)
            ]
        if not all(np.isfinite(W).all() and np.isfinite(b).all() for W, b in layers):
            raise FloatingPointError(f"overflow in step {step + 1}: take a smaller rate")
    return layers


def share_right(x: np.ndarray, labels: np.ndarray, layers: list, f) -> float:
    """The share of samples that are right: a score above zero says label 1."""
    scores = forward(x, layers, f)[1][-1][:, 0]
    return float(np.mean((scores > 0) == np.equal(np.ravel(labels), 1)))
# --8<-- [end:train]


# --8<-- [start:dead]
def dead(x: np.ndarray, layers: list) -> list:
    """Which ReLUs are off for every sample: a bool for each unit, by hidden layer.

    >>> W, b = np.ones((2, 1)), np.array([0.0, -9.0])
    >>> dead(np.array([[1.0], [2.0]]), [(W, b), (np.ones((1, 2)), np.zeros(1))])
    [array([False,  True])]
    """
    return [(z <= 0).all(axis=0) for z in forward(x, layers, relu)[1][:-1]]
# --8<-- [end:dead]


# --8<-- [start:transplant]
def transplant(x: np.ndarray, layers: list, seed: int = 0) -> list:
    """The same function of the samples, but with fresh units in place of the dead ones.

    layers: with one hidden layer of ReLU. What is dead there gets new weights, the bias
    zero, and zeros in the output layer, so that at first nothing changes.
    """
    (W, b), (V, c) = layers
    gone = dead(x, layers)[0]
    fresh = initialise([np.shape(W)[1], len(W)], he, seed)[0][0]
    W, b = np.where(gone[:, None], fresh, W), np.where(gone, 0.0, b)
    return [(W, b), (np.where(gone, 0.0, V), c)]
# --8<-- [end:transplant]


# --8<-- [start:spirals]
def spirals(n: int = 100, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Two arms wound around each other, pebbles on one and thorns on the other.

    Returns points, float64 of shape (n, 2), and labels, int64 of shape (n,).

    >>> points, labels = spirals()
    >>> points.shape, labels.sum().item()
    ((100, 2), 50)
    """
    rng = np.random.default_rng(seed)
    labels = np.repeat([1, 0], [n // 2, n - n // 2])
    radius = rng.uniform(0.15, 1.0, n)
    angle = 2 * np.pi * radius + np.pi * labels
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]), labels
# --8<-- [end:spirals]


# --8<-- [start:larger]
def larger(n_in: int, n_out: int) -> float:
    """The variance of a layer's weights with the gain that PyTorch recommends for tanh.

    >>> round(larger(4, 4), 2)
    0.69
    """
    return (5 / 3) ** 2 / n_in
# --8<-- [end:larger]


# --8<-- [start:disguise]
def disguise(layers: list) -> list:
    """Sigmoid layers that compute exactly what these layers compute with tanh.

    For tanh(z) = 2σ(2z) − 1: a hidden layer doubles its pre-activations, and who takes
    its output takes it twice, less one.

    >>> net = initialise([2, 3, 1], he)
    >>> x = np.array([[0.3, -2.0]])
    >>> as_tanh, as_sigmoid = forward(x, net, tanh), forward(x, disguise(net), sigmoid)
    >>> np.allclose(as_tanh[1][-1], as_sigmoid[1][-1])
    True
    """
    first, *later = [(np.asarray(W, dtype=float), np.asarray(b, dtype=float)) for W, b in layers]
    worn = [first] + [(2 * W, b - W.sum(axis=1)) for W, b in later]
    return [(2 * W, 2 * b) for W, b in worn[:-1]] + worn[-1:]
# --8<-- [end:disguise]
