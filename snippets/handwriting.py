"""Real handwriting: 1797 digits of 8 × 8 pixels."""

# --8<-- [start:handwriting]
from importlib.resources import files

import numpy as np

# digits.csv.gz of scikit-learn 1.9.1, unchanged, which holds the test part of
# "Optical Recognition of Handwritten Digits", E. Alpaydin and C. Kaynak,
# UCI Machine Learning Repository, 1998, CC BY 4.0.
DIGITS = files("snippets") / "handwriting.csv.gz"


def handwriting() -> tuple[np.ndarray, np.ndarray]:
    """The digits that people wrote, and which digit each is.

    Returns images, float64 of shape (1797, 8, 8), from 0 (paper) to 1 (ink), and
    labels from zero to nine, int64 of shape (1797,).

    >>> images, labels = handwriting()
    >>> images.shape, labels[:5]
    ((1797, 8, 8), array([0, 1, 2, 3, 4]))
    """
    table = np.loadtxt(str(DIGITS), delimiter=",")
    return table[:, :-1].reshape(-1, 8, 8) / 16, table[:, -1].astype(int)
# --8<-- [end:handwriting]


# --8<-- [start:forms]
# Where each form begins. All of them ask for the same row of digits, so the labels tell;
# a few digits of the row are missing here and there.
FORMS = (0, 130, 256, 386, 516, 646, 776, 906, 1029, 1157, 1287, 1415, 1545, 1667)


def leave_out(form: int, places=range(1797)) -> tuple[np.ndarray, np.ndarray]:
    """Split the digits: a training set without one form, and this form as the test set.

    form: its number, from zero. places: of the digits, in the order of the file; if they
    are shuffled, so are the hands.
    Returns two arrays of places, int64, that have no place in common.

    >>> learn, test = leave_out(1)
    >>> len(learn), len(test), np.intersect1d(learn, test).size
    (1671, 126, 0)
    """
    parts = np.split(np.asarray(places), FORMS[1:])
    test = parts.pop(form)
    return np.concatenate(parts), test


def right_by_form(runs: list[str]) -> np.ndarray:
    """How many digits of each form are read right, on average over the runs.

    runs: strings with an answer to each digit, in the order of the file.
    Returns float64, a number for each form.

    >>> print(right_by_form(["0" * 1797])[:4])
    [13. 13. 13. 13.]
    """
    _, labels = handwriting()
    right = np.array([list(run) for run in runs], dtype=int) == labels
    return np.add.reduceat(right, FORMS, axis=1, dtype=int).mean(axis=0)
# --8<-- [end:forms]
