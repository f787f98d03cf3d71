"""The site from a disk: no server, no network, and nothing is missing."""

from pathlib import Path
from urllib.parse import urljoin
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page

from scripts import site as builder


@pytest.fixture
def page(browser: Browser) -> Page:
    """A page in a browser that can reach nothing but files; what it can't reach is in `asked`."""
    page = browser.new_page()
    page.context.set_offline(True)
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    page.close()


def elsewhere(page: Page) -> list[str]:
    """What the page has asked for that is no file."""
    return [url for url in page.asked if not url.startswith(("file:", "data:", "blob:", "about:"))]


def test_every_page_reads_from_a_disk(page: Page, offline: Path) -> None:
    failed = []
    page.on("requestfailed", lambda request: failed.append((request.url, request.failure)))
    page.on("console", lambda said: said.type == "error" and failed.append((page.url, said.text)))
    for file in sorted(offline.rglob("*.html")):
        if file.name != "404.html":  # it is for a server
            page.goto(file.as_uri())
    cut_short = "net::ERR_ABORTED"  # an icon that still loads when the next page is opened
    assert not [each for each in failed if each[1] != cut_short] + elsewhere(page)
    assert len(page.asked) >= 100, "too little was seen to be loaded"


def test_formulas_and_figures_are_there(page: Page, offline: Path) -> None:
    page.goto((offline / "07-curved-boundary.html").as_uri())
    page.evaluate("document.fonts.ready")
    fonts = "[...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family)"
    assert "KaTeX_Main" in page.evaluate(fonts)
    assert page.locator("svg.figure").count() >= 5
    assert page.locator(".formula .katex-html").count() >= 5


def test_links_lead_to_files(page: Page, offline: Path) -> None:
    links = []
    for name in ("index.html", "labs.html"):
        page.goto((offline / name).as_uri())
        own = page.locator("a[href]:not([href^='http'])")
        links += own.evaluate_all("(all) => all.map((a) => a.href)")
    files = {url.partition("#")[0].removeprefix("file://") for url in links if "mailto" not in url}
    assert len(files) >= 30
    assert not [file for file in files if not Path(file).is_file()]


def test_search_finds_a_term_without_a_server(page: Page, offline: Path) -> None:
    page.goto((offline / "index.html").as_uri())
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type("pre-activation", delay=20)
    page.locator(".md-search-result__link", has_text="pre-activation").first.click()
    page.wait_for_url("file://**h=*")
    assert "pre-activation" in page.locator("article").inner_text().lower()
    assert not elsewhere(page)


def test_the_zip_holds_the_site_and_is_the_same_each_time(
    offline: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = []
    monkeypatch.setattr(builder, "ASIDE", offline)
    for name in ("one", "two"):
        monkeypatch.setattr(builder, "OFFLINE", tmp_path / name / "site.zip")
        (tmp_path / name).mkdir()
        builder._pack()
        packed.append((tmp_path / name / "site.zip").read_bytes())
    assert packed[0] == packed[1]
    with ZipFile(tmp_path / "one/site.zip") as opened:
        names = set(opened.namelist())
    files = (path for path in offline.rglob("*") if path.is_file())
    assert names == {f"site/{path.relative_to(offline).as_posix()}" for path in files}
    assert urljoin("site/", "index.html") in names
