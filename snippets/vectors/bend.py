"""What the picture to bend by hand starts from."""

from snippets import bend
from snippets.drawing import onto_paper
from snippets.figures.bend import ARROW, LIMIT, SCALE
from snippets.not_separable import accuracy, best_line
from snippets.points import rings


def start() -> dict:
    """The points, the best that any line reaches, the presets, and how the sheet is drawn.

    Rounded, as the last bits depend on the processor.
    """
    points, labels = rings()
    best = accuracy(points, labels, *best_line(points, labels))
    axes = [onto_paper(1, 0, 0), onto_paper(0, 1, 0), onto_paper(0, 0, 1)]
    return {
        "points": points.round(9).tolist(),
        "labels": labels.tolist(),
        "bestLine": best,
        "presets": [
            {"units": bend.ONE_LINE, "bend": "none"},
            {"units": bend.BEST_LINE, "bend": "none"},
            {"units": bend.THREE_LINES, "bend": "none"},
            {"units": bend.THREE_LINES, "bend": "ReLU"},
        ],
        "axes": [[round(float(part), 9) for part in axis] for axis in axes],
        "limit": LIMIT,
        "arrow": ARROW,
        "scale": SCALE,
    }
