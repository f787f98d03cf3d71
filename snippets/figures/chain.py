"""Ten layers in a row, each a unit's curve, and what of a rate in the last each of them hears."""

# --8<-- [start:layers]
import numpy as np
from matplotlib.figure import Figure

from snippets.chain import BENDS, chain
from snippets.drawing import INK, LINE, PAPER, SECOND, panel

MOST = 10  # layers
HALF, ROW = (0.42, 1.05), 7.6  # a unit's box: half of it, and where it is
REACH, HIGHEST = 4.0, 1.25  # what z and what h is at a box's edge
LIMITS = {"x": (0.4, 10.6), "y": (-10.2, 8.9)}
LOWEST = -9.7  # where what is less than all these powers of ten is drawn
START = ("sigmoid", 0.0, 1.0)  # the bend, the first sum and the weight
MOVES = "moves"  # the name of all that is drawn anew


def layers() -> Figure:
    """With the sigmoid, each layer hears a quarter of what the next one hears."""
    (f, f_slope), (sums, heard) = BENDS[START[0]], chain(*START, MOST)
    assert np.array_equal(heard, 0.25 ** np.arange(9, -1, -1)), "they aren't quarters"

    figure, axes = panel(440, 330)
    wide, high = HALF
    z = np.linspace(-REACH, REACH, 13)
    corners = np.array([[-1, 1, 1, -1, -1], [-1, -1, 1, 1, -1]])
    pen_up = [[np.nan, np.nan]]
    curves, tangents, dots = [], [], []
    for layer, at in enumerate(sums, 1):
        box = layer + wide * corners[0], ROW + high * corners[1]
        axes.fill(*box, facecolor=PAPER, edgecolor=INK, linewidth=0.6)
        beside = min(0.3 * REACH, 0.75 * HIGHEST / f_slope(at)) * np.array([-1, 1])
        for lines, along, h in (
            (curves, z, f(z)),
            (tangents, at + beside, f(at) + f_slope(at) * beside),
            (dots, np.array([at]), np.array([f(at)])),
        ):
            lines += [*zip(layer + wide * along / REACH, ROW + high * h / HIGHEST, strict=True)]
            lines += pen_up if lines is not dots else []
    axes.plot(*np.transpose(curves), color=LINE, linewidth=1.6, gid=MOVES)
    axes.plot(*np.transpose(tangents), color=SECOND, gid=MOVES)
    axes.plot(*np.transpose(dots), "o", color=SECOND, markersize=5, gid=MOVES)
    numbers = np.arange(1, MOST + 1)
    axes.plot(numbers, np.log10(heard), "o-", color=SECOND, markersize=7, gid=MOVES)
    axes.text(1, np.log10(heard[0]) - 0.9, "3.8 × 10⁻⁶", color=SECOND, ha="left", gid=MOVES)
    axes.set(xlim=LIMITS["x"], ylim=LIMITS["y"], xlabel="layer", xticks=range(1, MOST + 1))
    names = ["10⁻⁹", "10⁻⁶", "10⁻³", "1", "10³", "10⁶"]
    axes.set_yticks(range(-9, 7, 3), names)
    axes.set_ylabel("what it hears", y=0.45)
    return figure
# --8<-- [end:layers]
