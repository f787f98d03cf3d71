"""What one layer computes: prices times amounts plus a fee, and what rules it obeys."""

# --8<-- [start:pre_activation]
import numpy as np


def pre_activation(x: np.ndarray, W: np.ndarray, b: np.ndarray | float) -> np.ndarray:
    """What a layer computes before any activation: weighted sums plus biases.

    x: the inputs, float64 of shape (n,).
    W: a row of weights for each neuron, shape (m, n); or one neuron's weights, (n,).
    b: a bias for each neuron, shape (m,); or one neuron's bias, a number.
    Returns shape (m,); or a number for one neuron. ValueError if the shapes don't fit.

    >>> amounts, prices = np.array([4.0, 1.0]), np.array([2.0, 3.0])
    >>> print(pre_activation(amounts, prices, 5.0))
    16.0
    """
    W = np.asarray(W, dtype=float)
    return W @ x + b
# --8<-- [end:pre_activation]


# --8<-- [start:linearity]
def is_additive(f, x: np.ndarray, y: np.ndarray) -> bool:
    """Does f give for x + y what it gives for x and for y in sum, up to rounding?

    f takes an array of the shape of x and returns an array. x and y: same shape.
    Where large parts of x cancel in f, the rounding of x counts, and may say no.

    >>> is_additive(np.sum, np.array([1.0, 2.0]), np.array([3.0, 4.0]))
    True
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    parts = np.array([f(x), f(y), -f(x + y)])
    return bool((abs(parts.sum(axis=0)) <= 1e-12 * abs(parts).max(axis=0)).all())


def is_homogeneous(f, x: np.ndarray, c: float) -> bool:
    """Does f give for c times x just c times what it gives for x, up to rounding?

    As for `is_additive`.

    >>> is_homogeneous(np.sum, np.array([1.0, 2.0]), -3.0)
    True
    """
    x, c = np.asarray(x, dtype=float), float(c)
    parts = np.array([f(c * x), -c * f(x)])
    return bool((abs(parts.sum(axis=0)) <= 1e-12 * abs(parts).max(axis=0)).all())
# --8<-- [end:linearity]


# --8<-- [start:weighted_average]
def weighted_average(items: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The average in which each item counts as much as its share says.

    items: k numbers, shape (k,), or k points, shape (k, n).
    weights: their shares, shape (k,). They sum to one; a share may be negative.
    Returns a number or shape (n,). ValueError if the shares sum to anything else.

    >>> corners = np.array([[0.0, 0.0], [4.0, 0.0]])
    >>> print(weighted_average(corners, np.array([0.25, 0.75])))
    [3. 0.]
    """
    weights = np.asarray(weights, dtype=float)
    if abs(weights.sum() - 1) > 1e-12 * abs(weights).sum():
        raise ValueError(
            f"the weights of an average sum to one, not to {weights.sum():.12g}"
        )
    return weights @ items
# --8<-- [end:weighted_average]


# --8<-- [start:boundary]
def boundary(w: np.ndarray, b: float) -> tuple[np.ndarray, np.ndarray]:
    """Where a neuron with two inputs has the pre-activation zero: a straight line.

    w: its weights, shape (2,). b: its bias.
    Returns the line's point nearest to the origin, and a step of length one along the
    line, each of shape (2,). ValueError if w is zero: then there is no line.

    >>> nearest, along = boundary(np.array([0.0, 2.0]), b=-6.0)
    >>> print(nearest, along)
    [0. 3.] [-1.  0.]
    """
    w, b = np.asarray(w, dtype=float), float(b)
    if not w.any():
        raise ValueError("both weights are zero, so there is no boundary")
    length = np.hypot(*w)
    nearest = -b / length * (w / length)
    along = np.array([-w[1], w[0]]) / length
    return nearest, along
# --8<-- [end:boundary]


# --8<-- [start:with_one]
def with_one(x: np.ndarray) -> np.ndarray:
    """Append an input that is always one, so that its weight can play the bias.

    x: one input of shape (n,), or k of them, shape (k, n).
    Returns shape (n + 1,) or (k, n + 1).

    >>> print(with_one(np.array([4.0, 7.0])))
    [4. 7. 1.]
    """
    ones = np.ones((*np.shape(x)[:-1], 1))
    return np.concatenate([x, ones], axis=-1)
# --8<-- [end:with_one]
