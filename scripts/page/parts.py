"""The parts of a built page: claims, terms, figures, what a screen reader hears."""

import re
from html import escape, unescape
from itertools import count
from pathlib import Path
from string import ascii_uppercase

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from scripts.core.paths import relative
from scripts.core.problem import Problem
from scripts.page import assets, code
from scripts.read import examples, glossary
from scripts.read.markdown import IMAGE

TAG = re.compile(r"<[^>]*>")
FOLDED_CODE = '<details class="figure-code"'
FEW = 4
LEDGER = "claims.md"
BOX = re.compile(
    r'(?P<fold><details class="(?:holds|depends|wrong)")>\n'
    r"<summary>(?P<id>C\d\d) (?P<title>.*?)</summary>"
)
IN_SUMMARY = re.compile(r'(<summary>\s*<h\d[^>]*>[^\n]*?)<a class="headerlink".*?</a>(?=</h\d>)')
HEARD = {  # what a screen reader is told of a page's parts, and not told
    'class="headerlink"': 'class="headerlink" tabindex="-1" aria-hidden="true"',  # on each heading
    ">&para;</a>": "></a>",  # the styles paint it: nobody copies it
    '<div class="admonition': '<div role="note" class="admonition',
    '<div class="highlight"': '<div class="highlight" role="group" aria-label="Code"',
    '<div class="output highlight"': (
        '<div class="output highlight" role="group" aria-label="Output"'
    ),
}
PLAIN = re.compile(r'<span class="[nopw]">([^<]*)</span>')  # has the colour of code anyway
EXAMPLES = re.compile(
    r'(?P<box><div class="highlight")(?P<head>><pre><span></span><code>)'
    r'(?P<lines><span class="gp">.*?)(?=</code>)',
    re.DOTALL,
)
PRINTED = re.compile(r'^(?!<span class="gp">)(.*\n)')
BLOCK = re.compile(r'<div class="highlight".*?</code></pre>', re.DOTALL)
PLACE = re.compile(
    r'<img data-figure="(?P<name>[\w-]+)" alt="(?P<alt>[^"]*)"(?: data-letter="(?P<letter>\w)")?'
    r'(?P<described> aria-describedby="[\w-]+")?>'
)
FIGURE = re.compile(r"<figure>(.*?)(?=</figure>)", re.DOTALL)
HANDS = re.compile(  # of a picture that answers back: between what is seen and its caption
    r"(?P<caption><figcaption>(?:(?!</figure>).)*</figure>"
    r'(?:\s*<details class="shown">(?:(?!</details>).)*</details>)?)\s*(?P<folded><p>)?'
    r'(?P<hands><div data-picture="[^>]*></div>)(?(folded)</p>)',
    re.DOTALL,
)
PICTURE = re.compile(r'data-picture="(\w+)')
DESCRIBED = re.compile(
    r'(?P<figure><figure [^>]*>(?:(?!</figure>).)*<img data-figure="(?P<name>[\w-]+)"[^>]*)'
    r'(?P<between>>(?:(?!<img).)*?</figure>\s*<details class="shown">\s*<summary>[^<]*</summary>)'
    r"(?P<text>.*?)</details>",
    re.DOTALL,
)


def dress(html: str, page: Page, files: Files, docs: Path) -> str:
    """Make claims linkable, explain terms, tell screen readers of the parts, and keep the figures'
    code out of the search index.
    """
    html = BOX.sub(lambda box: _claim(box, page, files), IN_SUMMARY.sub(r"\1", html))
    html = glossary.name_the_language(PLAIN.sub(r"\1", glossary.explain(html, docs)))
    html = code.fold(EXAMPLES.sub(_pasted, html))
    html = HANDS.sub(r"\g<hands>\g<caption>", html)
    html = DESCRIBED.sub(_describe, FIGURE.sub(_count, html))
    for part, heard in HEARD.items():
        html = html.replace(part, heard)
    html = html.replace(FOLDED_CODE, f"{FOLDED_CODE} data-search-exclude")
    if zipped := files.get_file_from_path(assets.ALL_THE_CODE):
        html = code.tell_where(html, zipped.url_relative_to(page.file))
    return html


def claims(html: str) -> list[str]:
    """The ids of the claims that a page has boxes for."""
    return [box["id"] for box in BOX.finditer(html)]


def let_run(html: str, blocks: list[dict], source: Path) -> str:
    """Each block of code with a place for its buttons, or why it has none."""
    number = count()

    def run(block: re.Match[str]) -> str:
        n = next(number)
        told = blocks[n] if n < len(blocks) else {}
        draws = " data-draws" if told.get("needs") else ""
        bar = f'<div class="run"{draws}>{told.get("why", "")}</div>'
        return f"{block[0]}{bar}"

    html, shown = BLOCK.subn(run, html)
    if shown != len(blocks):
        what = f"{shown} blocks of code are shown, and {len(blocks)} are read; fence each of them"
        raise PluginError(str(Problem(relative(source), 1, what)))
    return html


def leave_places(markdown: str) -> str:
    """A place for each figure, which may still be being drawn."""
    return IMAGE.sub(_place, markdown)


def tell_cost(page: str, python: dict) -> str:
    """Say what Python weighs that a page loads when something is run: at most, as hosts differ."""
    if 'id="cost"' not in page:
        return page
    sizes = {name: size.get("gz", size["bytes"]) for name, size in python["files"].items()}
    draws = sizes.pop("matplotlib.zip")
    bare = sum(size for name, size in sizes.items() if name != "LICENSES.txt")
    costs = {"{python}": bare, "{drawing}": bare + draws}
    for place, size in costs.items():
        page = page.replace(place, f"{size / 1e6:.0f}\N{NO-BREAK SPACE}MB")
    return page.replace("{digest}", python["digest"])


def fill_places(page: str, drawings: dict[str, str]) -> str:
    """Put the drawings into a page."""
    return PLACE.sub(lambda place: _figure(place, drawings), page)


def _describe(figure: re.Match[str]) -> str:
    """A figure whose last picture has the text that unfolds below it as its description."""
    name = f"{figure['name']}-shown"
    return (
        f'{figure["figure"]} aria-describedby="{name}"{figure["between"]}'
        f'<div id="{name}">{figure["text"]}</div></details>'
    )


def _count(figure: re.Match[str]) -> str:
    """A figure that says how many pictures it has, and what answers back, before they arrive: none
    moves another. Of a few, each has a letter; of many, each has its name in it.
    """
    first, *more = figure[1].split('<img data-figure="')
    named = zip(ascii_uppercase, more, strict=False)
    if 1 < len(more) <= FEW:
        more = [alt.replace('">', f'" data-letter="{letter}">', 1) for letter, alt in named]
    answers = "".join(f' data-answers="{name}"' for name in PICTURE.findall(figure[1]))
    return f'<figure class="of-{len(more)}"{answers}>' + '<img data-figure="'.join([first, *more])


def _claim(box: re.Match[str], page: Page, files: Files) -> str:
    """A claim's box with its id as an anchor; in a chapter, the id leads to the ledger."""
    ledger, claim = files.get_file_from_path(LEDGER), box["id"]
    folded = f'{box["fold"]} id="{claim}">\n<summary>{claim} {box["title"]}</summary>'
    if not ledger or page.file.src_uri == LEDGER:
        return folded
    to = f"{ledger.url_relative_to(page.file)}#{claim}"
    return f'{folded}\n<p class="had"><a href="{to}">{claim} in the ledger</a></p>'


def _pasted(block: re.Match[str]) -> str:
    """Examples with what their button copies; a selection of them is just that, too."""
    lines = [
        PRINTED.sub(r'<span class="go">\1</span>', line) for line in block["lines"].splitlines(True)
    ]
    text = unescape(TAG.sub("", block["lines"]))
    try:
        found = examples.examples(text)
    except ValueError:
        return block[0]  # it is no example; `make doctest` says why
    for example in found:
        if example.source.endswith("\n\n"):
            last = example.lineno + example.source.count("\n") - 2
            lines[last] += '<span class="end">\n</span>'
    copy = escape("".join(example.source for example in found))
    return f'{block["box"]} data-copy="{copy}"{block["head"]}{"".join(lines)}'


def _place(image: re.Match[str]) -> str:
    alt = " ".join(image[1].split())
    return f'<img data-figure="{image[2]}" alt="{escape(alt)}">'


def _figure(place: re.Match[str], drawings: dict[str, str]) -> str:
    """A figure with its letter and its name, in which nobody hears the numerals along its axes."""
    letter, described = place["letter"], place["described"] or ""
    heard = f"{letter}: {place['alt']}" if letter else place["alt"]
    named = f'<svg class="figure" role="img" aria-label="{heard}"{described}'
    drawn = drawings[place["name"]].replace("<svg", named, 1)
    drawn = drawn.replace("<g>", '<g aria-hidden="true">', 1)
    seen = f'<text class="letter" x="1" y="13" aria-hidden="true">{letter}</text></svg>'
    return drawn.replace("</svg>", seen, 1) if letter else drawn
