"""The figures of chapter 13: gradients and activations by layer, and units that die."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.figure import Figure

from snippets.activations import relu
from snippets.depth import (
    CAST,
    glorot,
    disguise,
    gradient_sizes,
    he,
    initialise,
    rms,
    share_right,
    spirals,
    ten_nets,
    train,
)
from snippets.drawing import (
    INK,
    LINE,
    SECOND,
    draw_classes,
    draw_regions,
    panel,
)
from snippets.hidden_layer import forward
from snippets.results import result
# --8<-- [end:imports]


# --8<-- [start:sizes]
def _sizes(name: str, *starts: tuple) -> Figure:
    """The gradient by layer: the range of ten nets and their median, for each start."""
    figure, axes = panel(330, 280)
    layers = np.arange(1, 12)
    for sizes, color, style, label in starts:
        low, high = sizes.min(axis=0), sizes.max(axis=0)
        axes.fill_between(layers, low, high, color=color, alpha=0.2, linewidth=0)
        median = np.median(sizes, axis=0)
        axes.plot(layers, median, style, color=color, markersize=4, label=label)
    if len(starts) > 1:
        axes.legend(loc="lower left", borderaxespad=0.1)
    axes.set_yscale("log")
    axes.set(xlim=(0.5, 11.5), ylim=(1e-10, 1), xlabel="layer", ylabel="size of the gradient")
    axes.set_xticks([1, 4, 7, 10], ["1", "4", "7", "10"])
    axes.text(11.3, 1.6 * high[-1], "output", ha="right")
    axes.set_yticks([1e-9, 1e-6, 1e-3, 1], ["10⁻⁹", "10⁻⁶", "10⁻³", "1"])
    axes.minorticks_off()
    axes.text(11.3, 1.8e-10, name, ha="right")
    return figure
# --8<-- [end:sizes]


# --8<-- [start:sizes_of_sigmoid]
def sizes_of_sigmoid() -> Figure:
    """With the sigmoid, the gradient all but vanishes on its way to the first layer."""
    sizes = gradient_sizes("sigmoid", ten_nets(glorot))
    assert np.all(np.diff(np.median(sizes, axis=0)[:10]) > 0), "it doesn't shrink"
    assert sizes[:, 0].max() < 1e-5, "too much gets through"
    return _sizes("sigmoid", (sizes, LINE, "o-", None))
# --8<-- [end:sizes_of_sigmoid]


# --8<-- [start:sizes_of_tanh]
def sizes_of_tanh() -> Figure:
    """With tanh it stays about level."""
    sizes = gradient_sizes("tanh", ten_nets(glorot))
    middle = np.median(sizes, axis=0)[:10]
    assert middle.max() < 2 * middle.min(), "it isn't level"
    return _sizes("tanh", (sizes, LINE, "o-", None))
# --8<-- [end:sizes_of_tanh]


# --8<-- [start:both]
def _both(name: str, small: np.ndarray, large: np.ndarray) -> Figure:
    """The sizes under Glorot's start, and under He's."""
    for sizes in (small, large):
        middle = np.median(sizes, axis=0)[:10]
        assert middle.max() < 4 * middle.min(), "it isn't level"
    return _sizes(name, (small, SECOND, "s--", "Glorot's start"), (large, LINE, "o-", "He's start"))
# --8<-- [end:both]


# --8<-- [start:sizes_of_relu]
def sizes_of_relu() -> Figure:
    """With ReLU it is level too, but under Glorot's start it is smaller in every layer."""
    small, large = (gradient_sizes("ReLU", ten_nets(variance)) for variance in (glorot, he))
    times = np.median(large, axis=0) / np.median(small, axis=0)
    assert times.min() > 10, "not lower"
    return _both("ReLU", small, large)
# --8<-- [end:sizes_of_relu]


# --8<-- [start:sizes_in_disguise]
def sizes_in_disguise() -> Figure:
    """Sigmoids that start as tanh: level again, after the first layer."""
    small, large = (
        gradient_sizes("sigmoid", [disguise(net) for net in ten_nets(variance)])
        for variance in (glorot, he)
    )
    return _both("sigmoid, as tanh", small, large)
# --8<-- [end:sizes_in_disguise]


# --8<-- [start:twenty_layers]
def twenty_layers() -> Figure:
    """The mean square of what comes out of each of twenty ReLU layers."""
    sizes = {name: np.array(row) for name, row in result("depth-twenty-layers").items()}
    layers = np.arange(1, 21)
    assert np.abs(sizes["average"] - 1).max() < 0.2, "the average isn't kept"
    assert sizes["median"][-1] < 0.6, "the median is kept as well"
    nets = [initialise([64] * 21, variance) for variance in (glorot, he)]
    small, large = (forward(np.ones((1, 64)), net, relu)[1] for net in nets)
    assert np.isclose(rms(small[-1]) * 2**10, rms(large[-1])), "not half at each layer"

    figure, axes = panel(460, 300)
    axes.plot(layers, sizes["median"], color=LINE)
    axes.plot(layers, sizes["median"] * 0.5**layers, "--", color=SECOND)
    axes.plot(layers, sizes["average"], ":", color=INK, linewidth=2)
    axes.set_yscale("log")
    axes.set(xlim=(1, 20), ylim=(1e-8, 10), xlabel="layer", ylabel="what is left (mean square)")
    axes.set_xticks([1, 5, 10, 15, 20])
    axes.set_yticks([1e-8, 1e-6, 1e-4, 1e-2, 1], ["10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "1"])
    axes.minorticks_off()
    axes.text(19.8, 2, "He's recipe, average", ha="right")
    axes.text(19.8, 0.08, "He's recipe, the middle net", ha="right", color=LINE)
    axes.text(12.5, 2e-6, "Glorot's recipe, the middle net", ha="right", color=SECOND)
    return figure
# --8<-- [end:twenty_layers]


# --8<-- [start:off]
def _off(name: str) -> Figure:
    """How many of 32 units end up below zero everywhere; a mark for each seed."""
    found = result("depth-dying")
    figure, axes = panel(330, 280)
    for place, rate in enumerate((1, 3, 5, 7, 10)):
        off = np.array(found[f"{name} {rate}"]["off"])
        right = np.array(found[f"{name} {rate}"]["right"])
        across = place + np.linspace(-0.35, 0.35, len(off))
        solved = right == 1
        axes.plot(across[solved], off[solved], "o", color=LINE, markersize=3)
        failed = {"markersize": 5, "markeredgewidth": 1.5}
        axes.plot(across[~solved], off[~solved], "x", color=SECOND, **failed)
    axes.set(ylim=(-2, 34), yticks=[0, 8, 16, 24, 32])
    axes.set(xlabel="learning rate", ylabel="units that are off everywhere")
    axes.set_xticks(range(5), ["1", "3", "5", "7", "10"])
    axes.text(-0.3, 29, name)
    return figure
# --8<-- [end:off]


# --8<-- [start:off_of_relu]
def off_of_relu() -> Figure:
    """ReLU: next to none off at the rate 3, nearly all at 10."""
    found = result("depth-dying")
    assert max(found["ReLU 3"]["off"]) < 3 and min(found["ReLU 10"]["off"]) > 16
    return _off("ReLU")
# --8<-- [end:off_of_relu]


# --8<-- [start:off_of_tanh]
def off_of_tanh() -> Figure:
    """Tanh: some below zero everywhere, and yet most nets solve the rings at every rate."""
    found = [row for key, row in result("depth-dying").items() if "tanh" in key]
    assert all(row["right"].count(1.0) > 80 for row in found), "tanh fails as well"
    return _off("tanh")
# --8<-- [end:off_of_tanh]


# --8<-- [start:spiral]
def spiral() -> Figure:
    """The spirals, and the boundary of a net with ten hidden layers of ReLU."""
    points, labels = spirals()
    net = initialise([2] + [16] * 10 + [1], he, seed=2)
    net = train(points, labels, net, *CAST["ReLU"], rate=0.1, steps=200)
    assert share_right(points, labels, net, relu) == 1, "it hasn't learnt"

    figure, axes = panel(equal=True)
    draw_classes(axes, points, labels)
    axes.set(xlim=(-1.2, 1.2), ylim=(-1.1, 1.1), xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    draw_regions(axes, lambda p: forward(p, net, relu)[1][-1][:, 0], steps=40)
    return figure
# --8<-- [end:spiral]
