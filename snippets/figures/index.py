"""The picture of the home page that no other chapter draws."""

# --8<-- [start:bent]
from matplotlib.figure import Figure

from snippets import index
from snippets.drawing import draw_classes, draw_regions, panel
from snippets.points import rings


def bent() -> Figure:
    """The boundary of three ReLU units closes around the pebbles."""
    points, labels = rings()
    assert ((index.network(points, index.relu) > 0) == (labels == 1)).all(), (
        "a point is wrong"
    )

    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    draw_regions(axes, lambda positions: index.network(positions, index.relu), steps=161)
    return figure
# --8<-- [end:bent]
