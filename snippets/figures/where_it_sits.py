"""The figures of chapter 01: grids of numbers, one panel a step, and two blocks."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from snippets.drawing import PEBBLE, GRID, INK, LINE, PAPER, SECOND, THORN, panel
from snippets.where_it_sits import DIGIT, EDGE, average_pool, convolve, max_pool, relu
# --8<-- [end:imports]


# --8<-- [start:numbers]
def _numbers(grid: np.ndarray, largest: float, title: str) -> tuple[Figure, Axes]:
    """A grid of signed numbers; the larger against `largest`, the deeper the tint."""
    rows, columns = grid.shape
    figure, axes = panel(300, 300, equal=True)
    axes.set_gid("moves")  # the page's script draws it anew as the window slides
    axes.set(xlim=(-0.05, columns + 0.05), ylim=(rows + 0.05, -0.05))
    axes.axis("off")
    axes.set_title(title, size=13)
    axes.hlines(range(rows + 1), 0, columns, color=GRID, linewidth=0.8)
    axes.vlines(range(columns + 1), 0, rows, color=GRID, linewidth=0.8)
    for (row, column), value in np.ndenumerate(grid):
        if value:
            color = PEBBLE if value > 0 else THORN
            tint = 0.07 + 0.38 * abs(value) / largest
            axes.add_patch(
                Rectangle((column, row), 1, 1, color=color, alpha=tint, linewidth=0)
            )
        look = {"ha": "center", "va": "center", "size": 9 + 18 / rows}
        axes.text(column + 0.5, row + 0.5, f"{value:g}".replace("-", "−"), **look)
    return figure, axes


def _outline(
    axes: Axes, row: int, column: int, size: int, *, color: str, style: str
) -> None:
    """A frame around the block of `size` × `size` cells at `row`, `column`."""
    look = {"fill": False, "edgecolor": color, "linestyle": style, "linewidth": 2.5}
    axes.add_patch(Rectangle((column, row), size, size, **look, zorder=3))
# --8<-- [end:numbers]


# --8<-- [start:digit]
ROW, COLUMN = 4, 3  # of the window's upper left corner, and of its answer


def digit() -> Figure:
    """The input, with the window that gives the framed number of the next panel."""
    window = DIGIT[ROW : ROW + 3, COLUMN : COLUMN + 3]
    assert (window * EDGE).sum() == convolve(DIGIT, EDGE)[ROW, COLUMN] < 0, (
        "the frames don't match"
    )
    figure, axes = _numbers(DIGIT, largest=DIGIT.max(), title="in: a digit")
    for (row, column), weight in np.ndenumerate(EDGE):
        at = COLUMN + column + 0.5, ROW + row + 0.93
        text = f"×{weight}".replace("-", "−")
        axes.text(*at, text, ha="center", size=9)
    _outline(axes, ROW, COLUMN, 3, color=LINE, style="-")
    return figure
# --8<-- [end:digit]


# --8<-- [start:convolved]
def convolved() -> Figure:
    """The feature map after convolution, minus signs and all."""
    features = convolve(DIGIT, EDGE)
    assert (features < 0).sum() * 2 == features.size, (
        "not half of the numbers are negative"
    )
    assert features[ROW, COLUMN] < 0, "the framed number has no minus sign"
    largest = abs(features).max()
    figure, axes = _numbers(features, largest, "after the convolution")
    _outline(axes, ROW, COLUMN, 1, color=LINE, style="-")
    return figure
# --8<-- [end:convolved]


# --8<-- [start:rectified]
def rectified() -> Figure:
    """The feature map after ReLU, with the blocks that pooling will look at."""
    features = convolve(DIGIT, EDGE)
    activated = relu(features)
    assert activated.min() == 0, "ReLU let a minus sign through"
    assert (activated == features)[features > 0].all(), "ReLU changed a positive number"
    figure, axes = _numbers(activated, largest=abs(features).max(), title="after ReLU")
    axes.hlines([2, 4], 0, 6, color=INK, linewidth=1)
    axes.vlines([2, 4], 0, 6, color=INK, linewidth=1)
    _outline(axes, ROW, COLUMN, 1, color=LINE, style="-")
    _outline(axes, ROW // 2 * 2, COLUMN // 2 * 2, 2, color=SECOND, style="--")
    return figure
# --8<-- [end:rectified]


# --8<-- [start:pooled]
def pooled() -> Figure:
    """What leaves the layer: the largest number of each block."""
    features = convolve(DIGIT, EDGE)
    out = max_pool(relu(features))
    assert (out == relu(max_pool(features))).all(), "the order matters after all"
    at = ROW // 2, COLUMN // 2
    assert out[at] == relu(features)[4:6, 2:4].max() > 0, "the frames don't match"
    figure, axes = _numbers(out, largest=abs(features).max(), title="out: after max-pooling")
    _outline(axes, *at, 1, color=SECOND, style="--")
    return figure
# --8<-- [end:pooled]


# --8<-- [start:pooled_first]
def pooled_first() -> Figure:
    """Max-pooling before ReLU: the minus signs that ReLU has yet to cut."""
    features = convolve(DIGIT, EDGE)
    out = max_pool(features)
    assert (out < 0).any(), "no minus sign is left"
    assert (relu(out) == max_pool(relu(features))).all(), "the order matters after all"
    figure, _ = _numbers(out, largest=abs(features).max(), title="max-pooling first")
    return figure
# --8<-- [end:pooled_first]


# --8<-- [start:averages]
def _averages(shown: np.ndarray, title: str) -> Figure:
    """A panel of averages, with frames where the two orders disagree."""
    features = convolve(DIGIT, EDGE)
    relu_first, relu_last = average_pool(relu(features)), relu(average_pool(features))
    assert (relu_first >= relu_last).all(), "ReLU first must never give less"
    disagree = np.argwhere(relu_first != relu_last)
    assert len(disagree), "the two orders agree"
    figure, axes = _numbers(shown, largest=abs(features).max(), title=title)
    for row, column in disagree:
        _outline(axes, row, column, 1, color=SECOND, style="--")
    return figure
# --8<-- [end:averages]


# --8<-- [start:relu_then_average]
def relu_then_average() -> Figure:
    """ReLU first: the negatives are cut before they can pull the mean down."""
    return _averages(average_pool(relu(convolve(DIGIT, EDGE))), "ReLU, then averages")
# --8<-- [end:relu_then_average]


# --8<-- [start:average_then_relu]
def average_then_relu() -> Figure:
    """Average first: the negatives pull the mean down, then ReLU comes too late."""
    return _averages(relu(average_pool(convolve(DIGIT, EDGE))), "averages, then ReLU")
# --8<-- [end:average_then_relu]


# --8<-- [start:blocks]
def _block(title: str, steps: list[str]) -> Figure:
    """Steps from top to bottom, those between the ends in boxes, the activation full."""
    assert steps.count("activation") == 1, "not one activation"
    assert (relu(DIGIT) + relu(-DIGIT)).any(), "the activation doesn't bend"
    figure, axes = panel(300, 320)
    axes.axis("off")
    axes.set_title(title, size=13)
    axes.set(xlim=(0, 10), ylim=(6, -0.5))
    for at, step in enumerate(steps):
        bends, inside = step == "activation", 0 < at < len(steps) - 1
        if inside:
            look = {"fc": LINE if bends else "none", "ec": LINE if bends else INK}
            axes.add_patch(Rectangle((1.5, at - 0.3), 7, 0.6, **look))
        color = PAPER if bends else INK
        axes.text(5, at, step, color=color, ha="center", va="center")
        if at:
            arrow = {"arrowstyle": "-|>", "color": INK, "shrinkA": 0, "shrinkB": 0}
            axes.annotate("", (5, at - 0.3), (5, at - 0.7), arrowprops=arrow)
    return figure
# --8<-- [end:blocks]


# --8<-- [start:convolutional]
def convolutional() -> Figure:
    """Our layer: the activation stands between two convolutions."""
    steps = ["an image", "convolution", "activation", "pooling", "the next block"]
    return _block("a network for images", steps)
# --8<-- [end:convolutional]


# --8<-- [start:transformer]
def transformer() -> Figure:
    """A transformer's block: the activation stands between two steps that add up."""
    steps = ["text as numbers", "attention", "multiply and add", "activation"]
    steps += ["multiply and add", "the next block"]
    return _block("a transformer, for text", steps)
# --8<-- [end:transformer]
