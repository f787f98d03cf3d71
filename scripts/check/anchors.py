"""The addresses of a built page's headings: each one can be read, and none depends on another."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from mkdocs.structure.toc import AnchorLink

from scripts.core.paths import relative
from scripts.core.problem import Problem
from scripts.read.markdown import fences, line_of

HEADING = {
    ".md": re.compile(r'[ \t]*(\?\?\?\+? \w+ ")?#{1,6}[ \t]+\S'),
    ".py": re.compile(r"# #{1,6} +\S"),
}
ID = re.compile(r'<[^>]*\sid="([^"]+)"')
NUMBERED = re.compile(r"(.*)_\d+")  # by Python-Markdown, which finds the name taken, or none
FORMULA = "a formula is no heading: contents, title and search show its source; write it as text"


def problems(source: Path, contents: Iterable[AnchorLink], html: str) -> list[Problem]:
    """What is wrong with a page's headings and ids."""
    text, found, names = source.read_text("utf-8"), [], set()
    headings = list(_all(contents))
    lines = _lines(text, source.suffix)
    at = lines if len(lines) == len(headings) else [1] * len(headings)
    for line, heading in zip(at, headings, strict=True):
        numbered = NUMBERED.fullmatch(heading.id)
        if r"\(" in heading.title:
            found.append(Problem(relative(source), line, FORMULA))
        elif numbered and numbered[1] in {"", *names}:
            what = f"its address would be #{heading.id}; give the heading one: {{#a-name}}"
            found.append(Problem(relative(source), line, what))
        names.add(heading.id)
    for name in _twice(html):
        what = f'the id "{name}" stands here twice; give one of them another'
        found.append(Problem(relative(source), line_of(text, text.rfind(f"#{name}")), what))
    return found


def _twice(html: str) -> list[str]:
    return sorted(name for name, times in Counter(ID.findall(html)).items() if times > 1)


def _all(contents: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for heading in contents:
        yield heading
        yield from _all(heading.children)


@cache
def _lines(text: str, suffix: str) -> list[int]:
    """The line of each heading of a source, in order."""
    code = {fence.line + n for fence in fences(text) for n in range(len(fence.lines))}
    every = enumerate(text.splitlines(), 1)
    return [n for n, line in every if HEADING[suffix].match(line) and n not in code]
