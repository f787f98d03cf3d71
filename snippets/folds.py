"""Three units fold a sheet: where they are awake, and what shape of fence each bend draws."""

# --8<-- [start:folded]
import numpy as np

ANGLES = np.radians([90, 210, 330])
DIRECTIONS = np.column_stack([np.cos(ANGLES), np.sin(ANGLES)])


def awake(turn: float, units: int = 3) -> list[int]:
    """The units that are awake in one direction from the middle.

    turn: the direction, in degrees, counterclockwise from the right.
    units: how many there are, of the three of the home page.

    >>> awake(100), awake(150), awake(280, units=1)
    ([1], [1, 2], [])
    """
    turn = np.radians(float(turn))
    reports = DIRECTIONS[:units] @ [np.cos(turn), np.sin(turn)]
    reports = reports.round(12)  # zero on a unit's own line, where rounding leaves a hair
    return [number for number, report in enumerate(reports, 1) if report > 0]


def sides(units: int) -> int:
    """How many sides a fence has: one for each set of units that are awake together.

    >>> [sides(units) for units in range(4)]
    [0, 1, 3, 6]
    """
    together = {tuple(awake(turn, units)) for turn in np.arange(0.5, 360)}
    return len(together - {()})


def folded(points: np.ndarray, units: int) -> np.ndarray:
    """The height of a sheet, half a step above zero, with a fold for each unit.

    points: shape (n, 2). Returns shape (n,). With all three units, this is the network
    of the home page with ReLU; with none, it is the one without a bend.

    >>> folded(np.array([[0.0, 2.0]]), units=0), folded(np.array([[0.0, 2.0]]), units=1)
    (array([0.5]), array([-1.5]))
    """
    reports = np.asarray(points, dtype=float) @ DIRECTIONS[:units].T
    return 0.5 - np.maximum(reports, 0.0).sum(axis=1)
# --8<-- [end:folded]


# --8<-- [start:fence]
def fence(
    points: np.ndarray, activation, lines: float = 0.0, cut: float = 3.0
) -> np.ndarray:
    """The score of the same three units with any activation: above zero is inside.

    points: shape (n, 2). activation: works elementwise. lines: how far from the middle
    each unit has its line. cut: how high the reports may add up inside the fence.
    Returns shape (n,).

    >>> fence(np.array([[0.0, 0.2], [0.0, 0.7]]), lambda z: np.maximum(z, 0.0)).round(1)
    array([ 1.8, -1.2])
    """
    reports = 6 * (np.asarray(points, dtype=float) @ DIRECTIONS.T - lines)
    return cut - activation(reports).sum(axis=1)
# --8<-- [end:fence]
