"""The figures of chapter 14: what the network sees, what it reads, and how well."""

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
from snippets.drawing import CIRCLE, INK, LINE, TRIANGLE, panel
from snippets.handwriting import FORMS, handwriting, right_by_form
from snippets.results import result
# --8<-- [end:imports]


# --8<-- [start:squares]
def _squares(axes: Axes, grid: np.ndarray, largest: float, color=CIRCLE) -> None:
    """A square for each number, its area the size; a hollow one for a minus sign.

    grid: shape (rows, columns). NaN leaves a place empty.
    """
    rows, columns = grid.shape
    axes.axis("off")
    for sign, look in ((1, {"fc": color, "lw": 0}), (-1, {"fc": "none", "ec": TRIANGLE})):
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


def _nine(grids: np.ndarray) -> np.ndarray:
    """Eight grids of shape (8, k, k) as one, three in a row; the ninth place is empty."""
    size = grids.shape[1] + 1
    padded = np.pad(grids, ((0, 1), (0, 1), (0, 1)), constant_values=np.nan)
    rows = padded.reshape(3, 3, size, size).swapaxes(1, 2)
    return rows.reshape(3 * size, 3 * size)[:-1, :-1]
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
    """The two that goes in."""
    image = _two()[0]
    assert image.min() == 0 and image.max() == 1
    figure, axes = panel(300, 300, equal=True)
    _squares(axes, image, largest=1, color=INK)
    return figure
# --8<-- [end:two]


# --8<-- [start:filters]
def filters() -> Figure:
    """Eight learnt filters, minus signs and all."""
    kernels = _two()[1]
    assert len(kernels) == 8
    assert (kernels.min(axis=(1, 2)) < 0).all(), "a filter without a minus"
    assert (kernels.max(axis=(1, 2)) > 0).sum() == 7, "not one filter without a plus"
    figure, axes = panel(300, 300, equal=True)
    _squares(axes, _nine(kernels), abs(kernels).max())
    return figure
# --8<-- [end:filters]


# --8<-- [start:maps]
def maps() -> Figure:
    """The feature maps of the two, one for each filter, before ReLU."""
    signed = _two()[2]
    assert signed.shape == (8, 6, 6)
    assert (signed < 0).mean() > 0.5, "most numbers aren't negative"
    figure, axes = panel(300, 300, equal=True)
    _squares(axes, _nine(signed), abs(signed).max())
    return figure
# --8<-- [end:maps]


# --8<-- [start:pooled]
def pooled() -> Figure:
    """What ReLU and max-pooling leave of the maps."""
    _, _, signed, left = _two()
    blocks = signed.reshape(8, 3, 2, 3, 2).max(axis=(2, 4))
    assert np.allclose(left, relu(blocks)), "pooling first makes a difference"
    figure, axes = panel(300, 300, equal=True)
    _squares(axes, _nine(left), abs(signed).max())
    return figure
# --8<-- [end:pooled]


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
    axes.plot(straight, forms, "^", color=TRIANGLE, markersize=6.5)
    axes.plot(bent, forms, "o", color=CIRCLE, markersize=5.5)
    axes.set_yticks(forms, [f"{form + 1}" for form in forms], size=10)
    axes.set(ylim=(13.6, -0.6), xlabel="%")
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
    figure, axes = panel(300, 300, equal=True)
    _squares(axes, W[digit].reshape(8, 8), abs(W).max())
    axes.text(4, 8.15, str(digit), ha="center", va="top", size=18)
    axes.set_ylim(9.2, -0.1)
    return figure
# --8<-- [end:template]


# --8<-- [start:template_0]
def template_0() -> Figure:
    """For a zero."""
    return _template(0)
# --8<-- [end:template_0]


# --8<-- [start:template_1]
def template_1() -> Figure:
    """For a one."""
    return _template(1)
# --8<-- [end:template_1]


# --8<-- [start:template_3]
def template_3() -> Figure:
    """For a three."""
    return _template(3)
# --8<-- [end:template_3]


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
    figure, axes = panel(300, 300, equal=True)
    _squares(axes, images[at], largest=1, color=INK)
    texts = (f"Wx + b: {straight[at]}", TRIANGLE), (f"ReLU: {bent[at]}", CIRCLE)
    for x, (text, color) in zip((1.8, 6.2), texts, strict=True):
        axes.text(x, 8.2, text, color=color, ha="center", va="top", size=16)
    axes.set_ylim(9.2, -0.1)
    return figure
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
