"""Whatever type numbers come in, a function says the same of them, or refuses in a sentence."""

import inspect
from importlib import import_module

import numpy as np
import pytest

from scripts.core.paths import SNIPPETS, ours
from snippets import activations, choosing, digits, hidden_layer
from snippets.activations import relu, relu_derivative, step, tanh, tanh_derivative
from snippets.handwriting import handwriting

POINTS = np.array([[12, 3], [-7, 11], [-9, -12], [5, -8], [11, 12], [-3, 1.0]])
LABELS = np.array([1, 0, 0, 1, 1, 0.0])
SQUARE = np.array([[-12, -12], [-12, 12], [12, 12], [12, -12.0]])
W, B = np.array([[1, -12], [3, 5], [-2, 1.0]]), np.array([12, -1, 0.0])
V, C = np.array([[12, -11, 1.0]]), np.array([-3.0])
LAYERS = [(W, B), (V, C)]
NUMBERS = np.array([-12, -3, 0, 1, 12.0])
NINE = np.array([1, -3, 2, 1, 0, 1, 12, -2, 1.0])
IMAGE = np.arange(64.0).reshape(8, 8) % 13
INK, NAMES = handwriting()[0][:64], handwriting()[1][:64].tolist()
IMAGES = np.stack([IMAGE, IMAGE.T]) % 2
BLOCK = np.arange(48.0).reshape(2, 3, 4, 2) % 13 - 6
FILTERS = [(np.ones((2, 9)), np.ones(2)), (np.ones((10, 18)), np.arange(10.0))]
SCORES, CLASSES = np.array([[12, -12, 1], [0, 3, 5.0]]), np.array([2, 0.0])

CALLS = {
    "big_inputs.descend": (NUMBERS, np.array(1.0), 3),
    "big_inputs.train": (POINTS, LABELS, 0.01, 3, np.array([1, -2.0])),
    "big_inputs.rate_limit": (POINTS,),
    "big_inputs.steps_needed": (np.array([[1, 1], [12, -3.0]]), POINTS, POINTS @ [12, -3]),
    "big_inputs.standardise": (POINTS,),
    "big_inputs.sigmoid": (NUMBERS,),
    "big_inputs.sigmoid_slope": (NUMBERS,),
    "calibration.reliability": (LABELS, LABELS[::-1].copy()),
    "calibration.calibration_error": (LABELS, LABELS[::-1].copy()),
    "choosing.identity": (NUMBERS,),
    "choosing.miss": (NUMBERS, NUMBERS[::-1].copy()),
    "choosing.pinball": (NUMBERS, 0.75),
    "choosing.best_guess": (np.square, NUMBERS),
    "choosing.half_square": (NUMBERS,),
    "choosing.matching_loss": (choosing.half_square, SCORES, SCORES[::-1].copy()),
    "curved_boundary.signs": (LABELS,),
    "curved_boundary.fit": (POINTS, LABELS),
    "curved_boundary.accuracy": (NUMBERS, np.array([1, 1, -1, 1, 1.0])),
    "curved_boundary.lines": (POINTS,),
    "curved_boundary.squares": (POINTS,),
    "curved_boundary.boundary_points": (np.array(1.0), np.array(-9.0)),
    "curved_boundary.squares_and_lines": (POINTS,),
    "curved_boundary.centre": (np.array([5, 100, 12, 11, 1.0]),),
    "curved_boundary.relu": (NUMBERS,),
    "curved_boundary.hidden_layer": (POINTS, 3, np.square),
    "depth.gradients": (POINTS, LABELS, LAYERS, tanh, tanh_derivative),
    "depth.rms": (NUMBERS,),
    "depth.train": (POINTS, LABELS, LAYERS, tanh, tanh_derivative, 0.01, 3),
    "depth.share_right": (POINTS, LABELS, LAYERS, relu),
    "depth.dead": (POINTS, LAYERS),
    "depth.transplant": (POINTS, LAYERS),
    "depth.disguise": (LAYERS,),
    "digits.cut": (IMAGES,),
    "digits.average_shares": (BLOCK,),
    "digits.max_shares": (BLOCK,),
    "digits.forward": (digits.cut(IMAGES).round(), FILTERS, relu, digits.max_shares),
    "digits.softmax": (SCORES,),
    "digits.log_sum_exp": (SCORES,),
    "digits.log_loss": (SCORES, [2, 0]),
    "digits.backward": (
        digits.cut(IMAGES).round(),
        [2, 0],
        FILTERS,
        relu,
        relu_derivative,
        digits.max_shares,
    ),
    "digits.train": (digits.cut(INK).round(), NAMES, digits.NETWORKS["max ReLU"], 0, 4, 0.01),
    "digits.answer": (digits.cut(IMAGES).round(), FILTERS, digits.NETWORKS["max ReLU"]),
    "digits.relu_last_shares": (BLOCK,),
    "digits.collapse": (FILTERS,),
    "first_training.learn": (POINTS, np.where(LABELS == 1, 1.0, -1.0), 3),
    "bend.score": (POINTS, np.array([[12, -3, 90], [1, 0, 200.0]]), "tanh"),
    "bend.in_hand": (np.c_[W, B], 1),
    "folds.folded": (POINTS, 2),
    "folds.fence": (POINTS, np.square),
    "gradients.slope": (np.square, NUMBERS),
    "gradients.line_gradients": (NUMBERS, np.array(12.0), np.array(-3.0), np.array(5.0)),
    "gradients.relu_slope": (NUMBERS,),
    "gradients.input_slopes": (np.array([12, 3.0]), W, B, V, relu_derivative),
    "gradients.unpack": (NINE,),
    "gradients.forward": (np.array([12, -3.0]), np.array(2.0), NINE),
    "gradients.backward": (np.array([1, -3.0]), np.array(2.0), NINE),
    "hidden_layer.forward": (POINTS, LAYERS, np.square),
    "hidden_layer.log_loss": (SCORES[:, :1], LABELS[:2]),
    "hidden_layer.log_loss_slope": (SCORES[:, :1], LABELS[:2]),
    "hidden_layer.backward": (
        V.T[:2],
        [POINTS[:2], POINTS[:2] @ W.T],
        [POINTS[:2] @ W.T, V.T[:2]],
        LAYERS,
        np.square,
    ),
    "hidden_layer.pack": (LAYERS,),
    "hidden_layer.unpack": (np.arange(13.0), [2, 3, 1]),
    "hidden_layer.adam": (NUMBERS, lambda p: 2 * p, 3),
    "hidden_layer.train": (POINTS, LABELS, 3, tanh, tanh_derivative, 0, 3),
    "hidden_layer.way_out": ([(W[:2], B[:2]), (V[:, :2], C)],),
    "hidden_layer.edge_on": (POINTS, LAYERS, np.square),
    "hidden_layer.hills": (NUMBERS,),
    "hidden_layer.worst_miss": (hidden_layer.hills, [(W[:, :1], B), (V, C)], relu, NUMBERS),
    "index.relu": (NUMBERS,),
    "index.network": (POINTS, np.square),
    "linear_classifier.decide": (POINTS, np.array([12, 11.0])),
    "linear_classifier.perceptron": (POINTS, LABELS),
    "linear_classifier.flipped": (POINTS, LABELS),
    "linear_classifier.margin": (POINTS, LABELS, np.array([12, -1.0])),
    "linear_classifier.mistake_bound": (POINTS, LABELS, np.array([12, -1.0])),
    "linear_classifier.nearest_shares": (POINTS,),
    "linear_classifier.best_separator": (POINTS, LABELS),
    "linear_classifier.half_squared_error": (np.array([12, 3.0]), 4, np.array([11, 2.0])),
    "linear_classifier.gradient": (np.array([12, 3.0]), 4, np.array([11, 2.0])),
    "not_separable.accuracy": (POINTS, LABELS, np.array([12, 11.0]), -1),
    "not_separable.barycentric": (np.array([1, 2.0]), SQUARE[:3]),
    "not_separable.triangle_around": (np.array([1, 2.0]), SQUARE),
    "not_separable.rulers": (POINTS, POINTS[0]),
    "not_separable.best_line": (POINTS, LABELS),
    "not_separable.best_at_angle": (POINTS, LABELS, 0.5),
    "not_separable.least_squares": (POINTS, LABELS),
    "ordinary_network.pre_activation": (np.array([12, 3.0]), W, B),
    "ordinary_network.is_additive": (np.square, NUMBERS, NUMBERS[::-1].copy()),
    "ordinary_network.is_homogeneous": (np.square, NUMBERS, 12),
    "ordinary_network.weighted_average": (POINTS[:3], np.array([12, -10, -1.0])),
    "ordinary_network.boundary": (np.array([12, 11.0]), 12),
    "ordinary_network.with_one": (POINTS,),
    "polynomials.witch": (NUMBERS,),
    "polynomials.taylor": (NUMBERS, 12),
    "polynomials.flat": (NUMBERS,),
    "polynomials.through": (np.square, NUMBERS),
    "polynomials.miss": (NUMBERS, np.array([1, 12.0])),
    "polynomials.bernstein": (np.abs, 4, np.array([-1, 0, 1.0])),
    "stacking.collapse": (LAYERS,),
    "stacking.forward": (POINTS, LAYERS, np.square),
    "threshold.step": (NUMBERS,),
    "threshold.sigmoid": (NUMBERS, 1),
    "threshold.network": (np.c_[POINTS, LABELS], np.c_[W, B], np.append(V, C), step),
    "threshold.gradient_by_nudging": (lambda w: (w**2).sum(), NUMBERS),
    "threshold.loss": (np.c_[POINTS, LABELS], LABELS, tanh, np.c_[W, B], np.append(V, C)),
    "threshold.train": (np.c_[POINTS, LABELS], LABELS, tanh, np.c_[W, B], 0.01, 2),
    "where_it_sits.windows": (IMAGE, (3, 3), 1),
    "where_it_sits.convolve": (IMAGE, np.array([[12, -1], [11, 12.0]])),
    "where_it_sits.relu": (NUMBERS,),
    "where_it_sits.max_pool": (12 * IMAGE - 20,),
    "where_it_sits.average_pool": (9 * IMAGE,),
    "where_it_sits.lenet_pool": (9 * IMAGE, 0.01, -1),
}
CALLS |= {
    f"activations.{name}": (NUMBERS,)
    for name in vars(activations)
    if name.startswith("naive_") or hasattr(getattr(activations, name), "__wrapped__")
    if name != "slope_around_minimum"
}


TAKE_NO_ARRAY = {
    "chance.plausible",
    "activations.elementwise",
    "folds.awake",
    "folds.sides",
    "big_inputs.rides",
    "calibration.coin_tosses",
    "chain.chain",
    "choosing.hike",
    "curved_boundary.slice_of_rings",
    "curved_boundary.worst_error",
    "depth.a_hundred_inputs",
    "depth.glorot",
    "depth.gradient_sizes",
    "depth.he",
    "depth.initialise",
    "depth.larger",
    "depth.spirals",
    "depth.ten_nets",
    "digits.fresh",
    "digits.network",
    "bend.cut",
    "drawing.draw_classes",
    "drawing.draw_regions",
    "drawing.onto_paper",
    "drawing.panel",
    "gradients.example",
    "gradients.three_units",
    "handwriting.handwriting",
    "handwriting.leave_out",
    "handwriting.right_by_form",
    "hidden_layer.bumps",
    "hidden_layer.hats",
    "lab.check",
    "points.rings",
    "points.two_clouds",
    "points.xor",
    "polynomials.chebyshev_places",
    "stacking.random_layers",
    "threshold.fence",
    "yardstick.units_off",
    "yardstick.worst",
}
# They multiply whatever comes, symbols too, and leave its type to it.
ALGEBRA = {"nine_weights", "two_weights", "on_boundary", "on_boundary_in_article"}


def smallest(a: np.ndarray) -> np.ndarray:
    """The same whole numbers in the shortest type that holds them: where sums overflow first."""
    return next(a.astype(t) for t in ("int8", "int16") if np.array_equal(a.astype(t), a))


TYPES = {
    "int64": lambda a: a.astype("int64"),
    "a short int": smallest,
    "float32": lambda a: a.astype("float32"),
    "a list": np.ndarray.tolist,
    "every other": lambda a: np.repeat(a, 2, axis=-1)[..., ::2] if a.ndim else a,
    "backwards": lambda a: a[::-1].copy()[::-1] if a.ndim else a,
}


def turned(argument, way):
    """The argument with every array in it turned into another type."""
    if isinstance(argument, np.ndarray):
        return way(argument)
    if isinstance(argument, list | tuple):
        return type(argument)(turned(each, way) for each in argument)
    return argument


def numbers(result) -> list:
    """All numbers of a result, in order, as float64."""
    if isinstance(result, list | tuple):
        return [number for each in result for number in numbers(each)]
    if callable(result):
        result = result(np.array([0.5, 2.0]))
    return np.asarray(result, dtype=float).ravel().tolist()


def public() -> dict:
    """Every public function of the snippets that are for readers, by module and name."""
    modules = [import_module(f"snippets.{path.stem}") for path in ours(SNIPPETS, "*.py")]
    return {
        f"{module.__name__.removeprefix('snippets.')}.{name}": function
        for module in modules
        for name, function in vars(module).items()
        if inspect.isfunction(function) and function.__module__ == module.__name__
        if not name.startswith("_")
    }


def test_every_public_function_is_called_here_or_takes_no_array() -> None:
    algebra = {f"stacking.{name}" for name in ALGEBRA}
    assert set(public()) == set(CALLS) | TAKE_NO_ARRAY | algebra


@pytest.mark.parametrize("name", CALLS)
def test_it_says_the_same_of_every_type(name: str) -> None:
    function, arguments = public()[name], CALLS[name]
    true = numbers(function(*arguments))
    for kind, way in TYPES.items():
        near = 2e-5 if kind == "float32" else 1e-12
        got = numbers(function(*turned(arguments, way)))
        np.testing.assert_allclose(
            got, true, rtol=near, atol=near * max(1, *np.abs(true)), err_msg=kind
        )
