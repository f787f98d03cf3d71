"""The labs: notebooks, written as Python with `# %%` before each cell, and what came of them."""

import ast
import json
import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import provenance
from scripts.paths import CACHE, DOCS, ROOT, SNIPPETS, relative
from scripts.problem import Problem

if TYPE_CHECKING:
    from scripts.notebooks import Execution

EXECUTED = CACHE / "labs"
SVG = "image/svg+xml"
LIBRARIES = ("ipykernel", "matplotlib", "nbclient", "numpy")
CELL = re.compile(
    r'^# %%(?P<markdown> \[markdown\])?(?P<answer> tags=\["answer"\])?$', re.MULTILINE
)

_under_way: "Execution | None" = None


@dataclass(frozen=True)
class Cell:
    """A cell of a lab: its kind, and its text; `line` is the first line of that."""

    kind: str  # markdown, code, or answer: code that is folded away
    line: int
    text: str


def all_labs(docs: Path = DOCS) -> list[Path]:
    """Every lab, language by language."""
    return sorted(docs.glob("**/labs/*.py"))


def cells(lab: Path) -> list[Cell]:
    """The cells of a lab, in order."""
    text = lab.read_text("utf-8")
    starts = list(CELL.finditer(text))
    ends = [start.start() for start in starts[1:]] + [len(text)]
    return [_cell(text, start, end) for start, end in zip(starts, ends, strict=True)]


def _cell(text: str, start: re.Match[str], end: int) -> Cell:
    inside = text[start.end() + 1 : end].rstrip("\n")
    kind = "markdown" if start["markdown"] else "answer" if start["answer"] else "code"
    if kind == "markdown":
        inside = re.sub(r"^# ?", "", inside, flags=re.MULTILINE)
    return Cell(kind, text.count("\n", 0, start.end()) + 2, inside)


def code(parts: list[Cell]) -> str:
    """What of the cells is run."""
    return "\n".join(cell.text for cell in parts if cell.kind != "markdown")


def imported(source: str) -> list[Path]:
    """The snippets that `source` imports, and those that these import, and the data they name."""
    found: set[Path] = set()
    waiting = [source]
    while waiting:
        for path in _named(waiting.pop()) - found:
            found.add(path)
            waiting += [path.read_text("utf-8")] if path.suffix == ".py" else []
    return sorted(found)


@cache
def _named(source: str) -> frozenset[Path]:
    return frozenset(_files(ast.parse(source)))


def _files(tree: ast.AST) -> Iterator[Path]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("snippets."):
            path = ROOT / node.module.replace(".", "/")
            yield path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        elif isinstance(node, ast.Constant) and str(node.value).endswith(".csv.gz"):
            yield SNIPPETS / str(node.value)


def executed(lab: Path) -> Path:
    """Where the executed notebook lies."""
    return EXECUTED / lab.relative_to(DOCS).with_suffix(".ipynb")


def begin() -> None:
    """Begin to execute every lab that is out of date, in the background."""
    global _under_way
    stale = [lab for lab in all_labs() if not is_fresh(lab)]
    if stale:
        from scripts.notebooks import Execution  # which loads Jupyter's client

    _under_way = Execution(stale) if stale else None


def wait(lab: Path) -> list[Problem]:
    """Wait for a lab; if it has failed, wait for all, and return what went wrong."""
    return _under_way.wait(lab) if _under_way else []


def stop() -> None:
    """Let go of what is still to be executed."""
    if _under_way:
        _under_way.stop()


def is_fresh(lab: Path) -> bool:
    """True when nothing that a lab's notebook depends on has changed since it was executed."""
    return executed(lab).exists() and _notebook(lab)["metadata"]["made_from"] == made_from(lab)


def _notebook(lab: Path) -> dict:
    return json.loads(executed(lab).read_text("utf-8"))


def made_from(lab: Path) -> dict[str, str]:
    """The digest or the version of all that a lab's notebook depends on."""
    ours = [ROOT / "scripts" / name for name in ("labs.py", "notebooks.py", "svg.py")]
    sources = [lab, *ours, *imported(code(cells(lab)))]
    found = provenance.installed()
    return (
        {relative(path): provenance.digest(path) for path in sources}
        | {"python": platform.python_version()}
        | {name: found[name] for name in LIBRARIES}
    )


def pictures() -> dict[str, str]:
    """Every picture of the executed labs, by name."""
    found = {}
    for lab in all_labs():
        outputs = [each for cell in _notebook(lab)["cells"] for each in cell.get("outputs", [])]
        for output in (each for each in outputs if SVG in each.get("data", {})):
            found[output["metadata"][SVG]["name"]] = output["data"][SVG]
    return found
