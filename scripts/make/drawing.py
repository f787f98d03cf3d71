"""Drawing the figures that are out of date, in the background."""

import json
import subprocess
import sys

from scripts.core import digest
from scripts.core.paths import ROOT, SCRIPTS, ours
from scripts.core.problem import Problem
from scripts.core.terminal import tell
from scripts.make.figures import FIGURES
from scripts.make.pictures import all_drawings

_under_way: "Drawing | None" = None
_painter: "Painter | None" = None


def begin() -> "Drawing":
    """The drawing that is under way, or else a new one."""
    global _under_way
    if _under_way is None or _under_way.is_over:
        _under_way = Drawing()
    return _under_way


def stop() -> None:
    """Let go of what is still being drawn, and of who draws it."""
    global _under_way, _painter
    if _painter:
        _painter.process.communicate()
    _under_way = _painter = None


def painter() -> "Painter":
    """Who draws: the process that has drawn before, unless it was started with other scripts."""
    global _painter
    scripts = [digest.of(path.read_bytes()) for path in ours(SCRIPTS, "**/*.py")]
    if _painter and (_painter.process.poll() is not None or _painter.scripts != scripts):
        _painter.process.communicate()
        _painter = None
    _painter = _painter or Painter(scripts)
    return _painter


class Painter:
    """A process that has loaded the libraries and draws what it is asked for, until we end."""

    def __init__(self, scripts: list[str]) -> None:
        self.scripts = scripts
        self.process = subprocess.Popen(
            [sys.executable, "-m", "scripts.make.painter"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )


class Drawing:
    """The drawing of every figure that is out of date."""

    def __init__(self) -> None:
        self.is_over = False
        self.drawings = all_drawings()
        for drawn in FIGURES.glob("*"):
            if drawn.is_file() and drawn.name not in {f"{name}.json" for name in self.drawings}:
                drawn.unlink()
        self.stale = [figure.name for figure in self.drawings.values() if not figure.fresh()]
        if self.stale:
            self._process = painter().process
            self._process.stdin.write(f"{' '.join(self.stale)}\n")
            self._process.stdin.flush()

    def wait(self) -> list[Problem]:
        """Wait for the last figure, telling of each; return what went wrong, each thing once."""
        self.is_over = True
        problems = set()
        for count, _name in enumerate(self.stale, 1):
            if not (line := self._process.stdout.readline()):
                what = f"stopped with exit code {self._process.wait()}"
                problems |= {Problem("scripts/make/painter.py", 1, what)}
                break
            name, seconds, problem = json.loads(line)
            done = "FAILED" if problem else "drew"
            tell(f"[{count}/{len(self.stale)}] {done} {name} ({seconds:.1f} s)")
            problems |= {Problem(*problem)} if problem else set()
        tell("")
        return sorted(problems)
