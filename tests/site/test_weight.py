"""What a page weighs, with everything it loads before anybody presses a key."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request

from tests.site.chromium import screen
from tests.site.test_pages import settle

MOST = 150_000  # bytes, gzipped
PICTURE = 40_000  # of a picture that answers back, which is loaded when it comes near
LATE = re.compile(r"assets/explorables/(?!start\.js|\w+\.css)")


@cache
def weigh(file: Path) -> int:
    """The bytes that a host sends for a file; WOFF2 is compressed already."""
    content = file.read_bytes()
    return len(content) if file.suffix == ".woff2" else len(gzip.compress(content, 9))


@contextmanager
def forgetful(browser: Browser) -> Iterator[Page]:
    """A tab that keeps nothing of a page for the next."""
    with screen(browser) as context:
        page = context.new_page()
        context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        yield page


def loaded(page: Page, server: str, site: Path, address: str) -> dict[str, int]:
    """The files that a page loads by itself, each with its weight."""
    found = set()

    def note(request: Request) -> None:
        found.add(request.url)

    page.on("request", note)
    settle(page, server + address)
    page.remove_listener("request", note)
    files = {url: site.parent / urlsplit(url).path[1:] for url in found if url.startswith(server)}
    return {
        file.relative_to(site).as_posix(): weigh(file / "index.html" if file.is_dir() else file)
        for file in files.values()
    }


def test_no_page_is_heavier_than_it_may_be(
    browser: Browser, server: str, site: Path, pages: list[str]
) -> None:
    with forgetful(browser) as tab:
        weights = {page: loaded(tab, server, site, page) for page in pages}
    pictures = {
        page: {name: files.pop(name) for name in [*files] if LATE.match(name)}
        for page, files in weights.items()
    }
    assert any(pictures.values()), "no picture was seen to be loaded"
    assert all(sum(files.values()) <= PICTURE for files in pictures.values()), pictures
    heavy = {page: files for page, files in weights.items() if sum(files.values()) > MOST}
    assert not heavy, "\n".join(f"/{p}: {sum(f.values())} bytes: {f}" for p, f in heavy.items())
    assert all(len(files) >= 5 for files in weights.values()), "too little was seen to be loaded"


def test_the_search_index_waits_until_somebody_searches(browser: Browser, server: str) -> None:
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server, wait_until="networkidle")
    assert not any("search_index" in url for url in asked)
    with page.expect_response("**/search/search_index.json"):
        page.get_by_role("textbox", name="Search").focus()
    page.close()


def test_a_link_from_a_search_loads_the_index_at_once(browser: Browser, server: str) -> None:
    """So that the words that were searched for can be highlighted."""
    page = browser.new_page()
    with page.expect_response("**/search/search_index.json"):
        page.goto(f"{server}06-stacking/?h=matrix")
    page.locator("article mark", has_text="matrix").first.wait_for()
    page.close()
