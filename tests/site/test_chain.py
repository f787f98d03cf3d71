"""Layers in a row: the picture of chapter 13, played by all hands, and held to Python."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from snippets.chain import chain
from tests.site.hands import alive, button, heard, insight, picture, says

PAGE = "13-depth/"
page = picture(PAGE)


def _bend(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name).press(" ")


def _rough(x: float) -> str:
    if 0.01 <= x < 1000:
        return f"{x:.2f}".rstrip("0").rstrip(".")
    digits, power = f"{x:.1e}".split("e")
    raised = str(int(power)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{digits} × 10{raised}"


def test_it_starts_from_nine_quarters_and_nobody_hears_of_it(page: Page) -> None:
    assert says(page) == (
        "Ten layers, sigmoid: nine steps back, each times 0.25. "
        "Layer 1 hears 3.8 × 10⁻⁶ times what layer 10 hears."
    )
    assert page.locator("figure:has(.hands) svg").get_by_text("3.8 × 10⁻⁶").count() == 1
    expect(heard(page)).to_be_empty()


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
    wide: Page, server: str, bend: str, layers: int, z: float, weight: float
) -> None:
    state = f"{bend},{layers},{100 * z:.0f},{100 * weight:.0f}"
    page = alive(wide, f"{server}{PAGE}#chain={state}")
    first = chain(bend, z, weight, layers)[1][0]
    assert f"Layer 1 hears {_rough(first)} times what layer {layers} hears." in says(page)
    assert page.locator(".stage .rest, svg .rest").all_text_contents() == [_rough(first)]


def test_each_finding_is_told_to_who_finds_it(page: Page) -> None:
    for bend, holds in (
        ("tanh", "the steps multiply to about one"),
        ("none", "Without a bend, all slopes are one"),
        ("step", "A step never pays"),
        ("sigmoid", "the sigmoid's quarters"),
    ):
        _bend(page, bend)
        expect(insight(page)).to_contain_text(holds)
        expect(heard(page)).to_contain_text(holds)
    for _ in range(30):
        button(page, "+ Weights").click()
    assert says(page).endswith("each times 1. Layer 1 hears as much as layer 10 hears.")
    expect(insight(page)).to_contain_text("the steps multiply to about one")
    _bend(page, "tanh")
    expect(insight(page)).to_contain_text("it explodes")
    button(page, "Tanh, pushed out").click()
    expect(insight(page)).to_contain_text("Even tanh")
    button(page, "ReLU, on").click()
    for _ in range(11):
        button(page, "− First sum").click()
    assert "Layer 1 hears nothing of what layer 10 hears." in says(page)
    expect(insight(page)).to_contain_text("one that is off is enough")
    button(page, "Start again").click()
    for _ in range(8):
        button(page, "− Layers").click()
    assert says(page).startswith("Two layers, sigmoid: one step back, times 0.25.")
    expect(insight(page)).to_contain_text("the first still hears")
    button(page, "− Layers").click()
    assert says(page) == "One layer: it is the last, and hears it all."
    button(page, "− Layers").click()
    expect(heard(page)).to_contain_text("as far as it goes")


def test_by_keyboard_the_sliders_turn_and_the_page_stays(page: Page) -> None:
    slider = page.get_by_role("slider", name="First sum")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert "#chain=sigmoid,10,10,100" in page.url
    page.keyboard.press("ArrowLeft")
    assert "#chain=sigmoid,10,0,100" in page.url
    page.get_by_role("slider", name="Layers").focus()
    page.keyboard.press("Home")
    assert says(page).startswith("One layer")


def test_by_finger_it_is_pressed(browser: Browser, server: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 844}, has_touch=True) as context:
        page = alive(context.new_page(), server + PAGE)
        button(page, "ReLU, on").tap()
        expect(insight(page)).to_contain_text("the steps multiply to about one")
        button(page, "− Weights").tap()
        assert re.search(r"#chain=ReLU,10,100,90$", page.url)
