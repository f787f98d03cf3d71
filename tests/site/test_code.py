"""Code that says more than it does unfolds where it stands."""

from playwright.sync_api import Browser, BrowserContext, expect

from scripts.core.paths import SNIPPETS
from scripts.read.markdown import read_regions
from tests.site.chromium import screen
from tests.site.test_keyboard import narrow, opened

__all__ = ["narrow"]
PAGE = ""  # the home page
REGIONS = read_regions(SNIPPETS / "index.py")[0]


def test_a_button_unfolds_the_rest_and_folds_it_again(narrow: BrowserContext, server: str) -> None:
    page = opened(narrow, server + PAGE)
    button, rest = (
        page.locator("article > .highlight .unfold").first,
        page.locator("article > .highlight .unfolded").first,
    )
    expect(rest).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(rest).to_be_visible()
    button.click()
    expect(rest).to_be_hidden()


def test_what_is_copied_is_all_of_it(narrow: BrowserContext, server: str) -> None:
    narrow.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(narrow, server + PAGE)
    block = page.locator("article > .highlight:has(.unfold)").first
    block.get_by_role("button", name="Copy to clipboard").click()
    expect(page.get_by_role("status").filter(has_text="Copied to clipboard")).to_be_visible()
    [network] = [each for each in REGIONS.values() if each.name == "network"]
    assert page.evaluate("navigator.clipboard.readText()").strip() == network.text.strip()


def test_on_paper_and_without_scripts_all_of_it_is_there(browser: Browser, server: str) -> None:
    with screen(browser, "light", 1280) as context:
        page = opened(context, server + PAGE)
        page.emulate_media(media="print")
        expect(page.locator(".unfolded").last).not_to_have_css("display", "none")
        expect(page.locator(".unfold").last).to_be_hidden()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + PAGE)
    expect(page.locator("article > .highlight .unfolded").first).to_be_visible()
    context.close()


def test_a_link_to_a_heading_in_a_fold_opens_it(narrow: BrowserContext, server: str) -> None:
    page = opened(narrow, server + "15-choosing/#what-the-data-change")
    fold = page.locator("details.deeper:has(#what-the-data-change)")
    expect(fold).to_have_attribute("open", "")
    expect(page.locator("#what-the-data-change")).to_be_in_viewport()
