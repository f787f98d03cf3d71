"""What chapter 10 measures beforehand: the last bits, which each processor rounds its own way."""

# --8<-- [start:misses]
import numpy as np

from snippets.gradients import backward, example, forward
from snippets.threshold import gradient_by_nudging


def misses() -> dict[str, list[float]]:
    """The sizes of the nudge, and how far from backpropagation each nudging is."""
    x, t, p = example()
    exact, nudges = backward(x, t, p), 10.0 ** np.arange(-13, 0.1, 0.5)

    def miss(nudge: float) -> float:
        nudged = gradient_by_nudging(lambda p: forward(x, t, p)[-1], p, nudge)
        return float(np.abs(nudged - exact).max())

    return {"nudge": nudges.tolist(), "miss": [miss(nudge) for nudge in nudges]}
# --8<-- [end:misses]
