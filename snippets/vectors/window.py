"""What the picture with the sliding window starts from."""

from snippets.figures.where_it_sits import COLUMN, ROW
from snippets.where_it_sits import DIGIT, EDGE


def start() -> dict:
    """The digit, the filter, and where the window lies."""
    return {"image": DIGIT.tolist(), "kernel": EDGE.tolist(), "row": ROW, "column": COLUMN}
