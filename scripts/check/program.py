"""A page is a program: what it embeds and what it shows at the prompt, run in order."""

import contextlib
import doctest
import io
import math
import re
import sys
import tokenize
import types
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from scripts.check import embeds, names, shown
from scripts.core.limit import place
from scripts.core.paths import SNIPPETS, relative
from scripts.core.problem import Problem
from scripts.core.texts import misread, text_of
from scripts.read import examples, marks, numbers
from scripts.read.imports import NEVER_RUN
from scripts.read.lab import Cell, Lab
from scripts.read.markdown import EMBED, Fence, fences, read_regions

FENCES = ("python", "pycon")
VERDICT = re.compile(r"(?:Right|Your turn|Not yet)\.")


class DiffersError(Exception):
    """What is shown isn't what the code gives; what comes behind can be run all the same."""


@dataclass
class Step:
    """Something of a page that is run, and where in the file it stands."""

    title: str
    file: str
    lines: range
    run: Callable[[dict], None]
    error: str = ""
    has_run: bool = False

    @property
    def at(self) -> str:
        """Its place as "file:line"."""
        return f"{self.file}:{self.lines.start}"


@dataclass
class Program:
    """All steps of a page. They share one namespace; the marks are checked last."""

    path: Path
    steps: list[Step] = field(default_factory=list)
    marks: list[Step] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken_at: str = ""
    namespace: dict = field(default_factory=dict)

    def run(self) -> None:
        """Run every step once, each in its turn, and note what failed.

        Behind one that can't be run or raises, nothing is run: that would fail of itself.
        """
        if self.namespace:
            return
        told = {problem.line for problem in self.problems}
        page = types.ModuleType(f"page_{self.path.stem}")
        sys.modules[page.__name__] = page
        self.namespace = page.__dict__
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for step in self.steps:
                if not (self.broken_at or told.intersection(step.lines)):
                    self._try(step)
                self.broken_at = self.broken_at or ("" if step.has_run else step.at)
            for mark in self.marks if not self.broken_at else ():
                if not told.intersection(mark.lines):
                    self._try(mark)

    def _try(self, step: Step) -> None:
        place(step.at)
        try:
            step.run(self.namespace)
            step.has_run = True
        except DiffersError as error:
            step.error, step.has_run = str(error), True
        except (Exception, SystemExit) as error:
            step.error = str(error) if isinstance(error, AssertionError) else repr(error)


def read(path: Path) -> Program:
    """The program of a page, and its problems: numbers without source, blocks that can't run."""
    text = text_of(path)
    wrong = misread(path)
    program = Program(path, problems=[wrong] if wrong else [])
    where = relative(path)

    def complain(line: int, what: str) -> None:
        program.problems.append(Problem(where, line, what))

    for fence in fences(text):
        if fence.info not in FENCES:
            what = f"a fence of kind {fence.info!r}; use one of {', '.join(FENCES)}"
            complain(fence.line - 1, what)
        elif not fence.ends:
            complain(fence.line - 1, "a fence that never ends; close it as it was opened")
            program.steps.append(_broken(fence, where))
        elif fence.info == "python":
            for number, line in enumerate(fence.lines, fence.line):
                _embedded_only(number, line, complain)
                program.steps += _region(line, where, number)
        else:
            _unchecked(fence, complain)
            program.steps += _examples(fence, path)
    for line, what in [*shown.unread(text), *_at_no_prompt(text)]:
        complain(line, what)
    marked, problems = marks.read(text)
    for line, what in problems:
        complain(line, what)
    program.marks += [_check(item, where) for item in marked if item.kind != "given:"]
    program.problems += [*names.problems(path), *embeds.of_page(path)]
    program.problems.sort()
    return program


def _at_no_prompt(text: str) -> Iterator[tuple[int, str]]:
    inside = [range(f.line, f.line + len(f.lines)) for f in fences(text) if f.info in FENCES]
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().startswith(">>>") and not any(number in lines for lines in inside):
            yield number, "an example outside a pycon fence is not run"


@cache
def read_lab(path: Path) -> Program:
    """The program of a lab: its cells run in order, and its answers solve its exercises."""
    lab = Lab(path)
    program = Program(path, problems=[*names.problems(path), *lab.problems])
    where, cells = relative(path), lab.cells
    program.steps = [_cell(cell, path) for cell in cells if cell.kind != "markdown"]
    for cell in cells:
        if cell.kind == "markdown":
            marked, problems = marks.read(cell.text)
            problems += [*shown.unread(cell.text, runs=False), *_at_no_prompt(cell.text)]
            program.problems += [
                Problem(where, cell.line + line - 1, what) for line, what in problems
            ]
            program.marks += [
                _check(item, where, cell.line - 1) for item in marked if item.kind != "given:"
            ]
    return program


def _cell(cell: Cell, path: Path) -> Step:
    def run(namespace: dict) -> None:
        code = "\n" * (cell.line - 1) + cell.text
        with contextlib.redirect_stdout(io.StringIO()) as said:
            exec(compile(code, str(path), "exec"), namespace)
        verdicts = [line for line in said.getvalue().splitlines() if VERDICT.match(line)]
        wanted = "Right." if cell.kind == "answer" else "Your turn."
        wrong = [verdict for verdict in verdicts if verdict != wanted]
        if wrong:
            raise DiffersError(f"the exercise says {wrong[0]!r}; it has to say {wanted!r}")
        if cell.kind == "answer" and not verdicts:
            raise DiffersError("an answer that nothing checks")

    title = cell.text.strip().splitlines()[0]
    lines = range(cell.line, cell.line + cell.text.count("\n") + 1)
    return Step(f"cell {title}", relative(path), lines, run)


def _embedded_only(number: int, line: str, complain: Callable[[int, str], None]) -> None:
    if line.strip() and "8<-" not in line:
        complain(number, "code in a python fence that no snippet holds; embed a region instead")


def _unchecked(fence: Fence, complain: Callable[[int, str], None]) -> None:
    """Complain of what a pycon fence shows and no example checks."""
    line = fence.line
    parts, wrong = examples.parts("\n".join(fence.lines) + "\n")
    if wrong:
        complain(line + wrong[0] - 1, wrong[1])
    for part in parts:
        if isinstance(part, str):
            if part.strip():
                at = line + part[: -len(part.lstrip())].count("\n")
                complain(at, f"{part.strip()!r} is no example's output")
            line += part.count("\n")
            continue
        if part.options:
            complain(line, "a page takes no doctest directives")
        with contextlib.suppress(SyntaxError, tokenize.TokenError):  # running it tells more
            for token in tokenize.generate_tokens(io.StringIO(part.source).readline):
                if token.type == tokenize.COMMENT and re.search(r"\d", token.string):
                    complain(line + token.start[0] - 1, f"a number in {token.string!r}")
        line += (part.source + part.want).count("\n")


def _region(line: str, where: str, number: int) -> list[Step]:
    """The step that runs an embedded region, unless it is one that a page only shows."""
    embed = EMBED.match(line)
    if not embed or embed[1].startswith(NEVER_RUN):
        return []

    def run(namespace: dict) -> None:
        region = read_regions(SNIPPETS / embed[1])[0][embed[2]]
        code = "\n" * region.line + region.text
        exec(compile(code, str(region.path), "exec"), namespace)

    return [Step(f"region {embed[1]}:{embed[2]}", where, range(number, number + 1), run)]


def _examples(fence: Fence, path: Path) -> list[Step]:
    parts, wrong = examples.parts("\n".join(fence.lines) + "\n")
    if wrong:
        return [_broken(fence, relative(path))]
    every = [part for part in parts if isinstance(part, doctest.Example)]
    return [_example(example, fence, path) for example in every]


def _broken(fence: Fence, where: str) -> Step:
    """A fence that can't be run, which is told, so that nothing behind it is."""
    lines = range(fence.line - 1, fence.line + len(fence.lines))
    return Step("fence", where, lines, lambda _namespace: None)


def _example(example: doctest.Example, fence: Fence, path: Path) -> Step:
    start = fence.line + example.lineno

    def run(namespace: dict) -> None:
        test = doctest.DocTest([example], {}, str(path), str(path), fence.line - 1, None)
        test.globs = namespace
        runner = doctest.DebugRunner(optionflags=doctest.DONT_ACCEPT_TRUE_FOR_1)
        try:
            runner.run(test, clear_globs=False)
        except doctest.DocTestFailure as failure:
            shown, got = example.want.rstrip("\n"), failure.got.rstrip("\n")
            raise DiffersError(f"the page shows {shown!r}, the code gives {got!r}") from None
        except doctest.UnexpectedException as failure:
            raise AssertionError(
                f"{example.source.strip()!r} raised {failure.exc_info[1]!r}"
            ) from None

    lines = range(start, start + example.source.count("\n"))
    return Step(f"example {example.source.splitlines()[0]}", relative(path), lines, run)


def _check(item: marks.Marked, where: str, above: int = 0) -> Step:
    def run(namespace: dict) -> None:
        tools = vars(math) | {"np": np} | namespace
        value = eval(compile(f"({item.body}\n)", where, "eval"), tools)
        if item.kind == "=":
            wrong = numbers.differs(item.shown, value)
        elif other := numbers.departs(item.shown, item.body):
            wrong = f"{item.shown!r} and its check {item.body!r} have different {other}"
        else:
            holds = numbers.is_bool(value) and bool(value)
            wrong = "" if holds else f"{item.shown!r} is not so: {item.body!r} gives {value}"
        if wrong:
            raise DiffersError(f"{wrong} ({item.body})")

    line = above + item.line
    return Step(f"{item.shown} {item.kind} {item.body}", where, range(line, line + 1), run)
