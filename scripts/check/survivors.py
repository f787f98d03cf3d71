"""The lines that may change without a check's noticing, each with the reason.

They are in the chapter's record. A line that is listed and no longer there is a problem, so not
even these change unnoticed.
"""

import difflib
from collections import Counter
from pathlib import Path

from scripts.check import record
from scripts.core.paths import ROOT, relative
from scripts.core.problem import Problem
from scripts.core.texts import text_of


def is_accepted(file: str, line: str) -> bool:
    """True if the line of that file is listed."""
    return any(listed == line for listed, _reason in record.of(file).blind.get(file, ()))


def find_problems() -> list[Problem]:
    """The listed lines that are gone; each names the line that now stands in its place."""
    return [
        problem
        for each in record.load().values()
        for file, listed in each.blind.items()
        for problem in _problems(ROOT / file, [line for line, _reason in listed])
    ]


def _problems(path: Path, listed: list[str]) -> list[Problem]:
    remedy = record.remedy(record.slug_of(path.name))
    why = f"when it was approved as a line that no check sees; {remedy}"
    return [
        Problem(relative(path), at, f"was {line!r} {why}")
        for line, (at, _now) in moved(path, listed).items()
    ]


def moved(path: Path, listed: list[str]) -> dict[str, tuple[int, str]]:
    """The listed lines that are gone, each with the line most like it: its number and its text."""
    text = text_of(path) if path.exists() else ""
    there = [line.strip() for line in text.splitlines()] or [""]
    found = {}
    for line in Counter(listed) - Counter(there):
        now = (difflib.get_close_matches(line, there, 1) or [""])[0]
        found[line] = (there.index(now) + 1 if now else 1, now)
    return found
