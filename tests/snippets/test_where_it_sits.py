"""Chapter 01: what may swap with pooling, and which parts of a layer are linear."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from snippets import activations
from snippets.where_it_sits import (
    DIGIT,
    EDGE,
    average_pool,
    convolve,
    lenet_pool,
    max_pool,
    relu,
    windows,
)

RISING = [relu, np.sign, np.floor, np.cbrt, lambda x: np.maximum(x, 0.01 * x)]
FALLING_SOMEWHERE = [np.square, np.abs, np.negative, lambda x: x / (1 + np.exp(-x))]


def maps(count: int = 50) -> np.ndarray:
    """Signed feature maps of whole numbers, so that every sum is exact; shape (count, 6, 8)."""
    return np.random.default_rng(1).integers(-20, 21, (count, 6, 8))


def test_the_digit_is_the_one_of_scikit_learn():
    """Read from its file, as `load_digits` reads it; importing the library takes seconds."""
    package = Path(find_spec("sklearn").origin).parent
    *pixels, name = np.loadtxt(package / "datasets/data/digits.csv.gz", delimiter=",")[12]
    assert name == 2
    np.testing.assert_array_equal(DIGIT, np.reshape(pixels, (8, 8)))


def test_C01_depends():
    for features in maps():
        for activation in RISING:
            np.testing.assert_array_equal(
                max_pool(activation(features)), activation(max_pool(features))
            )
    for activation in (*RISING, np.tanh):
        assert any(
            not np.allclose(average_pool(activation(features)), activation(average_pool(features)))
            for features in maps()
        )


@pytest.mark.parametrize("activation", FALLING_SOMEWHERE)
def test_an_activation_that_falls_somewhere_does_not_commute_with_max_pooling(activation):
    assert any(
        not np.allclose(max_pool(activation(features)), activation(max_pool(features)))
        for features in maps()
    )


def test_relu_first_is_never_below_average_first():
    for features in maps():
        assert (average_pool(relu(features)) >= relu(average_pool(features))).all()


def test_straight_lines_commute_with_average_pooling():
    for features in maps():
        line_first = average_pool(3 * features - 1)
        np.testing.assert_array_equal(line_first, 3 * average_pool(features) - 1)


def test_lenet_activates_after_down_sampling_and_the_order_matters():
    features = convolve(DIGIT, EDGE) / DIGIT.max()  # small, or tanh gives one wherever it looks
    after = lenet_pool(features, 0.25, 0.5)
    np.testing.assert_allclose(after, np.tanh(average_pool(features) + 0.5))
    assert not np.allclose(after, average_pool(np.tanh(features + 0.5)))


def test_C02_depends():
    def additive(layer):
        pairs = np.random.default_rng(2).integers(0, 17, (50, 2, 8, 8))
        return [np.array_equal(layer(a + b), layer(a) + layer(b)) for a, b in pairs]

    for stride in (1, 2, 3):
        assert all(additive(lambda image, stride=stride: convolve(image, EDGE, stride)))
    assert all(additive(lambda image: average_pool(convolve(image, EDGE))))
    assert not any(additive(lambda image: max_pool(convolve(image, EDGE))))
    features = convolve(DIGIT, EDGE)
    assert not np.array_equal(max_pool(-features), -max_pool(features))


@pytest.mark.parametrize("stride", [1, 2, 3, 7])
def test_convolve_agrees_with_two_plain_loops(stride):
    image, kernel = maps(1)[0], np.array([[1, -2, 3], [0, 5, -1]])
    rows, columns = (6 - 2) // stride + 1, (8 - 3) // stride + 1
    expected = [
        [(image[r : r + 2, c : c + 3] * kernel).sum() for c in range(0, columns * stride, stride)]
        for r in range(0, rows * stride, stride)
    ]
    np.testing.assert_array_equal(convolve(image, kernel, stride), expected)


@pytest.mark.parametrize("kind", [np.int8, np.uint8, np.float32, np.float64])
def test_the_type_of_the_pixels_does_not_matter(kind):
    """A byte times a byte is more than a byte holds."""
    image, kernel = kind(9 * DIGIT % 120), kind([[100, 120], [0, 90]])
    expected = convolve(image.astype(int), kernel.astype(int))
    for features in (convolve(image, kernel), convolve(image.tolist(), kernel.tolist())):
        np.testing.assert_array_equal(features, expected)
        np.testing.assert_array_equal(average_pool(features), average_pool(expected))


def test_the_relu_of_this_chapter_is_that_of_the_library():
    for features in (maps(), maps() / 7, np.array([np.nan, np.inf, -np.inf, -0.0])):
        np.testing.assert_array_equal(relu(features), activations.relu(features))


def test_pooling_drops_what_does_not_fill_a_block():
    np.testing.assert_array_equal(max_pool(np.arange(25).reshape(5, 5)), [[6, 8], [16, 18]])


def test_bad_windows_are_refused():
    with pytest.raises(ValueError, match="stride must be at least 1"):
        windows(DIGIT, (2, 2), stride=0)
    with pytest.raises(ValueError, match="window shape"):
        convolve(EDGE, DIGIT)
