"""Is a probability of four fifths right four times in five?"""

# --8<-- [start:calibration]
import numpy as np

from snippets.activations import sigmoid


def coin_tosses(n: int = 100_000, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Scores, and labels that are one with the probability sigmoid(score).

    Returns scores, float64 of shape (n,), and labels, int64 of shape (n,).
    """
    rng = np.random.default_rng(seed)
    scores = rng.normal(0.0, 2.0, n)
    return scores, (rng.uniform(size=n) < sigmoid(scores)).astype(int)


def reliability(
    probabilities: np.ndarray, labels: np.ndarray, bins: int = 10
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sort the cases into bins by probability: what was promised, what came true?

    probabilities: float64 of shape (n,), from 0 to 1. labels: shape (n,), 1 or 0.
    Returns, for each bin that isn't empty, the mean probability, the share of ones, and
    the share of all cases that are in it.

    >>> print(*reliability(np.array([0.25, 0.75, 0.75]), np.array([0, 1, 0]), bins=2))
    [0.25 0.75] [0.  0.5] [0.33333333 0.66666667]
    """
    probabilities = np.asarray(probabilities, dtype=float)
    if not ((probabilities >= 0) & (probabilities <= 1)).all():
        raise ValueError("a probability lies between zero and one")
    which = np.minimum((probabilities * bins).astype(int), bins - 1)
    count = np.bincount(which, minlength=bins)
    full = count > 0
    promised = np.bincount(which, probabilities, bins)[full] / count[full]
    came_true = np.bincount(which, labels, bins)[full] / count[full]
    return promised, came_true, count[full] / len(labels)


def calibration_error(
    probabilities: np.ndarray, labels: np.ndarray, bins: int = 10
) -> float:
    """The distance between promised and come true, averaged over all cases.

    Arguments as for `reliability`. After Guo, Pleiss, Sun and Weinberger, On Calibration
    of Modern Neural Networks (2017), but with the probability of class 1 in place of
    the predicted class's.

    >>> calibration_error(np.array([0.25, 0.75, 0.75]), np.array([0, 1, 1]))
    0.25
    """
    promised, came_true, share = reliability(probabilities, labels, bins)
    return float(share @ np.abs(promised - came_true))
# --8<-- [end:calibration]
