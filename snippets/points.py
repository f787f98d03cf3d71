"""The points that the chapters classify. Label 1 is a pebble, label 0 a thorn."""

# --8<-- [start:rings]
import numpy as np


def rings(
    n: int = 200, centre: tuple[float, float] = (0.0, 0.0), seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Pebbles in a disk, thorns in the ring around it, with a gap between.

    n: how many points, half of each kind.
    centre: the middle of disk and ring.
    Returns points, float64 of shape (n, 2), and labels, int64 of shape (n,).

    >>> points, labels = rings()
    >>> points.shape, labels.sum().item()
    ((200, 2), 100)
    """
    rng = np.random.default_rng(seed)
    labels = np.repeat([1, 0], [n // 2, n - n // 2])
    inner, outer = np.where(labels == 1, [[0.0], [0.33]], [[0.67], [1.0]])
    radius = rng.uniform(inner, outer)
    angle = rng.uniform(0.0, 2 * np.pi, n)
    points = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return points + np.array(centre), labels
# --8<-- [end:rings]


# --8<-- [start:xor]
def xor() -> tuple[np.ndarray, np.ndarray]:
    """The four corners of a square: a pebble where the two signs differ.

    Returns points, float64 of shape (4, 2), and labels, int64 of shape (4,).

    >>> points, labels = xor()
    >>> for point, label in zip(points, labels):
    ...     print(point, label)
    [-1. -1.] 0
    [-1.  1.] 1
    [ 1. -1.] 1
    [1. 1.] 0
    """
    points = np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]])
    return points, (points[:, 0] * points[:, 1] < 0).astype(int)
# --8<-- [end:xor]


# --8<-- [start:two_clouds]
def two_clouds(n: int = 40, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Pebbles and thorns in two disks that a straight line can part.

    n: how many points, half of each kind.
    Returns points, float64 of shape (n, 2), and labels, int64 of shape (n,).

    >>> points, labels = two_clouds()
    >>> points.shape, labels.sum().item()
    ((40, 2), 20)
    """
    rng = np.random.default_rng(seed)
    labels = np.repeat([1, 0], [n // 2, n - n // 2])
    radius, angle = np.sqrt(rng.uniform(0.0, 1.0, n)), rng.uniform(0.0, 2 * np.pi, n)
    disk = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return disk + np.where(labels[:, None] == 1, [1.0, 0.6], [-1.0, -0.6]), labels
# --8<-- [end:two_clouds]
