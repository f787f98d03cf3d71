"""What an output unit can say, what a damage asks for, and which go together."""

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

    >>> miss(np.array([1.0, 1.0]), np.array([8.0, 2.0]))
    5.0
    """
    return np.sqrt(np.mean((outputs - targets) ** 2)).item()
# --8<-- [end:hike]


# --8<-- [start:guesses]
WAITS = np.array([1, 1, 2, 2, 3, 4, 5, 6, 8, 12, 33])  # minutes, at a bus stop


def pinball(error: np.ndarray, level: float) -> np.ndarray:
    """A unit too low costs `level`, a unit too high costs 1 − `level`.

    error: output minus target, any shape. level: above zero, below one.

    >>> print(pinball(np.array([-8.0, 8.0]), level=0.75))
    [6. 2.]
    """
    return np.maximum(-level * error, (1 - level) * error)


def best_guess(damage, values: np.ndarray) -> float:
    """The one guess for all values, in quarters, whose mean damage is smallest.

    damage: of output minus target, elementwise. values: shape (n,).

    >>> best_guess(np.square, np.array([0.0, 1.0]))
    0.5
    """
    guesses = np.arange(values.min(), values.max() + 0.25, 0.25)
    costs = damage(guesses[:, None] - values).mean(axis=1)
    return guesses[costs.argmin()].item()
# --8<-- [end:guesses]


# --8<-- [start:matching]
from snippets.activations import sigmoid, softplus
from snippets.digits import softmax


def half_square(z):
    """The area under the line y = z, from zero: a triangle."""
    return z**2 / 2


def log_sum_exp(z: np.ndarray) -> np.ndarray:
    """What a row's scores have under softmax: the logarithm of the sum of their exps.

    z: scores, shape (n, k). Returns shape (n,). The largest score is set aside before
    exp and put back after the logarithm, so that nothing overflows.

    >>> print(log_sum_exp(np.array([[0.0, np.log(3)], [1000.0, -1000.0]])).round(3))
    [   1.386 1000.   ]
    """
    top = z.max(axis=1)
    return top + np.log(np.exp(z - top[:, None]).sum(axis=1))


MATCHING = (  # an output unit, and the area under it
    (identity, half_square),
    (sigmoid, softplus),
    (softmax, log_sum_exp),
    (np.exp, np.exp),
)


def matching_damage(area, z: np.ndarray, t: np.ndarray) -> float:
    """The area under the output unit up to z, less t·z, over all samples and outputs.

    area: from `MATCHING`. z: scores, float64 of shape (n, k). t: targets, same shape.
    Returns the sum. What depends on t alone is left out.

    >>> matching_damage(half_square, np.array([[4.0, 2.0]]), np.array([[1.0, 3.0]]))
    0.0
    """
    return (area(z).sum() - (t * z).sum()).item()
# --8<-- [end:matching]
