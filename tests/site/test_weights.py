"""The picture of the nine weights: played through by mouse, finger and keys, and held to Python."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Locator, Page, expect

from snippets.figures.stacking import NINE, OTHERS
from snippets.index import relu
from snippets.points import rings
from snippets.stacking import forward, two_weights
from tests.site.hands import alive, box, button, drag, heard, insight, picture, says, swipe

POINTS, LABELS = rings()
PAGE = "06-stacking/"
IDLE = [1, 1, 1, -2, -2, 1, 1, 1, 1]  # the chapter's exercise
page = picture(PAGE)


def _weight(page: Page, n: int) -> Locator:
    return page.get_by_role("slider", name=f"w{'₁₂₃₄₅₆₇₈₉'[n - 1]},")


def _set(page: Page, n: int, value: float) -> None:
    """From the left end, a key for each half."""
    _weight(page, n).press("Home")
    for _ in range(round(2 * (value + 3))):
        _weight(page, n).press("ArrowRight")


def _right(nine: Sequence[float], activation=None) -> str:
    layers = [(np.reshape(nine[:6], (3, 2)), np.zeros(3)), (np.reshape(nine[6:], (1, 3)), 0.0)]
    is_right = (forward(POINTS, layers, activation)[:, 0] < 1) == (LABELS == 1)
    return f"{np.mean(is_right):.1%} right.".replace("%", " %")


def _number(value: float) -> str:
    return f"{value:g}".replace("-", "−")


def test_what_it_starts_from_is_what_the_figures_show(site: Path, page: Page) -> None:
    start = json.loads((site / "assets/explorables/stacking-nine.json").read_text("utf-8"))
    assert [preset["nine"] for preset in start["presets"]] == [[*NINE], [*OTHERS]]
    assert says(page) == f"These nine come to u₁ = 1 and u₂ = 2: one straight line. {_right(NINE)}"
    html = (site / PAGE / "index.html").read_text("utf-8")
    alive = page.locator("figure:has(.hands) svg.figure .moves text").all_text_contents()
    assert len(alive) == 12 and all(f">{text}</text>" in html for text in alive)


def test_whatever_is_turned_it_is_one_line_and_no_other_than_pythons(page: Page) -> None:
    expect(heard(page)).to_be_empty()
    nine = [*NINE]
    for n, value in ((1, 2.5), (5, -0.5), (8, -1.5), (6, 3), (9, 0.5)):
        expect(insight(page)).to_contain_text("Slide any of the nine")
        _weight(page, n).fill(_half(value))
        nine[n - 1] = value
        u1, u2 = two_weights(nine)
        comes_to = (
            f"These nine come to u₁ = {_number(u1)} and u₂ = {_number(u2)}: one straight line"
        )
        assert says(page).startswith(comes_to) and says(page).endswith(_right(nine))
        texts = page.locator("figure:has(.hands) svg.figure").first.locator("text")
        shown = texts.all_text_contents()
        assert f"w{'₁₂₃₄₅₆₇₈₉'[n - 1]} = {_number(value)}" in shown
        assert f"u₁ = {_number(u1)}" in shown and f"u₂ = {_number(u2)}" in shown
        assert (page.locator(".sums").text_content() or "").count("=") == 4
    expect(insight(page)).to_contain_text("one straight line at most, whatever you turn")
    expect(heard(page)).to_contain_text("whatever you turn")
    assert page.url.endswith(f"#weights=none,{','.join(f'{2 * w:g}' for w in nine)}")


def _half(value: float) -> str:
    return f"{value:g}"


def test_nine_others_make_the_same_line(page: Page) -> None:
    line = page.locator("svg.figure .fence").get_attribute("d")
    button(page, "Nine others").click()
    expect(insight(page)).to_contain_text("nine other weights, the same two")
    assert page.locator("svg.figure .fence").get_attribute("d") == line
    assert "u₁ = 1 and u₂ = 2" in says(page)
    assert page.locator(".sums").text_content() == (
        "u₁ = 0.5 · 2 + (−1) · 1 + 2 · 0.5 = 1u₂ = 1 · 2 + (−1) · 1 + 2 · 0.5 = 2"
    )


def test_with_relu_it_bends_and_no_two_weights_are_left(page: Page) -> None:
    page.get_by_role("radio", name="none").focus()
    page.keyboard.press("ArrowRight")
    expect(insight(page)).to_contain_text("Found it: it bends")
    assert says(page) == (
        "With ReLU, these nine come to no u₁ and u₂: a fence of six sides, closed. "
        f"{_right(NINE, relu)}"
    )
    left = page.locator("figure:has(.hands) svg.figure").first
    expect(left.get_by_text("u₁ = ?")).to_have_count(1)
    expect(page.locator(".sums")).to_have_css("text-decoration-line", "line-through")
    button(page, "Nine others").click()
    assert _right(OTHERS, relu) in says(page) and "With ReLU" in says(page)
    button(page, "Start again").click()
    assert "one straight line" in says(page)


def test_by_keyboard_the_nine_of_the_exercise_leave_no_line(page: Page) -> None:
    for n, value in enumerate(IDLE, start=1):
        _set(page, n, value)
    assert says(page) == f"These nine come to u₁ = 0 and u₂ = 0: no line at all. {_right(IDLE)}"
    expect(insight(page)).to_contain_text("Found it: no line at all")
    assert page.locator("svg.figure .fence").get_attribute("d") == ""
    page.get_by_role("radio", name="ReLU").press(" ")
    assert "closed" in says(page) and _right(IDLE, relu) in says(page)


def test_a_bend_may_have_nothing_to_bend(wide: Page, server: str) -> None:
    page = alive(wide, f"{server}{PAGE}#weights=ReLU,2,0,0,0,0,0,2,0,0")
    expect(insight(page)).to_contain_text("A bend, and yet no corner")
    assert "a straight fence, open" in says(page)


def test_a_line_outside_the_picture_is_said_to_be_there(wide: Page, server: str) -> None:
    page = alive(wide, f"{server}{PAGE}#weights=none,1,0,0,0,0,0,1,0,0")
    assert "u₁ = 0.25 and u₂ = 0: one straight line, outside the picture." in says(page)


def test_by_mouse_a_weight_is_slid(page: Page) -> None:
    _slid(page, lambda start, end: drag(page, start, end))


def test_by_finger_a_weight_is_slid_and_the_page_stays(browser: Browser, server: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        page = alive(context.new_page(), server + PAGE)
        _slid(page, lambda start, end: swipe(page, start, end))


def _slid(page: Page, slide) -> None:
    """w₁ from where it is to its right end: the picture follows, and the page stays."""
    _weight(page, 1).scroll_into_view_if_needed()
    knob = box(_weight(page, 1))
    before = page.evaluate("scrollY")
    down, part = knob["y"] + knob["height"] / 2, knob["width"] / 6
    slide((knob["x"] + 4 * part, down), (knob["x"] + 6 * part, down))
    expect(_weight(page, 1)).to_have_value("3")
    assert "u₁ = 3 and u₂ = 2" in says(page)
    assert page.evaluate("scrollY") == before
