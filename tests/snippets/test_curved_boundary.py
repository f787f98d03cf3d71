"""The claims of chapter 07: what Y = WX² + B can part, and what X² can't do as an activation."""

import numpy as np
import pytest
from numpy.polynomial import Polynomial

from snippets.curved_boundary import (
    accuracy,
    boundary_points,
    centre,
    fit,
    hidden_layer,
    lines,
    relu,
    signs,
    slice_of_rings,
    squares,
    squares_and_lines,
    worst_error,
)
from snippets.points import rings, xor


def trained_accuracy(features: np.ndarray, labels: np.ndarray) -> float:
    """The accuracy after a least-squares fit."""
    return accuracy(features @ fit(features, signs(labels)), signs(labels))


def hulls_meet(points: np.ndarray, labels: np.ndarray) -> bool:
    """Whether some pebble is strictly inside the convex hull of the thorns, in the plane."""
    pebbles, thorns = points[labels == 1], points[labels == 0]
    for pebble in pebbles:
        angles = np.sort(np.arctan2(*(thorns - pebble).T))
        gaps = np.diff(angles, append=angles[0] + 2 * np.pi)
        if gaps.max() < np.pi:
            return True
    return False


def parabola(points: np.ndarray) -> np.ndarray:
    """The features x₁² and x₂: (n, 2) -> (n, 2)."""
    return np.column_stack([points[:, 0] ** 2, points[:, 1]])


@pytest.mark.parametrize("seed", range(5))
def test_C15_depends(seed):
    """A curve solves the rings if its family is right: ellipses do, parabolas can't."""
    points, labels = rings(seed=seed)
    assert trained_accuracy(lines(points), labels) < 0.72
    assert trained_accuracy(squares(points), labels) == 1
    assert hulls_meet(parabola(points), labels)


def test_C16_depends():
    """Nonlinear in X, linear in W and B, and symmetric whatever is learnt."""
    x = np.linspace(-1, 1, 9)
    features = np.column_stack([x**2, np.ones_like(x)])
    assert np.allclose(fit(features, 3 * x**2 - 1), [3, -1])
    first, second = np.array([2.0, -1.0]), np.array([-0.5, 4.0])
    assert np.allclose(features @ (first + second), features @ first + features @ second)
    assert not np.isclose((1.0 + 2.0) ** 2, 1.0**2 + 2.0**2)
    scores = features @ fit(features, np.exp(x))
    assert np.allclose(scores, scores[::-1])


def test_C17_depends_centred_rings():
    points, labels = rings()
    assert trained_accuracy(squares(points), labels) == 1
    points, labels = rings(centre=(0.1, 0.0))
    scores = squares(points) @ np.array([-1.0, -1.0, 0.25])
    assert accuracy(scores, signs(labels)) == 1, "a small shift leaves room for a circle"


def test_C17_depends_xor():
    corners, labels = xor()
    assert np.ptp(squares(corners), axis=0).max() == 0
    assert np.array_equal(corners[:, 0] * corners[:, 1] < 0, labels == 1)


@pytest.mark.parametrize("seed", range(5))
def test_C17_depends_shifted_rings(seed):
    """No weights of the squares part the shifted rings; with linear terms some do."""
    points, labels = rings(centre=(1.0, 1.0), seed=seed)
    assert trained_accuracy(squares(points), labels) < 0.75
    assert hulls_meet(points**2, labels)
    assert trained_accuracy(squares_and_lines(points), labels) == 1
    weights = fit(squares_and_lines(points), signs(labels))
    assert np.allclose(centre(weights), 1, atol=0.1)


@pytest.mark.parametrize(("w", "b"), [(-1.0, 0.25), (3.0, -0.7), (-2.0, 5.0)])
def test_C18_wrong(w, b):
    """The boundary is where Y is zero: two points, not a parabola."""
    ends = boundary_points(w, b)
    assert ends.shape == (2,)
    assert np.allclose(w * ends**2 + b, 0)
    assert np.all((w * (ends - 1e-6) ** 2 + b) * (w * (ends + 1e-6) ** 2 + b) < 0)


def test_C18_wrong_for_the_bare_square():
    assert boundary_points(1.0, 0.0).tolist() == [0.0]


@pytest.mark.parametrize("seed", range(3))
def test_C19_wrong(seed):
    """One hidden layer of x² is a quadratic, whatever its width."""
    x = np.linspace(-1, 1, 201)[:, None]
    points, _ = rings(seed=seed)
    for width in (6, 30, 300):
        assert np.linalg.matrix_rank(hidden_layer(x, width, np.square, seed)) == 3
        assert np.linalg.matrix_rank(hidden_layer(points, width, np.square, seed)) == 6
    assert np.linalg.matrix_rank(hidden_layer(x, 300, relu, seed)) > 50


@pytest.mark.parametrize("seed", range(3))
def test_width_helps_relu_and_not_the_square(seed):
    square = [worst_error(width, np.square, seed) for width in (3, 30, 300)]
    assert np.allclose(square, 3 / 16, atol=1e-3), "least squares on a fine grid tends to 3/16"
    assert np.ptp(square) < 1e-9
    assert worst_error(300, relu, seed) < square[-1] / 20


@pytest.mark.parametrize(("seed", "width"), [(1, 100), (0, 3)])
def test_no_error_hides_between_two_places(seed, width):
    x, finest = np.linspace(-1, 1, 401)[:, None], np.linspace(-1, 1, 20_001)[:, None]
    weights = fit(hidden_layer(x, width, relu, seed), np.abs(x[:, 0]))
    errors = np.abs(hidden_layer(finest, width, relu, seed) @ weights - np.abs(finest[:, 0]))
    assert np.isclose(worst_error(width, relu, seed), errors.max(), rtol=0.05)


def test_no_quadratic_gets_below_an_eighth():
    places, comb = np.array([-1, -0.5, 0, 0.5, 1]), np.array([1, -4, 6, -4, 1])
    assert all(comb @ places**power == 0 for power in range(4)), "cubics are caught as well"
    assert -(comb @ abs(places)) / abs(comb).sum() == 1 / 8
    x = np.linspace(-1, 1, 1001)
    assert np.isclose(abs(x**2 + 1 / 8 - abs(x)).max(), 1 / 8)


def test_one_more_ring_is_too_much_for_a_quadratic():
    """Disk, ring, ring: along a line the sign changes four times, a quadratic's at most twice."""
    radius = np.repeat([0.2, 0.8, 1.4], 60)
    angle = np.tile(np.linspace(0, 2 * np.pi, 60, endpoint=False), 3)
    points = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    labels = np.repeat([1, 0, 1], 60)
    assert trained_accuracy(hidden_layer(points, 300, np.square), labels) < 1
    fourth = np.column_stack([squares(points), radius**4])
    assert trained_accuracy(fourth, labels) == 1


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
def test_depth_doubles_the_degree(depth):
    layered = Polynomial([0.5, 1.0])
    for _ in range(depth):
        layered = layered**2 - 0.5
    assert layered.degree() == 2**depth


def test_wide_deep_squares_reach_every_polynomial_of_their_degree():
    """Two hidden layers of x² on one input: degree four at most, and all five dimensions of it."""
    x = np.linspace(-1, 1, 201)
    first = hidden_layer(x[:, None], 6, np.square)[:, :-1]
    second = hidden_layer(first, 30, np.square, seed=1)
    scaled = second / np.linalg.norm(second, axis=0)
    assert np.linalg.matrix_rank(scaled, rtol=1e-9) == 5
    weights = fit(second, x**4 - x**3)
    assert np.allclose(second @ weights, x**4 - x**3)


def test_two_square_units_multiply():
    p, q = np.random.default_rng(0).normal(size=(2, 20))
    assert np.allclose(p * q, ((p + q) ** 2 - (p - q) ** 2) / 4)


def test_wider_layers_contain_narrower_ones():
    x = np.linspace(-1, 1, 11)[:, None]
    narrow, wide = hidden_layer(x, 4, relu), hidden_layer(x, 9, relu)
    np.testing.assert_array_equal(narrow, hidden_layer(x, 4, relu, seed=0))
    assert np.array_equal(narrow[:, :-1], wide[:, :4])


def test_a_point_on_the_boundary_is_a_thorn():
    assert accuracy(np.zeros(2), np.array([1, -1])) == 0.5
    assert accuracy(np.zeros(1), np.array([-1])) == 1


def test_features_of_squares_and_lines():
    features = squares_and_lines(np.array([[3.0, -4.0], [0.5, 0.0]]))
    assert features.tolist() == [[9.0, 16.0, 3.0, -4.0, 1.0], [0.25, 0.0, 0.5, 0.0, 1.0]]


def test_slice_is_parted_by_the_two_points_of_the_figure():
    positions, targets = slice_of_rings()
    pebbles, thorns = [-0.33, -0.22, -0.11, 0, 0.11, 0.22, 0.33], [0.67, 0.78, 0.89, 1]
    assert np.allclose(positions, [*np.negative(thorns), *pebbles, *thorns])
    assert accuracy(0.25 - positions**2, targets) == 1


def test_bad_input_is_refused():
    with pytest.raises(ValueError, match="no curve"):
        boundary_points(0.0, 1.0)
    with pytest.raises(ValueError, match="squares need"):
        centre(np.array([0.0, 1.0, 2.0, 3.0, 4.0]))
    with pytest.raises(ValueError, match="at least one"):
        hidden_layer(np.zeros((3, 1)), 0, relu)


def test_short_floats_are_fitted_as_the_same_numbers_in_long_ones() -> None:
    features = lines(rings()[0] + 50).astype("float32")
    targets = signs(rings()[1])
    np.testing.assert_allclose(fit(features, targets), fit(features.astype(float), targets), 1e-12)
