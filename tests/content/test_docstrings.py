"""The numbers in what the snippets say of themselves are those of the code, its calls, its sources.

Examples are run elsewhere. Of the rest, a shape is that of some argument or result in every call
that the examples make; a name with a digit is one of the code; a chapter's number is that of the
module. Any other numeral also stands in the code or in an example, or in the entry of a work whose
author is named.
"""

import ast
import doctest
import importlib
import json
import re
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, count
from pathlib import Path
from types import FrameType

import numpy as np
import pytest

from scripts.core.paths import DOCS, ROOT, SNIPPETS, ours, relative
from scripts.core.texts import misread, text_of
from scripts.read.examples import malformed
from tests.failing import none_of

MODULES = [
    path
    for path in ours(SNIPPETS, "**/*.py")
    if path.stem != "__init__" and not (misread(path) or malformed(path))  # told elsewhere
]
SHAPE = re.compile(r"\(\w+,\)|\((?:\w+, )+(?:\w+|\.\.\.)\)")
NAME = re.compile(r"\b[A-Za-z]+-?\d\w*")
CHAPTER = re.compile(r"\b[Cc]hapter (\d+)")
NUMERAL = re.compile(r"\d[\d_,]*(?:\.\d+)*")
LICENCE = re.compile(r"\bCC BY 4\.0")
OURS = ("LeNet-5", "S2")

type Shapes = list[tuple[int, ...]]


@dataclass(frozen=True)
class Said:
    """A docstring's prose or a comment, and the code that it is about, with its examples."""

    path: Path
    line: int
    name: str
    prose: str
    code: str

    @property
    def at(self) -> str:
        """Where it stands."""
        return f"{relative(self.path)}:{self.line}"

    def without(self, *patterns: re.Pattern[str]) -> str:
        """The prose without what other tests look at."""
        prose = self.prose
        for pattern in patterns:
            prose = pattern.sub(" ", prose)
        return prose

    def shapes(self) -> list[tuple[str, ...]]:
        """The shapes in it that have a number, as they stand there: ("n", "2")."""
        tuples = [re.findall(r"\w+|\.\.\.", shape) for shape in SHAPE.findall(self.prose)]
        return [tuple(t) for t in tuples if any(size.isdigit() for size in t)]


def docstrings(path: Path) -> Iterator[Said]:
    """Every docstring of a module; the module's own is about all of its code."""
    text = text_of(path)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.FunctionDef) and ast.get_docstring(node):
            said = ast.get_docstring(node, clean=False) or ""
            whole = text if isinstance(node, ast.Module) else ast.get_source_segment(text, node)
            parts = doctest.DocTestParser().parse(said)
            prose = "\n".join(part for part in parts if isinstance(part, str))
            shown = (part for part in parts if isinstance(part, doctest.Example))
            code = "\n".join([whole.replace(said, ""), *(e.source + e.want for e in shown)])
            yield Said(path, node.body[0].lineno, getattr(node, "name", ""), prose, code)


def comments(path: Path) -> Iterator[Said]:
    """The comments of a module without the markers of regions; a block of lines is one."""
    text = text_of(path)
    with tokenize.open(path) as file:
        tokens = [t for t in tokenize.generate_tokens(file.readline) if t.type == tokenize.COMMENT]
    lines = {token.start[0]: token.string for token in tokens if "--8<--" not in token.string}
    code = text
    for comment in lines.values():
        code = code.replace(comment, "")
    for line in lines:
        if line - 1 not in lines:
            last = next(n for n in count(line) if n not in lines)
            yield Said(path, line, "", " ".join(lines[n] for n in range(line, last)), code)


@cache
def all_docstrings() -> list[Said]:
    return [said for path in MODULES for said in docstrings(path)]


@cache
def everything() -> list[Said]:
    return [*all_docstrings(), *(said for path in MODULES for said in comments(path))]


def numerals(text: str) -> set[str]:
    """The numerals of a text, each in one spelling: 1,000 as 1000 and 2.0 as 2."""
    found = (numeral.replace("_", "").replace(",", "") for numeral in NUMERAL.findall(text))
    return {numeral.removesuffix(".0") for numeral in found}


@cache
def works() -> list[tuple[str, set[str]]]:
    """The first author of each work in the references, and the numerals of its entry."""
    entries = json.loads(text_of(DOCS / "references.json"))
    return [(work["author"][0]["family"], numerals(json.dumps(work))) for work in entries]


def test_a_numeral_also_stands_in_the_code_or_in_the_work_that_is_named() -> None:
    locked = numerals(text_of(ROOT / "requirements-test.lock"))
    wrong = []
    for said in everything():
        sources = chain.from_iterable(found for name, found in works() if name in said.prose)
        known = numerals(said.code).union(sources, locked if "scikit-learn" in said.prose else ())
        for numeral in numerals(said.without(SHAPE, NAME, CHAPTER, LICENCE)) - known:
            wrong.append(f"{said.at}: no code or source has the number {numeral}; say it in words")
    none_of(wrong)


def test_a_name_with_a_digit_is_one_of_the_code() -> None:
    wrong = [
        f"{said.at}: {name} is no name in the code"
        for said in everything()
        for name in NAME.findall(said.prose)
        if name not in OURS and not hasattr(np, name) and not re.search(rf"\b{name}\b", said.code)
    ]
    none_of(wrong)


def test_a_chapter_is_the_one_of_the_module() -> None:
    wrong = []
    for said in everything():
        page = f"*-{said.path.stem.removesuffix('_yardstick').replace('_', '-')}.md"
        for number in CHAPTER.findall(said.prose):
            if not ours(DOCS / "en", f"{number:>02}{page[1:]}"):
                wrong.append(f"{said.at}: this is not the code of chapter {number}")
    none_of(wrong)


class Calls:
    """The shapes of all arrays that each function of a module takes and returns, call by call.

    A call that returns None has found nothing to return.
    """

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self.seen: dict[str, list[Shapes]] = {}
        self.open: list[tuple[FrameType, Shapes]] = []

    def __call__(self, frame: FrameType, event: str, value: object) -> None:
        """Take part in `sys.setprofile`."""
        if frame.f_code.co_filename != self.path:
            return
        if event == "call":
            self.open.append((frame, shapes(list(frame.f_locals.values()))))
        elif event == "return" and self.open and self.open[-1][0] is frame:
            taken = self.open.pop()[1]
            if value is None:
                return
            self.seen.setdefault(frame.f_code.co_name, []).append([*taken, *shapes(value)])


def shapes(value: object) -> Shapes:
    """The shapes of the arrays in a value, also of those in lists, tuples and dictionaries."""
    if isinstance(value, np.ndarray):
        return [value.shape]
    parts = value.values() if isinstance(value, dict) else value
    is_nested = isinstance(value, list | tuple | dict)
    return [shape for part in parts for shape in shapes(part)] if is_nested else []


def fits(stated: tuple[str, ...], shape: tuple[int, ...]) -> bool:
    """True if a shape is as stated; letters stand for any size, `...` for any sizes at the end."""
    if stated[-1] == "...":
        stated, shape = stated[:-1], shape[: len(stated) - 1]
    sizes = zip(stated, shape, strict=False)
    return len(stated) == len(shape) and all(not s.isdigit() or int(s) == n for s, n in sizes)


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_shape_is_seen_in_every_call(path: Path) -> None:
    of_functions = (said for said in all_docstrings() if said.path == path and said.name)
    stating = [said for said in of_functions if said.shapes()]
    if "snippets/figures" in str(path) or not stating:
        return
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    calls, before = Calls(path), sys.getprofile()
    sys.setprofile(calls)
    try:
        doctest.testmod(module, report=False)
    finally:
        sys.setprofile(before)
    wrong = [
        f"{said.at}: {said.name} has no argument or result of shape ({', '.join(stated)})"
        for said in stating
        for stated in said.shapes()
        if not calls.seen.get(said.name)
        or not all(any(fits(stated, s) for s in call) for call in calls.seen[said.name])
    ]
    none_of(wrong)
