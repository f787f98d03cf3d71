"""Accessibility, as far as a program can judge it: axe finds nothing on any page."""

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.core.paths import ROOT
from tests.site.chromium import HEIGHT, screen
from tests.site.test_pages import HAS_BUTTONS, PARTS, UNFOLD, change

AXE = ROOT / "node_modules/axe-core/axe.min.js"
EVERYTHING = {"rules": {"target-size": {"enabled": True}}}  # of WCAG 2.2, off unless asked for
TO_THE_TOP = """() => {
  scrollTo(0, 0); // or what lies under the header has no room
  return new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
}"""
SEEN = {"runOnly": ["color-contrast", "target-size"]}  # what the scheme or the width may change


def violations(page: Page, asked: dict = EVERYTHING) -> list[str]:
    """What axe finds on the page that is open: the rule, and where."""
    page.evaluate(AXE.read_text("utf-8"))
    run = "(asked) => axe.run(document, { resultTypes: ['violations'], ...asked })"
    found = page.evaluate(run, asked)["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing(browser: Browser, server: str, pages: list[str], part: int) -> None:
    problems = []
    with screen(browser, width=390) as context:
        page = context.new_page()
        for address in pages[part::PARTS]:
            page.set_viewport_size({"width": 390, "height": HEIGHT})
            page.emulate_media(color_scheme="light")
            page.goto(server + address)
            page.evaluate(UNFOLD)
            page.wait_for_function(HAS_BUTTONS)  # all code blocks, out of sight, too
            for picture in page.locator("figure:has([data-picture])").all():
                picture.scroll_into_view_if_needed()
                expect(picture.locator("fieldset:disabled")).to_have_count(0)
            page.evaluate(TO_THE_TOP)
            found = violations(page)
            change(page, "dark", 1280)
            found += violations(page, SEEN)
            problems += [f"/{address}: {problem}" for problem in found]
    assert not problems, "\n".join(problems)


BREAKAGES = {
    "image-alt": "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
    "color-contrast": "<p style='color: #999; background: #fff'>pale</p>",
    "heading-order": "<h6>deep</h6>",
    "label": "<input type='text'>",
    "link-name": "<a href='x'></a>",
    "target-size": "<button>a</button><br><button style='font-size: 6px'>b</button>",
}


def test_axe_bites(browser: Browser, server: str) -> None:
    with screen(browser) as context:
        page = context.new_page()
        page.goto(server)
        add = "(html) => document.querySelector('article').insertAdjacentHTML('beforeend', html)"
        page.evaluate(add, "".join(BREAKAGES.values()))
        found = "\n".join(violations(page))
    missed = [rule for rule in BREAKAGES if f"{rule}:" not in found]
    assert not missed, f"not found: {missed}\nfound: {found}"
