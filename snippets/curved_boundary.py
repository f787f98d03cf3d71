"""Curved boundaries from fixed features, and what X² can't do as an activation."""

# --8<-- [start:fit]
import numpy as np


def signs(labels: np.ndarray) -> np.ndarray:
    """The targets: one for a pebble (label 1), minus one for a thorn, shape (n,).

    >>> signs(np.array([1, 0, 1]))
    array([ 1, -1,  1])
    """
    return np.where(np.equal(labels, 1), 1, -1)


def fit(features: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """The weights that bring `features @ weights` closest to `targets` (least squares).

    features: one row per example, shape (n, k). targets: shape (n,).
    Returns weights, float64 of shape (k,). Columns that agree to about thirteen digits
    count as one; the more rows, the fewer will do.

    >>> fit(np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([3.0, 4.0]))
    array([3., 2.])
    """
    features = np.asarray(features, dtype=float)
    size = np.linalg.norm(features, axis=0)
    size = np.where(size == 0, 1.0, size)
    return np.linalg.lstsq(features / size, targets)[0] / size


def accuracy(scores: np.ndarray, targets: np.ndarray) -> float:
    """The share of examples that are right: a score above zero says pebble.

    scores: shape (n,). targets: shape (n,), one for a pebble, minus one for a thorn.

    >>> accuracy(np.array([0.2, -7.0, 5.0, 3.0]), np.array([1, -1, 1, -1]))
    0.75
    """
    return float(np.mean(np.greater(np.ravel(scores), 0) == np.greater(np.ravel(targets), 0)))
# --8<-- [end:fit]


# --8<-- [start:features]
def lines(points: np.ndarray) -> np.ndarray:
    """The features x₁, x₂ and a constant: (n, 2) -> (n, 3). The boundary is a line.

    >>> print(lines(np.array([[2.0, 3.0]])))
    [[2. 3. 1.]]
    """
    return np.column_stack([points, np.ones(len(points))])


def squares(points: np.ndarray) -> np.ndarray:
    """The features x₁², x₂² and a constant: (n, 2) -> (n, 3). The article's X², twice.

    >>> squares(np.array([[3.0, -4.0]]))
    array([[ 9., 16.,  1.]])
    """
    points = np.asarray(points, dtype=float)
    return np.column_stack([points**2, np.ones(len(points))])
# --8<-- [end:features]


# --8<-- [start:boundary_points]
def boundary_points(w: float, b: float) -> np.ndarray:
    """Where w·x² + b is zero: two points, one or none, in rising order.

    Raises ValueError if w is zero, because then nothing is bent.

    >>> boundary_points(1.0, -9.0)
    array([-3.,  3.])
    >>> boundary_points(1.0, 9.0)
    array([], dtype=float64)
    """
    w, b = float(w), float(b)
    if w == 0:
        raise ValueError("w must not be zero: without x² there is no curve")
    if b == 0:
        return np.array([0.0])
    if -b / w < 0:
        return np.array([])
    root = np.sqrt(-b / w)
    return np.array([-root, root])
# --8<-- [end:boundary_points]


# --8<-- [start:slice_of_rings]
def slice_of_rings() -> tuple[np.ndarray, np.ndarray]:
    """The rings, cut along the horizontal axis: thorns, pebbles, thorns.

    Returns positions, float64 of shape (n,), and targets, int64 of shape (n,): one for
    pebbles, minus one for thorns.

    >>> x, targets = slice_of_rings()
    >>> bool(np.all((np.abs(x) < 0.5) == (targets == 1)))
    True
    """
    circles, triangles = np.linspace(-0.33, 0.33, 7), np.linspace(0.67, 1.0, 4)
    x = np.concatenate([-triangles, circles, triangles])
    return x, np.where(np.abs(x) <= circles.max(), 1, -1)
# --8<-- [end:slice_of_rings]


# --8<-- [start:squares_and_lines]
def squares_and_lines(points: np.ndarray) -> np.ndarray:
    """The features x₁², x₂², x₁, x₂ and a constant: (n, 2) -> (n, 5).

    >>> print(squares_and_lines(np.array([[2.0, 3.0]])))
    [[4. 9. 2. 3. 1.]]
    """
    points = np.asarray(points, dtype=float)
    return np.column_stack([points**2, lines(points)])


def centre(weights: np.ndarray) -> np.ndarray:
    """The centre of the boundary that weights for `squares_and_lines` draw, shape (2,).

    Completing the square moves each linear term v·x into w·(x − c)², where c = −v / 2w.
    Raises ValueError if a square has weight zero: the boundary then has no centre. Where
    rounding leaves a hair in place of a zero, what is returned means nothing.

    >>> centre(np.array([1.0, 1.0, -6.0, 4.0, 0.0]))
    array([ 3., -2.])
    """
    square, linear = np.split(np.asarray(weights[:4], dtype=float), 2)
    if np.any(square == 0):
        raise ValueError("both squares need a weight that is not zero")
    return -linear / (2 * square)
# --8<-- [end:squares_and_lines]


# --8<-- [start:hidden_layer]
def relu(z: np.ndarray) -> np.ndarray:
    """The pre-activation where it is positive, zero elsewhere."""
    return np.maximum(z, 0.0)


def hidden_layer(
    inputs: np.ndarray, width: int, activation, seed: int = 0
) -> np.ndarray:
    """A hidden layer with random weights and biases that stay as they are.

    inputs: shape (n, d). width: how many hidden units. activation: works elementwise.
    Returns the units and a column of ones for the output layer's bias: (n, width + 1).
    With the same seed a wider layer begins with all units of a narrower one.
    """
    if width < 1:
        raise ValueError(f"width must be at least one, not {width}")
    units = np.random.default_rng(seed).normal(size=(width, np.shape(inputs)[1] + 1))
    pre_activations = inputs @ units[:, :-1].T + units[:, -1]
    return np.column_stack([activation(pre_activations), np.ones(len(inputs))])
# --8<-- [end:hidden_layer]


# --8<-- [start:worst_error]
def worst_error(width: int, activation, seed: int = 0) -> float:
    """The greatest distance to abs(x) on [−1, 1] after a least-squares fit.

    The distance is taken on a finer grid than the fit, and at every kink. Straight pieces
    are farthest off at their ends, so with ReLU no error hides between two places; with
    x² one of less than a millionth may.

    >>> worst_error(3, np.square) > 1 / 8
    True
    """
    units = np.random.default_rng(seed).normal(size=(width, 2))  # as in hidden_layer
    kinks = np.clip(-units[:, 1] / units[:, 0], -1.0, 1.0)
    x, finer = np.linspace(-1.0, 1.0, 401), np.append(np.linspace(-1.0, 1.0, 2001), kinks)
    weights = fit(hidden_layer(x[:, None], width, activation, seed), np.abs(x))
    output = hidden_layer(finer[:, None], width, activation, seed) @ weights
    return float(np.abs(output - np.abs(finer)).max())
# --8<-- [end:worst_error]
