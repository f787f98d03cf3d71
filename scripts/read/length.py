"""How long a page is for who reads what is open, and the short path from page to page."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown.extensions.toc import slugify_unicode

from scripts.core.paths import SNIPPETS
from scripts.core.texts import text_of
from scripts.read.code import open_lines
from scripts.read.markdown import COMMENT, EMBED, FENCE, FORMULA, IMAGE, fences, read_regions

WORDS, LINES = 200, 20  # that a reader takes in in a minute

_UNREAD = re.compile(rf"\A---\n.*?^---$|{COMMENT}|{FENCE}", re.DOTALL | re.MULTILINE)
_FORMULA = re.compile(FORMULA, re.DOTALL)
_TAG = re.compile(
    r"<[^>]*>|\{[:#. ][^}]*\}|\]\([^()]*\)|^ *(?:\?\?\?\+?|!!!|///) +[\w-]+", re.MULTILINE
)
_WORD = re.compile(r"\S*\w\S*")
_FOLD = re.compile(r"(?P<indent> *)\?\?\? ")
_HEADING = re.compile(
    r'(?: *\?\?\?\+? \w+ ")?#{1,6} (?P<text>.*?)"?(?: *\{:? *#(?P<id>[\w-]+) *\})?"?'
)
STOP = re.compile(r"^\d+\. \[(?P<title>[^\]]*)\]\((?P<page>[\w-]+\.md)(?:#(?P<id>[^)]*))?\)", re.M)
NEXT = re.compile(r"^\[[^\]]*\]\((?P<to>[^)]*)\)\{ \.next \}$", re.MULTILINE)


@dataclass(frozen=True)
class Length:
    """What is open of a page: its words, and its lines of code."""

    words: int
    lines: int

    @property
    def minutes(self) -> float:
        """What it takes to read."""
        return self.words / WORDS + self.lines / LINES


@dataclass(frozen=True)
class Stop:
    """A stop of the short path: the lines of a page from an address to the link to the next."""

    title: str
    page: Path
    address: str
    lines: range
    onward: str

    @property
    def length(self) -> Length:
        """What it takes to read."""
        return length(self.page, self.lines)


def length(page: Path, only: range | None = None) -> Length:
    """What is open of a page, or of some of its lines, counted from 1."""
    text = text_of(page)
    read = only or range(1, text.count("\n") + 2)
    within = folded(text)
    opened = [n for n in read if n not in within]
    lines = _words(text)
    shown = [fence for fence in fences(text) if fence.line in set(opened)]
    return Length(
        sum(lines[n - 1] for n in opened if n <= len(lines)),
        sum(open_lines(code) for fence in shown for code in _blocks(fence.lines)),
    )


@cache
def _words(text: str) -> list[int]:
    """How many words each line has."""
    words = IMAGE.sub(_strike, _UNREAD.sub(_strike, text))
    lines = _TAG.sub(" ", _FORMULA.sub(lambda found: "x" + _strike(found), words)).splitlines()
    return [len(_WORD.findall(line)) for line in lines]


def stops(edition: Path) -> list[Stop]:
    """The stops of the short path, as the home page lists them."""
    return [_stop(edition, stop) for stop in STOP.finditer(text_of(edition / "index.md"))]


def short_path(edition: Path) -> float:
    """The minutes that the short path takes."""
    return sum(stop.length.minutes for stop in stops(edition))


def _stop(edition: Path, stop: re.Match[str]) -> Stop:
    page = edition / stop["page"]
    text = text_of(page)
    first = headings(text)[stop["id"]] if stop["id"] else 1
    ends = _onward(text)
    last = min((line for line in ends if line >= first), default=text.count("\n") + 1)
    address = stop["page"] + (f"#{stop['id']}" if stop["id"] else "")
    return Stop(stop["title"], page, address, range(first, last + 1), ends.get(last, ""))


@cache
def _onward(text: str) -> dict[int, str]:
    """Where the links to the next stop lead, by their lines."""
    return {text.count("\n", 0, link.start()) + 1: link["to"] for link in NEXT.finditer(text)}


@cache
def headings(text: str) -> dict[str, int]:
    """The line of each heading of a page, by its address."""
    lines = enumerate(_UNREAD.sub(_strike, text).splitlines(), 1)
    found = ((n, _HEADING.fullmatch(line.rstrip())) for n, line in lines)
    return {(h["id"] or slugify_unicode(_TAG.sub("", h["text"]), "-")): n for n, h in found if h}


@cache
def folded(text: str) -> set[int]:
    """The lines inside a fold; its title is open."""
    found, within = set(), None
    for number, line in enumerate(text.splitlines(), 1):
        indent = len(line) - len(line.lstrip())
        if line.strip() and within is not None and indent <= within:
            within = None
        if within is not None:
            found.add(number)
        elif fold := _FOLD.match(line):
            within = len(fold["indent"])
    return found


def _blocks(lines: tuple[str, ...]) -> list[str]:
    """The code that a fence shows: what it embeds, and its own lines as one."""
    embeds = [found for line in lines if (found := EMBED.match(line))]
    own = "\n".join(line for line in lines if not EMBED.match(line))
    return [own, *(_region(embed[1], embed[2]) for embed in embeds)]


def _region(file: str, name: str | None) -> str:
    regions, _ = read_regions(SNIPPETS / file)
    return regions[name].text if name in regions else ""


def _strike(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")
