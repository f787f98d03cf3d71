"""A page is rendered and indexed once, and anew when anything has changed that went into it."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.pages import Page

from scripts.core import kept
from scripts.page import memo

CONFIG = """
site_name: Toy
theme: material
docs_dir: docs
strict: true
validation: {links: {anchors: warn}}
nav: [index.md, other.md]
markdown_extensions:
  - toc
  - pymdownx.superfences
  - pymdownx.snippets:
      base_path: [snippets]
      check_paths: true
"""
INDEX = '# Home\n\n## One\n\n[Two](other.md#two)\n\n```python\n--8<-- "a.py:shown"\n```\n'
SNIPPET = "x = 1\n# --8<-- [start:shown]\ny = 2  # two\n# --8<-- [end:shown]\n"


class Site:
    """Two pages, of which the first embeds a region and links to the other."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.rendered: list[str] = []
        render = Page.render

        def noted(page: Page, config: MkDocsConfig, files: Files) -> None:
            self.rendered.append(page.file.src_uri)
            render(page, config, files)

        monkeypatch.setattr(Page, "render", noted)
        monkeypatch.setattr(memo, "PAGES", folder / "kept")
        monkeypatch.chdir(folder)  # where the base path of snippets begins
        self.write("mkdocs.yml", CONFIG)
        self.write("docs/index.md", INDEX)
        self.write("docs/other.md", "# Other\n\n## Two\n")
        self.write("snippets/a.py", SNIPPET)

    def write(self, file: str, text: str) -> None:
        """Write a file."""
        path = self.folder / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace `old`, which has to be there, by `new`."""
        text = (self.folder / file).read_text("utf-8")
        assert old in text
        self.write(file, text.replace(old, new))

    def home(self, title: str | None = None) -> tuple[Page, MkDocsConfig, Files]:
        """The home page, rendered or remembered."""
        config = load_config(str(self.folder / "mkdocs.yml"), site_dir=str(self.folder / "site"))
        config.plugins.on_config(config)
        files = get_files(config)
        page = Page(title, files.get_file_from_path("index.md"), config)
        page.read_source(config)
        memo.render_once(page)
        page.render(config, files)
        return page, config, files

    def renders(self, title: str | None = None) -> bool:
        """Whether the home page is rendered anew."""
        self.rendered.clear()
        self.home(title)
        return self.rendered == ["index.md"]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The pages, rendered once."""
    monkeypatch.setattr(logging.getLogger("mkdocs"), "level", logging.INFO)
    site = Site(tmp_path, monkeypatch)
    assert site.renders()
    assert not site.renders()
    return site


CHANGES: dict[str, Callable[[Site], None]] = {
    "its text": lambda site: site.edit("docs/index.md", "## One", "## Won"),
    "its metadata": lambda site: site.edit(
        "docs/index.md", "# Home", "---\ntags: [a]\n---\n# Home"
    ),
    "a comment in what it embeds": lambda site: site.edit("snippets/a.py", "# two", "# 2"),
    "another page's address": lambda site: site.edit(
        "mkdocs.yml", "strict", "use_directory_urls: false\nstrict"
    ),
    "which pages there are": lambda site: site.write("docs/third.md", "# Third\n"),
    "a setting of an extension": lambda site: site.edit(
        "mkdocs.yml", "- toc", "- toc: {permalink: true}"
    ),
    "an extension": lambda site: site.edit("mkdocs.yml", "- toc", "- toc\n  - admonition"),
    "a setting of a plugin": lambda site: site.edit(
        "mkdocs.yml", "strict", "plugins: [search: {lang: de}]\nstrict"
    ),
    "what is complained of": lambda site: site.edit("mkdocs.yml", "anchors: warn", "anchors: info"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_page_is_rendered_anew_when_something_changes(site: Site, what: str) -> None:
    CHANGES[what](site)
    assert site.renders()
    assert not site.renders()


def test_so_it_is_when_its_title_in_the_menu_changes(site: Site) -> None:
    assert site.renders("Start")


@pytest.mark.parametrize("name", ["python", "markdown", "pygments", "pymdown_extensions"])
def test_so_it_is_with_another_version_of_a_library(
    site: Site, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert name in kept.installed()
    other = kept.installed() | {name: "0"}
    monkeypatch.setattr(kept, "installed", lambda: other)
    assert site.renders()


def test_what_is_not_shown_renders_nothing_anew(site: Site) -> None:
    site.edit("snippets/a.py", "x = 1", "x = 3")
    site.edit("docs/other.md", "# Other", "# Another")
    assert not site.renders()


def test_a_page_knows_as_much_as_when_it_was_rendered(site: Site) -> None:
    remembered, _config, files = site.home()
    found = {
        "title": remembered.title,
        "toc": str(remembered.toc),
        "anchors": remembered.present_anchor_ids,
        "links": remembered.links_to_anchors,
    }
    assert found == {
        "title": "Home",
        "toc": "Home - #home\n    One - #one\n",
        "anchors": {"home", "one"},
        "links": {files.get_file_from_path("other.md"): {"two": "other.md#two"}},
    }
    assert remembered.toc.items[0].active
    site.edit("docs/index.md", "# Home", "# Home ")
    rendered, *_ = site.home()
    assert rendered.content == remembered.content


def test_a_page_that_was_complained_of_is_rendered_and_complained_of_again(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.edit("docs/index.md", "other.md#two", "gone.md")
    for _ in range(2):
        caplog.clear()
        assert site.renders()
        assert "gone.md" in caplog.text


def test_a_page_is_indexed_once_and_anew_when_it_changes(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def index() -> tuple[list[dict], bool]:
        page, config, _files = site.home()
        search = config.plugins["material/search"]
        read = []
        add = search.search_index.add_entry_from_context
        search.search_index.add_entry_from_context = lambda page: [read.append(page), add(page)]
        memo.index_once(config)
        search.search_index.add_entry_from_context(page)
        return search.search_index.entries, bool(read)

    first, anew = index()
    assert anew
    assert [entry["title"] for entry in first] == ["Home", "One"]
    assert index() == (first, False)
    site.edit("docs/index.md", "[Two]", "[Second]")
    other, anew = index()
    assert anew
    assert "Second" in other[-1]["text"]


def test_a_page_is_dressed_once_and_anew_when_it_or_the_code_changes(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dressed(read: str) -> bool:
        page, config, files = site.home()
        asked: list[str] = []
        made = memo.dress_once(page, config, [read], files, lambda: [*asked, asked.append(read)])
        assert made == [None]
        return bool(asked)

    assert dressed("a")
    assert not dressed("a")
    assert dressed("b")
    site.write("docs/third.md", "# Third\n")
    assert dressed("b")
    site.edit("docs/index.md", "## One", "## Won")
    assert dressed("b")
    monkeypatch.setattr(memo, "DRESSERS", "other")
    assert dressed("b")
    assert not dressed("b")
