"""One correction after the other: stepped through by mouse, finger and keyboard, held to Python."""

from functools import partial
from itertools import pairwise

import numpy as np
from playwright.sync_api import Browser, Page, expect

from snippets.figures.linear_classifier import MISSED, WRONG
from snippets.linear_classifier import best_separator, decide, mistake_bound, perceptron
from snippets.ordinary_network import with_one
from snippets.points import two_clouds, xor
from tests.site.hands import alive, button, heard, insight, picture, says

PAGE = "03-linear-classifier/"
CLOUDS, LABELS = two_clouds()
INPUTS = with_one(CLOUDS + np.array([0.0, 1.0]))
FIGURE = "figure:has([data-picture=correct])"
BEFORE = (8, 10)  # parts that move, in each panel
page = picture(PAGE)
_button = partial(button, exact=True)


def _sums(page: Page) -> str:
    return " ".join(page.locator(".hands [data-sum]").all_text_contents())


def _texts(page: Page) -> list[str]:
    panels = page.locator(f"{FIGURE} svg.figure").all()
    return [text for panel in panels for text in sorted(panel.locator("text").all_text_contents())]


def _pair(w: np.ndarray) -> str:
    return f"({', '.join(f'{part:.4g}' for part in w.round(2))})".replace("-", "−")


def test_it_starts_as_the_figure_shows_it(browser: Browser, wide: Page, server: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server + PAGE)
        panels = page.locator(f"{FIGURE} svg.figure").all()
        assert tuple(panel.locator(".moves").count() for panel in panels) == BEFORE
        expect(page.locator(".hands")).to_be_hidden()
        before, told = _texts(page), (says(page), _sums(page))
    page = alive(wide, server + PAGE)
    assert _texts(page) == before
    assert (says(page), _sums(page)) == told
    new = WRONG + MISSED
    assert f"{_pair(WRONG)} + {_pair(MISSED)} = {_pair(new)}" in _sums(page)
    assert f"score: {_pair(WRONG[None] @ MISSED)[1:-1]}, then {new @ MISSED:g}" in _sums(page)
    assert page.locator(f"{FIGURE} .moves").count() == 0


def test_by_mouse_the_clouds_go_as_in_the_chapter(page: Page) -> None:
    weights, mistakes = perceptron(INPUTS, LABELS)
    assert "Pass 1, point 1, a pebble: called a thorn. Wrong." in says(page)
    _button(page, "Next point").click()
    assert (
        says(page) == "Pass 2 is over, and nothing was wrong: it has stopped. 1 correction in all."
    )
    expect(insight(page)).to_contain_text("Right, so nothing changes")
    page.get_by_role("radio", name="Two clouds").check()
    assert "All weights are zero" in says(page) and "40 points to come" in says(page)
    for n, (old, new) in enumerate(pairwise(weights), 1):
        _button(page, "Next mistake").click()
        assert f"{n} correction{'s' if n > 1 else ''} so far" in says(page)
        sums = _sums(page)
        assert f"Weights: {_pair(old[:2])} " in sums and f" = {_pair(new[:2])}. Bias" in sums
        right = int((decide(INPUTS, new) == LABELS).sum())
        assert f"Now right: {right} of 40." in sums
        circles = page.locator(f"{FIGURE} svg").nth(1).locator(".missed").get_attribute("d") or ""
        assert circles.count("M") == 40 - right
    _button(page, "Next mistake").click()
    total = f"it has stopped. {mistakes.sum()} corrections in all."
    assert says(page) == f"Pass {len(mistakes)} is over, and nothing was wrong: {total}"
    assert f"Corrections in each pass: {', '.join(map(str, mistakes))}." in _sums(page)
    bound = mistake_bound(INPUTS, LABELS, best_separator(INPUTS, LABELS))
    expect(insight(page)).to_contain_text("Found it: it stops.")
    expect(insight(page)).to_contain_text(f"at most {bound:.0f} corrections")
    expect(heard(page)).to_contain_text("Found it: it stops.")
    assert page.url.endswith(f"#correct=clouds,0,{40 * len(mistakes)}")
    _button(page, "Next point").press("Enter")
    expect(heard(page)).to_contain_text("Here it ends")


def test_a_right_point_changes_nothing_and_some_corrections_spoil(page: Page) -> None:
    page.get_by_role("radio", name="Two clouds").check()
    _button(page, "Next point").click()
    expect(insight(page)).to_contain_text("A pebble was missed")
    weights = _pair(INPUTS[0, :2])
    assert f"= {weights}. Bias: 0 + 1 = 1." in _sums(page)
    _button(page, "Next point").click()
    assert "Pass 1, point 2, a pebble: right. So nothing changes." in says(page)
    assert _sums(page).startswith(f"Weights: {weights}. Bias: 1.")
    expect(insight(page)).to_contain_text("It is right there, so it changes nothing")
    _button(page, "Next mistake").click()
    assert "a thorn: called a pebble. Wrong. Its arrow is taken off the weights." in says(page)
    expect(insight(page)).to_contain_text("It fell for a thorn")
    _button(page, "Next mistake").click()
    expect(insight(page)).to_contain_text("it has repaired one, and spoilt others")
    before = says(page)
    _button(page, "Next point").click()
    _button(page, "Step back").click()
    assert says(page) == before


def test_one_correction_may_not_be_enough(wide: Page, server: str) -> None:
    page = alive(wide, f"{server}{PAGE}#correct=clouds,4,3")
    expect(insight(page)).to_contain_text("Corrected, and still wrong")


def test_by_keyboard_xor_goes_round_for_ever(page: Page) -> None:
    points, labels = xor()
    mistakes = perceptron(with_one(points), labels, max_passes=8)[1]
    page.get_by_role("radio", name="One pebble").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("radio", name="XOR")).to_be_checked()
    for _ in range(8):
        _button(page, "Next point").press("Enter")
    expect(insight(page)).to_contain_text("Found it: it goes round.")
    _button(page, "Until it stops").press("Enter")
    assert f"Here we stop watching. {mistakes.sum()} corrections so far." in says(page)
    assert f"in each pass: {', '.join(map(str, mistakes))}." in _sums(page)
    expect(insight(page)).to_contain_text("mistake by mistake, for ever")


A_HUNDRED_ORDERS = """() => {
  const buttons = [...document.querySelectorAll(".hands button")];
  const press = (name) => buttons.find(({ textContent }) => textContent.trim() === name).click();
  return Array.from({ length: 100 }, () => {
    ["Another order", "Until it stops"].forEach(press);
    return document.querySelector(".says").textContent.replaceAll("\xa0", " ");
  });
}"""


def test_the_hundred_orders_are_those_of_the_chapter(wide: Page, server: str) -> None:
    rng = np.random.default_rng(0)
    orders = [rng.permutation(40) for _ in range(100)]
    made = [perceptron(INPUTS[order], LABELS[order])[1].sum() for order in orders]
    wide.emulate_media(reduced_motion="reduce")
    alive(wide, f"{server}{PAGE}#correct=clouds,0,0")
    said = wide.evaluate(A_HUNDRED_ORDERS)
    for n, (count, text) in enumerate(zip(made, said, strict=True), 1):
        assert text.endswith(f"{count} correction{'s' if count > 1 else ''} in all."), n
    expect(wide.locator("[data-order]")).to_have_text("Order 100 of 100.")
    _button(wide, "Another order").click()
    expect(wide.locator("[data-order]")).to_have_text("In the order in which they come.")


def test_by_finger_it_plays_until_it_stops_or_is_held(browser: Browser, server: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        page = context.new_page()
        page.clock.install()
        alive(page, f"{server}{PAGE}#correct=clouds,0,100")
        page.clock.pause_at(page.evaluate("Date.now() + 1000"))
        first = says(page)
        _button(page, "Until it stops").tap()
        expect(_button(page, "Until it stops")).to_be_hidden()
        expect(_button(page, "Pause")).to_be_focused()
        page.clock.run_for(1300)
        held = says(page)
        assert held != first
        _button(page, "Pause").tap()
        expect(_button(page, "Until it stops")).to_be_focused()
        page.clock.run_for(1300)
        assert says(page) == held
        _button(page, "Until it stops").tap()
        page.clock.run_for(60_000)
        expect(page.locator(".hands .says")).to_contain_text("it has stopped")
        expect(_button(page, "Pause")).to_be_hidden()
        assert page.url.endswith("#correct=clouds,0,160")


def test_nobody_hears_of_it_who_has_not_touched_it(page: Page) -> None:
    page.wait_for_timeout(400)
    expect(heard(page)).to_be_empty()
    _button(page, "Step back").press("Enter")
    expect(heard(page)).to_contain_text("there is no step back")
