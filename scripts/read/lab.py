"""A lab: a notebook, written as Python with `# %%` before each cell."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.core.paths import DOCS, SNIPPETS, ours
from scripts.read import imports

_DATA = re.compile(r'"([\w.]+\.csv\.gz)"')
_CELL = re.compile(
    r'^# %%(?P<markdown> \[markdown\])?(?P<answer> tags=\["answer"\])?$', re.MULTILINE
)


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
        text = self.path.read_text("utf-8")
        starts = list(_CELL.finditer(text))
        ends = [start.start() for start in starts[1:]] + [len(text)]
        return [_cell(text, start, end) for start, end in zip(starts, ends, strict=True)]

    @cached_property
    def imported(self) -> list[Path]:
        """The snippets that it uses, directly or not, and the data they name."""
        snippets = imports.reached(self.path)
        data = (_DATA.findall(path.read_text("utf-8")) for path in snippets)
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
