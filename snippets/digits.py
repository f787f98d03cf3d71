"""A small convolutional network that learns to read handwritten digits."""

# --8<-- [start:cut]
import numpy as np


def cut(images: np.ndarray) -> np.ndarray:
    """Cut out every window of 3 × 3, sorted by the block that pooling will put it in.

    images: shape (n, 8, 8), from zero to one, else ValueError. They are standardised
    first: over all pixels of whatever form is left out, the mean of the other forms is
    0.3 and the spread 0.4, to one place.
    Returns float64, shape (n, 9, 4, 9): image, block, window of the block, pixel.

    >>> cut(np.zeros((5, 8, 8))).shape
    (5, 9, 4, 9)
    """
    images = np.asarray(images, dtype=float)
    if not (images.min() >= 0 and images.max() <= 1):
        raise ValueError("the pixels of images go from zero, paper, to one, ink")
    scaled = (images - 0.3) / 0.4
    windows = np.lib.stride_tricks.sliding_window_view(scaled, (3, 3), axis=(1, 2))
    blocks = windows.reshape(-1, 3, 2, 3, 2, 9).swapaxes(2, 3)
    return blocks.reshape(-1, 9, 4, 9)
# --8<-- [end:cut]


# --8<-- [start:shares]
def average_shares(h: np.ndarray) -> np.ndarray:
    """Average pooling: each of a block's four numbers has a quarter of the say.

    h: shape (n, blocks, 4, filters). Returns the same shape.

    >>> print(average_shares(np.zeros((1, 1, 4, 1))).ravel())
    [0.25 0.25 0.25 0.25]
    """
    return np.full(np.shape(h), 1 / 4)


def max_shares(h: np.ndarray) -> np.ndarray:
    """Max-pooling: the largest of a block's four numbers has all the say.

    h: shape (n, blocks, 4, filters). Returns the same shape. Of equals, the first wins.

    >>> h = np.array([3.0, -5.0, 7.0, 7.0]).reshape(1, 1, 4, 1)
    >>> print(max_shares(h).ravel())
    [0. 0. 1. 0.]
    """
    winner = np.argmax(h, axis=2)[:, :, None]
    return (winner == np.arange(4)[:, None]).astype(float)
# --8<-- [end:shares]


# --8<-- [start:forward]
def forward(windows: np.ndarray, layers: list, f, shares) -> tuple:
    """Convolution, activation, pooling, and an output layer of ten logits.

    windows: from `cut`, shape (n, 9, 4, 9).
    layers: the filters K (filters, 9) with biases a (filters,), and the output layer
    V (10, 9 * filters) with biases c (10,).
    f: the activation function. shares: `average_shares` or `max_shares`.
    Returns the pre-activations z (n, 9, 4, filters), each one's share of its block,
    the pooled numbers (n, 9, filters), and the logits (n, 10).

    >>> layers = [(np.ones((8, 9)), np.zeros(8)), (np.ones((10, 9 * 8)), np.zeros(10))]
    >>> outcome = forward(cut(np.zeros((5, 8, 8))), layers, np.positive, average_shares)
    >>> [part.shape for part in outcome]
    [(5, 9, 4, 8), (5, 9, 4, 8), (5, 9, 8), (5, 10)]
    """
    (K, a), (V, c) = layers
    z = np.asarray(windows, dtype=float) @ np.transpose(K) + a
    h = f(z)
    share = shares(h)
    pooled = (share * h).sum(axis=2)
    scores = pooled.reshape(len(pooled), -1) @ np.transpose(V) + c
    return z, share, pooled, scores
# --8<-- [end:forward]


# --8<-- [start:softmax]
def softmax(scores: np.ndarray) -> np.ndarray:
    """Make probabilities of scores: e to the power of each, over the sum of them all.

    scores: shape (n, classes). Returns the same shape; each row adds up to 1.
    Subtracting the largest score changes nothing, except that nothing overflows.

    >>> print(softmax(np.array([[0.0, np.log(3)], [-2000.0, 2000.0]])))
    [[0.25 0.75]
     [0.   1.  ]]
    """
    z = np.asarray(scores, dtype=float)
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def log_sum_exp(z: np.ndarray) -> np.ndarray:
    """What a row's logits have under softmax: the logarithm of the sum of their exps.

    z: logits, shape (n, k). Returns shape (n,). The largest logit is set aside before
    exp and put back after the logarithm, so that nothing overflows.

    >>> print(log_sum_exp([[0.0, np.log(3)], [1000.0, -1000.0]]).round(3))
    [   1.386 1000.   ]
    """
    z = np.asarray(z, dtype=float)
    top = z.max(axis=1)
    return top + np.log(np.exp(z - top[:, None]).sum(axis=1))


def log_loss(scores: np.ndarray, labels: np.ndarray) -> float:
    """Minus the logarithm of the probability of the right class, on average.

    scores: logits, shape (n, classes). labels: the right classes, integers of shape (n,),
    from zero, else ValueError; IndexError where there is no such class.
    Never the logarithm of a softmax, which may be zero: the loss here is 1000. A loss
    that is smaller than the rounding of the logits is lost; `hidden_layer.log_loss`
    keeps it.

    >>> print(log_loss([[1000, 0]], [1]))
    1000.0
    """
    labels = np.asarray(labels)
    if labels.shape != (len(scores),) or labels.dtype == bool or labels.min() < 0:
        raise ValueError("a class is needed for each row, counted from zero")
    right = np.asarray(scores, dtype=float)[np.arange(len(labels)), labels]
    return (log_sum_exp(scores) - right).mean()
# --8<-- [end:softmax]


# --8<-- [start:backward]
def backward(windows, labels, layers: list, f, f_slope, shares) -> list:
    """The gradient of the log loss by every weight and bias, in one walk back.

    labels: integers of shape (n,). f_slope: the slope of f. The rest: see `forward`.
    Returns [(dK, da), (dV, dc)], in the shapes of the layers.
    """
    V, _ = layers[1]
    z, share, pooled, scores = forward(windows, layers, f, shares)
    d_scores = softmax(scores)
    d_scores[np.arange(len(labels)), labels] -= 1
    d_scores /= len(labels)
    dV = d_scores.T @ pooled.reshape(len(pooled), -1)
    dc = d_scores.sum(axis=0)
    d_pooled = (d_scores @ V).reshape(pooled.shape)
    dz = share * d_pooled[:, :, None] * f_slope(z)
    dK = np.tensordot(dz, windows, axes=([0, 1, 2], [0, 1, 2]))
    da = dz.sum(axis=(0, 1, 2))
    return [(dK, da), (dV, dc)]
# --8<-- [end:backward]


# --8<-- [start:fresh]
def fresh(rng: np.random.Generator, filters: int = 8) -> list:
    """Random weights, scaled as He and others do, and biases of zero; see `forward`."""
    K = rng.normal(size=(filters, 9)) * np.sqrt(2 / 9)
    V = rng.normal(size=(10, 9 * filters)) * np.sqrt(2 / (9 * filters))
    return [(K, np.zeros(filters)), (V, np.zeros(10))]
# --8<-- [end:fresh]


# --8<-- [start:train]
def train(windows, labels, setting: tuple, seed: int, epochs=40, rate=0.4) -> list:
    """Minibatch gradient descent, 32 images at a time, from random weights.

    setting: f, f_slope and shares, as for `backward`. The learning rate begins at
    `rate` and falls from epoch to epoch, in equal steps, to rate / epochs.
    It stops after `epochs`, arrived or not; from windows much smaller than those of `cut`,
    it may come to no more than a guess. Returns the trained layers.
    ValueError if they answer the same to all, or if the
    loss ran away, to more than 10.
    """
    windows, labels = np.asarray(windows, dtype=float), np.asarray(labels)
    rng = np.random.default_rng(seed)
    layers = fresh(rng)
    for now in np.linspace(rate, 0, epochs, endpoint=False):
        shuffled = rng.permutation(len(labels))
        for batch in np.split(shuffled, range(32, len(labels), 32)):
            gradients = backward(windows[batch], labels[batch], layers, *setting)
            layers = [
                (W - now * dW, b - now * db)
                for (W, b), (dW, db) in zip(layers, gradients, strict=True)
            ]
    f, _, shares = setting
    scores = forward(windows, layers, f, shares)[-1]
    always_the_same = np.ptp(scores.argmax(axis=1)) == 0 < np.ptp(labels)
    if always_the_same or not log_loss(scores, labels) < 10:
        raise ValueError("it learnt nothing; are the windows standardised, as by cut?")
    return layers


def answer(windows, layers: list, setting: tuple) -> np.ndarray:
    """The class with the highest score, for each image; integers of shape (n,)."""
    f, _, shares = setting
    return forward(windows, layers, f, shares)[-1].argmax(axis=1)
# --8<-- [end:train]


# --8<-- [start:settings]
from snippets.activations import relu, relu_derivative, tanh, tanh_derivative

NETWORKS = {
    "average none": (np.positive, np.ones_like, average_shares),
    "average tanh": (tanh, tanh_derivative, average_shares),
    "average ReLU": (relu, relu_derivative, average_shares),
    "max none": (np.positive, np.ones_like, max_shares),
    "max ReLU": (relu, relu_derivative, max_shares),
}
# --8<-- [end:settings]


# --8<-- [start:relu_last]
def relu_last_shares(z: np.ndarray) -> np.ndarray:
    """Max-pooling, then ReLU: the largest has all the say, if it is above zero.

    z: shape (n, blocks, 4, filters). Returns the same shape.

    >>> print(relu_last_shares(np.full((1, 1, 4, 1), -2.0)).ravel())
    [0. 0. 0. 0.]
    """
    return max_shares(z) * np.greater(z, 0)
# --8<-- [end:relu_last]


# --8<-- [start:collapse]
def collapse(layers: list) -> tuple[np.ndarray, np.ndarray]:
    """One matrix and one bias for the network that averages and has no activation.

    layers: see `forward`. Returns W (10, 64) and b (10,): the scores of images, from
    0 to 1 and as rows of 64 pixels, are images @ W.T + b.
    Found by asking: what comes out for blank paper, and what does each pixel add?

    >>> layers = [(np.ones((8, 9)), np.zeros(8)), (np.ones((10, 9 * 8)), np.ones(10))]
    >>> W, b = collapse(layers)
    >>> W.shape, b.shape
    ((10, 64), (10,))
    """
    blank, dots = np.zeros((1, 8, 8)), np.eye(64).reshape(64, 8, 8)
    b = forward(cut(blank), layers, np.positive, average_shares)[-1][0]
    W = forward(cut(dots), layers, np.positive, average_shares)[-1] - b
    return W.T, b
# --8<-- [end:collapse]


# --8<-- [start:network]
from snippets.results import result


def network(name: str) -> list:
    """The layers of a network that was trained beforehand: "straight" or "bent".

    >>> [W.shape for W, b in network("bent")]
    [(8, 9), (10, 72)]
    """
    return [(np.array(W), np.array(b)) for W, b in result("digits-weights")[name]]
# --8<-- [end:network]
