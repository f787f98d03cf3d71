"""Hands for every picture: they bring it to life, touch it, and read what it says."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Locator, Page

Place = tuple[float, float]

TWO_FRAMES = """() => new Promise((go) => {
  requestAnimationFrame(() => requestAnimationFrame(go));
})"""


def picture(address: str) -> Callable[..., Page]:
    """A fixture: the page at an address with its picture alive, wide; by finger it's narrow."""

    @pytest.fixture
    def page(wide: Page, server: str) -> Page:
        return alive(wide, server + address)

    return page


def alive(page: Page, address: str) -> Page:
    """The page there, with its picture alive."""
    page.goto("about:blank")  # or another state in the address would load nothing
    page.goto(address)
    page.locator("figure:has(.hands)").scroll_into_view_if_needed()
    page.locator(".hands fieldset:enabled").first.wait_for()
    return page


def says(page: Page) -> str:
    """What is read below the picture."""
    return (page.locator(".says").text_content() or "").replace("\xa0", " ")


def insight(page: Page) -> Locator:
    """What can be learned from it now."""
    return page.locator(".insights p:visible")


def heard(page: Page) -> Locator:
    """What is read out."""
    return page.locator(".hands .heard")


def button(page: Page, name: str, *, exact: bool = False) -> Locator:
    """A button, or a handle."""
    return page.get_by_role("button", name=name, exact=exact)


def box(part: Locator) -> FloatRect:
    """Where a part of the page is on the screen."""
    return part.bounding_box() or FloatRect(x=0, y=0, width=0, height=0)


def middle(part: Locator) -> Place:
    """The same of its middle."""
    where = box(part)
    return where["x"] + where["width"] / 2, where["y"] + where["height"] / 2


def spot(svg: Locator, across: float, down: float) -> Place:
    """Where a place of a panel is on the screen, in parts of its width and height."""
    where = box(svg)
    frame = svg.locator("clipPath rect").first
    left, top, width, height = (
        float(frame.get_attribute(name) or "") for name in ("x", "y", "width", "height")
    )
    scale = where["width"] / float((svg.get_attribute("viewBox") or "").split()[2])
    return (
        where["x"] + (left + across * width) * scale,
        where["y"] + (top + down * height) * scale,
    )


def drag(page: Page, *way: Place) -> None:
    """The mouse, pressed, from place to place."""
    page.mouse.move(*way[0])
    page.mouse.down()
    for place in way[1:]:
        page.mouse.move(*place, steps=6)
    page.mouse.up()


def swipe(page: Page, start: Place, end: Place) -> None:
    """A finger from place to place, until the page has drawn what it did."""
    session = page.context.new_cdp_session(page)
    way = [[a + (b - a) * n / 8 for a, b in zip(start, end, strict=True)] for n in range(1, 9)]
    touched = [("touchStart", [start]), *(("touchMove", [to]) for to in way), ("touchEnd", [])]
    for kind, places in touched:
        points = [{"x": x, "y": y} for x, y in places]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.evaluate(TWO_FRAMES)
