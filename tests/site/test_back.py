"""What gets back: the graph of chapter 10, played through by all hands, and held to Python."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from snippets.gradients import backward, example, forward
from tests.site.chromium import screen
from tests.site.hands import alive, button, heard, insight, middle, picture, says, swipe

PAGE = "10-gradients/"
X, TARGET, P = example()
NAMES = ["Input x₁", "Input x₂", "Weight from x₁ to z₁", "Weight from x₂ to z₁"]
NAMES += ["Weight from x₁ to z₂", "Weight from x₂ to z₂", "Bias of z₁", "Bias of z₂"]
NAMES += ["Weight from h₁ to Y", "Weight from h₂ to Y", "Bias of Y"]
HELD = 3  # the weight from x₂ to z₁
page = picture(PAGE)


def _seen(page: Page, look: str) -> list[str]:
    return page.locator(f".stage .{look}").all_text_contents()


def _say(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".").replace("-", "−")


def _change(number: float) -> str:
    return f"{number:+.5f}".replace("-", "−")


def _loss(numbers: np.ndarray) -> float:
    return forward(numbers[:2], TARGET, numbers[2:])[-1]


def _rates(numbers: np.ndarray) -> np.ndarray:
    x, p = numbers[:2], numbers[2:]
    gradient = backward(x, TARGET, p)
    return np.concatenate([gradient[4:6] @ p[:4].reshape(2, 2), gradient])


def test_what_it_starts_from_is_what_the_figure_shows(site: Path, page: Page) -> None:
    start = json.loads((site / "assets/explorables/gradients-walk.json").read_text("utf-8"))
    assert start["presets"][0]["numbers"] == [*X, *P]
    text = (site / PAGE / "index.html").read_text("utf-8")
    drawn = text.partition('data-picture="back"')[0].rpartition('<svg class="figure"')[2]
    still = [number for number in re.findall(r">([^<>]+)</text>", drawn) if number != "tanh"]
    moved = [
        look for look in ("value", "weight", "rate", "rate-slope") for look in _seen(page, look)
    ]
    assert sorted(word for word in moved if word != "tanh") == sorted(
        word for word in still if re.search(r"\d", word)
    )


def test_all_rates_are_those_of_python(page: Page) -> None:
    numbers = np.array([*X, *P])
    for n, (name, rate) in enumerate(zip(NAMES, _rates(numbers), strict=True)):
        button(page, f"{name}: {_say(numbers[n])}").click()
        assert says(page).startswith(f"{name}: {_say(numbers[n])}. Its rate is {_say(rate)}:")


def test_each_nudge_moves_the_loss_as_in_python(page: Page) -> None:
    numbers = np.array([*X, *P])
    for n in (HELD, 0, 8, 10):
        button(page, f"{NAMES[n]}: {_say(numbers[n])}").click()
        promised, before = 0.01 * _rates(numbers)[n], _loss(numbers)
        button(page, "Nudge by 0.01").click()
        numbers[n] += 0.01
        came = _loss(numbers) - before
        assert says(page) == (
            f"{NAMES[n]}, nudged by 0.01 to {_say(numbers[n])}: "
            f"E changed by {_change(came)}. Promised: {_change(promised)}."
        )
        assert page.locator("[data-share=promised]").text_content() == _change(promised)
        assert page.locator("[data-share=came]").text_content() == _change(came)
        expect(insight(page)).to_contain_text("a rate is a promise")


def test_a_walk_back_multiplies_along_the_road(page: Page) -> None:
    for told, rates in (
        ("a bit of Y is worth the error: 0.56.", ["0.56"]),
        ("h₁: 2 × 0.56 = 1.12 (weight", ["0.56", "1.12"]),
        ("z₁: 0.42 × 1.12 = 0.47 (slope", ["0.56", "1.12", "0.47"]),
        ("Weight from x₂ to z₁: 0.56 × 2 × 0.42 × 2 = 0.94.", ["0.56", "1.12", "0.47", "0.94"]),
    ):
        button(page, "Walk back").click()
        assert told in says(page)
        assert _seen(page, "rate") == rates
    expect(insight(page)).to_contain_text("along a road, rates multiply")
    button(page, "Walk back").click()
    assert _seen(page, "rate") == ["0.56"]


def test_from_an_input_two_roads_add_up(page: Page) -> None:
    button(page, "Input x₁: 1").click()
    for _ in range(4):
        button(page, "Walk back").click()
    rate = _rates(np.array([*X, *P]))[0]
    assert says(page).endswith(f"Both roads together: {_say(rate)}.")
    expect(insight(page)).to_contain_text("roads add up")
    ways = page.locator(".stage .way.taken").get_attribute("d") or ""
    assert ways.count("M") == 7


def test_by_keyboard_from_a_knob_to_a_flat_place(page: Page) -> None:
    page.get_by_role("radio", name="tanh").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="sigmoid")).to_be_checked()
    knob = page.get_by_role("button", name="Input x₁")
    knob.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    expect(knob).to_have_accessible_name("Input x₁: 1.1")
    slider = page.get_by_role("slider", name="Input x₁")
    slider.focus()
    for _ in range(15):
        page.keyboard.press("Shift+ArrowRight")
    expect(knob).to_have_accessible_name("Input x₁: 8.6")
    page.get_by_role("button", name="Weight from x₂ to z₁").press("Enter")
    expect(insight(page)).to_contain_text("a flat place pays next to nothing")
    expect(heard(page)).to_contain_text("a flat place pays next to nothing")
    button(page, "+").press("Enter")
    expect(page.get_by_role("button", name="Weight from x₂ to z₁: −0.4")).to_be_visible()


@pytest.mark.parametrize(
    ("bend", "holds"), [("step", "a step never pays"), ("none", "Slope one, everywhere")]
)
def test_each_bend_is_asked_for_its_rate(page: Page, bend: str, holds: str) -> None:
    page.get_by_role("radio", name=bend).press(" ")
    expect(insight(page)).to_contain_text(holds)
    assert _seen(page, "rate-slope") == [f"slope {0 if bend == 'step' else 1}"] * 2


def test_relu_off_lets_exactly_nothing_through_until_it_wakes_up(page: Page) -> None:
    button(page, "ReLU, off").click()
    assert "Its rate is 0: turn it a little, and E hardly moves." in says(page)
    expect(insight(page)).to_contain_text("not small, but exactly zero")
    button(page, "Nudge by 0.01").click()
    assert says(page).endswith("E changed by 0. Promised: 0.")
    button(page, "Input x₁: −1").click()
    for _ in range(11):
        button(page, "+").click()
    button(page, "Weight from x₂ to z₁").click()
    expect(insight(page)).not_to_contain_text("ReLU is off")


def test_by_finger_knobs_are_chosen_and_the_page_scrolls(browser: Browser, server: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        page = alive(context.new_page(), server + PAGE)
        button(page, "Bias of Y: 0.5").tap()
        assert says(page).startswith("Bias of Y: 0.5. Its rate is 0.56")
        button(page, "Nudge by 0.01").tap()
        expect(insight(page)).to_contain_text("a rate is a promise")
        before = page.evaluate("scrollY")
        x, y = middle(button(page, "Weight from x₂ to z₂"))
        swipe(page, (x, y), (x, y - 200))
        page.wait_for_function(f"scrollY > {before} + 50")


def test_the_slider_is_dragged(page: Page) -> None:
    slider = page.get_by_role("slider")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.75 * box["width"], box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    assert re.match(r"Weight from x₂ to z₁: [45]", says(page))
    assert re.search(r"#back=tanh,3,100,200,100,[45]\d\d,", page.url)


def test_it_goes_no_farther_than_its_end(page: Page) -> None:
    slider = page.get_by_role("slider")
    slider.focus()
    for _ in range(20):
        page.keyboard.press("Shift+ArrowRight")
    assert says(page).startswith("Weight from x₂ to z₁: 9.")
    expect(heard(page)).to_contain_text("as far as it goes")
    button(page, "Start again").click()
    assert says(page).startswith("Weight from x₂ to z₁: −0.5.")


def test_what_was_kept_in_the_address_comes_back(page: Page, browser: Browser) -> None:
    button(page, "Flat sigmoid").click()
    button(page, "Bias of z₁: 1").click()
    button(page, "Nudge by 0.01").click()
    kept = page.url
    with screen(browser) as context:
        other = alive(context.new_page(), kept)
        expect(button(other, "Bias of z₁: 1.01")).to_be_visible()
        expect(other.get_by_role("radio", name="sigmoid")).to_be_checked()


def test_nobody_hears_of_it_who_has_not_touched_it(page: Page) -> None:
    page.get_by_role("slider").focus()
    expect(heard(page)).to_be_empty()
    page.keyboard.press("ArrowUp")
    expect(heard(page)).to_contain_text("Its rate is")


def test_coming_alive_moves_nothing(browser: Browser, server: str) -> None:
    with screen(browser) as context:
        page = context.new_page()
        page.route("**/gradients-walk.json", lambda route: route.abort())
        page.goto(server + PAGE)
        still = _boxes(page)
    with screen(browser) as context:
        page = alive(context.new_page(), server + PAGE)
        assert _boxes(page) == still


def _boxes(page: Page) -> list[float]:
    page.locator(".hands").scroll_into_view_if_needed()
    parts = ["figure:has(.hands) svg.figure", ".hands fieldset", ".hands ~ figcaption"]
    top = "(part) => part.getBoundingClientRect().top + scrollY"
    return [page.locator(part).first.evaluate(top) for part in parts]


def test_chapter_nine_begins_with_a_flat_unit_and_it_wakes_up(wide: Page, server: str) -> None:
    wide.goto(f"{server}09-big-inputs/")
    wide.get_by_text("Nudge a saturated unit yourself").click()
    wide.locator(".knob").first.wait_for()
    drawn = wide.locator("figure:has(.hands) svg.figure")
    assert drawn.get_by_text("slope 0.0001", exact=True).count() == 1
    assert says(wide).startswith("Weight from x₂ to z₁: −0.5. Its rate is 0.001:")
    expect(insight(wide)).to_contain_text("Nudge it")
    button(wide, "Nudge by 0.01").click()
    expect(insight(wide)).to_contain_text("a flat place pays next to nothing")
    for _ in range(14):
        button(wide, "Input x₁").press("Shift+ArrowDown")
    button(wide, "Weight from x₂ to z₁").click()
    expect(insight(wide)).not_to_contain_text("a flat place")
    button(wide, "Start again").click()
    assert "#back=sigmoid,3,900,200," in wide.url
