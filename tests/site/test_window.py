"""The window to push: played through by mouse, finger and keyboard, and held to Python."""

import re
from functools import partial

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from snippets.where_it_sits import DIGIT, EDGE, convolve
from tests.site.hands import Place, alive, button, heard, insight, picture, says, spot, swipe
from tests.site.parity.window import ACTIVATIONS, POOLINGS, run

PAGE = "01-where-it-sits/"
CELL = re.compile(r"^[−\d.]+$")
START = (
    "Row 5, column 4: (1 + 0 + 9) − (0 + 6 + 16) = −12. ReLU makes it 0. "
    "The largest of its block is 35. Both orders give the same."
)
page = picture(PAGE)
_button = partial(button, exact=True)


def _frame(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Window at"))


def _at(page: Page, row: float, column: float) -> Place:
    """Where the middle of a pixel is on the screen, both counted from 1."""
    svg = page.locator(".stage svg")
    svg.scroll_into_view_if_needed()
    return spot(svg, (column - 0.45) / 8.1, (row - 0.45) / 8.1)


def _choose(page: Page, *names: str) -> None:
    for name in names:
        page.locator(".hands").get_by_role("radio", name=name, exact=True).click(force=True)


def _numbers(page: Page, n: int) -> np.ndarray:
    """The numbers of a grid, as they are on the screen."""
    figure = page.locator("figure").first.locator("svg.figure").nth(n)
    texts = [text for text in figure.locator("text").all_text_contents() if CELL.match(text)]
    values = [float(text.replace("−", "-")) for text in texts]
    side = {64: 8, 36: 6, 9: 3}[len(values)]
    return np.reshape(values, (side, side))


def _titles(page: Page) -> list[str]:
    texts = page.locator("figure").first.locator("svg.figure > g > g text:only-child")
    return [text for text in texts.all_text_contents() if not CELL.match(text)]


def _texts(page: Page) -> list[list[tuple[str, float, float]]]:
    """Each text of each grid, and where it is, but for the letter."""
    read = (
        "(svgs) => svgs.slice(0, 4).map((svg) => [...svg.querySelectorAll('text:not(.letter)')]"
        ".map((text) => [text.textContent, +text.getAttribute('x'), +text.getAttribute('y'),"
        " parseFloat(getComputedStyle(text).fontSize)]))"
    )
    return page.locator("svg.figure").evaluate_all(read)


def _pixels(image: np.ndarray) -> str:
    return "".join("0123456789abcdefg"[ink] for ink in image.flat)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("pooling", POOLINGS)
def test_all_its_numbers_are_those_of_python(
    wide: Page, server: str, activation: str, pooling: str
) -> None:
    rng = np.random.default_rng(len(activation + pooling))
    image = rng.integers(0, 17, (8, 8)) * rng.integers(0, 2, (8, 8))
    want = run(image, EDGE, activation, pooling)
    activated = ACTIVATIONS[activation](np.array(want["sums"]))
    pooled = POOLINGS[pooling](np.array(want["sums"]))
    differ = (np.array(want["activated"]) != np.array(want["pooled"])).sum()
    row, column = rng.integers(0, 6, 2)
    for first, out, between in (
        ("activate", "activated", activated),
        ("pool", "pooled", pooled),
    ):
        place = f"{row + 1},{column + 1}"
        address = f"#window={place},{activation},{pooling},{first},{_pixels(image)}"
        alive(wide, f"{server}{PAGE}{address}")
        for n, grid in enumerate((image, want["sums"], between, want[out])):
            np.testing.assert_array_equal(_numbers(wide, n), grid)
        window = image[row : row + 3, column : column + 3]
        plus, minus = (" + ".join(map(str, window[:, side])) for side in (2, 0))
        total = f"{want['sums'][row][column]}".replace("-", "−")
        place = place.replace(",", ", column ")
        assert says(wide).startswith(f"Row {place}: ({plus}) − ({minus}) = {total}.")
        said = f"differs in {differ} of 9 blocks." if differ else "Both orders give the same."
        assert says(wide).endswith(said)
        assert wide.locator(".other").count() == differ


def test_the_figure_is_the_picture_before_it_is_touched(browser: Browser, server: str) -> None:
    """The same words and numbers, at the same places and as large, and the same size."""
    size = (
        "(figure) => [...figure.querySelectorAll('svg')].slice(0, 4).map((svg) => svg.clientWidth)"
    )
    for width in (1280, 390, 320):
        seen = []
        for script in (False, True):
            with browser.new_context(
                viewport={"width": width, "height": 800}, java_script_enabled=script
            ) as context:
                page = context.new_page()
                page.goto(server + PAGE)
                if script:
                    alive(page, server + PAGE)
                    assert says(page) == START
                figure = page.locator("figure").first
                texts = [sorted(grid) for grid in _texts(page)]
                seen.append((texts, figure.evaluate(size)))
        (was, wide), (now, as_wide) = seen
        assert wide == as_wide
        for before, after in zip(was, now, strict=True):
            assert [text for text, *_ in before] == [text for text, *_ in after]
            places, as_placed = ([rest for _, *rest in each] for each in (before, after))
            np.testing.assert_allclose(places, as_placed, atol=0.35)


def test_by_mouse_the_frame_slides_and_the_sum_shows(page: Page) -> None:
    assert says(page) == START
    _frame(page).hover()
    page.mouse.down()
    page.mouse.move(*_at(page, 5, 6), steps=6)
    assert says(page).startswith("Row 4, column 5: (0 + 0 + 0) − (14 + 16 + 15) = −45.")
    page.mouse.up()
    expect(_frame(page)).to_have_accessible_name("Window at row 4, column 5")
    expect(insight(page)).to_contain_text("Found it: a minus sign says that ink ends here")
    assert page.url.endswith("#window=4,5,ReLU,max,activate")
    for row, column in ((2, 2), (5, 3), (2, 7), (7, 2)):
        page.mouse.click(*_at(page, row, column))
        expect(_frame(page)).to_have_accessible_name(
            f"Window at row {row - 1}, column {column - 1}"
        )
    expect(insight(page)).to_contain_text("Found it: the same nine weights at every place")
    assert page.locator(".weight").all_text_contents() == ["×−1", "×0", "×1"] * 3


def test_by_keyboard_to_every_find(page: Page) -> None:
    frame = _frame(page)
    frame.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    expect(frame).to_have_accessible_name("Window at row 4, column 5")
    page.keyboard.press("Shift+ArrowLeft")
    expect(frame).to_have_accessible_name("Window at row 4, column 1")
    assert says(page).startswith("Row 4, column 1: (10 + 2 + 0) − (0 + 0 + 0) = 12.")
    page.keyboard.press("ArrowLeft")
    expect(heard(page)).to_contain_text("edge of the paper")
    _press(page, "First", "ArrowRight")
    assert _titles(page)[2:] == ["after max-pooling", "out: after ReLU"]
    assert "The largest of its block is 25. ReLU makes it 25. Both orders" in says(page)
    expect(insight(page)).to_contain_text("Found it: nothing changes.")
    _press(page, "Pooling", "ArrowRight")
    assert _titles(page)[2:] == ["after average pooling", "out: after ReLU"]
    expect(insight(page)).to_contain_text("Found it: with averages, the order matters")
    expect(heard(page)).to_contain_text("differs in 3 of 9 blocks")
    assert page.locator(".other").all_text_contents() == ["≠ 10.25", "≠ 12.5", "≠ 15.25"]
    _press(page, "Pooling", "ArrowLeft")
    _press(page, "Activation", "ArrowRight", "ArrowRight")
    expect(insight(page)).to_contain_text("Found it: with |x|, the order matters even for")
    _press(page, "Activation", "ArrowRight")
    expect(insight(page)).to_contain_text("Without an activation")
    _press(page, "First", "ArrowLeft")
    assert _titles(page)[2:] == ["no activation", "out: after max-pooling"]


def _press(page: Page, group: str, *keys: str) -> None:
    names = {"First": "What comes first"}
    inside = page.get_by_role("radiogroup", name=names.get(group, group))
    inside.locator("input:checked").focus()
    for key in keys:
        page.keyboard.press(key)


def test_by_keyboard_another_picture_is_drawn(page: Page) -> None:
    _button(page, "Blank paper").press("Enter")
    pencil = page.get_by_role("button", name=re.compile("^Pencil"))
    expect(pencil).to_have_accessible_name("Pencil at row 6, column 5, ink 0")
    expect(_frame(page)).to_have_count(0)
    pencil.press("ArrowUp")
    pencil.press("Enter")
    expect(pencil).to_have_accessible_name("Pencil at row 5, column 5, ink 16")
    assert says(page).startswith("Pixel at row 5, column 5: ink 16. It has changed 6 sums.")
    expect(insight(page)).to_contain_text("Found it: a pixel is felt in six sums")
    assert (_numbers(page, 1) != 0).sum() == 6
    _choose(page, "pooling")
    expect(insight(page)).to_contain_text("Found it: in your picture, too, nothing changes")
    _button(page, "Left").press("Enter")
    _button(page, "Ink, or none").press("Enter")
    image = np.zeros((8, 8), int)
    image[4, 3:5] = 16
    np.testing.assert_array_equal(_numbers(page, 0), image)
    np.testing.assert_array_equal(_numbers(page, 1), convolve(image, EDGE))
    assert page.url.endswith(f"#window=5,4,ReLU,max,pool,{_pixels(image)}")
    page.reload()
    page.locator(".handle").first.wait_for()
    np.testing.assert_array_equal(_numbers(page, 0), image)


def test_a_stroke_of_the_mouse_is_all_ink_or_all_blank(page: Page) -> None:
    _choose(page, "Draw")
    image = DIGIT.copy()
    for row, start, ink in ((1, 2, 16), (7, 3, 0)):  # it begins on blank paper, and on ink
        page.mouse.move(*_at(page, row, start))
        page.mouse.down()
        page.mouse.move(*_at(page, row, start + 3), steps=12)
        page.mouse.up()
        image[row - 1, start - 1 : start + 3] = ink
    page.mouse.click(*_at(page, 8, 4))
    image[7, 3] = 0
    np.testing.assert_array_equal(_numbers(page, 0), image)


def test_by_finger_the_frame_slides_and_the_page_stays(browser: Browser, server: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        page = alive(context.new_page(), server + PAGE)
        start, end = _at(page, 6, 5), _at(page, 2, 3)
        swipe(page, start, end)
        expect(_frame(page)).to_have_accessible_name("Window at row 1, column 2")
        page.touchscreen.tap(*_at(page, 5, 6))
        expect(_frame(page)).to_have_accessible_name("Window at row 4, column 5")
        _choose(page, "Draw")
        before = page.evaluate("scrollY")
        swipe(page, _at(page, 1, 1), _at(page, 1, 3))
        assert page.evaluate("scrollY") == before
        np.testing.assert_array_equal(_numbers(page, 0)[0, :3], [16, 16, 16])
        _choose(page, "Slide the frame")
        before = page.evaluate("scrollY")
        swipe(page, _at(page, 8, 1), _at(page, 1, 1))
        assert page.evaluate("scrollY") > before, "beside the frame, a finger doesn't scroll"


def test_without_dragging_buttons_do_all_that_handles_do(page: Page) -> None:
    for name, place in (
        ("Left", (5, 3)),
        ("Up", (4, 3)),
        ("Right", (4, 4)),
        ("Down", (5, 4)),
        ("Down", (6, 4)),
    ):
        _button(page, name).click()
        expect(_frame(page)).to_have_accessible_name("Window at row {}, column {}".format(*place))
    _button(page, "Down").click()
    expect(heard(page)).to_contain_text("edge of the paper")
    _button(page, "Start again").click()
    assert says(page) == START
    expect(_button(page, "Ink, or none")).to_have_count(0)


def test_nobody_hears_of_it_who_has_not_touched_it(page: Page) -> None:
    _frame(page).focus()
    expect(heard(page)).to_be_empty()
    page.keyboard.press("ArrowUp")
    expect(heard(page)).to_contain_text("Row 4, column 4: (0 + 1 + 0) − (0 + 0 + 6) = −5.")
