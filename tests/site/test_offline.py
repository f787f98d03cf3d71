"""The site from a disk: no server, no network, and nothing is missing."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

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
    page.locator(".md-search-result__link:visible", has_text="pre-activation").first.click()
    page.wait_for_url("file://**h=*")
    shown = re.compile("pre-activation", re.IGNORECASE)
    expect(page.locator("article")).to_contain_text(shown, use_inner_text=True)
    assert not elsewhere(page)


def test_the_zip_holds_the_site_for_all_to_read_and_is_the_same_each_time(
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
        modes = {each.filename: each.external_attr >> 16 & 0o777 for each in opened.infolist()}
    inside = [*offline.rglob("*")]
    files = {f"site/{path.relative_to(offline)}" for path in inside if path.is_file()}
    folders = {f"site/{path.relative_to(offline)}/" for path in inside if path.is_dir()}
    assert modes == dict.fromkeys(files, 0o644) | dict.fromkeys(folders | {"site/"}, 0o755)
    assert "site/index.html" in modes


def test_a_site_is_for_all_to_read_whatever_the_umask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build() -> bool:
        (tmp_path / "aside/page").mkdir(0o700, parents=True)
        (tmp_path / "aside/page/index.html").touch(0o600)
        return True

    for name in ("ASIDE", "SITE"):
        monkeypatch.setattr(builder, name, tmp_path / name.lower())
    monkeypatch.setattr(builder, "_build_aside", build)
    monkeypatch.setattr("scripts.make.drawing.begin", lambda: None)
    assert builder._build(builder._put_in_place, "") == 0
    site = tmp_path / "site"
    modes = {path: path.stat().st_mode & 0o777 for path in (site, *site.rglob("*"))}
    assert modes == {site: 0o755, site / "page": 0o755, site / "page/index.html": 0o644}
