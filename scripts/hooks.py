"""What the build adds to MkDocs: figures, formulas, labs, shared assets, a security policy."""

import logging
import re
import sys
from base64 import b64decode
from html import escape, unescape
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts import figures, fonts, formulas, glossary, labs, policy, references, reports, sources
from scripts.marks import MARK
from scripts.paths import ASSETS, CACHE, NODE_MODULES, relative
from scripts.problem import Problem

LINK = re.compile(r"Doc file '(?P<page>[^']+)' contains an? .*?link '(?P<link>[^']+)'")
FOLDED_CODE = '<details class="figure-code"'
LEDGER = "claims.md"
BOX = re.compile(
    r'(class="(?:admonition )?(?:holds|depends|wrong)")'
    r'(>\n<(?:p class="admonition-title"|summary)>)(C\d\d) '
)
HEARD = {  # what a screen reader is told of a page's parts, and not told
    'class="headerlink"': 'class="headerlink" tabindex="-1" aria-hidden="true"',  # on each heading
    '<div class="admonition': '<div role="note" class="admonition',
    '<div class="highlight"': '<div class="highlight" role="group" aria-label="Code"',
    '<div class="output highlight"': (
        '<div class="output highlight" role="group" aria-label="Output"'
    ),
}
COMMENT = re.compile(r"/\*.*?\*/\s*|^ *//[^\n]*\n", re.DOTALL | re.MULTILINE)
STYLE = re.compile(r"\n *<style>.*?</style>", re.DOTALL)
PLAIN = re.compile(r'<span class="[nw]">([^<]*)</span>')  # has the colour of code anyway
PLACE = re.compile(r'<img data-figure="([\w-]+)" alt="([^"]*)"( aria-describedby="[\w-]+")?>')
FIGURE = re.compile(r"<figure>(?=(.*?)</figure>)", re.DOTALL)
DESCRIBED = re.compile(
    r'(?P<figure><figure>(?:(?!</figure>).)*<img data-figure="(?P<name>[\w-]+)"[^>]*)'
    r'(?P<between>>(?:(?!<img).)*?</figure>\s*<details class="shown">\s*<summary>[^<]*</summary>)'
    r"(?P<text>.*?)</details>",
    re.DOTALL,
)


class LineOfLink(logging.Filter):
    """Put file and line before what MkDocs says of a dead link."""

    def __init__(self, docs: Path) -> None:
        super().__init__()
        self.docs = docs

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every message through."""
        message = record.getMessage()
        if found := LINK.match(message):
            page = self.docs / found["page"]
            line = _line_of(page, f"]({found['link']}")
            record.msg, record.args = str(Problem(relative(page), line, message)), ()
        return True


_is_served = False


def on_startup(command: str, dirty: bool) -> None:
    """A live preview reloads itself with an inline script that no policy knows."""
    global _is_served
    _is_served = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Make MkDocs name the line of a dead link, and mkdocs-jupyter tell of nothing but trouble."""
    for name in ("mkdocs.mkdocs-jupyter", "mkdocs.plugins.mkdocs_jupyter"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("mkdocs.structure.pages").filters = [LineOfLink(Path(config.docs_dir))]


def on_pre_build(config: MkDocsConfig) -> None:
    """Check the sources, and begin with the figures and the labs that are out of date."""
    figures.begin()
    _stop_at(sources.find_problems())
    labs.begin()


@event_priority(100)  # before mkdocs-jupyter looks for its notebooks
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what the languages share, KaTeX's styles, and the labs as they will be executed."""
    for lab in labs.all_labs(Path(config.docs_dir)):
        file = files.get_file_from_path(lab.relative_to(config.docs_dir).as_posix())
        file.abs_src_path = str(labs.executed(lab))
    shared = [
        path.relative_to(ASSETS.parent) for path in sorted(ASSETS.rglob("*")) if path.is_file()
    ]
    katex = ["dist/katex.min.css", "LICENSE"]
    for path in shared:
        uri, place = path.as_posix(), ASSETS.parent / path
        if path.suffix in (".css", ".js"):
            # Our comments are for who reads the source, and weigh a kilobyte on each page.
            bare = COMMENT.sub("", place.read_text("utf-8"))
            files.append(File.generated(config, uri, content=bare))
        else:
            files.append(File.generated(config, uri, abs_src_path=str(place)))
    for name in katex:
        uri = f"assets/katex/{name.removeprefix('dist/')}"
        files.append(File.generated(config, uri, abs_src_path=str(formulas.KATEX / name)))
    if _is_offline(config):
        worker = NODE_MODULES / "iframe-worker"
        for name, path in {"js": "shim/index.js", "LICENSE": "LICENSE"}.items():
            uri = f"assets/iframe-worker.{name}"
            files.append(File.generated(config, uri, abs_src_path=str(worker / path)))
    return files


def _is_offline(config: MkDocsConfig) -> bool:
    return not config.use_directory_urls  # so the offline plugin has set it


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """The labs are too many for the menu. On the way through all pages they follow their list."""
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
    folder = CACHE / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(folder))


@event_priority(100)  # before mkdocs-jupyter reads the notebook
def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Wait for a lab. They come last."""
    if _is_lab(page.file):
        _stop_at(labs.wait(Path(config.docs_dir, page.file.src_uri)))
    return page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take the marks away, leave a place for each figure, and list the references."""
    if _is_lab(page.file):  # mkdocs-jupyter gives HTML, and styles behind it
        markdown = unescape(STYLE.sub("", markdown))
        page.meta["description"] = markdown.strip().splitlines()[2]
    if "description" in page.meta:
        page.meta["description"] = escape(page.meta["description"])
    markdown = sources.IMAGE.sub(_place, MARK.sub("", reports.fill(markdown)))
    return references.fill(markdown, Path(config.docs_dir))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Make claims linkable, explain terms, tell screen readers of the parts, and keep the figures'
    code out of the search index.
    """
    page.present_anchor_ids.update(box[3] for box in BOX.finditer(html))
    html = BOX.sub(lambda box: _claim(box, page, files), html)
    html = glossary.name_the_language(glossary.explain(html, Path(config.docs_dir)))
    html = FIGURE.sub(_count, DESCRIBED.sub(_describe, PLAIN.sub(r"\1", html)))
    for part, heard in HEARD.items():
        html = html.replace(part, heard)
    return html.replace(FOLDED_CODE, f"{FOLDED_CODE} data-search-exclude")


def _describe(figure: re.Match[str]) -> str:
    """A figure whose last picture has the text that unfolds below it as its description."""
    name = f"{figure['name']}-shown"
    return (
        f'{figure["figure"]} aria-describedby="{name}"{figure["between"]}'
        f'<div id="{name}">{figure["text"]}</div></details>'
    )


def _count(figure: re.Match[str]) -> str:
    """A figure that says how many pictures it has, before they arrive: none moves another."""
    return f'<figure class="of-{figure[1].count("<img")}">'


def _claim(box: re.Match[str], page: Page, files: Files) -> str:
    """A claim's box with its id as an anchor; in a chapter, the id leads to the ledger."""
    ledger, claim = files.get_file_from_path(LEDGER), box[3]
    if ledger and page.file.src_uri != LEDGER:
        claim = f'<a href="{ledger.url_relative_to(page.file)}#{claim}">{claim}</a>'
    return f'{box[1]} id="{box[3]}"{box[2]}{claim} '


def _place(image: re.Match[str]) -> str:
    alt = " ".join(image[1].split())
    return f'<img data-figure="{image[2]}" alt="{escape(alt)}">'


def on_post_build(config: MkDocsConfig) -> None:
    """Put figures and formulas into the written pages, and a policy at the head of each."""
    site = Path(config.site_dir)
    written = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    typeset, errors = formulas.typeset(
        {f for page in written.values() for f in formulas.find(page)}
    )
    fonts.write(site / "assets/katex/fonts", [*typeset.values()])
    problems = [_locate(formula, error) for formula, error in errors.items()]
    _stop_at(sorted(problems + figures.begin().wait()))
    drawings = _drawings()
    for path, page in written.items():
        page = PLACE.sub(lambda place: _figure(place, drawings), formulas.fill(page, typeset))
        bare = _is_served or _is_offline(config)
        path.write_text(page if bare else policy.protect(page), "utf-8")
    if not _is_offline(config):
        (site / "_headers").write_text(policy.headers(site), "utf-8")
        (site / "assets/card.png").write_bytes(b64decode(drawings["card"]))


def _drawings() -> dict[str, str]:
    """Every figure, the card, and every picture of a lab, by name."""
    drawn = {figure: figures.load(figure)[1] for figure in figures.all_drawings().values()}
    _stop_at([Problem(f.path, f.line, f"{f.name} is not drawn") for f in drawn if not drawn[f]])
    return labs.pictures() | {figure.name: drawing for figure, drawing in drawn.items()}


def on_build_error(error: Exception) -> None:
    """Leave nobody drawing or executing behind."""
    figures.stop()
    labs.stop()


def _figure(place: re.Match[str], drawings: dict[str, str]) -> str:
    """A figure with its name, in which nobody hears the numerals along its axes."""
    named = f'<svg class="figure" role="img" aria-label="{place[2]}"{place[3] or ""}'
    return drawings[place[1]].replace("<svg", named, 1).replace("<g>", '<g aria-hidden="true">', 1)


def _locate(formula: formulas.Formula, error: str) -> Problem:
    pages = (page for page in sources.pages() if formula[0] in page.read_text("utf-8"))
    page = next(pages, None)
    if page is None:
        return Problem("docs", 1, f"{error}: {formula[0]}")
    return Problem(relative(page), _line_of(page, formula[0]), error)


def _line_of(page: Path, text: str) -> int:
    """The line on which `text` first stands in a page; 1 if it doesn't."""
    before, found, _ = page.read_text("utf-8").partition(text)
    return before.count("\n") + 1 if found else 1


def _stop_at(problems: list[Problem]) -> None:
    if problems:
        raise PluginError("\n".join(map(str, problems)))
