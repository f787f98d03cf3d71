"""What the chapters embed and show, held against what the snippets offer and the figures draw."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.figures import all_figures
from scripts.functions import unreadable
from scripts.marks import MARK
from scripts.paths import DOCS, SNIPPETS, relative
from scripts.problem import Problem

MARKER = re.compile(r"^\s*# --8<-- \[(start|end):([\w-]+)\]\s*$")
EMBED = re.compile(r'^\s*--8<-- "([^":]+)(?::([^"]*))?"\s*$')
_ALT = r"(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*"  # marks may index what they index
IMAGE = re.compile(rf"!\[({_ALT})\]\(figures/([\w-]+)\.svg\)", re.DOTALL)
FIGURE = re.compile(  # pictures in a row, their caption, and the description below it
    rf"(?P<images>(?:{IMAGE.pattern}\s*)+)/// caption\n(?P<caption>.*?)\n///\n"
    r'(?P<shown>\s*\?\?\? shown ")?',
    re.DOTALL,
)
KEY = re.compile(r"(?:^|\. )[A-Z][^.:]{0,40}:")  # "Dots: …" in a caption
ALT_MOST, KEYS_MOST = 200, 2

LINK = re.compile(r"\]\(([\w./-]+\.(?:md|py))\b")


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


def pages(folder: Path = DOCS) -> list[Path]:
    """Every chapter, in order, language by language."""
    return sorted(folder.rglob("*.md"))


def read_regions(path: Path) -> tuple[dict[str, Region], list[Problem]]:
    """The regions of a snippet, and what is wrong with them."""
    regions: dict[str, Region] = {}
    problems = []
    opened: tuple[str, int] | None = None
    lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not (marker := MARKER.match(line)):
            if "--8<--" in line:
                problems.append(_at(path, number, "unreadable marker; write # --8<-- [start:name]"))
            continue
        kind, name = marker.groups()
        if kind == "start":
            if opened:
                problems.append(_at(path, opened[1], f'region "{opened[0]}" is never closed'))
            if name in regions:
                problems.append(_at(path, number, f'region "{name}" stands in this file twice'))
            opened = name, number
        elif opened is None or opened[0] != name:
            problems.append(_at(path, number, f'the end of region "{name}" has no start'))
        else:
            text = "\n".join(lines[opened[1] : number - 1])
            if not text.strip():
                problems.append(_at(path, opened[1], f'region "{name}" is empty'))
            regions[name] = Region(path, name, opened[1], text)
            opened = None
    if opened:
        what = f'region "{opened[0]}" is never closed; add # --8<-- [end:{opened[0]}]'
        problems.append(_at(path, opened[1], what))
    return regions, problems


def embeds(page: Path) -> Iterator[Embed]:
    """Every embedded region of a page."""
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        if found := EMBED.match(line):
            yield Embed(page, number, found[1], found[2] or "")


def find_problems() -> list[Problem]:
    """Regions that are missing, open, twice there, empty or unused; figures undrawn or unshown;
    links to pages that are not there.
    """
    if broken := unreadable():
        return broken
    every = pages()
    return sorted([*_region_problems(every), *_figure_problems(every), *_link_problems(every)])


def _region_problems(every: list[Path]) -> Iterator[Problem]:
    regions: dict[tuple[str, str], Region] = {}
    for path in sorted(SNIPPETS.rglob("*.py")):
        found, problems = read_regions(path)
        yield from problems
        file = path.relative_to(SNIPPETS).as_posix()
        regions |= {(file, name): region for name, region in found.items()}
    used = set()
    for embed in (embed for page in every for embed in embeds(page)):
        used.add((embed.file, embed.region))
        if (embed.file, embed.region) not in regions:
            what = f'no region "{embed.region}" in snippets/{embed.file}; name one that is there'
            yield _at(embed.page, embed.line, what)
    for key in regions.keys() - used:
        what = f'no page embeds the region "{key[1]}"; show it or remove its markers'
        yield _at(regions[key].path, regions[key].line, what)


def _figure_problems(every: list[Path]) -> Iterator[Problem]:
    figures = all_figures()
    draws = {(f.path, f.function): f.name for f in figures.values()}
    shown = set()
    for page in every:
        text = page.read_text("utf-8")
        embedded = {(embed.file, embed.region) for embed in embeds(page)}
        here = {image[2] for image in IMAGE.finditer(text)}
        shown |= here
        yield from _code_out_of_place(page, here, draws)
        yield from _undescribed(page, text)
        for image in IMAGE.finditer(text):
            line, name = text.count("\n", 0, image.start()) + 1, image[2]
            if name not in figures:
                yield _at(page, line, f'no function in snippets/figures/ draws the figure "{name}"')
                continue
            if not image[1].strip():
                yield _at(page, line, f'the figure "{name}" has no alt text; state what it shows')
            file, function = figures[name].path.removeprefix("snippets/"), figures[name].function
            if (file, function) not in embedded:
                what = f'the figure "{name}" is shown without its code; embed {file}:{function}'
                yield _at(page, line, what)
    for name in figures.keys() - shown:
        what = f'no page shows the figure "{name}"; show it or remove {figures[name].function}()'
        yield Problem(figures[name].path, figures[name].line, what)


def _code_out_of_place(
    page: Path, here: set[str], draws: dict[tuple[str, str], str]
) -> Iterator[Problem]:
    before: set[tuple[str, str]] = set()
    for embed in embeds(page):
        if (embed.file, embed.region) in before:
            yield _at(page, embed.line, f"{embed.file}:{embed.region} is shown here twice")
        before.add((embed.file, embed.region))
        name = draws.get((f"snippets/{embed.file}", embed.region))
        if name and name not in here:
            what = f'the code of the figure "{name}" is shown without it; show the figure, too'
            yield _at(page, embed.line, what)


def _undescribed(page: Path, text: str) -> Iterator[Problem]:
    """Figures that show more than one thing, and don't describe it for those who can't see it."""
    for figure in FIGURE.finditer(text):
        alts = [MARK.sub("", image[1]) for image in IMAGE.finditer(figure["images"])]
        keys = KEY.findall(MARK.sub("", figure["caption"]))
        if figure["shown"] or (len(keys) <= KEYS_MOST and max(map(len, alts)) <= ALT_MOST):
            continue
        what = (
            "shows more than one thing, as its caption has a key of more than "
            f"{KEYS_MOST} entries, or its alt text more than {ALT_MOST} characters; "
            'describe it below the caption, in ??? shown "What the figure shows"'
        )
        name = IMAGE.search(figure["images"])[2]
        yield _at(page, text.count("\n", 0, figure.start()) + 1, f'the figure "{name}" {what}')


def _link_problems(every: list[Path]) -> Iterator[Problem]:
    for page in every:
        for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
            for target in LINK.findall(line):
                if not (page.parent / target).is_file():
                    yield _at(page, number, f"there is no page {target}")


def _at(path: Path, line: int, what: str) -> Problem:
    return Problem(relative(path), line, what)
