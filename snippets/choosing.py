"""What an output unit can say, what a loss asks for, and which go together."""

# --8<-- [start:hike]
import numpy as np


def hike(n: int = 40, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """A walk up a mountain with a thermometer.

    Returns kilometres of height, float64 of shape (n, 1), and degrees, shape (n,):
    twelve at the bottom, six fewer for each kilometre, and some weather.

    >>> height, degrees = hike(n=3)
    >>> height.shape, degrees.shape
    ((3, 1), (3,))
    """
    rng = np.random.default_rng(seed)
    height = rng.uniform(0.0, 3.0, (n, 1))
    return height, 12.0 - 6.0 * height[:, 0] + rng.normal(size=n)


def identity(z):
    """No activation: the output is the score, as it is."""
    return z


def miss(outputs: np.ndarray, targets: np.ndarray) -> float:
    """The typical error: the root of the mean square. Both of shape (n,).

    >>> miss([1, 1], [8, 2])
    5.0
    """
    if np.shape(outputs) != np.shape(targets):
        raise ValueError(f"{np.shape(outputs)} outputs, but {np.shape(targets)} targets")
    errors = np.subtract(outputs, targets, dtype=float)
    return np.sqrt(np.mean(errors**2)).item()
# --8<-- [end:hike]


# --8<-- [start:guesses]
WAITS = np.array([1, 1, 2, 2, 3, 4, 5, 6, 8, 12, 33])  # minutes, at a bus stop


def pinball(error: np.ndarray, level: float) -> np.ndarray:
    """A unit too low costs `level`, a unit too high costs 1 − `level`.

    error: output minus target, any shape. level: above zero, below one.

    >>> print(pinball([-8, 8], level=0.75))
    [6. 2.]
    """
    error = np.asarray(error, dtype=float)
    return np.maximum(-level * error, (1 - level) * error)


def best_guess(loss, values: np.ndarray) -> float:
    """Of the guesses that are tried, the one for all values whose mean loss is smallest.

    loss: of output minus target, elementwise. values: shape (n,). Tried are the values
    themselves, and 129 guesses spread evenly from the smallest to the largest: the best
    of all lies no farther from it than two of them from each other, if the mean loss is
    convex.

    >>> best_guess(np.square, [0, 1])
    0.5
    """
    values = np.asarray(values, dtype=float)
    guesses = np.append(np.linspace(values.min(), values.max(), 129), values)
    costs = loss(guesses[:, None] - values).mean(axis=1)
    return guesses[costs.argmin()].item()
# --8<-- [end:guesses]


# --8<-- [start:matching]
from snippets.activations import sigmoid, softplus
from snippets.digits import log_sum_exp, softmax


def half_square(z):
    """The area under the line y = z, from zero: a triangle."""
    return np.square(z, dtype=float) / 2


MATCHING = (  # an output unit, and the area under it
    (identity, half_square),
    (sigmoid, softplus),
    (softmax, log_sum_exp),
    (np.exp, np.exp),
)


def matching_loss(area, z: np.ndarray, t: np.ndarray) -> float:
    """The area under the output unit up to z, less t·z, over all samples and outputs.

    area: from `MATCHING`. z: scores, shape (n, k). t: targets, same shape. Returns the
    sum. What depends on t alone is left out, and what is below the rounding of t·z is
    lost. Source: Auer, Herbster and Warmuth (1995).

    >>> matching_loss(half_square, [[4, 2]], [[1, 3]])
    0.0
    """
    z, t = np.asarray(z, dtype=float), np.asarray(t, dtype=float)
    if z.shape != t.shape:
        raise ValueError(f"scores of shape {z.shape}, but targets of shape {t.shape}")
    return (area(z).sum() - (t * z).sum()).item()
# --8<-- [end:matching]
