"""What the picture of the votes starts from."""

import numpy as np

from snippets.bend import in_hand
from snippets.figures.threshold import ARROW, ASIDE, LIMIT, YES
from snippets.points import rings
from snippets.threshold import fence


def votes() -> dict:
    """The points, and the presets: the fence, lines at random, and the fence turned round.

    Rounded, as the last bits depend on the processor.
    """
    points, labels = rings()
    hidden, _ = fence()
    at_random = np.random.default_rng(8).normal(size=(3, 3))
    presets = (
        (hidden, ASIDE, 3),
        (at_random, 0.0, 3),
        (-hidden, -ASIDE, 1),
    )
    return {
        "points": points.round(9).tolist(),
        "labels": labels.tolist(),
        "presets": [
            {"units": in_hand(lines, aside).tolist(), "need": need}
            for lines, aside, need in presets
        ],
        "limit": LIMIT,
        "arrow": ARROW,
        "yes": YES,
    }
