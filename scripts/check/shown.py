"""What the renderer shows as code or as a formula, held against what the checks have read of it."""

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from html.parser import HTMLParser

from markdown import Markdown
from mkdocs.utils.meta import get_data
from mkdocs.utils.yaml import yaml_load

from scripts.core.paths import ROOT
from scripts.read.markdown import IMAGE, fences, line_of
from scripts.read.marks import MARK, TOKEN

HTML = ("samp", "kbd", "tt", "var", "math", "svg", "script", "style", "textarea", "xmp")
REMEDY = {
    "a block of code": "write it in a pycon fence, or embed a region in a python fence",
    "code": "write it between `backticks`",
    "a formula": "write it between $dollar signs$",
    "a displayed formula": "write it between $$two dollar signs$$, as a paragraph",
}
KINDS = dict(zip(("fence", "code", "math", "display"), REMEDY, strict=True))
TAGS = {"pre": "a block of code", "code": "code"} | {tag: f"<{tag}>" for tag in HTML}
END = "\ue000"  # stands behind each piece that was read, with its number

type Piece = tuple[str, str]  # what it is, and its text with single spaces


class Pieces(HTMLParser):
    """The pieces of code and the formulas in a page's HTML, in order; the outermost count."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Piece] = []
        self.inside: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Begin a piece, or go deeper into one."""
        kind = TAGS.get(tag, "")
        if ("class", "arithmatex") in attributes:
            kind = "a formula" if tag == "span" else "a displayed formula"
        if kind and not self.inside:
            self.kind, self.text = kind, ""
        if (kind and not self.inside) or tag in self.inside[:1]:
            self.inside.append(tag)

    def handle_data(self, data: str) -> None:
        """Gather the text of a piece."""
        self.text += data

    def handle_endtag(self, tag: str) -> None:
        """End a piece, where its first element ends."""
        if tag in self.inside[:1]:
            self.inside.pop()
            if not self.inside:
                shown = self.text[2:-2] if "formula" in self.kind else self.text
                self.found.append((self.kind, _spaced(shown)))


def unread(text: str, *, runs: bool = True) -> Iterator[tuple[int, str]]:
    """Each line of a page, or of a text of a lab, which runs no fences, that shows more or less
    than was read.
    """
    if not all(fence.ends for fence in fences(text)):
        return  # who knows where it should have ended
    begin = len(text) - len(get_data(text)[0])
    tokens = [token for token in _tokens(text, begin) if runs or token.lastgroup != "fence"]
    read = {_piece(token, number): token for number, token in enumerate(tokens)}
    bare = IMAGE.sub("", MARK.sub("", _numbered(text, tokens)[begin:]))
    at = begin
    for kind, piece in Pieces(_renderer().reset().convert(bare)).found:
        if token := read.pop((kind, piece), None):
            at = token.end()
            continue
        at += _find(text[at:], piece)
        what = f"{piece.partition(END)[0]!r} is shown as {kind}, and no check reads it there"
        yield line_of(text, at), f"{what}; {REMEDY.get(kind, 'write it in Markdown')}"
        at += 1
    for (kind, piece), token in read.items():
        what = f"{piece.partition(END)[0]!r} is not shown as {kind}; {REMEDY[kind]}"
        yield line_of(text, token.start()), what


def _find(text: str, piece: str) -> int:
    """Where a piece begins that somebody wrote in another way, as far as one can see, else 0."""
    words = piece.split()
    for said in (words, words[:1]):
        written = r"[\s>]+".join(f"(?:{re.escape(w)}|{re.escape(escape(w))})" for w in said)
        if found := re.search(written, text):
            return found.start()
    return 0


def _tokens(text: str, begin: int) -> Iterator[re.Match[str]]:
    """The pieces that the checks read, but those of alt texts, where nothing is set."""
    images = {at for image in IMAGE.finditer(text) for at in range(*image.span())}
    for token in TOKEN.finditer(text):
        if token.lastgroup in KINDS and token.start() >= begin and token.start() not in images:
            yield token


def _numbered(text: str, tokens: list[re.Match[str]]) -> str:
    """The text with its number behind each piece, so that no two are the same."""
    for number, token in reversed([*enumerate(tokens)]):
        at = token.start() + _inside(token).stop
        text = f"{text[:at]}{END}{number}{text[at:]}"
    return text


def _piece(token: re.Match[str], number: int) -> Piece:
    inside = MARK.sub("", token[0][_inside(token)])
    if token.lastgroup == "fence":
        [fence] = fences(token[0])
        inside = "\n".join(fence.lines).rstrip()
    return KINDS[token.lastgroup], _spaced(f"{inside}{END}{number}")


def _inside(token: re.Match[str]) -> slice:
    """The part of a token between its signs."""
    if token.lastgroup == "fence":
        return slice(token[0].index("\n"), len(token[0][: token[0].rindex("\n")].rstrip()))
    ends = {"code": len(token["tick"] or ""), "math": 1, "display": 2}[token.lastgroup]
    return slice(ends, len(token[0]) - ends)


def _spaced(text: str) -> str:
    return " ".join(text.split())


@cache
def _renderer() -> Markdown:
    """MkDocs' own, with the extensions of our pages: colours and embedded code alone are left out,
    as the checks read neither.
    """
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        listed = yaml_load(file)["markdown_extensions"]
    ours = [each if isinstance(each, dict) else {each: {}} for each in listed]
    settings = {name: given for each in ours for name, given in each.items()}
    del settings["pymdownx.snippets"]
    settings["pymdownx.highlight"] = {"use_pygments": False}
    names = ["toc", "tables", "fenced_code", *settings]
    return Markdown(extensions=names, extension_configs=settings)
