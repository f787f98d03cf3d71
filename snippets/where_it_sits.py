"""Convolution, activation and pooling on one handwritten digit, and which may swap."""

# --8<-- [start:digit]
import numpy as np

# Real handwriting: image 12 of scikit-learn's load_digits, which is a copy
# of "Optical Recognition of Handwritten Digits", E. Alpaydin and C. Kaynak,
# UCI Machine Learning Repository, 1998, CC BY 4.0.
DIGIT = np.array([
    [0, 0,  5, 12,  1,  0,  0, 0],
    [0, 0, 15, 14,  7,  0,  0, 0],
    [0, 0, 13,  1, 12,  0,  0, 0],
    [0, 2, 10,  0, 14,  0,  0, 0],
    [0, 0,  2,  0, 16,  1,  0, 0],
    [0, 0,  0,  6, 15,  0,  0, 0],
    [0, 0,  9, 16, 15,  9,  8, 2],
    [0, 0,  3, 11,  8, 13, 12, 4],
])

# Ink on the right minus ink on the left.
EDGE = np.array([
    [-1, 0, 1],
    [-1, 0, 1],
    [-1, 0, 1],
])
# --8<-- [end:digit]


# --8<-- [start:convolve]
def windows(image: np.ndarray, shape: tuple[int, int], stride: int) -> np.ndarray:
    """Every window of `shape` that fits into the image, a step of `stride` apart.

    image: shape (rows, columns), any number type.
    Returns shape (positions down, positions across, *shape), the image's type.
    Raises ValueError if the window is larger than the image or the stride is
    below one. What no whole window covers, at the lower and right edge, is
    dropped.

    >>> windows(DIGIT, (3, 3), stride=1).shape
    (6, 6, 3, 3)
    """
    if stride < 1:
        raise ValueError(f"stride must be at least 1, not {stride}")
    every = np.lib.stride_tricks.sliding_window_view(image, shape)
    return every[::stride, ::stride]


def convolve(image: np.ndarray, kernel: np.ndarray, stride: int = 1) -> np.ndarray:
    """Multiply each window by the kernel, entry by entry, and add up.

    image: shape (rows, columns); kernel: shape (height, width), not larger.
    Returns the feature map, in each direction (image - kernel) // stride + 1.
    Source: the cross-correlation that deep-learning libraries call convolution.

    >>> convolve(np.array([[0, 0, 9, 9]]), np.array([[-1, 1]]))
    array([[0, 9, 0]])
    """
    kernel = np.asarray(kernel)
    kernel = kernel.astype(np.result_type(kernel, int))  # or a small type overflows
    return (windows(image, kernel.shape, stride) * kernel).sum(axis=(2, 3))
# --8<-- [end:convolve]


# --8<-- [start:relu]
def relu(x: np.ndarray) -> np.ndarray:
    """Keep what is positive, replace the rest by 0; any shape, elementwise.

    >>> relu(np.array([-2, 0, 3]))
    array([0, 0, 3])
    """
    return np.maximum(x, 0)
# --8<-- [end:relu]


# --8<-- [start:pools]
def max_pool(features: np.ndarray, size: int = 2) -> np.ndarray:
    """The largest number of each block of `size` × `size`; blocks don't overlap.

    features: shape (rows, columns).
    Returns shape (rows // size, columns // size), the type of the features.

    >>> max_pool(np.array([[1, -5], [-7, -3]]))
    array([[1]])
    """
    return windows(features, (size, size), stride=size).max(axis=(2, 3))


def average_pool(features: np.ndarray, size: int = 2) -> np.ndarray:
    """The mean of each block of `size` × `size`; blocks don't overlap.

    features: shape (rows, columns). Returns the shape of `max_pool`, float64.

    >>> average_pool(np.array([[1, -5], [-7, -3]]))
    array([[-3.5]])
    """
    return windows(features, (size, size), stride=size).mean(axis=(2, 3), dtype=float)
# --8<-- [end:pools]


# --8<-- [start:lenet_pool]
def lenet_pool(features: np.ndarray, coefficient: float, bias: float) -> np.ndarray:
    """LeNet-5's down-sampling: add up each block, scale, shift, squash.

    features: shape (rows, columns).
    Returns shape (rows // 2, columns // 2), between minus one and one.
    Source: LeCun, Bottou, Bengio, Haffner, Proc. IEEE 86, layer S2. There the
    coefficient and the bias are learnt, one pair for each feature map, and
    the tanh is stretched.

    >>> lenet_pool(np.zeros((2, 2)), coefficient=0.5, bias=0.0)
    array([[0.]])
    """
    sums = windows(features, (2, 2), stride=2).sum(axis=(2, 3), dtype=float)
    return np.tanh(coefficient * sums + bias)
# --8<-- [end:lenet_pool]
