"""Chapter 12: a network that learns the rings, why some don't, and what bumps can do."""

from __future__ import annotations

import numpy as np
import pytest

from snippets import activations
from snippets.experiments.hidden_layer import CAST, _run
from snippets.hidden_layer import (
    VALLEYS,
    adam,
    backward,
    bumps,
    edge_on,
    forward,
    hats,
    hills,
    log_loss,
    log_loss_slope,
    pack,
    train,
    unpack,
    way_out,
    worst_miss,
)
from snippets.points import rings
from snippets.results import result
from snippets.stacking import collapse, random_layers
from snippets.threshold import gradient_by_nudging
from tests.snippets.greatest import greatest

SEEDS = range(5)
NEVER_FALLING = {
    "step": activations.step,
    "sigmoid": activations.sigmoid,
    "tanh": np.tanh,
    "relu": activations.relu,
    "leaky": activations.leaky_relu,
    "floor": np.floor,
    "cube": lambda z: z**3,
}


def runs(width: str, name: str) -> list[dict]:
    return result(f"hidden-layer-{width}-units")[name]


def solved(width: str, name: str) -> int:
    return sum(run["right"] == 1 for run in runs(width, name))


def with_two_units(seed: int) -> list:
    rng = np.random.default_rng(seed)
    return [(rng.normal(size=(2, 2)), rng.normal(size=2)), (rng.normal(size=(1, 2)), np.ones(1))]


@pytest.mark.parametrize("widths", [[2, 3, 1], [3, 1], [2, 5, 4, 3, 1]])
@pytest.mark.parametrize("name", ["linear", "relu", "tanh", "sigmoid", "square"])
def test_backward_is_the_gradient(name, widths):
    f, f_slope = CAST[name]
    rng = np.random.default_rng(3)
    x, labels = rng.normal(size=(7, widths[0])), rng.integers(0, 2, 7)
    layers = random_layers(widths, seed=1)

    def loss(p):
        return log_loss(forward(x, unpack(p, widths), f)[1][-1], labels)

    h, z = forward(x, layers, f)
    walked = pack(backward(log_loss_slope(z[-1], labels), h, z, layers, f_slope))
    np.testing.assert_allclose(walked, gradient_by_nudging(loss, pack(layers)), atol=1e-7)
    assert np.abs(walked).max() > 1e-3


def test_backward_with_several_outputs():
    rng = np.random.default_rng(0)
    x, layers, dz = rng.normal(size=(5, 2)), random_layers([2, 4, 3]), rng.normal(size=(5, 3))
    h, z = forward(x, layers, np.tanh)
    walked = pack(backward(dz, h, z, layers, activations.tanh_derivative))

    def weighted(p):
        return (dz * forward(x, unpack(p, [2, 4, 3]), np.tanh)[1][-1]).sum()

    np.testing.assert_allclose(walked, gradient_by_nudging(weighted, pack(layers)), atol=1e-8)


def test_forward_without_activation_collapses_and_bad_shapes_are_refused():
    x, layers = rings(20)[0], random_layers([2, 4, 3, 1])
    h, z = forward(x, layers, lambda z: z)
    W, b = collapse(layers)
    np.testing.assert_allclose(z[-1], x @ W.T + b)
    assert [len(h), len(z)] == [3, 3] and h[0] is x
    with pytest.raises(ValueError):
        forward(np.zeros((4, 3)), layers, np.tanh)


def test_log_loss_is_the_log_of_what_was_promised_and_never_overflows():
    scores, labels = np.array([[-3.0], [0.5], [2.0]]), np.array([0, 1, 0])
    p = 1 / (1 + np.exp(-scores[:, 0]))
    assert np.isclose(log_loss(scores, labels), -np.log([1 - p[0], p[1], 1 - p[2]]).mean())
    slope = gradient_by_nudging(lambda s: log_loss(s, labels), scores)
    np.testing.assert_allclose(log_loss_slope(scores, labels), slope, atol=1e-9)
    far = np.array([[1000.0]])
    assert log_loss(far, np.array([0])) == 1000 and log_loss(far, np.array([1])) == 0
    assert log_loss_slope(far, np.array([0])) == 1, "confidently wrong, and told so"


@pytest.mark.parametrize("widths", [[2, 3, 1], [1, 1], [4, 2, 5, 3]])
def test_unpack_undoes_pack(widths):
    layers = random_layers(widths)
    for ours, theirs in zip(unpack(pack(layers), widths), layers, strict=True):
        assert all(np.array_equal(a, b) for a, b in zip(ours, theirs, strict=True))
    with pytest.raises(ValueError):
        unpack(pack(layers)[:-1], widths)
    with pytest.raises(ValueError, match="leave 1 numbers over"):
        unpack(np.append(pack(layers), 0.0), widths)


def test_adam_is_kingma_and_bas():
    """Their algorithm 1, for one number and slopes that are known beforehand."""
    slopes, p, m, v = [1.0, -0.5, 2.0, 0.1], 3.0, 0.0, 0.0
    for t, g in enumerate(slopes, 1):
        m, v = 0.9 * m + (1 - 0.9) * g, 0.999 * v + (1 - 0.999) * g * g
        p -= 0.05 * (m / (1 - 0.9**t)) / ((v / (1 - 0.999**t)) ** 0.5 + 1e-8)
    told = iter(slopes)
    moved = adam(np.array([3.0]), lambda _: np.array([next(told)]), steps=4)
    assert np.isclose(moved[0], p, rtol=0, atol=1e-12)


def test_adam_steps_alike_on_steep_and_on_flat_slopes():
    steepness = np.array([1e-3, 1.0, 1e3])
    moved = adam(np.ones(3), lambda p: steepness, steps=5, rate=0.01)
    np.testing.assert_allclose(moved, 0.95, atol=1e-6)
    assert np.array_equal(adam(np.ones(3), lambda p: 0 * p, steps=5), np.ones(3))


def test_training_starts_through_the_middle_and_changes_nothing_it_was_given():
    points, labels = rings()
    kept = points.copy()
    start = train(points, labels, 4, *CAST["tanh"], seed=2, steps=0)
    assert [W.shape for W, _ in start] == [(4, 2), (1, 4)]
    assert not start[0][1].any() and not start[1][1].any()
    assert np.array_equal(start[0][0], random_layers([2, 4, 1], 2)[0][0])
    train(points, labels, 4, *CAST["tanh"], seed=2, steps=3)
    assert np.array_equal(points, kept)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        ("two", [0, 0, 0, 0, 0, 7]),
        ("three", [0, 0, 3, 10, 10, 10]),
        ("eight", [0, 0, 10, 10, 10, 10]),
    ],
)
def test_the_table(width, expected):
    assert [solved(width, name) for name in CAST] == expected
    assert all(len(runs(width, name)) == 10 for name in CAST)


@pytest.mark.parametrize("name", ["linear", "tanh", "relu"])
def test_the_stored_runs_are_what_the_code_does(name):
    seed = 4
    found, stored = _run(3, name, seed), runs("three", name)[seed]
    assert found["dead"] == stored["dead"]
    assert abs(found["right"] - stored["right"]) < (0.1 if name == "linear" else 0.011)


@pytest.mark.parametrize("width", [2, 8])
def test_steps_freeze_the_hidden_layer_so_that_rays_keep_one_score(width):
    points, labels = rings()
    born, grown = (train(points, labels, width, *CAST["step"], steps=n) for n in (0, 20))
    assert np.array_equal(pack(born[:1]), pack(grown[:1]))
    assert not np.array_equal(born[1][0], grown[1][0]), "the output layer learns"
    near, far = (forward(r * points, grown, activations.step)[1][-1] for r in (0.1, 3))
    assert np.array_equal(near, far)


@pytest.mark.parametrize("f", NEVER_FALLING.values(), ids=NEVER_FALLING)
def test_two_units_leave_a_way_out(f):
    for seed in range(40):
        layers = with_two_units(seed)
        d = way_out(layers)
        walk = np.array([0.1, -0.2]) + np.linspace(0, 5, 60)[:, None] * d
        rises = np.diff(forward(walk, layers, f)[1][-1][:, 0])
        assert np.isclose(np.linalg.norm(d), 1) and rises.min() > -1e-9


def test_the_way_out_of_opposite_arrows_and_of_one_and_of_none():
    W, b, c = np.array([[2.0, 1.0], [-4.0, -2.0]]), np.zeros(2), np.zeros(1)
    for V in ([[1.0, 1.0]], [[1.0, 0.0]], [[0.0, 3.0]], [[1.0, -1.0]]):
        d = way_out([(W, b), (np.array(V), c)])
        assert ((np.array(V).T * W) @ d >= -1e-12).all()
    with pytest.raises(ValueError, match="any direction"):
        way_out([(W, b), (np.zeros((1, 2)), c)])


def test_arrows_that_are_opposite_but_for_rounding_leave_a_way_out():
    rng = np.random.default_rng(0)
    for _ in range(500):
        arrow, times, V = rng.normal(size=2), rng.uniform(0.1, 9), rng.normal(size=(1, 2))
        W = np.array([V[0, 1] * arrow, -times * V[0, 0] * arrow])
        shares = V.T * W
        d = way_out([(W, np.zeros(2)), (V, np.zeros(1))])
        assert (shares @ d >= -1e-7 * np.linalg.norm(shares, axis=1)).all()


def test_the_way_out_needs_f_not_to_fall_and_two_units():
    bowl = [(np.eye(2), np.zeros(2)), (-np.ones((1, 2)), np.ones(1))]
    ends = forward(np.array([[0.0, 0.0], 3 * way_out(bowl)]), bowl, np.square)[1][-1]
    assert ends[1] < 0 < ends[0], "two ridges close"
    angles = np.radians([90, 210, 330])
    arrows = np.column_stack([np.cos(angles), np.sin(angles)])
    turn = np.linspace(0, 2 * np.pi, 720)
    assert (arrows @ [np.cos(turn), np.sin(turn)]).min(axis=0).max() < -0.49, "surrounded"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_ridge_and_a_valley_leave_a_way_out(seed):
    (W, b), _ = with_two_units(seed)
    layers = [(W, b), (np.array([[-2.0, 1.5]]), np.ones(1))]
    crest = np.array([-W[0, 1], W[0, 0]])
    walks = [s * np.linspace(0, 9, 50)[:, None] * crest for s in (1, -1)]
    rises = [np.diff(forward(w, layers, np.square)[1][-1][:, 0]).min() for w in walks]
    assert max(rises) > -1e-9
    assert {r["below"] for r in runs("two", "square") if r["right"] < 1} == {1}
    assert {r["below"] for r in runs("two", "square") if r["right"] == 1} == {2}


def test_three_relus_nearly_always_fail_because_one_of_them_has_died():
    """Whoever dies started with a positive output weight, and half of those live."""
    more = result("hidden-layer-three-once-more")
    ten, hundred = runs("three", "relu"), more["relu"]
    assert all((run["right"] == 1) == (not run["dead"]) for run in ten)
    assert all(run["right"] < 1 for run in hundred if run["dead"])
    alive = [run["right"] == 1 for run in hundred if not run["dead"]]
    assert len(hundred) == 100 and [len(alive), sum(alive)] == [44, 42]
    for outcome, first in ((ten, 0), (hundred, 10)):
        starts = [random_layers([2, 3, 1], first + k)[1][0][0] for k in range(len(outcome))]
        at_risk = np.array(starts) > 0
        died = np.array([np.isin(range(3), run["dead"]) for run in outcome])
        assert not died[~at_risk].any()
        assert 0.4 < died[at_risk].mean() < 0.65
    assert not any(run["dead"] for name in ("tanh", "sigmoid") for run in runs("three", name))
    assert any(run["dead"] and run["right"] == 1 for run in runs("eight", "relu"))


@pytest.mark.parametrize("seed", [1, 3, 4])
def test_dead_units_have_no_slope_left(seed):
    points, labels = rings()
    layers = train(points, labels, 3, *CAST["relu"], seed=seed)
    h, z = forward(points, layers, activations.relu)
    dead = runs("three", "relu")[seed]["dead"]
    assert np.flatnonzero(~h[1].any(axis=0)).tolist() == dead
    gradients = backward(log_loss_slope(z[-1], labels), h, z, layers, CAST["relu"][1])
    assert not gradients[0][0][dead].any() and not gradients[1][0][:, dead].any()


@pytest.mark.parametrize("seed", SEEDS)
def test_edge_on_shows_the_output_as_a_level_cut(seed):
    points, _ = rings()
    layers = random_layers([2, 3, 1], seed)
    seen = edge_on(points, layers, np.tanh)
    scores = forward(points, layers, np.tanh)[1][-1][:, 0]
    h = np.tanh(points @ layers[0][0].T + layers[0][1])
    assert np.array_equal(seen[:, 1] > 0, scores > 0)
    gaps = [np.linalg.norm(a[:, None] - a, axis=2) for a in (seen, h)]
    assert (gaps[0] <= gaps[1] + 1e-12).all(), "a view never makes things farther apart"
    slopes = np.linalg.lstsq(np.column_stack([h, np.ones(200)]), seen)[0][:3]
    np.testing.assert_allclose(slopes.T @ slopes, np.eye(2), atol=1e-9)
    alone = [(np.eye(2), np.zeros(2)), (np.array([[2.0, 0.0]]), np.zeros(1))]
    np.testing.assert_array_equal(edge_on(points, alone, np.positive), points[:, ::-1])


@pytest.mark.parametrize("n", [2, 5, 16, 100])
def test_bumps_keep_their_promise(n):
    middles = (np.arange(n) + 0.5)[:, None] / n
    layers = bumps(hills, n)
    found = forward(middles, layers, activations.step)[1][-1]
    np.testing.assert_allclose(found, hills(middles), atol=1e-12)
    missed = worst_miss(hills, layers, activations.step, VALLEYS)
    assert 0.8 * np.sqrt(5 / (2 * n)) < missed <= np.sqrt(5 / (2 * n))
    steady = bumps(np.sin, n)
    assert worst_miss(np.sin, steady, activations.step) <= 1 / (2 * n)


@pytest.mark.parametrize("n", [1, 2, 5, 16, 100])
def test_hats_go_straight_from_node_to_node(n):
    x = np.linspace(0, 1, 777)
    drawn = forward(x[:, None], hats(hills, n), activations.relu)[1][-1][:, 0]
    nodes = np.arange(n + 1) / n
    np.testing.assert_allclose(drawn, np.interp(x, nodes, hills(nodes)), atol=1e-10)
    assert worst_miss(hills, hats(hills, n), activations.relu, VALLEYS) <= np.sqrt(5 / n)


@pytest.mark.parametrize(
    ("make", "unit", "n", "missed"),
    [
        (bumps, activations.step, 4, 0.765),
        (bumps, activations.step, 16, 0.394),
        (bumps, activations.step, 64, 0.198),
        (hats, activations.relu, 4, 0.765),
        (hats, activations.relu, 16, 0.151),
        (hats, activations.relu, 64, 0.154),
        (hats, activations.relu, 256, 0.065),
    ],
)
def test_the_worst_miss_is_not_between_two_places_of_a_grid(make, unit, n, missed):
    """The page's numbers, found between the corners of hills and network by climbing."""
    layers = make(hills, n)

    def off(x):
        return np.abs(hills(x) - forward(x[:, None], layers, unit)[1][-1][:, 0])

    top = greatest(off, 0.0, 1.0, [*VALLEYS, *-layers[0][1]])
    assert round(top, 3) == missed
    assert np.isclose(worst_miss(hills, layers, unit, VALLEYS), top, rtol=1e-4)


@pytest.mark.parametrize("depth", [1, 2, 5, 8])
def test_depth_doubles_the_teeth_where_width_adds_a_kink(depth):
    """Telgarsky's example: a hat of two ReLUs, in itself again and again."""
    W, V = np.array([[1.0], [1.0]]), np.array([[2.0, -4.0]])
    b, c = np.array([0.0, -0.5]), np.zeros(1)
    deep = [(W, b), *[(W @ V, b)] * (depth - 1), (V, c)]
    x = np.linspace(0, 1, 2**12 + 1)
    teeth = forward(x[:, None], deep, activations.relu)[1][-1][:, 0]
    kinks = np.count_nonzero(np.abs(np.diff(teeth, 2)) > 1e-6)
    assert kinks == 2**depth - 1
    wide = random_layers([1, 2 * depth, 1], seed=0)
    bent = forward(x[:, None], wide, activations.relu)[1][-1][:, 0]
    assert np.count_nonzero(np.abs(np.diff(bent, 2)) > 1e-9) <= 2 * 2 * depth


@pytest.mark.parametrize("n", [3, 7, 17])
def test_the_worst_miss_of_bumps_is_seen_on_both_sides_of_a_jump(n):
    def wave(x):
        return np.sin(2 * np.pi * x) ** 2

    layers = bumps(wave, n)

    def off(x):
        return np.abs(wave(x) - forward(x[:, None], layers, activations.step)[1][-1][:, 0])

    top = greatest(off, 0.0, 1.0, -layers[0][1])
    assert np.isclose(worst_miss(wave, layers, activations.step), top, rtol=1e-6)


def test_one_layer_of_two_steps_makes_a_bump_and_of_stripes_in_the_plane_none():
    x = np.array([[-1.0], [0.1], [0.5], [0.9], [2.0]])
    bump = [(np.ones((2, 1)), np.array([-0.25, -0.75])), (np.array([[1.0, -1.0]]), np.zeros(1))]
    assert forward(x, bump, activations.step)[1][-1].ravel().tolist() == [0, 0, 1, 0, 0]
    (W, b), (V, c) = bump
    stripes = [(np.column_stack([W, 0 * W]), b), (V, c)]
    along = np.column_stack([np.full(9, 0.5), np.linspace(-99, 99, 9)])
    assert (forward(along, stripes, activations.step)[1][-1] == 1).all()


def test_a_curve_of_yes_and_no_is_met_as_one_of_numbers_is():
    def door(x):
        return x < 0.3

    x = np.linspace(0.01, 0.99, 9)[:, None]
    for make, f in ((bumps, activations.step), (hats, activations.relu)):
        scores = [forward(x, make(g, 10), f)[1][-1] for g in (door, lambda x: door(x) * 1.0)]
        np.testing.assert_array_equal(*scores)


def test_training_on_inputs_that_are_far_too_large_says_so():
    points, labels = rings()
    with pytest.raises(ValueError, match=r"the loss has risen .*; standardise\?"):
        train(points + 50, labels, 4, np.tanh, activations.tanh_derivative, steps=1)


def test_labels_in_a_column_or_with_a_sign_are_the_same_labels():
    scores, labels = np.array([[2.0], [-3.0], [1.0]]), np.array([1, 0, 1])
    for other in (labels[:, None], 2 * labels - 1, labels.astype(bool), labels.tolist()):
        assert log_loss(scores, other) == log_loss(scores, labels)
        np.testing.assert_array_equal(log_loss_slope(scores, other), log_loss_slope(scores, labels))
