"""All nine at one z: slid by mouse, finger and keyboard, and held to Python."""

import re

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from snippets import activations
from snippets.figures.activations import HIGH, LOW, X, Z
from tests.site.hands import Place, alive, heard, insight, picture, says, spot, swipe

PAGE = "11-activations/"
NAMES = ["step", "sigmoid", "tanh", "relu", "leaky_relu", "softplus", "elu", "silu", "gelu"]
KINDS = {"float64": np.float64, "float32": np.float32}
BEFORE = 6  # parts that move, in each panel
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
Numbers = list[list[float]]
page = picture(PAGE)


def _field(page: Page) -> Locator:
    return page.get_by_role("spinbutton", name="z, from −1000 to 1000")


def _at(page: Page, panel: int, x: float, y: float) -> Place:
    """Where a place of a panel is on the screen."""
    svg = page.locator("figure.of-9 svg.figure").nth(panel)
    svg.scroll_into_view_if_needed()
    return spot(svg, (x - X[0]) / (X[-1] - X[0]), (HIGH - y) / (HIGH - LOW))


def _go(page: Page, z: float) -> None:
    _field(page).fill(f"{z}")
    _field(page).press("Enter")


def _number(text: str) -> float:
    return float(text.strip("()").replace(" × 10", "e").translate(RAISED))


def _shown(page: Page) -> Numbers:
    rows = page.locator(".numbers tbody tr").all()
    return [[_number(text) for text in row.locator("td").all_text_contents()] for row in rows]


def _python(z: float, kind: str) -> Numbers:
    x = KINDS[kind](z)
    pairs = [(getattr(activations, n), getattr(activations, f"{n}_derivative")) for n in NAMES]
    return [[f(x).item(), slope(x).item()] for f, slope in pairs]


@pytest.mark.parametrize("kind", KINDS)
def test_the_numbers_are_those_of_python(wide: Page, server: str, kind: str) -> None:
    """Ten digits of a float64; of a float32 all that there are."""
    page = alive(wide, f"{server}{PAGE}#slopes=1,{kind}")
    for z in (-746, -373, -109, -104, -38, -15, -9.5, -1.28, -0.75, 0, 0.1, 3.33, 53, 104, 746):
        _go(page, z)
        shown, want = _shown(page), _python(z, kind)
        if kind == "float32":
            assert np.array_equal(np.float32(shown), np.float32(want)), z
        else:
            assert np.allclose(shown, want, rtol=1e-9, atol=1e-307), z
            assert np.array_equal(np.equal(shown, 0), np.equal(want, 0)), z


def test_it_starts_as_the_figure_shows_it(browser: Browser, wide: Page, server: str) -> None:
    def read(page: Page) -> list[list[str]]:
        panels = page.locator("figure.of-9 svg.figure").all()
        return [panel.locator("text").all_text_contents() for panel in panels]

    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server + PAGE)
        assert page.locator("figure.of-9 svg.figure .moves").count() == 9 * BEFORE
        expect(page.locator(".hands")).to_be_hidden()
        before, told = read(page), says(page)
    page = alive(wide, server + PAGE)
    after = read(page)
    assert [sorted(each) for each in after] == [sorted(each) for each in before]
    assert f"z = {Z:.2f}" in says(page) and says(page) == told
    height = page.locator("figure.of-9 > p").bounding_box()
    _go(page, -3)
    assert read(page) != after
    assert page.locator("figure.of-9 > p").bounding_box() == height


def test_by_mouse_any_panel_slides_all(page: Page) -> None:
    page.mouse.move(*_at(page, 1, 2, 0))
    page.mouse.down()
    assert "z = 2.00, in float64. Steepest: SiLU, slope 1.09. Flattest: step, slope 0." in says(
        page
    )
    expect(insight(page)).to_contain_text("nearly all of them are at work")
    page.mouse.move(*_at(page, 1, -4, 1), steps=5)
    page.mouse.up()
    assert "z = −4.00" in says(page)
    assert "Steepest: SiLU, slope −0.0527. Flattest: step and ReLU, slope 0." in says(page)
    expect(insight(page)).to_contain_text("Found it: on the left, one of nine doesn't fade")
    expect(heard(page)).to_contain_text("Found it: on the left")
    page.mouse.click(*_at(page, 2, 4, 1))
    expect(insight(page)).to_contain_text("Found it: on the right")
    assert page.url.endswith("#slopes=4,float64")
    page.mouse.move(*_at(page, 2, 0, 1))
    assert "z = 4.00" in says(page)


def test_by_finger_across_slides_and_along_scrolls(browser: Browser, server: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True) as context:
        page = alive(context.new_page(), server + PAGE)
        start = _at(page, 3, 3, 1)
        before = page.evaluate("scrollY")
        swipe(page, start, (start[0], start[1] - 120))
        page.wait_for_function(f"scrollY > {before} + 50")
        assert "z = 1.50" in says(page)
        alive(page, server + PAGE)  # as a touch while it still scrolls only stops it
        start = _at(page, 3, 3, 1)
        before = page.evaluate("scrollY")
        swipe(page, start, _at(page, 3, -4, 1))
        assert "z = −4.00" in says(page)
        expect(insight(page)).to_contain_text("Found it: on the left")
        assert page.evaluate("scrollY") == before
        page.touchscreen.tap(*_at(page, 3, 0, 1))
        expect(page.locator(".hands .says")).to_contain_text("z = 0.00")


def test_by_keyboard_until_every_number_gives_out(page: Page) -> None:
    slider = page.get_by_role("slider", name="z, from −5 to 5")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert "z = 1.60" in says(page)
    page.keyboard.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "−5.00")
    expect(insight(page)).to_contain_text("Found it: on the left")
    twice = page.get_by_role("button", name="Twice z")
    for z, flattest in (("−10.00", "step and ReLU"), ("−20.00", "step and ReLU")):
        twice.press("Enter")
        assert says(page).startswith(f"z = {z}, in float64. Steepest: leaky ReLU, slope 0.01.")
        assert f"Flattest: {flattest}, slope 0." in says(page)
        expect(insight(page)).to_contain_text("It fades and fades")
    page.get_by_role("radio", name="float64").focus()
    page.keyboard.press("ArrowRight")
    assert "in float32" in says(page) and "Flattest: step, ReLU and GELU" in says(page)
    expect(insight(page)).to_contain_text("Found it: a slope that was rounded away")
    page.keyboard.press("ArrowLeft")
    expect(insight(page)).to_contain_text("It fades and fades")
    twice.press("Enter")
    expect(insight(page)).to_contain_text("Found it: even a float64 runs out")
    page.get_by_role("button", name="z = 0").press("Enter")
    assert "z = 0.00" in says(page)
    assert "Steepest: tanh and ELU, slope 1. Flattest: sigmoid, slope 0.25." in says(page)
    expect(insight(page)).to_contain_text("that is only ¼")
    brackets = page.locator(".numbers td", has_text=re.compile(r"\("))
    assert brackets.all_text_contents() == ["(0)", "(0)", "(0.01)"]
    page.get_by_role("button", name="Start again").press("Enter")
    assert "z = 1.50, in float64" in says(page)


def test_far_out_the_other_way_and_no_farther(page: Page) -> None:
    _go(page, 600)
    page.get_by_role("button", name="Minus z").click()
    assert "z = −600" in says(page)
    page.get_by_role("button", name="Twice z").click()
    expect(heard(page)).to_contain_text("from −1000 to 1000")
    assert "z = −600" in says(page)
    page.get_by_role("button", name="Half of z").click()
    assert "z = −300" in says(page)


def test_where_a_slope_gives_out_is_told_as_python_has_it(wide: Page, server: str) -> None:
    def first(name: str, kind: str, side: int) -> int:
        z = side * np.arange(1000)
        slopes = getattr(activations, f"{name}_derivative")(z.astype(kind))
        return int(z[np.argmax(slopes == 0)])

    page = alive(wide, server + PAGE)
    tanh, sigmoid = (first(name, "float32", 1) for name in ("tanh", "sigmoid"))
    told = page.locator("[data-insight=float32]")
    expect(told).to_contain_text(
        f"Tanh's slope is gone from {tanh} on, the sigmoid's from {sigmoid}."
    )
    tanh, sigmoid = (first(name, "float64", 1) for name in ("tanh", "sigmoid"))
    gelu = f"{first('gelu', 'float64', -1)}".replace("-", "−")
    told = page.locator("[data-insight=float64]")
    for text in (
        f"as 0 from {tanh} on",
        f"sigmoid's from {sigmoid}",
        f"GELU's from {gelu} down",
    ):
        expect(told).to_contain_text(text)


def test_nobody_hears_of_it_who_has_not_touched_it(page: Page) -> None:
    page.wait_for_timeout(400)
    expect(heard(page)).to_be_empty()
    page.get_by_role("button", name="z = 0").press("Enter")
    expect(heard(page)).to_contain_text("z = 0.00")
