"""Why no straight line parts the rings: a certificate, and the best of all lines."""

# --8<-- [start:accuracy]
import numpy as np


def accuracy(points: np.ndarray, labels: np.ndarray, w: np.ndarray, b: float) -> float:
    """The share of points that the line w·x + b = 0 puts on the right side.

    points: float64 of shape (n, d). labels: int of shape (n,), 1 for a pebble.
    w: shape (d,). The side where w·x + b > 0 is the pebbles' side.

    >>> points = np.array([[-2.0, 0.0], [-1.0, 0.0], [3.0, 0.0]])
    >>> accuracy(points, np.array([0, 0, 1]), w=np.array([1.0, 0.0]), b=0.0)
    1.0
    """
    points = np.asarray(points, dtype=float)
    return np.mean((points @ np.ravel(w) + b > 0) == np.equal(np.ravel(labels), 1)).item()
# --8<-- [end:accuracy]


# --8<-- [start:triangle_around]
from itertools import combinations


def barycentric(point: np.ndarray, corners: np.ndarray) -> np.ndarray:
    """The shares that make `point` an average of three corners; they add up to one.

    point: shape (2,). corners: shape (3, 2), not on one line. Returns shape (3,).
    Each is a share of area: that of the triangle between `point` and the other two
    corners. The point lies inside, or on an edge, if no share is negative;
    on an edge, rounding may decide.

    >>> corners = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 4.0]])
    >>> barycentric(np.array([1.0, 2.0]), corners)
    array([0.25, 0.25, 0.5 ])
    """
    (ax, ay), (bx, by), (cx, cy) = arms = np.subtract(corners, point, dtype=float)
    areas = np.array([bx * cy - by * cx, cx * ay - cy * ax, ax * by - ay * bx])
    rounding = 1e-14 * np.abs(arms).max() * np.abs([*corners, point]).max()
    if abs(areas.sum()) <= rounding:
        raise ValueError("the three corners lie on one line")
    return areas / areas.sum()


def triangle_around(
    point: np.ndarray, candidates: np.ndarray
) -> tuple[np.ndarray, np.ndarray] | None:
    """The first three candidates whose triangle contains the point, and their shares.

    point: shape (2,). candidates: shape (n, 2), no three of them on one line.
    Returns corners (3, 2) and shares (3,), or None if there is no such triangle; on
    an edge, rounding may decide. If there is one, there is one with the first candidate:
    the way from it through the point leaves the convex hull between two others.

    >>> square = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 4.0], [4.0, 4.0]])
    >>> corners, shares = triangle_around(np.array([1.0, 2.0]), square)
    >>> shares @ corners
    array([1., 2.])
    >>> triangle_around(np.array([5.0, 5.0]), square) is None
    True
    """
    for pair in combinations(candidates[1:], 2):
        corners = np.array([candidates[0], *pair])
        shares = barycentric(point, corners)
        if shares.min() >= 0:
            return corners, shares
    return None
# --8<-- [end:triangle_around]


# --8<-- [start:rulers]
SAME_DIRECTION = 1e-12  # radians: directions closer than this are one, up to rounding


def rulers(points: np.ndarray, pin: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All that a ruler can do in half a turn about one point: a line for each split.

    It stops midway between the directions in which it meets another point, and there
    moves a hair to the right: the pin is on its left. Either side may be the pebbles'.

    points: float64 of shape (n, 2). pin: one of them, shape (2,).
    Returns w of length one, shape (m, 2), and b, shape (m,), for m lines w·x + b = 0.

    >>> w, b = rulers(np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]]), pin=np.zeros(2))
    >>> w.shape, b.shape
    ((4, 2), (4,))
    """
    arms = np.subtract(points, pin, dtype=float)
    arms = arms[arms.any(axis=1)]
    if len(arms) == 0:
        raise ValueError("all points coincide with the pin; a second place is needed")
    meets = np.arctan2(arms[:, 1], arms[:, 0]) % np.pi
    stops = np.unique(np.concatenate([[0, np.pi], meets]))
    gaps = np.diff(stops)
    angle = (stops[:-1] + gaps / 2)[gaps > SAME_DIRECTION]

    w = np.column_stack([-np.sin(angle), np.cos(angle)])
    hair = np.abs(w @ arms.T).min(axis=1) / 2
    b = hair - w @ pin
    return np.vstack([w, -w]), np.concatenate([b, -b])
# --8<-- [end:rulers]


# --8<-- [start:best_line]
def best_line(points: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, float]:
    """Of all the straight lines in the plane, one that is right for the most points.

    points: float64 of shape (n, 2), in at least two places.
    labels: int of shape (n,), 1 for a pebble.
    Returns w of shape (2,) and b; the pebbles' side is where w·x + b > 0.

    >>> points = np.array([[-2.0, 0.0], [-1.0, 0.0], [3.0, 0.0]])
    >>> w, b = best_line(points, np.array([0, 0, 1]))
    >>> accuracy(points, np.array([0, 0, 1]), w, b)
    1.0
    """
    points, pebbles = np.asarray(points, dtype=float), np.reshape(labels, (-1, 1)) == 1
    most = -1
    for pin in points:
        w, b = rulers(points, pin)
        right = ((points @ w.T + b > 0) == pebbles).sum(axis=0)
        winner = right.argmax()
        if right[winner] > most:
            most, line = right[winner], (w[winner], b[winner].item())
    return line
# --8<-- [end:best_line]


# --8<-- [start:best_at_angle]
def best_at_angle(points: np.ndarray, labels: np.ndarray, angle: float) -> float:
    """The best accuracy in one direction: shifted everywhere, both ways round.

    points: float64 of shape (n, 2). labels: int of shape (n,), 1 for a pebble.
    angle: in radians, from the first axis to the line.

    >>> square = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0], [2.0, 2.0]])
    >>> labels = np.array([0, 1, 0, 1])
    >>> [best_at_angle(square, labels, angle) for angle in (0.0, np.pi / 2)]
    [0.5, 1.0]
    """
    heights = points @ np.array([-np.sin(angle), np.cos(angle)])
    size = np.abs(points).max() or 1
    heights = (heights / size).round(12)  # the same up to rounding is the same
    cuts = np.append(heights, -np.inf)
    right = ((heights > cuts[:, None]) == np.equal(labels, 1)).sum(axis=1)
    return max(right.max(), len(points) - right.min()).item() / len(points)
# --8<-- [end:best_at_angle]


# --8<-- [start:least_squares]
def least_squares(features: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias whose score is nearest to +1 for pebbles, to −1 for thorns.

    features: float64 of shape (n, d). labels: int of shape (n,), 1 for a pebble.
    Returns w of shape (d,) and b; "nearest" is by the sum of squared errors. A feature
    smaller by thirteen digits than the bias's one, or than another, is lost: scale first.

    >>> w, b = least_squares(np.array([[0.0], [1.0]]), np.array([0, 1]))
    >>> print(w.round(6), round(b, 6))
    [2.] -1.0
    """
    with_bias = np.column_stack([features, np.ones(len(features))])
    solution = np.linalg.lstsq(with_bias, np.where(np.equal(labels, 1), 1.0, -1.0))[0]
    return solution[:-1], solution[-1].item()
# --8<-- [end:least_squares]
