"""The perceptron: a line that learns from its mistakes, and a bound on their number."""

# --8<-- [start:perceptron]
import numpy as np


def decide(inputs: np.ndarray, w: np.ndarray) -> np.ndarray:
    """The threshold: 1, a pebble, where the pre-activation is above zero; otherwise 0.

    inputs: one input of shape (d,), or n of them, shape (n, d). w: shape (d,).
    Returns a decision, int64, for each input: shape () or (n,).

    >>> decide(np.array([[2.0, 1.0], [0.0, 0.0]]), w=np.array([1.0, -1.0]))
    array([1, 0])
    """
    inputs = np.asarray(inputs, dtype=float)
    return (inputs @ w > 0).astype(int)


def perceptron(
    inputs: np.ndarray, labels: np.ndarray, max_passes: int = 100
) -> tuple[np.ndarray, np.ndarray]:
    """Go through the inputs again and again, and correct the weights at each mistake.

    inputs: float64 of shape (n, d).
    labels: shape (n,), 1 for a pebble, 0 for a thorn.
    It stops after a pass without a mistake, or after `max_passes`.
    Returns all weights on the way, from zero to the last, shape (mistakes + 1, d); and
    the number of mistakes in each pass, shape (passes,).
    ValueError if a label is neither 0 nor 1, or if the lengths differ.
    This is the error correction of F. Rosenblatt, Principles of Neurodynamics (1962).

    >>> inputs, labels = np.array([[1.0, 1.0], [-2.0, 1.0]]), np.array([1, 0])
    >>> weights, mistakes = perceptron(inputs, labels)
    >>> weights
    array([[0., 0.],
           [1., 1.]])
    >>> mistakes
    array([1, 0])
    """
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("each label has to be 0 or 1")
    inputs = np.asarray(inputs, dtype=float)
    weights = [np.zeros(inputs.shape[1])]
    mistakes = []
    for _ in range(max_passes):
        corrected_before = len(weights)
        for x, label in zip(inputs, labels, strict=True):
            error = label - decide(x, weights[-1])
            if error != 0:
                weights.append(weights[-1] + error * x)
        mistakes.append(len(weights) - corrected_before)
        if mistakes[-1] == 0:
            break
    return np.array(weights), np.array(mistakes)
# --8<-- [end:perceptron]


# --8<-- [start:margin]
def flipped(inputs: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The inputs, thorns times minus one: now a positive product is always right.

    inputs: shape (n, d). labels: shape (n,), 1 or 0. Returns shape (n, d).

    >>> print(flipped(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([1, 0])))
    [[ 1.  2.]
     [-3. -4.]]
    """
    sign = np.where(np.equal(np.ravel(labels), 1), 1.0, -1.0)
    return sign[:, None] * inputs


def margin(inputs: np.ndarray, labels: np.ndarray, w: np.ndarray) -> float:
    """How clearly w, brought to length one, is right about the input it finds hardest.

    inputs: shape (n, d). labels: shape (n,), 1 or 0. w: shape (d,), not zero.
    Returns γ; it is above zero only if w is right about every input.
    ValueError if w is zero: then it has no direction.

    >>> inputs, labels = np.array([[3.0, 4.0], [-3.0, 0.0]]), np.array([1, 0])
    >>> margin(inputs, labels, w=np.array([5.0, 0.0]))
    3.0
    """
    w = np.asarray(w, dtype=float)
    length = np.linalg.norm(w).item()
    if length == 0:
        raise ValueError("w is zero, so it has no direction and no margin")
    return (flipped(inputs, labels) @ w).min().item() / length


def mistake_bound(inputs: np.ndarray, labels: np.ndarray, w: np.ndarray) -> float:
    """A perceptron that starts from zero makes at most this many mistakes: (R/γ)².

    R is the length of the longest input, γ the margin of w.
    Arguments as for `margin`. ValueError if w doesn't separate the classes.
    Source: A. Novikoff, On convergence proofs on perceptrons (1962).

    >>> inputs, labels = np.array([[3.0, 4.0], [-4.0, 0.0]]), np.array([1, 0])
    >>> round(mistake_bound(inputs, labels, w=np.array([1.0, 0.0])), 3)
    2.778
    """
    gamma = margin(inputs, labels, w)
    if gamma <= 0:
        raise ValueError(f"w doesn't separate the classes: its margin is {gamma:g}")
    radius = np.linalg.norm(np.asarray(inputs, dtype=float), axis=1).max().item()
    return (radius / gamma) ** 2
# --8<-- [end:margin]


# --8<-- [start:best_separator]
def nearest_shares(z: np.ndarray) -> np.ndarray:
    """Shares of either sign that bring the average of z as near to zero as can be.

    z: shape (n, d). Returns shape (n,); the sum is one.

    >>> print(nearest_shares(np.array([[1.0, 1.0], [3.0, 1.0]])))
    [ 1.5 -0.5]
    """
    z = np.asarray(z, dtype=float)
    others = np.linalg.lstsq((z[1:] - z[0]).T, -z[0])[0]
    return np.append(1 - others.sum(), others)


def best_separator(
    inputs: np.ndarray, labels: np.ndarray, max_steps: int = 1000
) -> np.ndarray:
    """Of all weighted averages of the flipped inputs, the one nearest to zero.

    It is also the direction with the largest margin, and the margin is its length. Each
    step lets the input join that w finds hardest, and moves the shares of those who have
    joined to the nearest average; when a share would become negative, its input leaves.

    inputs: float64 of shape (n, d). labels: shape (n,), 1 or 0. Returns shape (d,), as
    near as rounding allows: at w, no product is short of w·w by more than a billionth of
    it, or a hundred trillionth of the square of the longest input.
    If no w separates the classes, the average comes to zero, up to rounding.
    ValueError if it isn't there after `max_steps`, or if rounding leaves too little of a
    margin, as for points far from zero: centre them first.
    Source: P. Wolfe, Finding the nearest point in a polytope (1976).

    >>> print(best_separator(np.array([[3.0, 4.0], [-3.0, 0.0]]), np.array([1, 0])))
    [3. 0.]
    """
    z = flipped(inputs, labels)
    lengths = np.linalg.norm(z, axis=1)
    shares = np.where(np.arange(len(z)) == lengths.argmin(), 1.0, 0.0)
    for _ in range(max_steps):
        w = shares @ z
        scores = z @ w
        if w @ w - scores.min() <= 1e-9 * (w @ w) + 1e-14 * lengths.max() ** 2:
            length = np.linalg.norm(w)
            if scores.min() < 0.999 * length**2 and length > 1e-14 * lengths.max():
                raise ValueError("the margin is lost in rounding; centre the points")
            return w
        joined = shares > 0
        joined[scores.argmin()] = True
        while True:
            wanted = np.zeros(len(z))
            wanted[joined] = nearest_shares(z[joined])
            falling = joined & (wanted <= 0)
            if not falling.any():
                break
            way = (shares[falling] / (shares - wanted)[falling]).min()
            shares = shares + way * (wanted - shares)
            joined &= shares > 1e-15
        shares = wanted
    raise ValueError(f"the nearest average isn't found after {max_steps} steps")
# --8<-- [end:best_separator]


# --8<-- [start:gradient]
def half_squared_error(x: np.ndarray, target: float, w: np.ndarray) -> float:
    """Half the square of (output − target), where the output is w·x.

    x and w: shape (d,).

    >>> half_squared_error(np.array([3.0, 1.0]), 4.0, w=np.array([2.0, 1.0]))
    4.5
    """
    w = np.asarray(w, dtype=float)
    return ((w @ x - target) ** 2 / 2).item()


def gradient(x: np.ndarray, target: float, w: np.ndarray) -> np.ndarray:
    """How fast half the squared error grows with each weight: (output − target) · x.

    x and w: shape (d,). Returns shape (d,).

    >>> print(gradient(np.array([3.0, 1.0]), 4.0, w=np.array([2.0, 1.0])))
    [9. 3.]
    """
    w, x = np.asarray(w, dtype=float), np.asarray(x, dtype=float)
    return (w @ x - target) * x
# --8<-- [end:gradient]
