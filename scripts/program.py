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
from pathlib import Path

import numpy as np

from scripts import labs, marks, sources
from scripts.paths import SNIPPETS, relative

FENCES = ("python", "pycon")
VERDICT = re.compile(r"(?:Right|Your turn|Not yet)\.")


@dataclass
class Step:
    """Something of a page that is run: `at` names its place as "file:line"."""

    title: str
    at: str
    run: Callable[[dict], None]
    error: str = ""


@dataclass
class Program:
    """All steps of a page. They share one namespace; the marks are checked last."""

    path: Path
    steps: list[Step] = field(default_factory=list)
    marks: list[Step] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    has_run: bool = False

    def run(self) -> None:
        """Run every step once, each in its turn, and note what failed."""
        if self.has_run:
            return
        self.has_run = True
        page = types.ModuleType(f"page_{self.path.stem}")
        sys.modules[page.__name__] = page
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for step in self.steps + self.marks:
                try:
                    step.run(page.__dict__)
                except Exception as error:
                    step.error = str(error) if isinstance(error, AssertionError) else repr(error)


def read(path: Path) -> Program:
    """The program of a page, and its problems: numbers without source, blocks that can't run."""
    text = path.read_text("utf-8")
    program = Program(path)
    where = relative(path)
    collected = set()
    for fence in marks.fences(text):
        if fence.info == "python":
            program.problems += _embedded_only(fence, where)
            program.steps += [step for line in fence.lines for step in _region(line, where, fence)]
        elif fence.info == "pycon":
            collected |= {fence.line + offset for offset in range(len(fence.lines))}
            program.problems += _unchecked(fence, where)
            program.steps += _examples(fence, path)
        elif fence.info not in FENCES:
            what = f"a fence of kind {fence.info!r}; use one of {', '.join(FENCES)}"
            program.problems.append(f"{where}:{fence.line - 1}: {what}")
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().startswith(">>>") and number not in collected:
            program.problems.append(
                f"{where}:{number}: an example outside a pycon fence is not run"
            )
    marked, problems = marks.read(text)
    program.problems += [f"{where}:{line}: {what}" for line, what in problems]
    program.marks += [_check(item, where) for item in marked if item.kind != "given:"]
    return program


def read_lab(path: Path) -> Program:
    """The program of a lab: its cells run in order, and its answers solve its exercises."""
    program = Program(path)
    where, cells = relative(path), labs.cells(path)
    program.steps = [_cell(cell, path) for cell in cells if cell.kind != "markdown"]
    for cell in cells:
        if cell.kind == "markdown":
            marked, problems = marks.read(cell.text)
            program.problems += [
                f"{where}:{cell.line + line - 1}: {what}" for line, what in problems
            ]
            program.marks += [
                _check(item, where, cell.line - 1) for item in marked if item.kind != "given:"
            ]
    return program


def _cell(cell: labs.Cell, path: Path) -> Step:
    def run(namespace: dict) -> None:
        code = "\n" * (cell.line - 1) + cell.text
        with contextlib.redirect_stdout(io.StringIO()) as said:
            exec(compile(code, str(path), "exec"), namespace)
        verdicts = [line for line in said.getvalue().splitlines() if VERDICT.match(line)]
        wanted = "Right." if cell.kind == "answer" else "Your turn."
        wrong = [verdict for verdict in verdicts if verdict != wanted]
        assert not wrong, f"the exercise says {wrong[0]!r}; it has to say {wanted!r}"
        assert verdicts or cell.kind != "answer", "an answer that nothing checks"

    title = cell.text.strip().splitlines()[0]
    return Step(f"cell {title}", f"{relative(path)}:{cell.line}", run)


def _embedded_only(fence: marks.Fence, where: str) -> list[str]:
    copied = [
        n for n, line in enumerate(fence.lines) if line.strip() and not sources.EMBED.match(line)
    ]
    what = "code in a python fence that no snippet holds; embed a region instead"
    return [f"{where}:{fence.line + n}: {what}" for n in copied[:1]]


def _unchecked(fence: marks.Fence, where: str) -> Iterator[str]:
    """What a pycon fence shows and no example checks."""
    line = fence.line
    for part in doctest.DocTestParser().parse("\n".join(fence.lines) + "\n"):
        if isinstance(part, str):
            if part.strip():
                at = line + part[: -len(part.lstrip())].count("\n")
                yield f"{where}:{at}: {part.strip()!r} is no example's output"
            line += part.count("\n")
            continue
        if part.options:
            yield f"{where}:{line}: a page takes no doctest directives"
        for token in tokenize.generate_tokens(io.StringIO(part.source).readline):
            if token.type == tokenize.COMMENT and re.search(r"\d", token.string):
                yield f"{where}:{line + token.start[0] - 1}: a number in {token.string!r}"
        line += (part.source + part.want).count("\n")


def _region(line: str, where: str, fence: marks.Fence) -> list[Step]:
    """The step that runs an embedded region, unless it draws a figure or is an experiment."""
    embed = sources.EMBED.match(line)
    if not embed or embed[1].startswith(("figures/", "experiments/")):
        return []

    def run(namespace: dict) -> None:
        region = sources.read_regions(SNIPPETS / embed[1])[0][embed[2]]
        code = "\n" * region.line + region.text
        exec(compile(code, str(region.path), "exec"), namespace)

    return [Step(f"region {embed[1]}:{embed[2]}", f"{where}:{fence.line}", run)]


def _examples(fence: marks.Fence, path: Path) -> list[Step]:
    source = "\n".join(fence.lines) + "\n"
    examples = doctest.DocTestParser().get_examples(source, str(path))
    return [_example(example, fence, path) for example in examples]


def _example(example: doctest.Example, fence: marks.Fence, path: Path) -> Step:
    at = f"{relative(path)}:{fence.line + example.lineno}"

    def run(namespace: dict) -> None:
        test = doctest.DocTest([example], {}, str(path), str(path), fence.line - 1, None)
        test.globs = namespace
        runner = doctest.DebugRunner(optionflags=doctest.DONT_ACCEPT_TRUE_FOR_1)
        try:
            runner.run(test, clear_globs=False)
        except doctest.DocTestFailure as failure:
            shown, got = example.want.rstrip("\n"), failure.got.rstrip("\n")
            raise AssertionError(f"the page shows {shown!r}, the code gives {got!r}") from None
        except doctest.UnexpectedException as failure:
            raise AssertionError(
                f"{example.source.strip()!r} raised {failure.exc_info[1]!r}"
            ) from None

    return Step(f"example {example.source.strip().splitlines()[0]}", at, run)


def _check(item: marks.Marked, where: str, above: int = 0) -> Step:
    def run(namespace: dict) -> None:
        tools = vars(math) | {"np": np} | namespace
        value = eval(compile(f"({item.body}\n)", where, "eval"), tools)
        if item.kind == "=":
            wrong = marks.differs(item.shown, value)
        elif other := marks.departs(item.shown, item.body):
            wrong = f"{item.shown!r} and its check {item.body!r} have different {other}"
        else:
            holds = marks.is_bool(value) and bool(value)
            wrong = "" if holds else f"{item.shown!r} is not so: {item.body!r} gives {value}"
        assert not wrong, f"{wrong} ({item.body})"

    return Step(f"{item.shown} {item.kind} {item.body}", f"{where}:{above + item.line}", run)
