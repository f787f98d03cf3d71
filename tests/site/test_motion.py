"""Who asks for less motion gets none."""

import pytest
from playwright.sync_api import Browser, Page

MOVING = "document.getAnimations().length"
OPENED = {
    "the menu": "button[for=__drawer]",
    "the search": "button[for=__search]",
    "a fold": "details.figure-code summary",
    "the colours": ".md-header__option button:not([hidden])",
}
GLIDE = """() => {
  const box = document.querySelector("article > .highlight code");
  box.scrollTo({ left: 20, behavior: "smooth" });
  return [box.scrollLeft, getComputedStyle(document.documentElement).scrollBehavior];
}"""


def opened(browser: Browser, server: str, motion: str) -> Page:
    """A chapter on a telephone whose owner has this to say about motion."""
    page = browser.new_page(viewport={"width": 390, "height": 900}, reduced_motion=motion)
    page.goto(f"{server}07-curved-boundary/")
    page.wait_for_selector("body[data-md-color-media]")
    return page


def moving_after_click(page: Page, selector: str) -> int:
    """How much moves just after a click."""
    return page.evaluate(f"document.querySelector('{selector}').click(), {MOVING}")


@pytest.mark.parametrize("what", OPENED)
def test_nothing_moves_when_something_opens(browser: Browser, server: str, what: str) -> None:
    page = opened(browser, server, "reduce")
    assert moving_after_click(page, OPENED[what]) == 0
    page.close()


def test_otherwise_something_would_move(browser: Browser, server: str) -> None:
    page = opened(browser, server, "no-preference")
    assert moving_after_click(page, OPENED["the menu"]) > 0
    page.close()


@pytest.mark.parametrize(("motion", "left"), [("reduce", 20), ("no-preference", 0)])
def test_what_is_scrolled_jumps(browser: Browser, server: str, motion: str, left: int) -> None:
    page = opened(browser, server, motion)
    assert page.evaluate(GLIDE) == [left, "auto"]
    page.close()
