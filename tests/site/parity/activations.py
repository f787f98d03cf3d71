"""What `activations.js` has to give: the functions and their slopes, from end to end."""

import numpy as np

from snippets import activations

NAMES = ["step", "relu", "leaky_relu", "tanh", "sigmoid", "softplus", "elu", "silu", "gelu"]
PAIRS = {
    name: (getattr(activations, name), getattr(activations, f"{name}_derivative")) for name in NAMES
}
PAIRS |= {"none": (np.positive, np.ones_like), "square": (np.square, lambda x: 2 * x)}
SIZES = [1e-300, 1e-8, 0.01, 0.3, 0.5, 1.0, 1.4, 2.5, 4.0, 7.3, 8.9, 9.1, 20.0, 40.0, 710.0, 1e4]


def values() -> dict:
    """The inputs x, of both signs, and by name what each function and its slope make of them."""
    x = np.array([0.0, *SIZES, -0.0, *np.negative(SIZES)])
    made = {name: [f(x).tolist(), slope(x).tolist()] for name, (f, slope) in PAIRS.items()}
    return {"x": x.tolist()} | made


def singles() -> dict:
    """The same for float32, and for where its slopes run out."""
    ends = [0.05, 1.5, 14.4, 15.0, 52.0, 53.0, 103.0, 104.0, 108.0, 109.0]
    x = np.float32([0.0, *SIZES, *ends, *np.negative(SIZES), *np.negative(ends)])
    made = {name: [f(x).tolist(), slope(x).tolist()] for name, (f, slope) in PAIRS.items()}
    return {"x": x.tolist()} | made
