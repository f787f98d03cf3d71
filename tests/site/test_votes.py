"""The picture of the votes: played through by mouse, finger and keyboard, and held to Python."""

import json
import re
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Locator, Page, expect

from snippets.bend import in_hand
from snippets.ordinary_network import with_one
from snippets.points import rings
from snippets.threshold import fence, network, step
from tests.site.hands import (
    Place,
    alive,
    box,
    button,
    drag,
    heard,
    insight,
    middle,
    picture,
    says,
    spot,
    swipe,
)

POINTS, LABELS = rings()
HIDDEN, _ = fence()
PAGE = "08-threshold/"
page = picture(PAGE)


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
    assert says(page) == (
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
    frame = box(svg)
    found = []
    for text in svg.locator("text").all():
        at = box(text)
        across = (at["x"] + at["width"] / 2 - frame["x"]) / frame["width"]
        found.append((text.text_content() or "", (across, (at["y"] - frame["y"]) / frame["width"])))
    return sorted(found)


def test_with_fewer_votes_the_fence_opens_and_goes(page: Page) -> None:
    units = in_hand(HIDDEN)
    _enough(page, 3).focus()
    page.keyboard.press("ArrowLeft")
    assert says(page) == (
        f"Three units, at least two votes: the fence is open. {_right(units, 2)}."
    )
    expect(insight(page)).to_contain_text("a majority")
    page.keyboard.press("ArrowLeft")
    assert "at least one vote: every place has so many" in says(page)
    assert says(page).endswith("50.0 % right.")
    expect(insight(page)).to_contain_text("one yes is enough, and no fence is left")
    expect(heard(page)).to_contain_text("no fence is left")
    button(page, "All turned round").press("Enter")
    assert "all is called pebble but a triangle. 0.0 % right." in says(page)
    expect(insight(page)).to_contain_text("inside out")
    numbers = page.locator(".tally").all_text_contents()
    assert sorted(numbers) == ["0", "1", "1", "1", "2", "2", "2"]
    _enough(page, 3).press(" ")
    assert "no place has so many" in says(page)


def test_a_nudge_changes_no_vote_and_a_step_does(page: Page) -> None:
    button(page, "A random start").click()
    expect(insight(page)).to_contain_text("Three random lines")
    base = button(page, "Line 1")
    expect(base).to_have_accessible_name("Line 1, at -0.49, -0.38")
    before = _units(page)
    button(page, "Nudge it by 0.001").click()
    after = _units(page)
    assert (before != after).any() and np.abs(before - after)[:, :2].max() < 0.0011
    assert (_votes(before) == _votes(after)).all()
    assert says(page).endswith("The last move changed 0 of 600 votes.")
    expect(insight(page)).to_contain_text("Found it: nothing answers")
    button(page, "Along arrow").click()
    changed = (_votes(after) != _votes(_units(page))).sum()
    assert changed > 0 and says(page).endswith(f"The last move changed {changed} of 600 votes.")
    expect(insight(page)).to_contain_text("flipped at once")


def _units(page: Page) -> np.ndarray:
    """The lines, by the address of the page."""
    numbers = [int(number) for number in re.findall(r",(-?\d+)", page.url)]
    return np.reshape(numbers, (3, 3)) / [1000, 1000, 1]


def test_by_mouse_a_random_start_is_brought_to_the_fence(page: Page) -> None:
    button(page, "A random start").click()
    for n, (x1, x2, turn) in enumerate(in_hand(HIDDEN), start=1):
        for name, to in ((f"Line {n}", (x1, x2)), (f"Arrow {n}", _tip(x1, x2, turn))):
            drag(page, middle(button(page, name)), _at(page, *to))
    assert "a closed triangle" in says(page)
    assert _right(_units(page), 3) in says(page)
    expect(insight(page)).to_contain_text("Found it by hand")


def _at(page: Page, x1: float, x2: float) -> Place:
    """Where a place of the map is on the screen."""
    return spot(page.locator(".stage svg"), (x1 + 1.3) / 2.6, (1.3 - x2) / 2.6)


def _tip(x1: float, x2: float, turn: float) -> tuple[float, float]:
    return x1 + 0.33 * np.cos(np.radians(turn)), x2 + 0.33 * np.sin(np.radians(turn))


def test_by_finger_a_line_moves_and_the_page_stays(browser: Browser, server: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        page = alive(context.new_page(), server + PAGE)
        page.locator(".stage").scroll_into_view_if_needed()
        before = page.evaluate("scrollY")
        swipe(page, middle(button(page, "Line 1")), _at(page, 0.8, 0.8))
        assert page.evaluate("scrollY") == before
        expect(button(page, "Line 1")).to_have_accessible_name(
            re.compile(r"Line 1, at 0\.(79|80|81), 0\.(79|80|81)")
        )
        assert "of 600 votes" in says(page)


def test_by_keyboard_and_buttons_lines_move_to_the_edge(page: Page) -> None:
    base, tip = button(page, "Line 1"), button(page, "Arrow 1")
    base.focus()
    expect(heard(page)).to_be_empty()
    page.keyboard.press("ArrowUp")
    expect(base).to_have_accessible_name("Line 1, at 0.80, 0.38")
    page.get_by_role("radio", name="Line 2").press(" ")
    button(page, "Turn it to the left").press("Enter")
    expect(button(page, "Arrow 2")).to_have_accessible_name("Arrow 2, 35°, to the upper right")
    button(page, "Swap sides").press("Enter")
    expect(button(page, "Arrow 2")).to_have_accessible_name("Arrow 2, 215°, to the lower left")
    page.get_by_role("radio", name="Line 1").press(" ")
    for _ in range(30):
        button(page, "Against arrow").press("Enter")
    expect(heard(page)).to_contain_text("edge of the picture")
    button(page, "Start again").press("Enter")
    expect(tip).to_have_accessible_name("Arrow 1, 270°, downwards")
    assert "100.0 %" in says(page) and "last move" not in says(page)


def test_an_address_brings_its_lines_back(wide: Page, server: str) -> None:
    units = np.array([[100, 200, 250], [-300, 0, 20], [0, -200, 130]]) / [1000, 1000, 1]
    address = "#votes=2,100,200,250,-300,0,20,0,-200,130"
    page = alive(wide, server + PAGE + address)
    assert _right(units, 2) in says(page)
