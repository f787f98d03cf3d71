"""What is wrong, where, and what to do about it: one line."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that stops a build; `path` as seen from the project's folder, `line` from 1."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"
