"""What is wrong, where, and what to do about it: one line."""

import errno
import traceback
from dataclasses import dataclass
from pathlib import Path

from scripts.core.paths import CACHE, SNIPPETS, relative

REMEDIES = {  # of what is wrong with the machine, and with no code
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "make room for what is built"),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), "let it be read and written"),
    **dict.fromkeys((errno.EEXIST, errno.ENOTDIR, errno.EISDIR), "move it away"),
}


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that stops a build; `path` as seen from the project's folder, `line` from 1."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


def explain(path: str, line: int, error: BaseException) -> Problem:
    """Say where in the snippets an error arose, else that it was at `path` and `line`, unless it is
    the machine's.
    """
    if isinstance(error, OSError) and error.errno in REMEDIES and not _in_snippets(error):
        place = relative(Path(error.filename or CACHE))
        return Problem(place, 1, f"{error.strerror}; {REMEDIES[error.errno]}")
    for frame in _in_snippets(error):
        path, line = relative(Path(frame.filename)), frame.lineno or 1
    if isinstance(error, SyntaxError) and error.filename:
        path, line = relative(Path(error.filename)), error.lineno or 1
    what = " ".join(str(error).split())
    return Problem(path, line, f"{type(error).__name__}: {what}" if what else type(error).__name__)


def _in_snippets(error: BaseException) -> list[traceback.FrameSummary]:
    frames = traceback.extract_tb(error.__traceback__)
    return [frame for frame in frames if Path(frame.filename).is_relative_to(SNIPPETS)]
