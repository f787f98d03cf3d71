"""A lab: a notebook, written as Python with `# %%` before each cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.core.paths import DOCS, SNIPPETS, ours, relative
from scripts.core.problem import Problem
from scripts.core.texts import text_of
from scripts.read import imports

_DATA = re.compile(r'"([\w.]+\.csv\.gz)"')
_CELL = re.compile(
    r'^# %%(?P<markdown> \[markdown\])?(?P<answer> tags=\["answer"\])?$', re.MULTILINE
)


_NO_CELL = re.compile(r"#\s*%%")
_KINDS = '# %%, # %% [markdown] or # %% tags=["answer"]'


@dataclass(frozen=True)
class Cell:
    """A cell of a lab: its kind, and its text; `line` is the first line of that."""

    kind: str  # markdown, code, or answer: code that is folded away
    line: int
    text: str


@dataclass(frozen=True)
class Lab:
    """A lab, read once."""

    path: Path

    @cached_property
    def cells(self) -> list[Cell]:
        """Its cells, in order."""
        text = text_of(self.path)
        starts = list(_CELL.finditer(text))
        ends = [start.start() for start in starts[1:]] + [len(text)]
        return [_cell(text, start, end) for start, end in zip(starts, ends, strict=True)]

    @cached_property
    def problems(self) -> list[Problem]:
        """Lines that are in no cell, or not in the one they seem to be in."""
        return [Problem(relative(self.path), line, what) for line, what in self._problems()]

    def _problems(self) -> Iterator[tuple[int, str]]:
        kind = ""
        for number, line in enumerate(text_of(self.path).splitlines(), 1):
            if cell := _CELL.match(line):
                kind = "markdown" if cell["markdown"] else "code"
            elif _NO_CELL.match(line):
                yield number, f"{line!r} begins no cell; write {_KINDS}"
            elif line.strip() and not kind:
                yield number, f"a line before the first cell, which nobody sees; write {_KINDS}"
            elif line.strip() and kind == "markdown" and not line.startswith("#"):
                yield number, f"code in a text; write # %% above it, or '# ' before {line!r}"

    @cached_property
    def imported(self) -> list[Path]:
        """The snippets that it uses, directly or not, and the data they name."""
        snippets = imports.reached(self.path)
        data = (_DATA.findall(text_of(path)) for path in snippets)
        return sorted(snippets.union(SNIPPETS / name for names in data for name in names))


def all_labs(docs: Path = DOCS) -> list[Lab]:
    """Every lab, language by language."""
    return [Lab(path) for path in ours(docs, "**/labs/*.py")]


def _cell(text: str, start: re.Match[str], end: int) -> Cell:
    inside = text[start.end() + 1 : end].rstrip("\n")
    kind = "markdown" if start["markdown"] else "answer" if start["answer"] else "code"
    if kind == "markdown":
        inside = re.sub(r"^# ?", "", inside, flags=re.MULTILINE)
    return Cell(kind, text.count("\n", 0, start.end()) + 2, inside)
