"""What the picture of the walk back starts from."""

from snippets.figures import gradients as drawn
from snippets.gradients import example

OFF = -1.0  # an x₁ at which ReLU is level


def walk() -> dict:
    """The network's numbers, inputs first, its target, the presets, and where all stands."""
    x, target, p = example()
    numbers = [*x.tolist(), *p.tolist()]
    inputs = [drawn.NODES["x₁"], drawn.NODES["x₂"]]
    below = [(across, up - 0.18) for across, up in inputs]
    return {
        "target": target,
        "presets": [
            {"bend": "tanh", "chosen": 3, "numbers": numbers},
            {"bend": "sigmoid", "chosen": 3, "numbers": [drawn.BIG, *numbers[1:]]},
            {"bend": "ReLU", "chosen": 3, "numbers": [OFF, *numbers[1:]]},
        ],
        "nodes": drawn.NODES,
        "knobs": [*inputs, *drawn.KNOBS],
        "rates": [*below, *drawn.RATES[:4], None, None, *drawn.RATES[4:], None],
        "curves": drawn.CURVES,
        "half": drawn.HALF,
        "reach": drawn.REACH,
        "highest": drawn.HIGHEST,
        "limits": drawn.LIMITS,
    }
