"""Layers in a row: the picture of chapter 13, played by all hands, and held to Python."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from snippets.chain import chain
from tests.site.test_pages import screen

AT = "13-depth/"


@pytest.fixture(params=[("light", 1280), ("dark", 390)], ids=["wide", "narrow"])
def page(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The chapter with its picture alive."""
    with screen(browser, *request.param) as context:
        yield _alive(context.new_page(), server + AT)


def _alive(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator(".hands").scroll_into_view_if_needed()
    page.locator(".hands fieldset:not([disabled])").wait_for()
    return page


def _says(page: Page) -> str:
    return page.locator(".says").text_content() or ""


def _insight(page: Page) -> Locator:
    return page.locator(".insights p:visible")


def _button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name)


def _bend(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name).press(" ")


def _rough(x: float) -> str:
    if 0.01 <= x < 1000:
        return f"{x:.2f}".rstrip("0").rstrip(".")
    digits, power = f"{x:.1e}".split("e")
    raised = str(int(power)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{digits} × 10{raised}"


def test_it_starts_from_nine_quarters_and_nobody_hears_of_it(page: Page) -> None:
    assert _says(page) == (
        "Ten layers, sigmoid: nine steps back, each times 0.25. "
        "Layer 1 hears 3.8 × 10⁻⁶ times what layer 10 hears."
    )
    assert page.locator("figure:has(.hands) svg").get_by_text("3.8 × 10⁻⁶").count() == 1
    expect(page.locator(".hands .heard")).to_be_empty()


@pytest.mark.parametrize(
    ("bend", "layers", "z", "weight"),
    [
        ("sigmoid", 7, 1.5, 1.25),
        ("tanh", 10, -0.75, 1.5),
        ("ReLU", 9, 2.0, 3.0),
        ("none", 5, 1, 0.1),
    ],
)
def test_the_first_layer_hears_what_it_hears_in_python(
    browser: Browser, server: str, bend: str, layers: int, z: float, weight: float
) -> None:
    with screen(browser) as context:
        state = f"{bend},{layers},{100 * z:.0f},{100 * weight:.0f}"
        page = _alive(context.new_page(), f"{server}{AT}#chain={state}")
        first = chain(bend, z, weight, layers)[1][0]
        assert f"Layer 1 hears {_rough(first)} times what layer {layers} hears." in _says(page)
        assert page.locator(".stage .rest, svg .rest").all_text_contents() == [_rough(first)]


def test_each_finding_is_told_to_who_finds_it(page: Page) -> None:
    for bend, holds in (
        ("tanh", "each step is about one"),
        ("none", "Without a bend, all slopes are one"),
        ("step", "A step never pays"),
        ("sigmoid", "the sigmoid's quarters"),
    ):
        _bend(page, bend)
        expect(_insight(page)).to_contain_text(holds)
        expect(page.locator(".hands .heard")).to_contain_text(holds)
    for _ in range(30):
        _button(page, "+ Weights").click()
    assert _says(page).endswith("each times 1. Layer 1 hears as much as layer 10 hears.")
    expect(_insight(page)).to_contain_text("each step is about one")
    _bend(page, "tanh")
    expect(_insight(page)).to_contain_text("it explodes")
    _button(page, "Tanh, pushed out").click()
    expect(_insight(page)).to_contain_text("Even tanh")
    _button(page, "ReLU, on").click()
    for _ in range(11):
        _button(page, "− First sum").click()
    assert "Layer 1 hears nothing of what layer 10 hears." in _says(page)
    expect(_insight(page)).to_contain_text("one that is off is enough")
    _button(page, "Start again").click()
    for _ in range(8):
        _button(page, "− Layers").click()
    assert _says(page).startswith("Two layers, sigmoid: one step back, times 0.25.")
    expect(_insight(page)).to_contain_text("the first still hears")
    _button(page, "− Layers").click()
    assert _says(page) == "One layer: it is the last, and hears it all."
    _button(page, "− Layers").click()
    expect(page.locator(".hands .heard")).to_contain_text("as far as it goes")


def test_by_keyboard_the_sliders_turn_and_the_page_stays(page: Page) -> None:
    slider = page.get_by_role("slider", name="First sum")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert "#chain=sigmoid,10,10,100" in page.url
    page.keyboard.press("ArrowLeft")
    assert "#chain=sigmoid,10,0,100" in page.url
    page.get_by_role("slider", name="Layers").focus()
    page.keyboard.press("Home")
    assert _says(page).startswith("One layer")


def test_by_finger_it_is_pressed(browser: Browser, server: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 844}, has_touch=True) as context:
        page = _alive(context.new_page(), server + AT)
        _button(page, "ReLU, on").tap()
        expect(_insight(page)).to_contain_text("each step is about one")
        _button(page, "− Weights").tap()
        assert re.search(r"#chain=ReLU,10,100,90$", page.url)


@pytest.mark.parametrize(
    "strange", ["NaN", "tanh,11,0,100", "tanh,0,0,1", "tanh,9,700,1", "sin,1,1,1"]
)
def test_a_strange_address_is_told_and_gives_the_start(
    browser: Browser, server: str, strange: str
) -> None:
    with screen(browser) as context:
        page = _alive(context.new_page(), f"{server}{AT}#chain={strange}")
        assert "makes sense" in _says(page)
        expect(page.get_by_role("radio", name="sigmoid")).to_be_checked()


def test_what_is_not_loaded_leaves_the_figure(browser: Browser, server: str) -> None:
    with screen(browser) as context:
        page = context.new_page()
        page.route("**/chain-start.json", lambda route: route.abort())
        page.goto(server + AT)
        page.locator(".hands").scroll_into_view_if_needed()
        expect(page.locator(".says")).to_contain_text("could not be loaded")
        assert page.locator("figure:has(.hands) svg").get_by_text("3.8 × 10⁻⁶").count() == 1
