"""The two pictures of the home page."""

# --8<-- [start:straight]
from matplotlib.figure import Figure

from snippets import index, not_separable
from snippets.drawing import draw_classes, draw_regions, panel
from snippets.points import rings


def straight() -> Figure:
    """The best of all straight lines, and it is wrong about many."""
    points, labels = rings()
    w, b = not_separable.best_line(points, labels)
    assert not_separable.accuracy(points, labels, w, b) < 0.75, (
        "a line does better than it can"
    )

    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    draw_regions(axes, lambda positions: positions @ w + b, steps=2)
    return figure
# --8<-- [end:straight]


# --8<-- [start:bent]
def bent() -> Figure:
    """The boundary of three ReLU units closes around the circles."""
    points, labels = rings()
    assert ((index.network(points, index.relu) > 0) == (labels == 1)).all(), (
        "a point is wrong"
    )

    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    draw_regions(axes, lambda positions: index.network(positions, index.relu))
    return figure
# --8<-- [end:bent]
