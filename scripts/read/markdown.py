"""Our Markdown: each of its patterns once, and what a page embeds and shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.core.paths import DOCS, SNIPPETS, ours, relative
from scripts.core.problem import Problem
from scripts.core.texts import once, text_of

# Parts for patterns of other modules, to be used with DOTALL and MULTILINE.
COMMENT = r"<!--.*?-->"
FENCE = r"^[ \t]*(?P<ticks>```+|~~~+)[^\n`]*\n.*?(?:^[ \t]*(?P=ticks)[ \t]*$|\Z)"
CODE = r"(?<![\\`])(?!```[^`\n]*\n)(?P<tick>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=tick)(?!`)"
DISPLAY = r"\$\$.+?\$\$"
INLINE = r"(?<![\\$])\$(?![\s$])(?:\\.|[^\\$\n]|\n(?![ \t]*\n))+?(?<!\s)\$"
FORMULA = rf"{DISPLAY}|{INLINE}"
ROW = r"^[ \t]*\|.*?$"  # of a table
CAPTION = r"^[ \t]*/// caption\n(?P<caption>.*?)\n[ \t]*///$"
_ALT = r"(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*"  # marks may index what they index
_IMAGE = rf"!\[({_ALT})\]\(figures/([\w-]+)\.svg\)"

IMAGE = re.compile(_IMAGE, re.DOTALL)
FIGURE = re.compile(  # pictures in a row, their caption, and the description below it
    rf'(?P<images>(?:{_IMAGE}\s*)+){CAPTION}\n(?P<shown>\s*\?\?\? shown ")?',
    re.DOTALL | re.MULTILINE,
)
PAGE_LINK = re.compile(r"\]\(([\w./-]+\.(?:md|py))\b")
MARKER = re.compile(r"^\s*# --8<-- \[(start|end):([\w-]+)\]\s*$")
EMBED = re.compile(r'^\s*--8<-- "([^":]+)(?::([^"]*))?"\s*$')
_OPEN = re.compile(r"^(?P<indent>[ \t]*)(?P<ticks>```+|~~~+)[ \t]*(?P<info>[^\n`]*)$")


@dataclass(frozen=True)
class Fence:
    """A fenced block: its info string, and its lines without the indent; `line` is its first."""

    line: int
    info: str
    lines: tuple[str, ...]
    ends: bool = True


@dataclass(frozen=True)
class Region:
    """A named part of a snippet; `line` is that of its start marker."""

    path: Path
    name: str
    line: int
    text: str


@dataclass(frozen=True)
class Embed:
    """A place where a page shows a region."""

    page: Path
    line: int
    file: str
    region: str

    @property
    def path(self) -> Path:
        """The snippet that has the region."""
        return SNIPPETS / self.file


def pages(folder: Path = DOCS) -> list[Path]:
    """Every page, in order, language by language."""
    return ours(folder, "**/*.md")


def chapters(edition: Path) -> list[Path]:
    """The numbered pages of a language, in order."""
    return ours(edition, "[0-9]*.md")


def is_chapter(page: Path) -> bool:
    """Whether a page is numbered: a chapter, or what goes deeper in one."""
    return page.suffix == ".md" and page.name[0].isdigit()


def number_of(chapter: Path) -> int:
    """The number of a chapter, of its lab, or of what goes deeper.

    >>> number_of(Path("07-curved-boundary.md"))
    7
    """
    return int(chapter.name.partition("-")[0])


def fences(text: str) -> Iterator[Fence]:
    """Every fenced block of a page, in order."""
    lines = iter(enumerate(text.splitlines(), 1))
    for number, line in lines:
        if not (start := _OPEN.match(line)):
            continue
        inside, ends = [], False
        for _, inner in lines:
            if ends := inner.strip() == start["ticks"]:
                break
            inside.append(inner.removeprefix(start["indent"]))
        yield Fence(number + 1, start["info"].strip(), tuple(inside), ends)


@once
def embeds(page: Path, text: str) -> list[Embed]:
    """Every embedded region of a page."""
    lines = ((n, EMBED.match(line)) for n, line in enumerate(text.splitlines(), 1))
    return [Embed(page, n, found[1], found[2] or "") for n, found in lines if found]


@once
def read_regions(path: Path, text: str) -> tuple[dict[str, Region], list[Problem]]:
    """The regions of a snippet, and what is wrong with them."""
    return _read_regions(path, text_of(path))


@cache
def _read_regions(path: Path, text: str) -> tuple[dict[str, Region], list[Problem]]:
    regions: dict[str, Region] = {}
    problems = []
    opened: tuple[str, int] | None = None
    lines = text.splitlines()

    def complain(line: int, what: str) -> None:
        problems.append(Problem(relative(path), line, what))

    for number, line in enumerate(lines, 1):
        if not (marker := MARKER.match(line)):
            if "--8<--" in line:
                complain(number, "unreadable marker; write # --8<-- [start:name]")
            continue
        kind, name = marker.groups()
        if kind == "start":
            if opened:
                complain(opened[1], f'region "{opened[0]}" is never closed')
            if name in regions:
                complain(number, f'region "{name}" stands in this file twice')
            opened = name, number
        elif opened is None or opened[0] != name:
            complain(number, f'the end of region "{name}" has no start')
        else:
            inside = "\n".join(lines[opened[1] : number - 1])
            if not inside.strip():
                complain(opened[1], f'region "{name}" is empty')
            regions[name] = Region(path, name, opened[1], inside)
            opened = None
    if opened:
        what = f'region "{opened[0]}" is never closed; add # --8<-- [end:{opened[0]}]'
        complain(opened[1], what)
    return regions, problems


def line_of(text: str, place: int) -> int:
    """The line of a place in a text, counted from 1."""
    return text.count("\n", 0, place) + 1
