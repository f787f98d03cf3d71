"""The nine activation functions, each in one line, as a textbook has them.

They take float64, and lose digits, or all, far from zero; softplus left of it already.
"""

# --8<-- [start:cast]
import numpy as np

CAST = {
    "step": lambda x: np.where(x > 0, 1.0, 0.0),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "tanh": lambda x: np.tanh(x),
    "ReLU": lambda x: np.maximum(0, x),
}
# --8<-- [end:cast]

# --8<-- [start:relatives]
from math import erf

CAST |= {
    "leaky ReLU": lambda x: np.maximum(0.01 * x, x),
    "softplus": lambda x: np.log(1 + np.exp(x)),
    "ELU": lambda x: np.where(x > 0, x, np.exp(x) - 1),
    "SiLU": lambda x: x / (1 + np.exp(-x)),
    "GELU": lambda x: x * (1 + np.vectorize(erf)(x / np.sqrt(2))) / 2,
}
# --8<-- [end:relatives]
