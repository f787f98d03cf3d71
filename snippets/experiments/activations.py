"""What chapter 11 measures beforehand: the last bits, which each processor rounds its own way."""

# --8<-- [start:lost]
import numpy as np

from snippets.activations import (
    naive_sigmoid_derivative,
    naive_tanh_derivative,
    sigmoid_derivative,
    tanh_derivative,
)


def lost() -> dict[str, list[float]]:
    """The inputs, and the share of the true slope that each naive form loses there."""
    x = np.linspace(0.0, 45.0, 91)
    tanh = naive_tanh_derivative(x) / tanh_derivative(x) - 1
    sigmoid = naive_sigmoid_derivative(x) / sigmoid_derivative(x) - 1
    return {
        "x": x.tolist(),
        "tanh": np.abs(tanh).tolist(),
        "sigmoid": np.abs(sigmoid).tolist(),
    }
# --8<-- [end:lost]
