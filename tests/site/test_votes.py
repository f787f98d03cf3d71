"""The picture of the votes: played through by mouse, finger and keyboard, and held to Python."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from snippets.bend import in_hand
from snippets.ordinary_network import with_one
from snippets.points import rings
from snippets.threshold import fence, network, step
from tests.site.test_bend import _handle, _insight, _says, _swipe
from tests.site.test_pages import screen

POINTS, LABELS = rings()
HIDDEN, _ = fence()
PAGE = "08-threshold/"


@pytest.fixture(params=[("light", 1280), ("dark", 390)], ids=["wide", "narrow"])
def page(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The chapter with its picture alive."""
    with screen(browser, *request.param) as context:
        yield _alive(context.new_page(), server + PAGE)


def _alive(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator("figure:has(.hands)").scroll_into_view_if_needed()
    page.locator(".handle").first.wait_for()
    return page


def _votes(units: np.ndarray) -> np.ndarray:
    """Who says yes, in the rows of all points."""
    ways = np.column_stack([np.cos(np.radians(units[:, 2])), np.sin(np.radians(units[:, 2]))])
    hidden = np.column_stack([ways, -(ways * units[:, :2]).sum(axis=1)])
    return step(with_one(POINTS) @ hidden.T)


def _right(units: np.ndarray, need: int) -> str:
    is_right = (_votes(units).sum(axis=1) >= need) == (LABELS == 1)
    return f"{np.mean(is_right):.1%} right".replace("%", " %")


def _enough(page: Page, need: int) -> Locator:
    return page.get_by_role("radio", name=f"{need} of 3")


def test_what_it_starts_from_is_the_fence_of_the_chapter(site: Path, page: Page) -> None:
    start = json.loads((site / "assets/explorables/threshold-votes.json").read_text("utf-8"))
    units = np.array(start["presets"][0]["units"])
    pebble = network(with_one(POINTS), *fence(), step) > 0
    assert np.array_equal(_votes(units).sum(axis=1) > 2.5, pebble)
    assert _says(page) == (
        "Three units, at least three votes: the fence is a closed triangle. 100.0 % right."
    )


def test_alive_it_looks_as_it_was_drawn(browser: Browser, server: str, page: Page) -> None:
    """The same words and numbers, in the same places but for a hair, and of the same size."""
    with browser.new_context(java_script_enabled=False) as context:
        still = context.new_page()
        still.goto(server + PAGE)
        drawn = _words(still)
    alive = _words(page)
    assert [text for text, _ in drawn] == [text for text, _ in alive]
    apart = [np.subtract(one, other) for (_, one), (_, other) in zip(drawn, alive, strict=True)]
    assert np.abs(apart).max() < 0.02


def _words(page: Page) -> list[tuple[str, tuple[float, float]]]:
    """What is written over the figure's map, and where its middle is, as shares of its size."""
    svg = page.locator("figure:has(.hands) svg.figure").first
    box = svg.bounding_box() or FloatRect(x=0, y=0, width=0, height=0)
    found = []
    for text in svg.locator("text").all():
        at = text.bounding_box() or FloatRect(x=0, y=0, width=0, height=0)
        across = (at["x"] + at["width"] / 2 - box["x"]) / box["width"]
        found.append((text.text_content() or "", (across, (at["y"] - box["y"]) / box["width"])))
    return sorted(found)


def test_with_fewer_votes_the_fence_opens_and_goes(page: Page) -> None:
    units = in_hand(HIDDEN)
    _enough(page, 3).focus()
    page.keyboard.press("ArrowLeft")
    assert _says(page) == (
        f"Three units, at least two votes: the fence is open. {_right(units, 2)}."
    )
    expect(_insight(page)).to_contain_text("a majority")
    page.keyboard.press("ArrowLeft")
    assert "at least one vote: every place has so many" in _says(page)
    assert _says(page).endswith("50.0 % right.")
    expect(_insight(page)).to_contain_text("one yes is enough, and no fence is left")
    expect(page.locator(".hands .heard")).to_contain_text("no fence is left")
    _handle(page, "All turned round").press("Enter")
    assert "all is called pebble but a triangle. 0.0 % right." in _says(page)
    expect(_insight(page)).to_contain_text("inside out")
    numbers = page.locator(".tally").all_text_contents()
    assert sorted(numbers) == ["0", "1", "1", "1", "2", "2", "2"]
    _enough(page, 3).press(" ")
    assert "no place has so many" in _says(page)


def test_a_nudge_changes_no_vote_and_a_step_does(page: Page) -> None:
    _handle(page, "A random start").click()
    expect(_insight(page)).to_contain_text("Three random lines")
    base = _handle(page, "Line 1")
    expect(base).to_have_accessible_name("Line 1, at -0.49, -0.38")
    before = _units(page)
    _handle(page, "Nudge it by 0.001").click()
    after = _units(page)
    assert (before != after).any() and np.abs(before - after)[:, :2].max() < 0.0011
    assert (_votes(before) == _votes(after)).all()
    assert _says(page).endswith("The last move changed 0 of 600 votes.")
    expect(_insight(page)).to_contain_text("Found it: nothing answers")
    _handle(page, "Along arrow").click()
    changed = (_votes(after) != _votes(_units(page))).sum()
    assert changed > 0 and _says(page).endswith(f"The last move changed {changed} of 600 votes.")
    expect(_insight(page)).to_contain_text("flipped at once")


def _units(page: Page) -> np.ndarray:
    """The lines, by the address of the page."""
    numbers = [int(number) for number in re.findall(r",(-?\d+)", page.url)]
    return np.reshape(numbers, (3, 3)) / [1000, 1000, 1]


def test_by_mouse_a_random_start_is_brought_to_the_fence(page: Page) -> None:
    _handle(page, "A random start").click()
    for n, (x1, x2, turn) in enumerate(in_hand(HIDDEN), start=1):
        for name, to in ((f"Line {n}", (x1, x2)), (f"Arrow {n}", _tip(x1, x2, turn))):
            page.mouse.move(*_middle(page, name))
            page.mouse.down()
            page.mouse.move(*_at(page, *to), steps=4)
            page.mouse.up()
    assert "a closed triangle" in _says(page)
    assert _right(_units(page), 3) in _says(page)
    expect(_insight(page)).to_contain_text("Found it by hand")


def _tip(x1: float, x2: float, turn: float) -> tuple[float, float]:
    return x1 + 0.33 * np.cos(np.radians(turn)), x2 + 0.33 * np.sin(np.radians(turn))


def _middle(page: Page, name: str) -> tuple[float, float]:
    box = _handle(page, name).bounding_box() or FloatRect(x=0, y=0, width=0, height=0)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _at(page: Page, x1: float, x2: float) -> tuple[float, float]:
    """Where a place of the map is on the screen."""
    frame = page.locator(".stage svg clipPath rect")
    left, top, width, height = (
        float(frame.get_attribute(name) or "") for name in ("x", "y", "width", "height")
    )
    svg = page.locator(".stage svg")
    box = svg.bounding_box() or FloatRect(x=0, y=0, width=0, height=0)
    scale = box["width"] / float((svg.get_attribute("viewBox") or "").split()[2])
    across, down = left + (x1 + 1.3) / 2.6 * width, top + (1.3 - x2) / 2.6 * height
    return box["x"] + across * scale, box["y"] + down * scale


def test_by_finger_a_line_moves_and_the_page_stays(browser: Browser, server: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        page = _alive(context.new_page(), server + PAGE)
        page.locator(".stage").scroll_into_view_if_needed()
        before = page.evaluate("scrollY")
        _swipe(page, _middle(page, "Line 1"), _at(page, 0.8, 0.8))
        assert page.evaluate("scrollY") == before
        expect(_handle(page, "Line 1")).to_have_accessible_name(
            re.compile(r"Line 1, at 0\.(79|80|81), 0\.(79|80|81)")
        )
        assert "of 600 votes" in _says(page)


def test_by_keyboard_and_buttons_lines_move_to_the_edge(page: Page) -> None:
    base, tip = _handle(page, "Line 1"), _handle(page, "Arrow 1")
    base.focus()
    expect(page.locator(".hands .heard")).to_be_empty()
    page.keyboard.press("ArrowUp")
    expect(base).to_have_accessible_name("Line 1, at 0.80, 0.38")
    page.get_by_role("radio", name="Line 2").press(" ")
    _handle(page, "Turn it to the left").press("Enter")
    expect(_handle(page, "Arrow 2")).to_have_accessible_name("Arrow 2, 35°, to the upper right")
    _handle(page, "Swap sides").press("Enter")
    expect(_handle(page, "Arrow 2")).to_have_accessible_name("Arrow 2, 215°, to the lower left")
    page.get_by_role("radio", name="Line 1").press(" ")
    for _ in range(30):
        _handle(page, "Against arrow").press("Enter")
    expect(page.locator(".hands .heard")).to_contain_text("edge of the picture")
    _handle(page, "Start again").press("Enter")
    expect(tip).to_have_accessible_name("Arrow 1, 270°, downwards")
    assert "100.0 %" in _says(page) and "last move" not in _says(page)


@pytest.mark.parametrize(
    "strange", ["", "4,0,0,0,0,0,0,0,0,0", "3,0,0,0", "2,9999,0,0,0,0,0,0,0,0", "%%%", "NaN"]
)
def test_a_strange_address_is_told_and_gives_the_start(
    browser: Browser, server: str, strange: str
) -> None:
    with screen(browser) as context:
        page = _alive(context.new_page(), f"{server}{PAGE}#votes={strange}")
        assert "makes sense" in _says(page)
        expect(_handle(page, "Line 1")).to_have_accessible_name("Line 1, at 0.80, 0.33")


def test_an_address_brings_its_lines_back(browser: Browser, server: str) -> None:
    units = np.array([[100, 200, 250], [-300, 0, 20], [0, -200, 130]]) / [1000, 1000, 1]
    with screen(browser) as context:
        address = "#votes=2,100,200,250,-300,0,20,0,-200,130"
        page = _alive(context.new_page(), server + PAGE + address)
        assert _right(units, 2) in _says(page)


def test_what_is_not_loaded_leaves_the_figure(browser: Browser, server: str) -> None:
    with screen(browser) as context:
        page = context.new_page()
        page.route("**/threshold-votes.json", lambda route: route.abort())
        page.goto(server + PAGE)
        page.locator("figure:has(.hands)").scroll_into_view_if_needed()
        expect(page.locator(".says")).to_contain_text("could not be loaded")
        assert page.locator("figure:has(.hands) svg .moves").count() > 10
