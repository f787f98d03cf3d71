"""Chapter 03: the perceptron, the bound on its mistakes, and the gradient of the squared error."""

from itertools import combinations, product

import numpy as np
import pytest

from snippets.linear_classifier import (
    best_separator,
    decide,
    flipped,
    gradient,
    half_squared_error,
    margin,
    mistake_bound,
    perceptron,
)
from snippets.ordinary_network import with_one
from snippets.points import rings, two_clouds, xor

SEEDS = range(10)


def clouds(seed: int, lift: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Two separable clouds, in a random order, with the bias's input appended."""
    points, labels = two_clouds(seed=seed)
    order = np.random.default_rng(seed).permutation(len(labels))
    return with_one(points + np.array([0.0, lift]))[order], labels[order]


@pytest.mark.parametrize("lift", [0.0, 1.0])
@pytest.mark.parametrize("seed", SEEDS)
def test_C04_depends(seed: int, lift: float) -> None:
    """Separable: it stops, is right everywhere, and made at most (R/γ)² mistakes."""
    inputs, labels = clouds(seed, lift)
    bound = mistake_bound(inputs, labels, best_separator(inputs, labels))
    weights, mistakes = perceptron(inputs, labels, max_passes=int(bound) + 1)
    assert mistakes[-1] == 0
    assert np.array_equal(decide(inputs, weights[-1]), labels)
    assert len(weights) - 1 == mistakes.sum() <= bound


def test_C04_depends_on_separable_data() -> None:
    """XOR repeats itself, so it never stops; the rings don't stop in the passes they get."""
    points, labels = xor()
    weights, mistakes = perceptron(with_one(points), labels, max_passes=5)
    after_each_pass = weights[np.cumsum(mistakes)]
    assert mistakes.min() > 0
    assert np.array_equal(after_each_pass[0], after_each_pass[1])
    points, labels = rings()
    assert perceptron(with_one(points), labels, max_passes=20)[1].min() > 0


def test_it_gives_up_after_a_hundred_passes() -> None:
    points, labels = xor()
    assert len(perceptron(with_one(points), labels)[1]) == 100


@pytest.mark.parametrize("seed", SEEDS)
def test_C22_depends(seed: int) -> None:
    """The gradient is the error times the input; the error alone is only the bias's gradient."""
    rng = np.random.default_rng(seed)
    x, w = with_one(rng.normal(size=3)), rng.normal(size=4)
    target, step = rng.normal(), 1e-3
    measured = [
        (half_squared_error(x, target, w + h) - half_squared_error(x, target, w - h)) / (2 * step)
        for h in step * np.eye(4)
    ]
    assert np.allclose(gradient(x, target, w), measured, atol=1e-9)
    error = w @ x - target
    assert np.isclose(gradient(x, target, w)[-1], error)
    assert not np.allclose(gradient(x, target, w), error)


@pytest.mark.parametrize("seed", SEEDS)
def test_both_halves_of_the_proof(seed: int) -> None:
    """The length of w stays between kγ and R√k, and its square grows by at most R² a time."""
    inputs, labels = clouds(seed)
    weights, _ = perceptron(inputs, labels)
    best = best_separator(inputs, labels)
    gamma, radius = margin(inputs, labels, best), np.linalg.norm(inputs, axis=1).max()
    k, lengths = np.arange(len(weights)), np.linalg.norm(weights, axis=1)
    assert np.all(weights @ best / np.linalg.norm(best) >= k * gamma - 1e-9)
    assert np.all(lengths <= radius * np.sqrt(k) + 1e-9)
    assert np.all(np.diff(lengths**2) <= radius**2 + 1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_direction_has_a_larger_margin(seed: int) -> None:
    """The margin touches its ceiling, the length of an average of the flipped inputs."""
    inputs, labels = clouds(seed)
    best = best_separator(inputs, labels)
    gamma = margin(inputs, labels, best)
    assert np.isclose(gamma, np.linalg.norm(best), rtol=1e-6)
    others = best + 0.1 * np.random.default_rng(seed).normal(size=(200, 3))
    assert max(margin(inputs, labels, w) for w in others) <= gamma + 1e-9
    assert mistake_bound(inputs, labels, best) <= mistake_bound(
        inputs, labels, perceptron(inputs, labels)[0][-1]
    )


@pytest.mark.parametrize("gap", [0.0, -0.2, -2.0])
@pytest.mark.parametrize("lift", [0.0, 10.0, 40.0, 100.0])
def test_the_margin_touches_its_ceiling_wherever_the_clouds_lie(lift: float, gap: float) -> None:
    """Or there is no margin, and the ceiling is zero up to rounding."""
    for scale, seed in product([1e-6, 1e-3, 1.0, 1e3, 1e6], range(3)):
        points, labels = two_clouds(seed=seed)
        pushed = gap * np.where(labels[:, None] == 1, [0.5, 0.3], [-0.5, -0.3])
        inputs = scale * with_one(points + [0.0, lift] + pushed)
        best = best_separator(inputs, labels)
        gamma, ceiling = margin(inputs, labels, best), np.linalg.norm(best)
        if gap == -2:
            assert gamma < 0 and ceiling < 1e-9 * scale
        else:
            assert 1e-3 * scale < 0.9999 * ceiling < gamma <= ceiling * (1 + 1e-12)


def test_a_margin_is_the_best_among_all_weights_of_length_one() -> None:
    """Counted another way: each two and each three inputs may be the ones that hold the margin."""
    for seed in range(3):
        inputs, labels = (each[::2] for each in clouds(seed))
        z = flipped(inputs, labels)
        found = []
        for count in (1, 2, 3):
            for some in combinations(z, count):
                w = np.linalg.lstsq(np.array(some), np.ones(count))[0]
                found.append(margin(inputs, labels, w))
        assert np.isclose(max(found), margin(inputs, labels, best_separator(inputs, labels)))


def test_a_search_that_is_cut_short_says_so() -> None:
    inputs, labels = clouds(0)
    with pytest.raises(ValueError, match="after 1 steps"):
        best_separator(inputs, labels, max_steps=1)


def test_the_best_separator_by_hand() -> None:
    inputs, labels = with_one(np.array([[1.0, 1.0], [-1.0, -1.0]])), np.array([1, 0])
    best = best_separator(inputs, labels)
    assert np.allclose(best, [1, 1, 0])
    assert np.isclose(mistake_bound(inputs, labels, best), 3 / 2)


def test_scaling_every_input_changes_no_decision() -> None:
    inputs, labels = clouds(0)
    weights, mistakes = perceptron(inputs, labels)
    scaled_weights, scaled_mistakes = perceptron(8 * inputs, labels)
    assert np.array_equal(scaled_weights, 8 * weights)
    assert np.array_equal(scaled_mistakes, mistakes)


def test_a_point_on_the_line_is_a_thorn() -> None:
    assert decide(np.array([1.0, -1.0]), np.array([2.0, 2.0])) == 0


def test_flipping_twice_changes_nothing() -> None:
    inputs, labels = clouds(0)
    assert np.array_equal(flipped(flipped(inputs, labels), labels), inputs)


def test_bad_input_is_refused() -> None:
    points, labels = xor()
    with pytest.raises(ValueError, match="0 or 1"):
        perceptron(points, 2 * labels - 1)
    with pytest.raises(ValueError, match="shorter"):
        perceptron(points, labels[:-1])
    with pytest.raises(ValueError, match="doesn't separate"):
        mistake_bound(points, labels, np.ones(2))
    with pytest.raises(ValueError, match="its margin is 0"):
        mistake_bound(np.array([[1.0, 0.0]]), np.array([1]), np.array([0.0, 1.0]))
    with pytest.raises(ValueError, match="no direction"):
        margin(points, labels, np.zeros(2))
