"""Terms in the built site: each link explains itself before it is followed."""

import re
from html import unescape
from pathlib import Path

from playwright.sync_api import Browser

from scripts.core.paths import DOCS
from scripts.read import glossary

LINK = re.compile(r'<a [^>]*href="[^"#]*glossary/#(?P<id>[^"]+)"[^>]*>')
TITLE = re.compile(r'class="term" .*title="[^"]+"')


def test_every_link_to_a_term_has_its_tooltip(site: Path) -> None:
    found = 0
    for page in site.rglob("*.html"):
        for link in LINK.finditer(page.read_text("utf-8")):
            assert TITLE.search(link[0]), f"{page.relative_to(site)}: {link[0]}"
            found += 1
    assert found >= 100, "too few links were checked to believe it"


def test_a_tooltip_opens_under_the_keyboard(browser: Browser, server: str) -> None:
    page_of_terms = (DOCS / "en" / glossary.PAGE).read_text("utf-8")
    [unit] = [term for term in glossary.read(page_of_terms) if term.id == "unit"]
    page = browser.new_page()
    page.goto(server)
    page.locator("a.term", has_text="units").first.focus()
    shown = page.locator(".md-tooltip2--active").inner_text()
    page.close()
    assert shown.strip() == unescape(unit.definition)
