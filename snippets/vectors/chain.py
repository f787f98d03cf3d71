"""What the picture of layers in a row starts from."""

from snippets.chain import chain
from snippets.figures import chain as drawn


def start() -> dict:
    """The presets, and where all stands."""
    bend, z, weight = drawn.START
    _, heard = chain(*drawn.START, drawn.MOST)
    return {
        "presets": [
            {"bend": bend, "layers": drawn.MOST, "z": z, "weight": weight},
            {"bend": "tanh", "layers": drawn.MOST, "z": 1.0, "weight": 1.0},
            {"bend": "ReLU", "layers": drawn.MOST, "z": 1.0, "weight": 1.0},
        ],
        "first": heard[0].item(),
        "half": drawn.HALF,
        "row": drawn.ROW,
        "reach": drawn.REACH,
        "highest": drawn.HIGHEST,
        "lowest": drawn.LOWEST,
        "limits": drawn.LIMITS,
    }
