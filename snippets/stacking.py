"""Stacked linear layers are one linear layer: nine weights collapse into two."""

# --8<-- [start:nine_weights]
import numpy as np


def nine_weights(x1, x2, w):
    """The article's network: two inputs, three hidden units, one output.

    x1, x2: numbers, or arrays of one shape. w: nine weights, numbered as in the
    article. Whatever can be multiplied and added will do, even symbols; only NumPy's
    integers, whose length is fixed, overflow.
    Raises ValueError if there are not nine.

    >>> nine_weights(10, 1, [1, 0, 0, 2, 3, 0, 1, 1, 1])
    42
    """
    w1, w2, w3, w4, w5, w6, w7, w8, w9 = w
    return (
        w7 * (x1 * w1 + x2 * w2)
        + w8 * (x1 * w3 + x2 * w4)
        + w9 * (x1 * w5 + x2 * w6)
    )
# --8<-- [end:nine_weights]


# --8<-- [start:two_weights]
def two_weights(w):
    """What is left of nine weights, numbers as for `nine_weights`: one for x₁, one for x₂.

    >>> two_weights([1, 0, 0, 2, 3, 0, 1, 1, 1])
    (4, 2)
    """
    w1, w2, w3, w4, w5, w6, w7, w8, w9 = w
    return w1 * w7 + w3 * w8 + w5 * w9, w2 * w7 + w4 * w8 + w6 * w9
# --8<-- [end:two_weights]


# --8<-- [start:solutions]
def on_boundary(x2, w):
    """The x₁ that belongs to x₂ on the boundary, unless u1 is zero: then it can be any, or none.

    Numbers as for `nine_weights`.

    >>> on_boundary(10, [1, 0, 0, 2, 3, 0, 1, 1, 1])
    -5.0
    """
    u1, u2 = two_weights(w)
    return -x2 * u2 / u1


def on_boundary_in_article(x2, w):
    """The same, as the article has it, sign for sign.

    >>> on_boundary_in_article(10, [1, 0, 0, 2, 3, 0, 1, 1, 1])
    10.0
    """
    _, w2, _, w4, _, w6, w7, w8, w9 = w
    return x2 * (w2 * w7 + w4 * w8 + w6 * w9) / (-w2 * w7 + w4 * w8 + w6 * w9)
# --8<-- [end:solutions]


# --8<-- [start:collapse]
def collapse(layers: list) -> tuple[np.ndarray, np.ndarray]:
    """One layer that does what all the layers do, if nothing is in between.

    layers: first to last, pairs of W, float64 of shape (outputs, inputs), and b,
    shape (outputs,). Returns one such pair.
    Raises ValueError if there is no layer, or if two of them don't fit.

    >>> double_and_add_one = (np.array([[2.0]]), np.array([1.0]))
    >>> W, b = collapse([double_and_add_one, double_and_add_one])
    >>> print(W, b)
    [[4.]] [3.]
    """
    if not layers:
        raise ValueError("there is no layer to collapse")
    (W, b), *others = layers
    for W_next, b_next in others:
        W_next = np.asarray(W_next, dtype=float)
        W, b = W_next @ W, W_next @ b + b_next
    return W, b
# --8<-- [end:collapse]


# --8<-- [start:forward]
def forward(x: np.ndarray, layers: list, activation=None) -> np.ndarray:
    """Through one layer after another, with the activation between, if any.

    x: one input of shape (n,), or k of them as rows, shape (k, n).
    layers: as for `collapse`. activation: works elementwise.
    Returns shape (outputs,) or (k, outputs).

    >>> subtract_one = (np.array([[1.0]]), np.array([-1.0]))
    >>> print(forward(np.array([5.0]), [subtract_one, subtract_one]))
    [3.]
    """
    *hidden, (W_last, b_last) = layers
    x = np.asarray(x, dtype=float)
    for W, b in hidden:
        x = x @ np.transpose(W) + b
        if activation:
            x = activation(x)
    return x @ np.transpose(W_last) + b_last
# --8<-- [end:forward]


# --8<-- [start:random_layers]
from itertools import pairwise


def random_layers(widths: list[int], seed: int = 0) -> list:
    """Layers with random weights and biases, as pairs of W and b.

    widths: how many inputs, hidden units of each layer in turn, and outputs.

    >>> [W.shape for W, b in random_layers([2, 3, 1])]
    [(3, 2), (1, 3)]
    """
    rng = np.random.default_rng(seed)
    return [
        (rng.normal(size=(m, n)) / np.sqrt(n), rng.normal(size=m))
        for n, m in pairwise(widths)
    ]
# --8<-- [end:random_layers]
