"""A network small enough to be taken in hand: a few lines, each with an arrow, and one bend."""

# --8<-- [start:score]
import numpy as np

from snippets.activations import relu
from snippets.threshold import step

STEEPNESS = 6.0
BENDS = {"none": np.positive, "step": step, "ReLU": relu, "tanh": np.tanh}


def cut(bend: str, units: int) -> float:
    """The bias of the output layer: how much the reports may add up to inside the fence."""
    return {"none": 0.0, "step": 0.5, "ReLU": 0.6, "tanh": 1.0 - units}[bend]


def score(points: np.ndarray, units: np.ndarray, bend: str) -> np.ndarray:
    """What is left of the cut when each unit has taken its report away: above zero is pebble.

    points: shape (n, 2). units: shape (m, 3), a place on the unit's line, and where its
    arrow points, in degrees, counterclockwise from the right. bend: one of `BENDS`.
    Returns shape (n,).

    >>> upward = np.array([[0.3, 0.0, 90.0]])
    >>> score(np.array([[0.0, 1.0], [0.0, -1.0]]), upward, "none")
    array([-6.,  6.])
    """
    at1, at2, turn = np.transpose(np.asarray(units, dtype=float))
    x1, x2 = np.transpose(np.asarray(points, dtype=float))[:, :, None]
    across, up = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    reports = STEEPNESS * ((x1 - at1) * across + (x2 - at2) * up)
    return cut(bend, len(units)) - BENDS[bend](reports).sum(axis=1)
# --8<-- [end:score]


# --8<-- [start:in_hand]
def in_hand(hidden: np.ndarray, aside: float = 0.0) -> np.ndarray:
    """The lines of hidden units, to be taken in hand: a place, and where the arrow points.

    hidden: a row (w₁, w₂, b) for each unit, shape (m, 3), its weights not all zero. Its
    arrow points to where its sum is above zero.
    aside: how far along the line the place is from the nearest to the origin.
    Returns shape (m, 3), as `score` takes them, places to three decimals, turns to whole degrees.

    >>> print(in_hand([[0.0, -2.0, 1.0]]))
    [[  0.    0.5 270. ]]
    """
    w1, w2, b = np.transpose(np.asarray(hidden, dtype=float))
    length, turn = np.hypot(w1, w2), np.degrees(np.arctan2(w2, w1)) % 360
    across, up = w1 / length, w2 / length
    places = -b / length * np.array([across, up]) + aside * np.array([-up, across])
    return np.column_stack([*places.round(3), turn.round()]) + 0.0  # no minus zero
# --8<-- [end:in_hand]


# --8<-- [start:start]
ONE_LINE = [(-0.1, 0.1, 60.0)]
BEST_LINE = [(-0.08, -0.29, 255.0)]
THREE_LINES = [(-0.11, 0.3, 110.0), (-0.21, -0.25, 230.0), (0.32, -0.06, 350.0)]
# --8<-- [end:start]
