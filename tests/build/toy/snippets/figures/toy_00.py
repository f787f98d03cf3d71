"""Figure 0."""

# --8<-- [start:curve]
import numpy as np
from matplotlib.figure import Figure

from snippets.helper import shared
from snippets.drawing import LINE, draw_classes, panel


def curve() -> Figure:
    """The error of a network that learns, and the points it learns from."""
    points, labels = shared(seed=0)
    weights, errors = np.zeros(2), []
    for _ in range(4000):
        error = np.tanh(points @ weights) - labels
        errors.append(np.mean(error**2))
        weights -= 0.01 * points.T @ error / len(points)
    assert errors[-1] <= errors[0], "it has not learnt"
    figure, axes = panel()
    draw_classes(axes, points, labels)
    axes.plot(np.linspace(-1, 1, len(errors)), errors, color=LINE)
    return figure
# --8<-- [end:curve]
