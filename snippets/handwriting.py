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


def deal(seed: int, held_out: int = 450) -> tuple[np.ndarray, np.ndarray]:
    """Deal the digits into two heaps: which to train on, and which to test with.

    Returns two arrays of places, int64 of shapes (1797 - held_out,) and (held_out,),
    that have no place in common.

    >>> train, test = deal(seed=0)
    >>> len(train), len(test), np.intersect1d(train, test).size
    (1347, 450, 0)
    """
    places = np.random.default_rng(seed).permutation(1797)
    return places[held_out:], places[:held_out]
# --8<-- [end:handwriting]
