"""The figures of chapter 11: each function with its slope; what goes wrong where."""

# --8<-- [start:imports]
import numpy as np
from matplotlib.figure import Figure

from snippets.activations import (
    elu,
    elu_derivative,
    gelu,
    gelu_derivative,
    leaky_relu,
    leaky_relu_derivative,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    silu,
    silu_derivative,
    softplus,
    softplus_derivative,
    step,
    step_derivative,
    tanh,
    tanh_derivative,
)
from snippets.calibration import coin_tosses, reliability
from snippets.drawing import INK, LINE, SECOND, panel
from snippets.results import result
# --8<-- [end:imports]


# --8<-- [start:graph]
X = np.linspace(-5.0, 5.0, 201)
Z = 1.5  # where all nine are looked at, before anybody moves it
LOW, HIGH = -1.2, 2.1  # of the panel
MOVES = "moves"  # the name of all that is drawn anew as z moves


def _rises(values: np.ndarray) -> bool:
    return bool(np.all(np.diff(values) >= 0))


def _graph(name: str, function, derivative) -> Figure:
    """A function, solid, and its slope, dashed; a jump is left open. And both at one z."""
    figure, axes = panel(200, 170)
    axes.axhline(0, color=INK, linewidth=0.8)
    for f, color, style in ((derivative, SECOND, "--"), (function, LINE, "-")):
        y = f(X)
        y[1:][np.abs(np.diff(y)) > 0.5] = np.nan
        axes.plot(X, y, style, color=color)
    axes.text(-4.7, 2.0, name, color=LINE, va="top")
    below = {"color": SECOND, "ha": "right", "va": "top"}
    axes.text(5, derivative(X[-1]) - 0.1, "slope", **below)
    value, slope, near = function(Z), derivative(Z), np.array([-1, 1])
    axes.axvline(Z, color=INK, linestyle=":", linewidth=0.8, gid=MOVES)
    axes.plot(Z + near, value + slope * near, color=INK, linewidth=1.2, gid=MOVES)
    axes.plot(Z, slope, "o", color=SECOND, markersize=6, gid=MOVES)
    axes.plot(Z, value, "o", color=LINE, markersize=6, gid=MOVES)
    axes.text(-4.7, 1.6, f"{value:.3g}", color=LINE, va="top", gid=MOVES)
    axes.text(5, derivative(X[-1]) - 0.5, f"{slope:.3g}", **below, gid=MOVES)
    axes.set(xlim=(X[0], X[-1]), ylim=(LOW, HIGH), xticks=[-4, 0, 4], yticks=[-1, 0, 1, 2])
    return figure


# --8<-- [end:graph]


# --8<-- [start:graph_of_step]
def graph_of_step() -> Figure:
    assert np.all(np.isin(step(X), (0, 1))) and not step_derivative(X).any()
    return _graph("step", step, step_derivative)


# --8<-- [end:graph_of_step]


# --8<-- [start:graph_of_sigmoid]
def graph_of_sigmoid() -> Figure:
    assert _rises(sigmoid(X)) and np.all((sigmoid(X) > 0) & (sigmoid(X) < 1))
    assert sigmoid_derivative(X).max() == sigmoid_derivative(0.0) == 0.25
    return _graph("sigmoid", sigmoid, sigmoid_derivative)


# --8<-- [end:graph_of_sigmoid]


# --8<-- [start:graph_of_tanh]
def graph_of_tanh() -> Figure:
    assert _rises(tanh(X)) and np.allclose(tanh(-X), -tanh(X))
    assert tanh_derivative(X).max() == tanh_derivative(0.0) == 1
    return _graph("tanh", tanh, tanh_derivative)


# --8<-- [end:graph_of_tanh]


# --8<-- [start:graph_of_relu]
def graph_of_relu() -> Figure:
    assert np.array_equal(relu(X), X * (X > 0)) and _rises(relu_derivative(X))
    return _graph("ReLU", relu, relu_derivative)


# --8<-- [end:graph_of_relu]


# --8<-- [start:graph_of_leaky_relu]
def graph_of_leaky_relu() -> Figure:
    assert _rises(leaky_relu(X)) and leaky_relu_derivative(X).min() == 0.01
    return _graph("leaky ReLU", leaky_relu, leaky_relu_derivative)


# --8<-- [end:graph_of_leaky_relu]


# --8<-- [start:graph_of_softplus]
def graph_of_softplus() -> Figure:
    assert np.all(softplus(X) > relu(X)) and np.isclose(softplus(0.0), np.log(2))
    return _graph("softplus", softplus, softplus_derivative)


# --8<-- [end:graph_of_softplus]


# --8<-- [start:graph_of_elu]
def graph_of_elu() -> Figure:
    assert _rises(elu(X)) and np.all(elu(X) > -1)
    return _graph("ELU", elu, elu_derivative)


# --8<-- [end:graph_of_elu]


# --8<-- [start:graph_of_silu]
def graph_of_silu() -> Figure:
    assert not _rises(silu(X)) and -0.28 < silu(X).min() < -0.27
    return _graph("SiLU", silu, silu_derivative)


# --8<-- [end:graph_of_silu]


# --8<-- [start:graph_of_gelu]
def graph_of_gelu() -> Figure:
    assert not _rises(gelu(X)) and -0.17 < gelu(X).min() < -0.16
    return _graph("GELU", gelu, gelu_derivative)


# --8<-- [end:graph_of_gelu]


# --8<-- [start:slope_by_output]
def slope_by_output() -> Figure:
    """The sigmoid's slope against its own output: an arch, flat at both ends."""
    x = np.linspace(-12.0, 12.0, 241)
    output, slope = sigmoid(x), sigmoid_derivative(x)
    assert np.allclose(slope, output * (1 - output)), "the slope is not an arch"
    assert output[slope.argmax()] == 0.5, "it is steepest elsewhere"
    figure, axes = panel(360, 240)
    axes.plot(output, slope, color=SECOND)
    axes.plot(0.5, 0.25, "o", color=INK)
    axes.plot([0, 1], [0, 0], "s", color=INK)
    axes.set(xlim=(-0.03, 1.03), ylim=(-0.01, 0.28))
    axes.set_xticks([0, 0.5, 1], ["0", "½", "1"])
    axes.set_yticks([0, 0.25], ["0", "¼"])
    axes.set(xlabel="output of the sigmoid", ylabel="its slope")
    return figure


# --8<-- [end:slope_by_output]


# --8<-- [start:calibration]
def calibration() -> Figure:
    """What was promised against what came true, with the scores as they are and times four."""
    scores, labels = coin_tosses()
    honest = reliability(sigmoid(scores), labels)
    boastful = reliability(sigmoid(4 * scores), labels)
    assert np.abs(honest[0] - honest[1]).max() < 0.02, "the honest ones are off"
    assert np.abs(boastful[0] - boastful[1]).max() > 0.1, "the boastful ones are not"
    figure, axes = panel(360, 320, equal=True)
    axes.plot([0, 1], [0, 1], ":", color=INK, linewidth=1.4)
    axes.plot(*honest[:2], "o", color=LINE)
    axes.plot(*boastful[:2], "s--", color=SECOND, linewidth=1)
    axes.text(0.56, 0.7, "as they are", color=LINE, ha="right")
    axes.text(0.62, 0.48, "times four", color=SECOND, va="top")
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="promised", ylabel="came true")
    axes.set_xticks([0, 0.5, 1], ["0", "½", "1"])
    axes.set_yticks([0, 0.5, 1], ["0", "½", "1"])
    return figure


# --8<-- [end:calibration]


# --8<-- [start:lost]
def lost() -> Figure:
    """The share of the true slope that the naive forms lose to rounding."""
    measured = result("activations-lost")
    forms = (
        ("tanh: 1 − tanh²(x)", measured["tanh"], SECOND, "--"),
        ("sigmoid: σ(x)·(1 − σ(x))", measured["sigmoid"], LINE, "-"),
    )
    assert all(share[0] < 1e-15 and share[-1] == 1 for _, share, _, _ in forms)
    figure, axes = panel(400, 260)
    for name, share, color, style in forms:
        axes.semilogy(measured["x"], np.maximum(share, 1e-17), style, color=color, label=name)
    axes.legend(loc="lower right")
    axes.set(xlim=(0, 45), ylim=(1e-17, 10), xlabel="input x", ylabel="share lost")
    axes.set_yticks([1e-16, 1e-8, 1], ["10⁻¹⁶", "10⁻⁸", "1"])
    axes.minorticks_off()
    return figure


# --8<-- [end:lost]
