"""What is wrong, where, and what to do about it: one line."""

import traceback
from dataclasses import dataclass
from pathlib import Path

from scripts.core.paths import SNIPPETS, relative


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that stops a build; `path` as seen from the project's folder, `line` from 1."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


def explain(path: str, line: int, error: BaseException) -> Problem:
    """Say where in the snippets an error arose, else that it was at `path` and `line`."""
    for frame in traceback.extract_tb(error.__traceback__):
        if Path(frame.filename).is_relative_to(SNIPPETS):
            path, line = relative(Path(frame.filename)), frame.lineno or 1
    if isinstance(error, SyntaxError) and error.filename:
        path, line = relative(Path(error.filename)), error.lineno or 1
    what = " ".join(str(error).split())
    return Problem(path, line, f"{type(error).__name__}: {what}" if what else type(error).__name__)
