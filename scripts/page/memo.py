"""What is slow to make of a page, kept with all that it is made from: none of it is made twice.

Four things are kept of each page: a lab's notebook as Markdown, the page as HTML, the same dressed,
with what its reader may run, and its entries in the search index. What goes into each is taken as
it stands: the whole text, embedded regions included, the address of every file it could link to,
the settings, the versions of all libraries; for what is dressed, all of the code.
"""

import json
import logging
from collections.abc import Callable
from inspect import isfunction
from pathlib import Path

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from pymdownx.snippets import SnippetExtension

from scripts.core import digest, kept
from scripts.core.paths import CACHE, SCRIPTS, ours, relative

PAGES = CACHE / "pages"
LOG = logging.getLogger("mkdocs")


def code(folder: Path) -> str:
    """The digest of the modules in a folder, to the byte."""
    return digest.of("".join(path.read_text("utf-8") for path in ours(folder, "**/*.py")))


# As they were when they were loaded:
OURS = {relative(Path(__file__)): digest.of_file(Path(__file__))}
DRESSERS = code(SCRIPTS)


class Heard(logging.Handler):
    """Whether MkDocs has said anything; what it complains of has to be said again."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.anything = False

    def emit(self, record: logging.LogRecord) -> None:
        """Note it."""
        self.anything = True


def convert_once(page: Page, config: MkDocsConfig) -> None:
    """Let mkdocs-jupyter convert a lab's notebook only if something has changed."""
    if convert := getattr(page, "_mkdocs_jupyter_content", None):
        notebook = Path(page.file.abs_src_path)
        template = config.plugins["mkdocs-jupyter"].config["custom_template"]
        given = [notebook.name, *(Path(file).read_text("utf-8") for file in (notebook, template))]
        page._mkdocs_jupyter_content = lambda: _once("notebooks", page, config, given, convert)


def render_once(page: Page) -> None:
    """Let MkDocs render a page only if something has changed."""
    render = page.render

    def rendered(config: MkDocsConfig, files: Files) -> None:
        def make() -> dict:
            render(config, files)
            return _told(page)

        _tell(page, _once("html", page, config, _source(page, config, files), make), files)

    page.render = rendered


def dress_once(
    page: Page, config: MkDocsConfig, read: list[str], files: Files, dress: Callable[[], list]
) -> list:
    """Dress a page's parts only if something has changed: what is `read`, an address, or code."""
    given = [page.url, read, _tokens(page.toc), _addresses(files), DRESSERS]
    return _once("dressed", page, config, given, dress)


def index_once(config: MkDocsConfig) -> None:
    """Let the search index read a page only if something has changed."""
    index = config.plugins["material/search"].search_index
    add = index.add_entry_from_context

    def added(page: Page) -> None:
        def make() -> list[dict]:
            before, index.entries = index.entries, []
            add(page)
            found, index.entries = index.entries, before
            return found

        given = [page.title, page.url, page.meta, page.content, _tokens(page.toc)]
        index.entries += _once("search", page, config, given, make)

    index.add_entry_from_context = added


def _once[Made](
    kind: str, page: Page, config: MkDocsConfig, source: list, make: Callable[[], Made]
) -> Made:
    file = PAGES / kind / Path(config.docs_dir).name / f"{page.file.src_uri}.json"
    plugins = {name: getattr(plugin, "config", "") for name, plugin in config.plugins.items()}
    given = json.dumps([source, plugins, kept.installed()], default=_named)
    found = kept.fresh(file, given)
    if found is None:
        heard = Heard()
        LOG.addHandler(heard)
        try:
            found = make()
        finally:
            LOG.removeHandler(heard)
        if not heard.anything:
            kept.keep(file, found, given=given, files=OURS)
    return found


def _named(value: object) -> str:
    """What JSON doesn't know; a function without its address, which each process has another of."""
    return f"{value.__module__}.{value.__qualname__}" if isfunction(value) else str(value)


def _source(page: Page, config: MkDocsConfig, files: Files) -> list:
    """All that MkDocs makes a page's HTML from, and what it says while it does."""
    settings = [config.markdown_extensions, config.mdx_configs, config.validation]
    title = page.__dict__.get("title")  # else it is what the page will be found to say
    level = LOG.getEffectiveLevel()
    text = _whole(page.markdown, config)
    return [page.url, page.meta, title, level, text, _addresses(files), settings]


def _addresses(files: Files) -> list[tuple[str, str, str]]:
    return [(file.src_uri, file.url, str(file.inclusion)) for file in files]


def _whole(markdown: str, config: MkDocsConfig) -> list[str]:
    """The lines of a page with the regions that it embeds."""
    settings = config.mdx_configs["pymdownx.snippets"]
    expand = Markdown(extensions=[SnippetExtension(**settings)]).preprocessors["snippet"]
    return expand.run(markdown.split("\n"))


def _told(page: Page) -> dict:
    """What rendering has told of a page, as JSON has it."""
    links = page.links_to_anchors or {}
    return {
        "content": page.content,
        "toc": _tokens(page.toc),
        "heading": page._title_from_render,
        "title": page.__dict__.get("title"),
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {file.src_uri: anchors for file, anchors in links.items()},
    }


def _tell(page: Page, told: dict, files: Files) -> None:
    """Tell a page what rendering would have told it."""
    page.content = told["content"]
    page.toc = get_toc(told["toc"])
    page._title_from_render = told["heading"]
    if told["title"] is not None:
        page.title = told["title"]
    page.present_anchor_ids = set(told["anchors"])
    page.links_to_anchors = {
        files.get_file_from_path(path): anchors for path, anchors in told["links"].items()
    }


def _tokens(toc: list[AnchorLink]) -> list[dict]:
    return [
        {"name": a.title, "id": a.id, "level": a.level, "children": _tokens(a.children)}
        for a in toc
    ]
