"""What the build adds to MkDocs: figures, formulas, labs, shared assets, a security policy."""

import logging
import os
import re
import sys
from base64 import b64decode
from collections.abc import Callable
from html import escape, unescape
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from watchdog.observers.polling import PollingObserver

sys.path.append(str(Path(__file__).resolve().parents[1]))

from scripts.core import environment

environment.settle()

from scripts.check import anchors, embeds
from scripts.core import dates
from scripts.core.paths import DOCS, SNIPPETS, is_ours
from scripts.core.problem import Problem
from scripts.core.terminal import tell
from scripts.core.texts import text_of
from scripts.make import drawing, experiments, fonts, formulas, labs, runtime
from scripts.make.pictures import all_drawings, all_vectors
from scripts.page import assets, lines, memo, parts, policy, program, reports, times
from scripts.page.templates import KeptTemplates, list_once
from scripts.read import references
from scripts.read.glossary import PAGE as GLOSSARY
from scripts.read.lab import Lab, all_labs
from scripts.read.markdown import is_chapter, number_of
from scripts.read.marks import MARK

_LAB_STYLE = re.compile(r"\n *<style>.*?</style>", re.DOTALL)
_DATED = re.compile(r"\s*<lastmod>.*?</lastmod>")
LOOK = 0.1  # seconds between two looks at what has changed
_is_served = False
_sources: dict[Path, Path] = {}  # of each written page
_snippets = ""  # the digest of them all
_programs: dict[str, list[dict]] = {}  # the blocks of each page, by its name without a suffix


def on_startup(command: str, dirty: bool) -> None:
    """A live preview reloads itself with an inline script that no policy knows.

    It watches the folders that bytecode would be written to, and a file may be saved twice within
    the second by which bytecode tells its age: so none is written.
    """
    global _is_served
    _is_served = command == "serve"
    if _is_served:
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"


def on_config(config: MkDocsConfig) -> None:
    """Make MkDocs name the line of a dead link, and mkdocs-jupyter tell of nothing but trouble."""
    dates.settle()
    for name in ("mkdocs.mkdocs-jupyter", "mkdocs.plugins.mkdocs_jupyter"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("mkdocs.structure.pages").filters = [lines.LineOfLink(Path(config.docs_dir))]
    config.mdx_configs["pymdownx.snippets"]["base_path"] = [str(SNIPPETS)]  # wherever we are
    memo.index_once(config)
    list_once(config.theme)


def on_pre_build(config: MkDocsConfig) -> None:
    """Check the sources, and begin with the figures and the labs that are out of date."""
    global _snippets
    drawing.begin()
    runtime.begin()
    _snippets = memo.code(SNIPPETS)
    stale = experiments.find_problems()
    if _is_served and stale:
        tell("\n".join(map(str, stale)))
        stale = []
    _stop_at(sorted(embeds.find_problems() + stale))
    labs.begin(show_last=_is_served)


@event_priority(100)  # before mkdocs-jupyter looks for its notebooks
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what isn't ours, add what the languages share, and the labs as they will be
    executed.
    """
    for file in list(files):
        top = Path(file.src_dir or "")
        if top.is_relative_to(DOCS) and not is_ours(top / file.src_uri, top):
            files.remove(file)
    for lab in all_labs(Path(config.docs_dir)):
        file = files.get_file_from_path(lab.path.relative_to(config.docs_dir).as_posix())
        file.abs_src_path = str(labs.notebook(lab.path))
    for shared in assets.shared(config):
        files.append(shared)
    _stop_at(assets.mend_search(files, config))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """The labs are too many for the menu. On the way through all pages they follow their list."""
    for file in files.documentation_pages():
        _sources[Path(file.abs_dest_path)] = Path(config.docs_dir, file.src_uri)
    pages = [file.page for file in files.documentation_pages() if _is_lab(file)]
    if pages:
        first = files.get_file_from_path("labs.md").page
        for lab in pages:
            lab.parent = first  # the menu shows where they belong
        for one, other in pairwise([first, *pages, first.next_page]):
            one.next_page, other.previous_page = other, one


def _is_lab(file: File) -> bool:
    return file.src_uri.startswith("labs/")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Keep the compiled templates from one build to the next."""
    env.bytecode_cache = KeptTemplates()


@event_priority(100)  # before mkdocs-jupyter reads the notebook
def _wait_for_lab(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Wait for a lab. They come last. If one has failed, its figures may say why."""
    if _is_lab(page.file) and (found := labs.wait(Path(config.docs_dir, page.file.src_uri))):
        _stop_at(sorted(found + drawing.begin().wait()))
    return page


@event_priority(-100)  # after it
def _convert_lab_once(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Convert a notebook only if it has changed."""
    memo.convert_once(page, config)
    return page


on_pre_page = CombinedEvent(_wait_for_lab, _convert_lab_once)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take the marks away, leave a place for each figure, and list the references."""
    if _is_lab(page.file):  # mkdocs-jupyter gives HTML, and styles behind it
        markdown = unescape(_LAB_STYLE.sub("", markdown))
        page.meta["description"] = markdown.strip().splitlines()[2]
    if "description" in page.meta:
        page.meta["description"] = escape(page.meta["description"])
    edition = Path(config.docs_dir)
    source = edition / page.file.src_uri
    if "title" in page.meta and is_chapter(source) and source.parent == edition:
        page.meta["title"] = f"{number_of(source)} · {page.meta['title']}"
    memo.render_once(page)
    markdown = times.fill(reports.fill(markdown), source, edition)
    return references.fill(parts.leave_places(MARK.sub("", markdown)), edition)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Check the headings, and dress the page's parts, only if something has changed."""
    edition = Path(config.docs_dir)
    source = edition / page.file.src_uri

    def dress() -> list:
        _stop_at(anchors.problems(source, page.toc, html))
        blocks = program.of_lab(Lab(source)) if _is_lab(page.file) else program.of_page(source)
        dressed = parts.dress(html, page, files, edition)
        return [parts.let_run(dressed, blocks, source), blocks]

    texts = [source, edition / GLOSSARY, *([labs.notebook(source)] if _is_lab(page.file) else [])]
    read = [html, _snippets, *(text_of(path) for path in texts if path.exists())]
    dressed, blocks = memo.dress_once(page, config, read, files, dress)
    page.present_anchor_ids.update(parts.claims(html))
    _programs[str(Path(page.file.src_uri).with_suffix(""))] = blocks
    return dressed


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The sitemap dates no page where nobody knows a date."""
    return output if dates.epoch() else _DATED.sub("", output)


@event_priority(100)  # before the search writes its index
def on_post_build(config: MkDocsConfig) -> None:
    """Put figures and formulas into the written pages, and a policy at the head of each."""
    site = Path(config.site_dir)
    written = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    found = {path: formulas.find(page) for path, page in written.items()}
    typeset, errors = formulas.typeset(set().union(*found.values()))
    fonts.write(site / "assets/katex/fonts", [*typeset.values()])
    problems = [
        problem
        for path, there in found.items()
        for formula in errors.keys() & there
        for problem in lines.locate(_sources[path], formula, errors[formula])
    ]
    _stop_at(sorted(problems + drawing.begin().wait()))
    formulas.fill_index(config.plugins["material/search"].search_index.entries, typeset)
    drawings = _drawings()
    is_offline = assets.is_offline(config)
    for name in all_vectors():
        (site / f"assets/explorables/{name}.json").write_text(drawings[name], "utf-8")
    python = assets.write_python(site, _programs, is_offline=is_offline)
    for path, page in written.items():
        page = parts.fill_places(formulas.fill(page, typeset), drawings)
        page = parts.tell_cost(page, python)
        bare = _is_served or is_offline
        path.write_text(page if bare else policy.protect(page), "utf-8")
    if not is_offline:
        (site / "_headers").write_text(policy.headers(site, python["digest"]), "utf-8")
        (site / "assets/card.png").write_bytes(b64decode(drawings["card"]))
    if _is_served:
        labs.catch_up()


def _drawings() -> dict[str, str]:
    """Every figure, the card, and every picture of a lab, by name."""
    drawn = {figure: figure.kept() for figure in all_drawings().values()}
    _stop_at([Problem(f.path, f.line, f"{f.name} is not drawn") for f in drawn if not drawn[f]])
    return labs.pictures() | {figure.name: svg for figure, svg in drawn.items()}


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
) -> LiveReloadServer:
    """Look oftener for what has changed, labs included, and have somebody ready to draw."""
    folder = labs.folder(Path(config.docs_dir))
    folder.mkdir(parents=True, exist_ok=True)
    watched = [*server._watched_paths]
    for path in watched:
        server.unwatch(path)
    server.observer, server.build_delay = PollingObserver(timeout=LOOK), LOOK / 2
    for path in [*watched, str(folder)]:
        server.watch(path)
    drawing.painter()
    return server


def on_build_error(error: Exception) -> None:
    """Leave nobody drawing or executing behind."""
    drawing.stop()
    labs.stop()
    runtime.stop()
    if _is_served:
        drawing.painter()


def on_shutdown() -> None:
    """Let everybody go."""
    drawing.stop()
    labs.end()
    runtime.stop()


def _stop_at(problems: list[Problem]) -> None:
    if problems:
        raise PluginError("\n".join(map(str, problems)))
