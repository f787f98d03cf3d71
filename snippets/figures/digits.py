"""The figures of chapter 14: what the network sees, ink and chalk, and how well it reads."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from snippets.activations import relu
from snippets.digits import (
    average_shares,
    collapse,
    cut,
    forward,
    max_shares,
    network,
)
from snippets.drawing import PEBBLE, INK, LINE, PAPER, THORN, panel
from snippets.handwriting import FORMS, handwriting, right_by_form
from snippets.results import result
# --8<-- [end:imports]


# --8<-- [start:squares]
def _squares(grid: np.ndarray, title: str, largest: float, color=PEBBLE) -> tuple[Figure, Axes]:
    """A panel with a square for each number, its area the size; a hollow one for a minus sign.

    grid: shape (rows, columns). NaN leaves a place empty.
    """
    rows, columns = grid.shape
    figure, axes = panel(300, 300, equal=True)
    axes.axis("off")
    axes.set_title(title, size=13)
    for sign, look in ((1, {"fc": color, "lw": 0}), (-1, {"fc": "none", "ec": THORN})):
        places = np.argwhere(sign * grid > largest / 500)
        sides = np.sqrt(np.abs(grid[tuple(places.T)]) / largest)
        corners = np.array([[-1, -1], [-1, 1], [1, 1], [1, -1], [-1, -1]]) / 2
        squares = [
            Path(place[::-1] + 0.5 + 0.9 * side * corners, closed=True)
            for place, side in zip(places, sides, strict=True)
        ]
        if squares:
            axes.add_patch(PathPatch(Path.make_compound_path(*squares), **look))
    axes.set(xlim=(-0.1, columns + 0.1), ylim=(rows + 0.1, -0.1))
    return figure, axes


def _moving(figure: Figure, axes: Axes) -> tuple[Figure, Axes]:
    """The same panel; its squares and its title are drawn anew as somebody draws a digit."""
    for part in (*axes.patches, axes.title):
        part.set_gid("moves")
    return figure, axes


def _nine(grids: np.ndarray) -> np.ndarray:
    """Eight grids of shape (8, k, k) as one, three in a row; the ninth place is empty."""
    gap = grids.shape[1] // 3
    padded = np.pad(grids, ((0, 1), (gap, 0), (0, gap)), constant_values=np.nan)
    rows = padded.reshape(3, 3, 4 * gap, 4 * gap).swapaxes(1, 2)
    return rows.reshape(12 * gap, 12 * gap)[:, :-gap]


def _numbered(grids: np.ndarray, title: str, largest: float) -> Figure:
    """A panel with eight grids, and above each its number."""
    figure, axes = _moving(*_squares(_nine(grids), title, largest))
    gap = grids.shape[1] // 3
    for place in range(8):
        down, right = divmod(place, 3)
        middle = gap * (4 * right + 1.5), gap * (4 * down + 0.5)
        axes.text(*middle, f"{place + 1}", ha="center", va="center")
    return figure
# --8<-- [end:squares]


# --8<-- [start:seen]
def _two() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The two of the first chapter, the filters, its feature maps, and what pooling leaves."""
    images, labels = handwriting()
    assert labels[12] == 2
    layers = network("bent")
    z, _, pooled, scores = forward(cut(images[12:13]), layers, relu, max_shares)
    assert scores.argmax() == 2, "the two is misread"
    maps = z.reshape(3, 3, 2, 2, -1).swapaxes(1, 2).reshape(6, 6, -1)
    kernels = layers[0][0].reshape(-1, 3, 3)
    return images[12], kernels, maps.transpose(2, 0, 1), pooled[0].T.reshape(-1, 3, 3)
# --8<-- [end:seen]


# --8<-- [start:two]
def two() -> Figure:
    """The two that goes in, and what the network takes it for."""
    image = _two()[0]
    assert image.min() == 0 and image.max() == 1
    return _moving(*_squares(image, "read as: 2", largest=1, color=INK))[0]
# --8<-- [end:two]


# --8<-- [start:filters]
def filters() -> Figure:
    """Eight learnt filters, minus signs and all."""
    kernels = _two()[1]
    assert len(kernels) == 8
    assert (kernels.min(axis=(1, 2)) < 0).all(), "a filter without a minus"
    without = np.flatnonzero(kernels.max(axis=(1, 2)) < 0)
    assert without.tolist() == [1], "not the second filter alone is without a plus"
    return _numbered(kernels, "eight filters", abs(kernels).max())
# --8<-- [end:filters]


# --8<-- [start:maps]
def maps() -> Figure:
    """The feature maps of the two, one for each filter, before ReLU."""
    signed = _two()[2]
    assert signed.shape == (8, 6, 6)
    assert (signed < 0).mean() > 0.5, "most numbers aren't negative"
    return _numbered(signed, "their feature maps", abs(signed).max())
# --8<-- [end:maps]


# --8<-- [start:pooled]
def pooled() -> Figure:
    """What ReLU and max-pooling leave of the maps."""
    _, _, signed, left = _two()
    blocks = signed.reshape(8, 3, 2, 3, 2).max(axis=(2, 4))
    assert np.allclose(left, relu(blocks)), "pooling first makes a difference"
    return _numbered(left, "after ReLU and max-pooling", abs(signed).max())
# --8<-- [end:pooled]


# --8<-- [start:chalk]
def chalk() -> Figure:
    """The same two, white on dark."""
    image = _two()[0]
    return _squares(1 - image, "the two in chalk", largest=1, color=INK)[0]
# --8<-- [end:chalk]


# --8<-- [start:halfway]
def halfway() -> Figure:
    """Halfway between ink and chalk: the same grey for every digit."""
    images, _ = handwriting()
    grey = (images + (1 - images)) / 2
    assert (images.min(), images.max()) == (0, 1), "not from paper to ink"
    assert np.ptp(grey) == 0, "not the same grey for every digit"
    return _squares(grey[12], "halfway to ink", largest=1, color=INK)[0]
# --8<-- [end:halfway]


# --8<-- [start:accuracies]
def accuracies() -> Figure:
    """With average pooling, the share read right of each form, with ReLU and without."""
    sizes = np.diff([*FORMS, 1797])
    straight, bent = (
        100 * right_by_form(result("digits-forms")[name]) / sizes
        for name in ("average none", "average ReLU")
    )
    assert (bent > straight).sum() == 12, "not better on twelve forms"
    assert (bent > straight - 0.3).all(), "ReLU costs a form something"

    figure, axes = panel(440, 300)
    forms = np.arange(len(FORMS))
    axes.hlines(forms, straight, bent, color=LINE)
    axes.plot(straight, forms, "o", color=LINE, markerfacecolor=PAPER)
    axes.plot(bent, forms, "o", color=LINE)
    axes.text(straight[0] - 0.4, 0, "straight", color=LINE, ha="right", va="center")
    axes.text(bent[0] + 0.4, 0, "with ReLU", color=LINE, va="center")
    axes.set_yticks(forms, [f"{form + 1}" for form in forms], size=10)
    axes.set(ylim=(13.6, -0.6), xlabel="digits read right, in %", ylabel="form held out")
    axes.grid(axis="y", visible=False)
    return figure
# --8<-- [end:accuracies]


# --8<-- [start:template]
def _template(digit: int) -> Figure:
    """The weights with which the straight network's pixels vote for `digit`."""
    images, _ = handwriting()
    layers = network("straight")
    W, b = collapse(layers)
    scores = forward(cut(images), layers, np.positive, average_shares)[-1]
    assert np.allclose(images.reshape(-1, 64) @ W.T + b, scores), "it doesn't collapse"
    return _squares(W[digit].reshape(8, 8), f"votes for a {digit}", abs(W).max())[0]
# --8<-- [end:template]


# --8<-- [start:template_0]
def template_0() -> Figure:
    """For a zero."""
    return _template(0)
# --8<-- [end:template_0]


# --8<-- [start:template_7]
def template_7() -> Figure:
    """For a seven."""
    return _template(7)
# --8<-- [end:template_7]


# --8<-- [start:misread]
def _misread(place: int) -> Figure:
    """The digits that the straight network misreads and the bent one doesn't."""
    images, labels = handwriting()
    answers = result("digits-forms")
    straight, bent = (
        np.array(list(answers[name][0]), dtype=int) for name in ("average none", "max ReLU")
    )
    found = np.flatnonzero((straight != labels) & (bent == labels))
    assert len(found) >= 4, "fewer than four digits to show"
    at = found[place]
    title = f"straight: {straight[at]}, with ReLU: {bent[at]}"
    return _squares(images[at], title, largest=1, color=INK)[0]
# --8<-- [end:misread]


# --8<-- [start:misread_first]
def misread_first() -> Figure:
    """The first of them."""
    return _misread(0)
# --8<-- [end:misread_first]


# --8<-- [start:misread_second]
def misread_second() -> Figure:
    """The second."""
    return _misread(1)
# --8<-- [end:misread_second]


# --8<-- [start:misread_third]
def misread_third() -> Figure:
    """The third."""
    return _misread(2)
# --8<-- [end:misread_third]


# --8<-- [start:misread_fourth]
def misread_fourth() -> Figure:
    """The fourth."""
    return _misread(3)
# --8<-- [end:misread_fourth]
