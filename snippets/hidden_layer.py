"""A network from scratch: forward, backward, and training; and bumps that add up."""

# --8<-- [start:forward]
import numpy as np


def forward(x: np.ndarray, layers: list, f) -> tuple[list, list]:
    """Send inputs through every layer, and keep what comes by on the way.

    x: shape (n, inputs). layers: pairs of W, shape (m, k), and b, shape (m,).
    f: the activation function, elementwise; it stands between the layers, not after
    the last one.
    Returns the inputs of each layer, h, and the pre-activations of each layer, z.
    The last z are the scores, shape (n, outputs). ValueError if shapes don't fit.

    >>> layers = [(np.eye(2), np.ones(2)), (np.ones((1, 2)), np.zeros(1))]
    >>> h, z = forward(np.array([[1.0, 2.0]]), layers, np.square)
    >>> z
    [array([[2., 3.]]), array([[13.]])]
    """
    h, z = [], []
    for W, b in layers:
        h.append(f(z[-1]) if z else np.asarray(x, dtype=float))
        z.append(h[-1] @ np.transpose(W) + b)
    return h, z
# --8<-- [end:forward]


# --8<-- [start:log_loss]
from snippets.activations import sigmoid, softplus


def log_loss(scores: np.ndarray, labels: np.ndarray) -> float:
    """Minus the logarithm of the probability of what is true, on average.

    scores: shape (n, 1); their sigmoid is the probability of a pebble.
    labels: shape (n,), 1 for a pebble, any other for a thorn; ValueError if fewer or more.

    >>> print(log_loss(np.zeros((2, 1)), np.array([1, 0])).round(3))
    0.693
    """
    if np.size(scores) != np.size(labels):
        raise ValueError("a label is needed for each score")
    return softplus(np.where(np.equal(np.ravel(labels), 1), -1, 1) * np.ravel(scores)).mean()


def log_loss_slope(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The gradient of the log loss by the scores, shape (n, 1): σ minus label, over n.

    >>> log_loss_slope(np.zeros((2, 1)), np.array([1, 0]))
    array([[-0.25],
           [ 0.25]])
    """
    return (sigmoid(scores) - np.equal(np.reshape(labels, (-1, 1)), 1)) / len(labels)
# --8<-- [end:log_loss]


# --8<-- [start:backward]
def backward(dz: np.ndarray, h: list, z: list, layers: list, f_slope) -> list:
    """The gradients of the loss by every W and b, from the last layer back.

    dz: the gradient by the scores, shape (n, outputs). h and z: from `forward`.
    f_slope: the slope of the activation function, elementwise.
    Returns a pair (dW, db) for each layer, in the order and the shapes of `layers`.

    >>> layers = [(np.eye(2), np.ones(2)), (np.ones((1, 2)), np.zeros(1))]
    >>> h, z = forward(np.array([[1.0, 2.0]]), layers, np.square)
    >>> for dW, db in backward(np.ones((1, 1)), h, z, layers, lambda z: 2 * z):
    ...     print(dW.tolist(), db.tolist())
    [[4.0, 8.0], [6.0, 12.0]] [4.0, 6.0]
    [[4.0, 9.0]] [1.0]
    """
    gradients, dz = [], np.asarray(dz, dtype=float)
    for place in reversed(range(len(layers))):
        gradients.append((dz.T @ h[place], dz.sum(axis=0)))
        if place:
            dz = dz @ layers[place][0] * f_slope(z[place - 1])
    return gradients[::-1]
# --8<-- [end:backward]


# --8<-- [start:pack]
from itertools import pairwise


def pack(layers: list) -> np.ndarray:
    """All the numbers of all the layers in one row, layer after layer, W before b."""
    return np.concatenate([np.ravel(numbers) for layer in layers for numbers in layer])


def unpack(p: np.ndarray, widths: list[int]) -> list:
    """The layers again: pairs of W, shape (m, k), and b, shape (m,).

    widths: how many inputs, hidden units and outputs. ValueError if p has another
    length than they need.

    >>> [(W.tolist(), b.tolist()) for W, b in unpack(np.arange(5.0), [1, 1, 2])][0]
    Traceback (most recent call last):
    ValueError: cannot reshape array of size 1 into shape (2,)
    >>> unpack(np.arange(6.0), [2, 2])
    [(array([[0., 1.],
           [2., 3.]]), array([4., 5.]))]
    """
    layers = []
    for k, m in pairwise(widths):
        W, b, p = p[: m * k], p[m * k : m * k + m], p[m * k + m :]
        layers.append((np.reshape(W, (m, k)), np.reshape(b, m)))
    if len(p):
        raise ValueError(f"the layers leave {len(p)} numbers over")
    return layers
# --8<-- [end:pack]


# --8<-- [start:adam]
def adam(p: np.ndarray, gradient, steps: int, rate: float = 0.05) -> np.ndarray:
    """Downhill with a step size of its own for every number in p.

    gradient: takes p, returns the gradient there, of the same shape.
    It stops after `steps`, arrived or not.
    Source: Kingma and Ba, arXiv 1412.6980 (2015), with their settings but for the rate.

    >>> adam(np.array([3.0, -1.0]), gradient=lambda p: 2 * p, steps=1)
    array([ 2.95, -0.95])
    """
    p = np.asarray(p, dtype=float)
    mean, square = np.zeros_like(p), np.zeros_like(p)
    for t in range(1, steps + 1):
        g = gradient(p)
        mean = 0.9 * mean + 0.1 * g
        square = 0.999 * square + 0.001 * g**2
        usual = np.sqrt(square / (1 - 0.999**t)) + 1e-8
        p = p - rate * mean / (1 - 0.9**t) / usual
    return p
# --8<-- [end:adam]


# --8<-- [start:train]
from snippets.stacking import random_layers


def train(
    points: np.ndarray,
    labels: np.ndarray,
    width: int,
    f,
    f_slope,
    seed: int = 0,
    steps: int = 500,
) -> list:
    """One hidden layer from a random start, trained on the log loss; its two layers.

    points: shape (n, 2). labels: shape (n,). width: how many hidden units.
    f and its slope: elementwise. The weights start at random, the biases at zero, so
    that the line of every unit starts through the origin.
    It stops after `steps`, arrived or not; standardise inputs that are far from zero, or
    of another size than one. ValueError if the loss has risen.

    >>> layers = train(np.eye(2), np.array([1, 0]), 3, np.positive, np.ones_like, steps=1)
    >>> [W.shape for W, _ in layers]
    [(3, 2), (1, 3)]
    """
    widths = [2, width, 1]
    start = [(W, np.zeros(len(W))) for W, _ in random_layers(widths, seed)]

    def gradient(p: np.ndarray) -> np.ndarray:
        layers = unpack(p, widths)
        h, z = forward(points, layers, f)
        dz = log_loss_slope(z[-1], labels)
        return pack(backward(dz, h, z, layers, f_slope))

    end = unpack(adam(pack(start), gradient, steps), widths)
    before, after = (log_loss(forward(points, net, f)[1][-1], labels) for net in (start, end))
    if not after <= before:
        raise ValueError(f"the loss has risen from {before:g} to {after:g}; standardise?")
    return end
# --8<-- [end:train]


# --8<-- [start:way_out]
def way_out(layers: list) -> np.ndarray:
    """A direction in which two increasing hidden units never lower the score.

    layers: two inputs, two hidden units, one output. Returns shape (2,), length one.
    ValueError if neither unit reaches the output: then any direction will do.

    >>> W, V = np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[3.0, -5.0]])
    >>> print(way_out([(W, np.zeros(2)), (V, np.zeros(1))]).round(3))
    [ 0.707 -0.707]
    """
    (W, _), (V, _) = layers
    u1, u2 = np.multiply(np.transpose(V), W, dtype=float)
    length1, length2 = np.linalg.norm(u1), np.linalg.norm(u2)
    between = length2 * u1 + length1 * u2
    x, y = u1 - u2
    opposite = np.linalg.norm(between) <= 1e-7 * length1 * length2
    d = np.array([-y, x]) if opposite else between
    d = -d if d @ between < 0 else d
    if not d.any():
        raise ValueError("neither unit reaches the output; any direction will do")
    return d / np.linalg.norm(d)
# --8<-- [end:way_out]


# --8<-- [start:edge_on]
def edge_on(points: np.ndarray, layers: list, f) -> np.ndarray:
    """What the hidden units make of the points, seen so that the last layer's cut is level.

    points: shape (n, 2). layers: one hidden layer of at least two units, one output.
    Returns shape (n, 2). Up: the distance from the cut, positive where the score is.
    Across: along the cut, as near as can be to the first unit's axis, or to the second's
    where the first is all that the output looks at.

    >>> layers = [(np.eye(2), np.zeros(2)), (np.array([[0.0, 2.0]]), np.ones(1))]
    >>> edge_on(np.array([[0.5, 1.0]]), layers, np.square)
    array([[0.25, 1.5 ]])
    """
    h, z = forward(points, layers, f)
    V, _ = layers[-1]
    V = np.asarray(V, dtype=float)
    length = np.linalg.norm(V)
    up = V[0] / length
    axis = 0 if abs(up[0]) < 1 else 1
    across = np.eye(len(up))[axis] - up[axis] * up
    across = across / np.linalg.norm(across)
    return np.column_stack([h[-1] @ across, z[-1][:, 0] / length])
# --8<-- [end:edge_on]


# --8<-- [start:hills]
VALLEYS = np.array([0.0, np.pi / 5])  # where the hills touch the ground in [0, 1]


def hills(x: np.ndarray) -> np.ndarray:
    """Continuous, and infinitely steep where it touches the ground.

    Two places at a distance d differ by √(5d) in height at most.

    >>> hills(np.array([0.0, np.pi / 10]))
    array([0., 1.])
    """
    x = np.asarray(x, dtype=float)
    return np.sqrt(np.abs(np.sin(5 * x)))
# --8<-- [end:hills]


# --8<-- [start:bumps]
def bumps(f, n: int) -> list:
    """The layers of a network with steps: n bumps side by side, from zero to one.

    Each is 1/n wide, and as high as f in its middle. f: takes and returns shape (m,).

    >>> from snippets.activations import step
    >>> forward(np.array([[0.2], [0.8]]), bumps(np.square, 2), step)[1][-1].ravel()
    array([0.0625, 0.5625])
    """
    heights = np.asarray(f((np.arange(n) + 0.5) / n), dtype=float)
    edges = np.arange(1, n) / n
    jumps = np.diff(heights)
    return [(np.ones((n - 1, 1)), -edges), (jumps[None, :], heights[:1])]
# --8<-- [end:bumps]


# --8<-- [start:hats]
def hats(f, n: int) -> list:
    """The layers of a network with ReLU: straight from each f(i/n) to the next.

    That is a sum of hats, each with its top over i/n and its brim at the neighbours.

    >>> from snippets.activations import relu
    >>> forward(np.array([[0.25], [0.5]]), hats(np.square, 2), relu)[1][-1].ravel()
    array([0.125, 0.25 ])
    """
    nodes = np.arange(n + 1) / n
    heights = np.asarray(f(nodes), dtype=float)
    slopes = np.diff(heights) * n
    kinks = np.diff(slopes, prepend=0.0)
    return [(np.ones((n, 1)), -nodes[:-1]), (kinks[None, :], heights[:1])]
# --8<-- [end:hats]


# --8<-- [start:worst]
def worst_miss(f, layers: list, activation, corners: np.ndarray = ()) -> float:
    """The greatest distance between f and the network in [0, 1].

    layers: one input, one output, and no hidden weight of zero. It looks at 4,001 places,
    and where something may jump or turn, on both sides: the network at each of its
    units, f at its corners, which you have to name. And midway between those.

    >>> level = bumps(np.zeros_like, 2)
    >>> worst_miss(lambda x: 1 - abs(x - 1 / 3), level, np.positive, corners=[1 / 3])
    1.0
    """
    (W, b), _ = layers
    turns = np.unique(np.clip([0, *-np.divide(b, np.ravel(W)), *corners, 1], 0, 1))
    beside = np.add.outer([-1e-12, 0, 1e-12], turns).clip(0, 1)
    midway = (turns[1:] + turns[:-1]) / 2
    x = np.concatenate([np.linspace(0, 1, 4_001), beside.ravel(), midway])
    _, z = forward(x[:, None], layers, activation)
    return np.abs(f(x) - z[-1][:, 0]).max().item()
# --8<-- [end:worst]
