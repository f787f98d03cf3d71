"""Which figures there are, which of them are out of date, and drawing those.

A public function of `snippets/figures/<slug>.py` draws one figure, `<slug>-<function>.svg`. The
first line of that file records everything it was drawn from, as observed while it was drawn: the
files below the project's folder, and the versions of Python and of the libraries.
"""

import hashlib
import io
import json
import os
import platform
import subprocess
import sys
from functools import cache
from pathlib import Path

from scripts import provenance
from scripts.functions import Function, public
from scripts.paths import DRAWINGS, FIGURES, ROOT
from scripts.problem import Problem
from scripts.svg import to_page

LIBRARIES = ("contourpy", "matplotlib", "numpy")

_under_way: "Drawing | None" = None


class Figure(Function):
    """One figure: its name, and the function that draws it."""

    @property
    def file(self) -> Path:
        """Where the drawn figure lies."""
        return FIGURES / f"{self.name}.svg"

    def drawn(self) -> str:
        """The figure as the page shows it, as SVG."""
        from snippets.drawing import CSS

        buffer = io.StringIO()
        self.run().savefig(buffer, format="svg", metadata={"Date": None})
        return to_page(buffer.getvalue(), self.name, CSS)


def all_figures(folder: Path = DRAWINGS) -> dict[str, Figure]:
    """Every figure that a public function in `folder` draws, by name; read, not imported."""
    return public(folder, Figure)


def all_drawings() -> dict[str, Figure]:
    """Every figure, and the card that goes with a link to the site."""
    from scripts.card import CARD

    return all_figures() | {CARD.name: CARD}


@cache
def versions() -> dict[str, str]:
    """The versions that a figure's bytes depend on."""
    found = provenance.installed()
    return {"python": platform.python_version()} | {name: found[name] for name in LIBRARIES}


def save(figure: Figure, svg: str, files: dict[str, str]) -> None:
    """Write the figure and the record of what it was drawn from, in one piece or not at all."""
    record = {"files": files, "svg": hashlib.sha256(svg.encode()).hexdigest(), **versions()}
    FIGURES.mkdir(parents=True, exist_ok=True)
    aside = figure.file.with_suffix(f".{os.getpid()}")
    aside.write_text(f"<!-- {json.dumps(record)} -->\n{svg}\n", "utf-8")
    aside.replace(figure.file)


def load(figure: Figure) -> tuple[dict, str]:
    """The record and the SVG of a drawn figure; ({}, "") where there is none to trust."""
    try:
        head, svg = figure.file.read_text("utf-8").split("\n", 1)
        record = json.loads(head.removeprefix("<!-- ").removesuffix(" -->"))
    except (OSError, ValueError):
        return {}, ""
    svg = svg.rstrip("\n")
    return (record, svg) if record["svg"] == hashlib.sha256(svg.encode()).hexdigest() else ({}, "")


def is_fresh(figure: Figure) -> bool:
    """True when nothing that the figure was drawn from has changed."""
    record, _ = load(figure)
    return (
        bool(record)
        and all(record.get(name) == found for name, found in versions().items())
        and not provenance.changed(record["files"])
    )


def begin() -> "Drawing":
    """The drawing that is under way, or else a new one."""
    global _under_way
    if _under_way is None or _under_way.is_over:
        _under_way = Drawing()
    return _under_way


def stop() -> None:
    """Let go of what is still being drawn."""
    if _under_way:
        _under_way.stop()


class Drawing:
    """The drawing of every figure that is out of date, in the background, in one process."""

    def __init__(self) -> None:
        self.is_over = False
        figures = all_drawings()
        for drawn in FIGURES.glob("*.svg"):
            if drawn.stem not in figures:
                drawn.unlink()
        self.stale = [figure for figure in figures.values() if not is_fresh(figure)]
        self._painter = None
        if self.stale:
            command = [sys.executable, "-m", "scripts.painter", *(f.name for f in self.stale)]
            one_thread = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
            self._painter = subprocess.Popen(
                command,
                cwd=ROOT,
                env=os.environ | one_thread,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )

    def wait(self) -> list[Problem]:
        """Wait for the last figure, telling of each; return what went wrong, each thing once."""
        self.is_over = True
        problems = set()
        painter, self._painter = self._painter, None
        if painter is None or painter.stdout is None:
            return []
        for count, line in enumerate(painter.stdout, 1):
            name, seconds, problem = json.loads(line)
            done = "FAILED" if problem else "drew"
            tell(f"[{count}/{len(self.stale)}] {done} {name} ({seconds:.1f} s)")
            problems |= {Problem(*problem)} if problem else set()
        if painter.wait() and not problems:
            what = f"stopped with exit code {painter.returncode}"
            problems = {Problem("scripts/painter.py", 1, what)}
        tell("")
        return sorted(problems)

    def stop(self) -> None:
        """Let go of what is still being drawn."""
        self.is_over = True
        if self._painter:
            self._painter.communicate()


def tell(line: str) -> None:
    """One line that renews itself in a terminal, plain lines elsewhere."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[2K{line}")
    elif line:
        sys.stderr.write(line + "\n")
    sys.stderr.flush()
