"""The picture to bend by hand: played through by mouse, finger and keyboard, and held to Python."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from snippets import bend
from snippets.folds import DIRECTIONS, fence
from snippets.not_separable import accuracy, best_line
from snippets.points import rings
from tests.site.hands import (
    Place,
    alive,
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
BEST = accuracy(POINTS, LABELS, *best_line(POINTS, LABELS))
AT_BEST = (0.0, -0.31, 255.0)  # hardly below the pebbles
page = picture("")


def _at(page: Page, x1: float, x2: float) -> Place:
    """Where a place of the map is on the screen."""
    svg = page.locator(".stage svg")
    svg.scroll_into_view_if_needed()
    return spot(svg, (x1 + 1.1) / 2.2, (1.1 - x2) / 2.2)


def _right(units: list[tuple[float, float, float]], by: str) -> float:
    return np.mean((bend.score(POINTS, units, by) > 1e-9) == (LABELS == 1)).item()


def test_the_fences_of_the_chapters_are_among_what_it_draws() -> None:
    turns = np.degrees(np.arctan2(DIRECTIONS[:, 1], DIRECTIONS[:, 0]))
    for name, lines in (("step", 1 / 3), ("ReLU", 0.1), ("tanh", 1 / 3)):
        units = [(*(lines * arrow), turn) for arrow, turn in zip(DIRECTIONS, turns, strict=True)]
        known = fence(POINTS, bend.BENDS[name], lines, bend.cut(name, 3))
        assert np.allclose(bend.score(POINTS, units, name), known, atol=1e-12)


@pytest.mark.parametrize("by", bend.BENDS)
def test_it_finds_as_many_points_right_as_python(wide: Page, server: str, by: str) -> None:
    rng = np.random.default_rng(len(by))
    for count in (1, 2, 3):
        units = [(*rng.integers(-60, 60, 2) / 100, int(rng.integers(360))) for _ in range(count)]
        numbers = [f"{1000 * x1:.0f},{1000 * x2:.0f},{turn}" for x1, x2, turn in units]
        wide.goto("about:blank")
        alive(wide, f"{server}#bend={by},{','.join(numbers)}")
        assert f"{_right(units, by):.1%}".replace("%", " %") in says(wide)


def test_what_it_starts_from_is_what_the_figure_shows(site: Path, page: Page) -> None:
    start = json.loads((site / "assets/explorables/bend-start.json").read_text("utf-8"))
    assert start["bestLine"] == BEST
    shown = f"{_right(bend.ONE_LINE, 'none'):.1%} right".replace("%", "\xa0%")
    text = (site / "index.html").read_text("utf-8")
    assert f">{shown}</text>" in text
    assert page.locator(".stage text", has_text=shown).count() == 1


def test_by_mouse_one_line_reaches_its_best_and_no_more(page: Page) -> None:
    x1, x2, turn = AT_BEST
    base = button(page, "Line 1")
    for to, handle in (((x1, x2), base), (_tip(*AT_BEST), button(page, "Arrow 1"))):
        handle.hover()
        page.mouse.down()
        page.mouse.move(*_at(page, *to), steps=5)
        page.mouse.up()
    expect(insight(page)).to_contain_text("Found it: there is hardly more to be had")
    assert f"{100 * _shown(page):.1f}" in says(page)
    assert BEST - 0.015 <= _shown(page) <= BEST
    kept = [int(number) for number in page.url.partition("#bend=none,")[2].split(",")]
    assert kept == pytest.approx([1000 * x1, 1000 * x2, turn], abs=5)


def _tip(x1: float, x2: float, turn: float) -> tuple[float, float]:
    return x1 + 0.35 * np.cos(np.radians(turn)), x2 + 0.35 * np.sin(np.radians(turn))


def _shown(page: Page) -> float:
    return float(page.locator(".bar .now").get_attribute("width") or "") / 100


def test_by_keyboard_from_one_line_to_three_folds(page: Page) -> None:
    base, tip = button(page, "Line 1"), button(page, "Arrow 1")
    base.focus()
    page.keyboard.press("ArrowUp")
    expect(base).to_have_accessible_name("Line 1, at -0.10, 0.15")
    page.keyboard.press("Shift+ArrowRight")
    expect(base).to_have_accessible_name("Line 1, at 0.10, 0.15")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    expect(tip).to_have_accessible_name("Arrow 1, 65°, to the upper right")

    page.get_by_role("radio", name="none").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="ReLU")).to_be_checked()
    expect(insight(page)).to_contain_text("One bend, one side.")
    for count in (2, 3):
        page.get_by_role("button", name="Add a unit").press("Enter")
        assert says(page).startswith({2: "Two units, ReLU", 3: "Three units, ReLU"}[count])
    page.get_by_role("button", name="Three lines, bent").press("Enter")
    expect(insight(page)).to_contain_text("three bends close")
    page.get_by_role("button", name="Take the last unit away").press("Enter")
    expect(insight(page)).to_contain_text("Two bends, and a gap")
    for _ in range(3):
        page.get_by_role("button", name="Turn it to the left").press("Enter")
    expect(insight(page)).to_contain_text("two can't close")
    page.get_by_role("radio", name="ReLU").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(insight(page)).to_contain_text("More than one line now")
    for _ in range(3):
        page.get_by_role("button", name="Swap sides").press("Enter")
    expect(insight(page)).to_contain_text("however many lines you add up, at most one is left")


def test_each_step_from_three_folds_to_none_is_told(page: Page) -> None:
    button(page, "Three lines, bent").click()
    for told, holds in (
        ("Three units, ReLU: a fence of six sides, closed. 100.0 % right.", "six sides"),
        ("Two units, ReLU: a fence of three sides, open to the right", "Two bends, and a gap"),
        ("One unit, ReLU: a straight fence, open downwards.", "One bend, one side"),
    ):
        assert says(page).startswith(told)
        expect(insight(page)).to_contain_text(holds)
        expect(heard(page)).to_contain_text(holds)
        button(page, "Take the last unit away").press("Enter")
    expect(heard(page)).to_contain_text("at least one unit")


def test_every_bend_closes_the_same_three_lines_but_none(page: Page) -> None:
    button(page, "Three lines, bent").click()
    for by, shape in (("step", "three sides, closed"), ("tanh", "smooth fence, closed")):
        page.get_by_role("radio", name=by).press(" ")
        assert shape in says(page) and "100.0 %" in says(page)
    page.get_by_role("radio", name="none").press(" ")
    assert "their arrows cancel, and no line is left. 50.0 %" in says(page)


def test_all_arrows_in_one_half_leave_it_open(wide: Page, server: str) -> None:
    page = alive(wide, f"{server}#bend=ReLU,0,300,90,300,0,20,-300,0,160")
    assert "open downwards" in says(page)
    expect(insight(page)).to_contain_text("Three, and still open")


@pytest.mark.parametrize("by", ["step", "ReLU", "tanh"])
def test_nothing_closes_where_all_is_thorn(wide: Page, server: str, by: str) -> None:
    around = "-110,300,290,-210,-250,50,320,-60,170"
    page = alive(wide, f"{server}#bend={by},{around}")
    assert "no place is on the pebbles' side. 50.0 %" in says(page)
    expect(insight(page)).to_contain_text("Thorn everywhere")


def test_by_finger_one_line_reaches_its_best_and_the_page_stays(
    browser: Browser, server: str
) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        page = alive(context.new_page(), server)
        start = _at(page, *bend.ONE_LINE[0][:2])
        before = page.evaluate("scrollY")
        swipe(page, start, _at(page, *AT_BEST[:2]))
        expect(button(page, "Line 1")).to_have_accessible_name(
            re.compile(r"Line 1, at -?0\.0\d, -0\.(30|31|32)")
        )
        swipe(page, middle(button(page, "Arrow 1")), _at(page, *_tip(*AT_BEST)))
        assert page.evaluate("scrollY") == before
        expect(insight(page)).to_contain_text("Found it: there is hardly more to be had")


def test_the_line_itself_is_dragged_and_blank_paper_is_not(page: Page) -> None:
    base = button(page, "Line 1")
    for start, name in (
        ((0.8, 0.8), "-0.10, 0.10"),
        ((0.59, -0.3), r"0\.(09|10|11), 0\.(19|20|21)"),
    ):
        drag(page, _at(page, *start), _at(page, start[0] + 0.2, start[1] + 0.1))
        expect(base).to_have_accessible_name(re.compile(f"Line 1, at {name}"))


def test_nobody_hears_of_it_who_has_not_touched_it(page: Page) -> None:
    page.wait_for_function("document.querySelector('.says').textContent.includes('57.0')")
    button(page, "Line 1").focus()
    expect(heard(page)).to_be_empty()
    page.keyboard.press("ArrowUp")
    expect(heard(page)).to_contain_text("a straight line")


def test_what_is_found_in_mid_drag_is_told_when_the_line_is_let_go(page: Page) -> None:
    page.mouse.move(*middle(button(page, "Line 1")))
    page.mouse.down()
    page.mouse.move(*_at(page, -0.1, 0.4), steps=4)
    told = insight(page).text_content() or ""
    assert told.startswith(("Found it", "Not bad"))
    page.wait_for_timeout(400)  # longer than it waits before it speaks
    expect(heard(page)).to_be_empty()
    page.mouse.up()
    expect(heard(page)).to_contain_text(told)


def test_a_unit_that_was_taken_away_comes_back(page: Page) -> None:
    button(page, "Three lines, bent").click()
    button(page, "Take the last unit away").click()
    button(page, "Add a unit").click()
    assert "closed. 100.0 %" in says(page)


def test_the_six_sides_carry_the_numbers_of_who_pulls(page: Page) -> None:
    button(page, "Three lines, bent").click()
    sides = page.locator(".pulls").all_text_contents()
    assert sorted(sides) == ["1", "1 + 2", "1 + 3", "2", "2 + 3", "3"]


def test_without_dragging_buttons_do_all_that_handles_do(page: Page) -> None:
    base, tip = button(page, "Line 1"), button(page, "Arrow 1")
    button(page, "Turn it to the left").click()
    expect(tip).to_have_accessible_name("Arrow 1, 65°, to the upper right")
    button(page, "Swap sides").click()
    expect(tip).to_have_accessible_name("Arrow 1, 245°, to the lower left")
    for _ in range(40):
        button(page, "Along arrow").click()
    expect(base).to_have_accessible_name("Line 1, at -0.65, -1.07")
    expect(heard(page)).to_contain_text("edge of the picture")
    button(page, "Start again").click()
    expect(base).to_have_accessible_name("Line 1, at -0.10, 0.10")


def test_chapter_four_has_one_line_and_no_bend(wide: Page, server: str) -> None:
    page = alive(wide, f"{server}04-not-separable/")
    assert says(page) == f"A straight line: {_right(bend.ONE_LINE, 'none'):.1%} right.".replace(
        "%", " %"
    )
    expect(page.get_by_role("radio")).to_have_count(0)
    button(page, "Best line").click()
    assert says(page) == f"A straight line: {BEST:.1%} right.".replace("%", " %")
    expect(insight(page)).to_contain_text("a proof can settle")
