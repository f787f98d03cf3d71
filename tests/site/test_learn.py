"""The picture of a network that learns: played by mouse, finger and keyboard, held to Python."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from snippets.experiments.hidden_layer import CAST
from snippets.hidden_layer import forward, log_loss, train
from snippets.points import rings
from snippets.results import result
from tests.site.chromium import screen
from tests.site.hands import heard, insight

PAGE = "12-hidden-layer/"
POINTS, LABELS = rings()
NAMES = {"none": "linear", "step": "step", "relu": "relu"}
NAMES |= {"tanh": "tanh", "sigmoid": "sigmoid", "square": "square"}  # in JavaScript, in Python
LONG = 60_000  # milliseconds; playing takes its time


@pytest.fixture
def page(wide: Page, server: str) -> Iterator[Page]:
    """The chapter with its picture alive, and nobody who minds motion."""
    wide.emulate_media(reduced_motion="no-preference")
    yield _alive(wide, server)
    wide.emulate_media(reduced_motion="reduce")


def _alive(page: Page, server: str, state: str = "tanh,3,0,0.05,0") -> Page:
    page.goto("about:blank")  # or another state in the address would load nothing
    page.goto(f"{server}{PAGE}#learn={state}")
    page.locator(".tiles li").first.wait_for()
    return page


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _says(page: Page) -> Locator:
    return page.locator(".learn .says")


def _verdict(page: Page) -> Locator:
    return page.locator(".learn .verdict")


@pytest.mark.parametrize(("name", "known"), NAMES.items())
def test_its_numbers_are_those_of_python(wide: Page, server: str, name: str, known: str) -> None:
    for width, seed, epoch in ((3, 0, 0), (5, 7, 20)):
        f, f_slope = CAST[known]
        layers = train(POINTS, LABELS, width, f, f_slope, seed=seed, steps=epoch)
        _, z = forward(POINTS, layers, f)
        right = np.mean((z[-1][:, 0] > 0) == (LABELS == 1))
        page = _alive(wide, server, f"{name},{width},{seed},0.05,{epoch}")
        expect(_says(page)).to_contain_text(f"{100 * right:.1f}\N{NO-BREAK SPACE}% right")
        loss = log_loss(z[-1], LABELS)
        expect(_says(page)).to_contain_text(f"loss {loss:.2f}" if loss >= 0.1 else "loss 0.0")
        expect(page.locator(".tiles li")).to_have_count(width)
        dead = int(np.sum(~f_slope(z[0]).any(axis=0)))
        expect(page.locator(".tiles [data-flat]")).to_have_count(dead)


def test_what_it_starts_from_is_what_the_figure_shows(site: Path, page: Page) -> None:
    text = (site / PAGE / "index.html").read_text("utf-8")
    expect(_says(page)).to_contain_text("47.0")
    shown = page.locator("figure:has(.learn) svg.figure text", has_text="epoch 0")
    assert f">{shown.text_content()}</text>" in text


def test_by_mouse_a_guess_starts_it_and_it_closes(page: Page) -> None:
    _press(page, "It closes")
    expect(_verdict(page)).to_have_text(
        re.compile(r"It closed by epoch \d+, as you said\."), timeout=LONG
    )
    expect(_says(page)).to_contain_text("three tanh units")
    expect(_says(page)).to_contain_text("100.0\N{NO-BREAK SPACE}% right, closed.")
    expect(insight(page)).to_contain_text("Found it: it closes")
    expect(heard(page)).to_contain_text("Found it: it closes")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_played_on_it_ends_at_the_end(page: Page) -> None:
    _press(page, "To end")
    _press(page, "To start")
    page.locator(".learn input[type=range]").press("End")
    page.locator(".learn input[type=range]").press("ArrowLeft")
    _press(page, "Play")
    expect(_says(page)).to_contain_text("Epoch 2,000", timeout=LONG)
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_by_keyboard_forwards_and_back(page: Page) -> None:
    step = page.get_by_role("button", name="One step")
    seen = [_says(page).text_content()]
    for epoch in (1, 2, 3):
        step.press("Enter")
        expect(_says(page)).to_contain_text(f"Epoch {epoch},")
        seen.append(_says(page).text_content())
    slider = page.get_by_role("slider", name="Epoch")
    for epoch in (2, 1, 0):
        slider.press("ArrowLeft")
        expect(_says(page)).to_have_text(seen[epoch] or "")
    slider.press("End")
    expect(_says(page)).to_contain_text("Epoch 2,000,")
    assert page.url.endswith("#learn=tanh,3,0,0.05,2000")
    tanh = page.get_by_role("radio", name="tanh")
    tanh.press("ArrowLeft")
    expect(_says(page)).to_contain_text("Epoch 0, three ReLU units")
    page.get_by_role("button", name="Add a unit").press("Enter")
    expect(_says(page)).to_contain_text("four ReLU units")


def test_steps_get_no_blame_and_no_line_moves(page: Page) -> None:
    _press(page, "Steps")
    lines = page.locator("figure:has(.learn) .unit.flat")
    expect(lines).to_have_attribute("d", re.compile("^M"))  # its numbers come from a worker
    before = lines.get_attribute("d")
    _press(page, "No line moves")
    _press(page, "To end")
    expect(_verdict(page)).to_have_text("No line has moved, as you said.")
    expect(insight(page)).to_contain_text("the blame is exactly 0")
    assert page.locator(".tiles .amount").all_text_contents() == ["blame 0"] * 3
    assert lines.get_attribute("d") == before


def test_each_of_the_seven_that_failed_has_a_grey_tile_that_says_why(page: Page) -> None:
    runs = result("hidden-layer-three-units")["relu"]
    failed = [seed for seed, run in enumerate(runs) if run["right"] < 1]
    assert len(failed) == 7
    for seed in [*failed, failed[0]]:
        _press(page, "Next that failed")
        expect(page.locator(".hands .seed")).to_have_text(f"{seed}")
        _press(page, "It closes")
        _press(page, "To end")
        expect(_verdict(page)).to_contain_text("You said: it closes. It stayed open. Why?")
        expect(insight(page)).to_contain_text("a grey tile is a dead unit")
        grey = page.locator(".tiles [data-flat]")
        expect(grey).to_have_count(len(runs[seed]["dead"]))
        for tile, unit in zip(grey.all(), runs[seed]["dead"], strict=True):
            expect(tile).to_contain_text("dead: all on the flat side")
            expect(tile).to_contain_text(f"Unit {unit + 1}")


@pytest.mark.parametrize(
    ("state", "holds"),
    [
        ("none,8,1,0.05", "one line, whatever the width"),
        ("relu,8,2,0.05", "width is insurance"),
        ("tanh,1,0,0.05", "One unit, one direction"),
        ("tanh,2,0,0.05", "two leave a way out"),
        ("sigmoid,2,3,0.05", "two leave a way out"),
        ("square,1,0,0.05", "A strip"),
        ("square,2,1,0.05", "x² needs only two"),
        ("square,2,0,0.05", "A ridge and a valley"),
        ("tanh,3,8,10", "frozen, not finished"),
        ("tanh,3,0,0.5", "All alive, and stuck"),
    ],
)
def test_what_can_be_learned_is_told_at_the_end(
    wide: Page, server: str, state: str, holds: str
) -> None:
    page = _alive(wide, server, f"{state},0")
    expect(insight(page)).not_to_contain_text(holds)
    _press(page, "To end")
    expect(insight(page)).to_contain_text(holds)


@pytest.mark.parametrize(("width", "name"), [(3, "relu"), (2, "square"), (8, "tanh")])
def test_all_ten_starts_are_the_row_of_the_table(
    wide: Page, server: str, width: int, name: str
) -> None:
    written = {2: "two", 3: "three", 8: "eight"}[width]
    runs = result(f"hidden-layer-{written}-units")[name]
    good = [seed for seed, run in enumerate(runs) if run["right"] == 1]
    page = _alive(wide, server, f"{name},{width},0,0.05,0")
    _press(page, "Try all ten starts")
    told = f"Of all ten starts, {len(good)} got every point right ({', '.join(map(str, good))})"
    expect(page.locator(".learn .tally")).to_contain_text(told, timeout=LONG)


def test_by_finger_it_plays_and_the_page_scrolls(browser: Browser, server: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        page = _alive(context.new_page(), server, "square,2,1,0.05,0")
        page.get_by_role("button", name="It closes").tap()
        expect(insight(page)).to_contain_text("x² needs only two", timeout=LONG)
        assert page.locator("figure:has(.learn) svg.figure").evaluate(
            "svg => getComputedStyle(svg).touchAction"
        ) in ("auto", "manipulation")


def test_less_motion_is_a_step_of_fifty_epochs(browser: Browser, server: str) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = _alive(context.new_page(), server)
        for epoch in (50, 100):
            _press(page, "+ 50 epochs")
            expect(_says(page)).to_contain_text(f"Epoch {epoch},")
        _press(page, "To start")
        _press(page, "It closes")
        expect(_says(page)).to_contain_text("Epoch 50,")


def test_what_cannot_be_is_said(page: Page) -> None:
    spoken = heard(page)
    for name, why in (("To start", "This is the start"), ("To end", ""), ("One step", "ends here")):
        page.get_by_role("button", name=name).press("Enter")
        expect(spoken).to_contain_text(why)
    page.get_by_role("button", name="It closes").press("Enter")
    expect(spoken).to_contain_text("A guess comes before the start")
    for _ in range(3):
        page.get_by_role("button", name="Take the last unit away").press("Enter")
    expect(spoken).to_contain_text("at least one unit")


def test_nobody_hears_of_it_who_has_not_touched_it(page: Page) -> None:
    expect(_says(page)).to_contain_text("47.0")
    page.get_by_role("button", name="Play", exact=True).focus()
    expect(heard(page)).to_be_empty()


def test_that_its_address_made_no_sense_is_said_until_something_moves(
    wide: Page, server: str
) -> None:
    page = _alive(wide, server, "NaN")
    expect(heard(page)).to_contain_text("makes sense")
    _press(page, "One step")
    expect(_says(page)).to_contain_text("Epoch 1, three tanh units")


def test_without_its_worker_the_figure_stays(browser: Browser, server: str) -> None:
    with screen(browser) as context:
        page = context.new_page()
        page.route("**/explorables/learn-worker.js", lambda route: route.abort())
        page.goto(f"{server}{PAGE}#learn=tanh,3,0,0.05,0")
        expect(_says(page)).to_contain_text("could not be loaded")
        expect(page.locator("figure:has(.learn) svg.figure text", has_text="47.0")).to_have_count(1)


def test_nothing_shifts_as_it_comes_alive(browser: Browser, server: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.route("**/hidden-layer-starts.json", lambda route: route.abort())
        page.goto(f"{server}{PAGE}#learn=tanh,3,0,0.05,0")
        expect(_says(page)).to_contain_text("could not be loaded")
        place = "figure:has(.learn) svg.figure, .learn .says, .learn .setting, .learn + *"
        where = "all => all.map(each => each.getBoundingClientRect().top + scrollY)"
        before = page.locator(place).evaluate_all(where)
        page.unroute("**/hidden-layer-starts.json")
        page.reload()
        page.locator(".tiles li").first.wait_for()
        assert page.locator(place).evaluate_all(where) == pytest.approx(before, abs=1)
