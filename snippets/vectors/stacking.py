"""What the picture of the nine weights starts from."""

from snippets.figures.stacking import LIMIT, NINE, OTHERS
from snippets.points import rings


def nine() -> dict:
    """The points, and two presets: nine weights, and nine others that come to the same two.

    The points are rounded, as their last bits depend on the processor.
    """
    points, labels = rings()
    return {
        "points": points.round(9).tolist(),
        "labels": labels.tolist(),
        "presets": [{"nine": weights, "bend": "none"} for weights in (NINE, OTHERS)],
        "limit": LIMIT,
    }
