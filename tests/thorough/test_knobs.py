"""The labs: what a text says of a knob holds wherever a reader may turn it, and a notch beyond."""

import contextlib
import io
import re
import warnings

import pytest

from scripts.read.lab import all_labs

LABS = {lab.path.stem: lab for lab in all_labs()}


def turned(lab: str, first_lines: str) -> str:
    """What the cell prints that begins by setting the same names as `first_lines`, with these."""
    names = first_lines.partition(" = ")[0]
    namespace: dict = {}
    said = io.StringIO()
    with contextlib.redirect_stdout(said), warnings.catch_warnings():
        warnings.simplefilter("error")
        for cell in LABS[lab].cells:
            if cell.kind != "code" or "check(" in cell.text:
                continue
            code = re.sub(rf"\A{re.escape(names)} = .*", lambda _: first_lines, cell.text)
            said.truncate(said.seek(0))
            exec(code, namespace)
            if cell.text.startswith(f"{names} = "):
                return said.getvalue().strip()
    raise ValueError(f"no cell of {lab} begins with {names} = ")


def numbers(text: str) -> list[float]:
    return [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?(?:e[-+]\d+)?", text)]


@pytest.mark.parametrize(("up", "finished"), [(-10, True), (0, True), (10, True), (40, False)])
def test_lab_03_says_when_the_perceptron_is_not_done(up: int, finished: bool) -> None:
    said = turned("03-linear-classifier", f"seed, up = 0, {up}.0")
    assert ("isn't finished" not in said) == finished


def test_lab_03_low_clouds_are_easier_as_a_rule() -> None:
    made = [
        sum(sum(numbers(turned("03-linear-classifier", f"seed, up = {s}, {up}"))) for s in range(5))
        for up in (0, 2, 10)
    ]
    assert made == sorted(made) and made[-1] > 5 * made[0]


def test_lab_03_the_bound_grows_until_no_line_is_left() -> None:
    said = [turned("03-linear-classifier", f"gap = {gap}") for gap in (1, 0, -0.5)]
    bounds = [numbers(each)[1] for each in said]
    assert bounds == sorted(bounds) and bounds[-1] > 100 * bounds[0]
    for gap in (-0.6, -2):
        assert "No line parts them" in turned("03-linear-classifier", f"gap = {gap}")
    assert "mistakes: " in turned("03-linear-classifier", "gap = -10"), "out on the other side"


@pytest.mark.parametrize("knobs", ["0, 0.0", "400, -5.0"])
def test_lab_04_no_line_is_better_than_the_best(knobs: str) -> None:
    yours, best = numbers(turned("04-not-separable", f"angle, shift = {knobs}"))
    assert yours <= best == 71.5


def test_lab_05_taylor_gets_better_near_his_point() -> None:
    off = [numbers(turned("05-polynomials", f"terms = {terms}"))[0] for terms in (1, 6, 20)]
    assert off == sorted(off)[::-1]


@pytest.mark.parametrize("count", [11, 60, 120])
def test_lab_05_two_more_places_are_more_trouble(count: int) -> None:
    more = max(count, 11) + 2
    off = [numbers(turned("05-polynomials", f"count = {places}"))[0] for places in (more - 2, more)]
    assert off[1] > 1.5 * off[0]


@pytest.mark.parametrize("f", ["np.abs", "lambda x: abs(x - 0.3)"])
def test_lab_05_bernstein_is_slow_and_arrives(f: str) -> None:
    off = [
        numbers(turned("05-polynomials", f"degree, f = {degree}, {f}"))[0]
        for degree in (5, 20, 320)
    ]
    assert off[0] > off[1] > off[2] and off[2] < 0.05


@pytest.mark.parametrize("k", ["0.1", "4000.0"])
def test_lab_08_no_steepness_overflows(k: str) -> None:
    assert turned("08-threshold", f"k = {k}") == ""


@pytest.mark.parametrize(("asks", "right"), [(-3.5, 50), (-2, 100), (-1.5, 57), (-0.5, 50)])
def test_lab_08_one_bias_asks_for_another_number_of_votes(asks: float, right: int) -> None:
    assert numbers(turned("08-threshold", f"asks = {asks}")) == [right]


def test_lab_08_only_what_is_soft_sends_something_back() -> None:
    assert numbers(turned("08-threshold", "activation = step")) == [0, 0, 0]
    assert any(numbers(turned("08-threshold", "activation = sigmoid")))


@pytest.mark.parametrize(("x", "lr"), [(3, 0.1), (3, 0.3), (1e6, 1), (0, 1)])
def test_lab_09_each_step_multiplies_by_one_factor(x: float, lr: float) -> None:
    said = turned("09-big-inputs", f"x, lr = {x}, {lr}")
    assert numbers(said)[0] == pytest.approx(1 - lr * (x**2 + 1), rel=1e-3, abs=1e-3)


@pytest.mark.parametrize("share", [0.1, 1.1])
def test_lab_09_descent_that_is_not_there_says_so(share: float) -> None:
    with pytest.raises(ValueError, match="still off after 20000 steps"):
        turned("09-big-inputs", f"share = {share}")


@pytest.mark.parametrize("z", ["40.0", "1e5", "-800.0"])
def test_lab_09_the_sigmoid_falls_asleep_and_never_explodes(z: str) -> None:
    assert 0 <= numbers(turned("09-big-inputs", f"z = {z}"))[0] < 1e-16


NUDGED = ["np.exp, np.exp, 10.0", "np.sin, np.cos, 1.0", "np.exp, np.exp, 1.7"]
NUDGED += ["lambda x: x**3, lambda x: 3 * x**2, 1.7", "np.log, lambda x: 1 / x, 1.7"]


@pytest.mark.parametrize("f", NUDGED)
def test_lab_10_the_best_nudge_is_neither_the_largest_nor_the_smallest(f: str) -> None:
    off = numbers(turned("10-gradients", f"f, f_slope, place = {f}"))[1::2]
    assert min(off[0], off[-1]) > 100 * min(off)


@pytest.mark.parametrize(("rate", "falls"), [(0.1, True), (0.2, False)])
def test_lab_10_a_rate_that_is_too_large_lets_the_loss_rise(rate: float, falls: bool) -> None:
    losses = numbers(turned("10-gradients", f"rate, steps = {rate}, 12"))
    assert (losses == sorted(losses)[::-1]) == falls


def test_lab_12_some_starts_of_three_relus_arrive_and_some_do_not() -> None:
    knobs = "width, seed, (f, f_slope)"
    right = [numbers(turned("12-hidden-layer", f"{knobs} = 3, {seed}, RELU"))[0] for seed in (0, 4)]
    assert right[1] < right[0] == 100


def test_lab_12_hats_gain_four_times_by_doubling_and_bumps_twice() -> None:
    few, many = (numbers(turned("12-hidden-layer", f"n = {n}")) for n in (64, 128))
    bumps, hats = (a / b for a, b in zip(few, many, strict=True))
    assert 1.8 < bumps < 2.2 and 3.6 < hats < 4.4


@pytest.mark.parametrize("knobs", ["1, 1", "800, 8", "2000, 1"])
def test_lab_14_any_lesson_trains_a_network(knobs: str) -> None:
    right, of = numbers(turned("14-digits", f"count, epochs = {knobs}"))
    assert 10 <= right < of == 130


@pytest.mark.parametrize(("name", "level"), [("sigmoid", False), ("tanh", True), ("ReLU", True)])
def test_lab_13_says_how_level_the_gradient_is(name: str, level: bool) -> None:
    for rule in ("glorot", "he"):
        for depth in (1, 5, 10, 20)[not level :]:
            knobs = f'name, rule, depth = "{name}", {rule}, {depth}'
            ratio = numbers(turned("13-depth", knobs))[0]
            assert (0.05 < ratio < 20) == level, knobs


def test_lab_13_a_start_that_is_too_small_for_relu_fades() -> None:
    sizes = numbers(turned("13-depth", 'name, rule = "ReLU", lambda n_in, n_out: 0.02'))
    assert sizes == sorted(sizes)[::-1] and sizes[-1] < 0.3 < 1 < sizes[0]


@pytest.mark.parametrize("rate", [0.1, 3.0, 10.0, 1e3])
def test_lab_13_at_any_rate_the_count_is_of_eight(rate: float) -> None:
    gone, all_units, right = numbers(turned("13-depth", f"rate = {rate}"))
    assert 0 <= gone <= all_units == 8 and 50 <= right <= 100
