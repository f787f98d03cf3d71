"""Slopes: by nudging, by formula, and by backpropagation through a tiny network."""

# --8<-- [start:slope]
import numpy as np


def slope(f, x, nudge: float = 1e-5):
    """Nudge x up and down; how far does f move, for each unit of x?

    x: a number, or an array, all of which is nudged at once. f takes it, as float64.
    nudge: how far, for an x up to one; a larger x is nudged by as much more. Where f
    bends or ends within that of x, take a smaller one.
    Returns what f returns, a number or an array: a central finite difference.

    >>> print(slope(lambda x: x**2, 3.0, nudge=0.25))
    6.0
    """
    x = np.asarray(x, dtype=float)
    size = np.maximum(1, np.abs(x))
    up, down = x + nudge * size, x - nudge * size
    return (f(up) - f(down)) / (up - down)
# --8<-- [end:slope]


# --8<-- [start:line_gradients]
def line_gradients(X, W, B, t) -> tuple:
    """The slopes of the line Y = WX + B and of its half squared error, E = (Y − t)²/2.

    X, W, B, t: numbers, or float64 arrays of one shape.
    Returns dY/dX, dE/dW and dE/dB, one for each X.

    >>> line_gradients(np.array([3.0, 4.0]), W=2.0, B=1.0, t=5.0)
    (array([2., 2.]), array([ 6., 16.]), array([2., 4.]))
    """
    X = np.asarray(X, dtype=float)
    error = W * X + B - t
    dY_dX = W * np.ones_like(X)
    dE_dW = error * X
    dE_dB = error
    return dY_dX, dE_dW, dE_dB
# --8<-- [end:line_gradients]


# --8<-- [start:switches]
def relu_slope(z: np.ndarray) -> np.ndarray:
    """ReLU's local slope: one where z is positive, zero where it is negative.

    At zero itself ReLU has no slope. The zero returned there is a convention. NaN counts
    as off; `activations.relu_derivative` keeps it.

    >>> relu_slope(np.array([-3.0, 0.0, 3.0]))
    array([0., 0., 1.])
    """
    return np.greater(z, 0).astype(float)


def input_slopes(
    x: np.ndarray, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, f_slope
) -> np.ndarray:
    """The slopes dY/dx of Y = W2 @ f(W1 @ x + b1): the Jacobian.

    x: shape (n,). W1: (m, n). b1: (m,). W2: (k, m).
    f_slope: df/dz at each z, like `relu_slope`; `np.ones_like` if f does nothing.
    Returns shape (k, n), a row for each output.

    >>> W1, b1, W2 = np.array([[1.0], [-1.0]]), np.zeros(2), np.array([[5.0, 7.0]])
    >>> input_slopes(np.array([0.3]), W1, b1, W2, relu_slope)
    array([[5.]])
    """
    W1 = np.asarray(W1, dtype=float)
    z = W1 @ x + b1
    return (W2 * f_slope(z)) @ W1


def three_units() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """W1 (3, 1), b1 (3,) and W2 (1, 3): one input, three hidden units, one output.

    >>> W1, b1, W2 = three_units()
    >>> W1.shape, b1.shape, W2.shape
    ((3, 1), (3,), (1, 3))
    """
    return np.ones((3, 1)), np.array([1.0, 0.0, -1.0]), np.array([[1.0, -2.0, 1.5]])
# --8<-- [end:switches]


# --8<-- [start:forward]
def unpack(p: np.ndarray) -> tuple:
    """The nine numbers of the tiny network: W of shape (2, 2), b (2,), v (2,) and c.

    p: float64 of shape (9,), in that order. ValueError for any other shape.
    """
    p = np.asarray(p, dtype=float)
    if p.shape != (9,):
        raise ValueError(f"nine numbers in a row are needed, not an array of {p.shape}")
    return p[:4].reshape(2, 2), p[4:6], p[6:8], p[8]


def forward(x: np.ndarray, t: float, p: np.ndarray) -> tuple:
    """Two inputs, two hidden tanh units, one output, and its half squared error.

    x: the inputs, shape (2,). t: the target. p: the network, shape (9,).
    Returns z and h, each of shape (2,), and the numbers Y and E.

    >>> z, h, Y, E = forward(np.zeros(2), t=1.0, p=np.arange(9.0) - 4)
    >>> print(z, Y.round(3), E.round(3))
    [0. 1.] 6.285 13.964
    """
    W, b, v, c = unpack(p)
    z = W @ x + b
    h = np.tanh(z)
    Y = v @ h + c
    E = (Y - t) ** 2 / 2
    return z, h, Y, E
# --8<-- [end:forward]


# --8<-- [start:example]
def example() -> tuple[np.ndarray, float, np.ndarray]:
    """The inputs, the target and the nine numbers of the picture."""
    x, t = np.array([1.0, 2.0]), 1.0
    p = np.array([1.0, -0.5, 0.5, -0.5, 1.0, 0.0, 2.0, 1.0, 0.5])
    return x, t, p
# --8<-- [end:example]


# --8<-- [start:backward]
def backward(x: np.ndarray, t: float, p: np.ndarray) -> np.ndarray:
    """The gradient of E by all nine numbers, from one walk back through the network.

    Arguments as for `forward`. The name dh is short for dE/dh, and so on. Far out, where
    h rounds to ±1, 1 − h² is zero; `activations.tanh_derivative` is not.
    Returns shape (9,), in the order of p.

    >>> p = np.array([0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.0, -2.0, 3.0])
    >>> print(backward(np.array([1.0, 3.0]), t=1.0, p=p))
    [  4.  12.  -4. -12.   4.  -4.   0.   0.   2.]
    """
    _, _, v, _ = unpack(p)
    _, h, Y, _ = forward(x, t, p)
    dY = Y - t
    dv = dY * h
    dc = dY
    dh = dY * v
    dz = dh * (1 - h**2)
    dW = np.outer(dz, x)
    db = dz
    return np.concatenate([dW.ravel(), db, dv, [dc]])
# --8<-- [end:backward]
