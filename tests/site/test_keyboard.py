"""All by keyboard: what is shown can be reached, what has the focus shows it, nothing holds it."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.site.chromium import screen

FOCUS = Path(__file__).with_name("focus.js").read_text("utf-8")
PRESSED = (
    "a[href], button, input:not([type=radio]:not(:checked)), summary"  # arrows lead to the others
)
SCROLLED = "pre > code, .formula, .md-typeset__scrollwrap"
MISSED = f"""() => [
    ...document.querySelectorAll("{PRESSED}"),
    ...[...document.querySelectorAll("{SCROLLED}")].filter((e) => e.scrollWidth > e.clientWidth),
  ]
  .filter((e) => e.checkVisibility({{ visibilityProperty: true, opacityProperty: true }}))
  .filter((e) => !("reached" in e.dataset))
  .map((e) => e.outerHTML.replace(/\\s+/g, " ").slice(0, 120))
"""
AROUND = """() => {
  const { x, y, width, height } = document.activeElement.getClientRects()[0];
  return { x: Math.max(x - 5, 0), y: Math.max(y - 5, 0), width: width + 10, height: height + 10 };
}"""
MOST = 400  # stops on a page


@pytest.fixture(params=[("light", 1280), ("dark", 390)], ids=["wide", "narrow"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A wide screen in light, a narrow one in dark."""
    with screen(browser, *request.param) as context:
        yield context


@pytest.fixture
def narrow(browser: Browser) -> Iterator[BrowserContext]:
    """A telephone's screen, or that of somebody who zooms in."""
    with screen(browser, "light", 390) as context:
        yield context


def opened(context: BrowserContext, address: str) -> Page:
    """A page whose scripts have run."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("body[data-md-color-media]")
    return page


def stops(page: Page) -> Iterator[dict]:
    """Every stop of the Tab key, until it leaves the page."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if not (stop := page.evaluate(FOCUS)):
            return
        yield stop
    pytest.fail(f"{page.url}: after {MOST} stops there is no way out: {stop['html']}")


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if wanted.evaluate("(each) => each === document.activeElement"):
            return
    pytest.fail(f"{page.url}: Tab never comes to {wanted}")


def looks_the_same_without(page: Page) -> bool:
    """Whether nothing around the element in focus changes once it has lost the focus."""
    clip = page.evaluate(AROUND)
    with_focus = page.screenshot(clip=clip)
    page.evaluate("() => { window.last = document.activeElement; last.blur(); }")
    without = page.screenshot(clip=clip)
    page.evaluate("() => last.focus()")
    pictures = [Image.open(io.BytesIO(shot)).convert("RGB") for shot in (with_focus, without)]
    return ImageChops.difference(*pictures).getbbox() is None


@pytest.mark.parametrize("address", ["", "07-curved-boundary/", "labs/04-not-separable/"])
def test_tab_comes_to_all_that_is_shown_and_shows_where_it_is(
    context: BrowserContext, server: str, address: str
) -> None:
    page = opened(context, server + address)
    faults, kinds = [], set()
    for stop in stops(page):
        faults += [f"{fault}: {stop['html']}" for fault in stop["faults"]]
        if stop["kind"] not in kinds:
            kinds.add(stop["kind"])
            if looks_the_same_without(page):
                faults.append(f"looks the same without focus: {stop['html']}")
    faults += [f"not reached: {html}" for html in page.evaluate(MISSED)]
    assert not faults, "\n".join(faults)
    assert len(kinds) >= 8, f"too few kinds were seen to believe it: {kinds}"


def test_the_skip_link_leads_past_the_menu(context: BrowserContext, server: str) -> None:
    page = opened(context, f"{server}labs/04-not-separable/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Read the chapter")).to_be_focused()


def test_the_menu_opens_unfolds_and_leads_on(narrow: BrowserContext, server: str) -> None:
    page = opened(narrow, f"{server}07-curved-boundary/")
    menu = page.get_by_role("button", name="Navigation")
    expect(menu).to_have_attribute("aria-expanded", "false")
    tab_to(page, menu)
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    fold = page.locator(".md-nav--primary").get_by_role("button", name="A curved boundary")
    section = page.locator(".md-nav--primary").get_by_role("link", name="Exercises")
    tab_to(page, fold)
    expect(section).to_be_hidden()
    page.keyboard.press("Space")
    expect(fold).to_have_attribute("aria-expanded", "true")
    tab_to(page, section)
    page.keyboard.press("Enter")
    page.wait_for_url("**/07-curved-boundary/#exercises")


def test_the_menu_closes_with_escape_and_when_it_is_left(
    narrow: BrowserContext, server: str
) -> None:
    page = opened(narrow, f"{server}07-curved-boundary/")
    menu, inside = page.get_by_role("button", name="Navigation"), page.locator(".md-nav--primary")
    for leave in ("Escape", "Shift+Tab"):
        menu.focus()
        page.keyboard.press("Space")
        expect(inside.get_by_role("link").first).to_be_focused()
        page.keyboard.press(leave)
        expect(menu).to_have_attribute("aria-expanded", "false")
        expect(inside).to_be_hidden()
        if leave == "Escape":
            expect(menu).to_be_focused()


def test_the_colours_change_by_keyboard(context: BrowserContext, server: str) -> None:
    page = opened(context, server)
    names = ["Switch to light mode", "Switch to dark mode", "Switch to the system's mode"]
    tab_to(page, page.get_by_role("button", name=names[0]))
    for key, name in (("Enter", names[1]), ("Space", names[2]), ("Enter", names[0])):
        page.keyboard.press(key)
        expect(page.get_by_role("button", name=name)).to_be_focused()


def test_a_search_leads_to_what_it_has_found(context: BrowserContext, server: str) -> None:
    page = opened(context, server)
    field = page.get_by_role("textbox", name="Search")
    if field.is_hidden():
        tab_to(page, page.get_by_role("button", name="Search"))
        page.keyboard.press("Enter")
    else:
        tab_to(page, field)
    expect(field).to_be_focused()
    page.keyboard.type("pre-activation")
    said = page.get_by_role("status").filter(has_text="matching documents")
    expect(said).to_be_visible()
    hit = page.locator(".md-search-result__link:visible").nth(1)
    tab_to(page, hit)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("[?&]h="))


def test_the_search_closes_with_escape_and_when_it_is_left(
    narrow: BrowserContext, server: str
) -> None:
    page = opened(narrow, server)
    opener = page.locator(".md-header__button").and_(page.get_by_role("button", name="Search"))
    field = page.get_by_role("textbox", name="Search")
    for leave in ("Escape", "Shift+Tab"):
        opener.focus()
        page.keyboard.press("Enter")
        expect(field).to_be_focused()
        page.keyboard.press(leave)
        expect(field).to_be_hidden()
        expect(opener).to_be_focused()


def test_an_answer_unfolds(narrow: BrowserContext, server: str) -> None:
    page = opened(narrow, f"{server}labs/04-not-separable/")
    answer = page.locator("details.answer").first
    tab_to(page, answer.locator("summary"))
    page.keyboard.press("Enter")
    expect(answer.locator("pre").first).to_be_visible()
    page.keyboard.press("Space")
    expect(answer.locator("pre").first).to_be_hidden()


def test_a_copy_is_made_by_keyboard_and_announced(narrow: BrowserContext, server: str) -> None:
    narrow.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(narrow, f"{server}labs/04-not-separable/")
    block = page.get_by_role("group", name="Code").first
    tab_to(page, block.get_by_role("button", name="Copy to clipboard"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied to clipboard")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == block.locator("code").inner_text().strip()


def test_a_copy_of_what_was_folded_is_made_by_keyboard(narrow: BrowserContext, server: str) -> None:
    """Its button is there before it is in sight."""
    page = opened(narrow, f"{server}labs/04-not-separable/")
    answer = page.locator("details.answer").first
    expect(answer.locator("nav")).to_have_count(0)
    page.set_viewport_size({"width": 390, "height": 60})
    tab_to(page, answer.locator("summary"))
    page.keyboard.press("Enter")
    expect(answer.locator("nav")).to_have_count(answer.locator("pre > code").count())
    tab_to(page, answer.get_by_role("button", name="Copy to clipboard").last)


def test_a_single_letter_is_no_command(narrow: BrowserContext, server: str) -> None:
    """Who dictates would be sent to another page: the theme has commands such as n for next."""
    page = opened(narrow, f"{server}07-curved-boundary/")
    page.get_by_role("link", name="chapter 6").first.focus()
    for letter in "pnfs,./":
        page.keyboard.press(letter)
    expect(page.get_by_role("link", name="chapter 6").first).to_be_focused()
    assert page.url == f"{server}07-curved-boundary/"
