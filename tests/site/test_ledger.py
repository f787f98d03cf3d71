"""From a claim's box in a chapter to the ledger, and from the ledger back."""

import re
from pathlib import Path

from playwright.sync_api import Browser

CLAIMS = [f"C{number:02}" for number in range(1, 41)]


def test_every_claim_leads_to_the_ledger_and_back(site: Path) -> None:
    chapters = {
        page.parent.name: page.read_text("utf-8") for page in site.glob("[0-9][0-9]-*/index.html")
    }
    ledger = (site / "claims/index.html").read_text("utf-8")
    boxes = {
        claim: name
        for name, text in chapters.items()
        for claim in re.findall(
            r'<details class="\w+" id="(C\d\d)">\s*<summary>\1 [^\n]*</summary>\s*'
            r'<p class="had"><a href="\.\./claims/#\1">',
            text,
        )
    }
    entries = re.findall(r'<details class="\w+" id="(C\d\d)">\s*<summary>\1 ', ledger)
    back = {claim: name for name, claim in re.findall(r'href="\.\./([\w-]+)/#(C\d\d)"', ledger)}
    assert sorted(boxes) == sorted(entries) == CLAIMS
    assert back == boxes


def test_a_link_into_the_ledger_opens_its_fold(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.goto(f"{server}04-not-separable/#C05")
    page.get_by_role("link", name="C05 in the ledger").click()
    page.wait_for_url("**/claims/#C05")
    page.locator("details#C05[open]").wait_for()
    assert page.locator("details.holds[open], details.depends[open]").count() == 1
    page.close()
