"""The places that may change without a check's noticing, each with the reason.

`tests/survivors.json` lists their lines by reason and file. A line that is listed and no longer
there is a problem, so not even these change unnoticed.
"""

import difflib
import json
from collections import Counter
from functools import cache
from pathlib import Path

from scripts.paths import ROOT, relative
from scripts.problem import Problem

LIST = ROOT / "tests/survivors.json"

type Lines = dict[str, dict[str, list[str]]]


@cache
def load() -> Lines:
    """The lines, without their indent, by reason and file."""
    return json.loads(LIST.read_text("utf-8"))


def is_accepted(file: str, line: str) -> bool:
    """True if the line of that file is listed."""
    return any(line in files.get(file, ()) for files in load().values())


def find_problems() -> list[Problem]:
    """The listed lines that are gone; each names the line that now stands in its place."""
    listed: dict[str, list[str]] = {}
    for files in load().values():
        for file, lines in files.items():
            listed.setdefault(file, []).extend(lines)
    return [problem for file, lines in listed.items() for problem in _gone(ROOT / file, lines)]


def _gone(path: Path, listed: list[str]) -> list[Problem]:
    text = path.read_text("utf-8") if path.exists() else ""
    there = [line.strip() for line in text.splitlines()] or [""]
    remedy = "no check but this can tell whether that is right; if it is, list the new line"
    problems = []
    for line in Counter(listed) - Counter(there):
        now = (difflib.get_close_matches(line, there, 1) or there[:1])[0]
        what = f"was {line!r} when tests/survivors.json was written; {remedy}"
        problems.append(Problem(relative(path), there.index(now) + 1, what))
    return problems
