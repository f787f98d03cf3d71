"""A pytest plugin: every page and every lab is a test, and so is every figure's function.

What is broken is told once, where it is; what can't be run for it is skipped, with that place.
"""

import gc
import importlib
import warnings
from collections.abc import Callable, Generator, Iterator
from contextlib import nullcontext
from functools import cache
from pathlib import Path

import pytest
from _pytest.doctest import DoctestModule

from scripts.check import looks, names, program
from scripts.check.runners import pytest_runtestloop
from scripts.core.limit import hung, limit
from scripts.core.paths import DOCS, DRAWINGS, ROOT, SNIPPETS, TESTS, is_ours, relative
from scripts.core.problem import Problem, explain
from scripts.core.texts import text_of
from scripts.core.workers import workers
from scripts.make import importing
from scripts.make.figures import Figure, all_figures
from scripts.read.examples import malformed
from scripts.read.functions import Function
from scripts.read.imports import reached
from scripts.read.lab import Lab

__all__ = ["pytest_runtestloop"]  # a hook of pytest's


class PageError(Exception):
    """A check of a page does not hold; the message is all there is to say."""


class Check(pytest.Item):
    """One named check."""

    def __init__(self, *, check: Callable[[], None], **kwargs) -> None:
        super().__init__(**kwargs)
        self.check = check

    def runtest(self) -> None:
        """Run the check."""
        self.check()

    def repr_failure(self, excinfo, style=None):
        """Show the message alone: it names file and line."""
        if isinstance(excinfo.value, PageError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Where the check comes from."""
        return self.path, None, self.name


class PageFile(pytest.File):
    """A chapter or a lab: what its lines say, checked line by line and told line by line."""

    def collect(self) -> Iterator[Check]:
        """What can be said of it without running it, and what its examples and marks come to."""
        path = self.path.resolve()
        read = program.read_lab if path.suffix == ".py" else program.read
        page = cache(lambda: read(path))
        yield Check.from_parent(self, name="reading", check=lambda: _fail(page().problems))
        yield Check.from_parent(self, name="running", check=lambda: _run(page()))


class BrokenFile(pytest.File):
    """A module that can't be imported: it takes names that aren't there, or is no Python; or one
    whose examples can't be read.
    """

    def collect(self) -> Iterator[Check]:
        """What is wrong with it, once."""
        path = self.path.resolve()
        found = names.problems(path) or malformed(path) or _not_imported(path)
        why = _blocked(path)
        check = (lambda: _fail(found)) if found else (lambda: pytest.skip(why))
        yield Check.from_parent(self, name="reading", check=check)


class FigureFile(pytest.File):
    """A module of figures: each draws what was approved, and what it asserts holds."""

    def collect(self) -> Iterator[Check]:
        """The drawing functions of the module."""
        for figure in _figures_by_module().get(relative(self.path.resolve()), []):
            name = f"draw {figure.function}"
            yield Check.from_parent(self, name=name, check=lambda figure=figure: _draw(figure))


@cache
def _figures_by_module() -> dict[str, list[Figure]]:
    modules: dict[str, list[Figure]] = {}
    for figure in all_figures().values():
        modules.setdefault(figure.path, []).append(figure)
    return modules


def _not_imported(path: Path) -> list[Problem]:
    found = None if names.blocked(path) else importing.broken(path)
    return [found[1]] if found and found[0] == path else []


def _blocked(path: Path) -> str:
    """What keeps a file from being run and is told elsewhere, "" if nothing does."""
    if why := names.blocked(path):
        return why
    if (found := importing.broken(path)) and found[0] != path:
        return f"not run, for {relative(found[0])} can't be imported"
    if hung and (late := hung & {path, *reached(path)}):
        return f"not run, for {relative(min(late))} ran out of time"
    return ""


def _fail(problems: list[Problem]) -> None:
    if problems:
        raise PageError("\n".join(map(str, problems)))


def _run(page: program.Program) -> None:
    if why := _blocked(page.path):
        pytest.skip(why)
    page.run()
    steps = page.steps + page.marks
    if wrong := [f"{step.at}: {step.error}" for step in steps if step.error]:
        raise PageError("\n".join(wrong))
    if page.broken_at:
        left = sum(not step.has_run for step in steps)
        pytest.skip(f"{left} steps and marks not run, for they come behind {page.broken_at}")


def _draw(figure: Figure) -> None:
    """One that is fresh was drawn from just these files, so what it asserts held."""
    wrong = looks.problem(figure, figure.fresh() or _render(figure))
    _fail([wrong] if wrong else [])


def _render(figure: Figure) -> str:
    from scripts.make.painter import render

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return render(figure)
        except Exception as error:
            raise PageError(str(explain(figure.path, figure.line, error))) from None


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Where all snippets are checked, load once what they use, before anything is forked. What is
    loaded and collected stays: the garbage collector would look through it for nothing.
    """
    gc.disable()
    try:
        if any(Path(argument).resolve() == SNIPPETS for argument in session.config.args):
            for library in ("matplotlib.figure", "mpmath", "scipy.special"):
                importlib.import_module(library)
        return (yield)
    finally:
        gc.enable()


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out what isn't ours."""
    below = ROOT in collection_path.parents
    return True if below and not is_ours(collection_path) else None


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Take the chapters, the labs, which are no modules, and the figures' modules.

    A module without an example isn't imported to look for one.
    """
    collected = yield
    real = file_path.resolve()  # the folder may go by another name
    if real.is_relative_to(DOCS):
        is_page = real.suffix in (".md", ".py")
        return [PageFile.from_parent(parent, path=file_path)] if is_page else []
    if real.suffix == ".py" and (names.problems(real) or _blocked(real) or _not_imported(real)):
        return [BrokenFile.from_parent(parent, path=file_path)]
    wrong = malformed(real)
    if real.suffix == ".py" and (wrong or ">>>" not in text_of(real)):
        collected = [each for each in collected if not isinstance(each, DoctestModule)]
    if wrong:
        collected.append(BrokenFile.from_parent(parent, path=file_path))
    if real.parent == DRAWINGS:
        collected.append(FigureFile.from_parent(parent, path=file_path))
    return collected


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_auto_num_workers() -> int:
    """As many as may work."""
    return workers()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """What `make doctest` runs has an end."""
    with limit("running") if _is_limited(item.path) else nullcontext():
        return (yield)


@cache
def _is_limited(path: Path) -> bool:
    folders = (DOCS, SNIPPETS, TESTS / "snippets", TESTS / "content")
    return any(path.resolve().is_relative_to(folder) for folder in folders)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test of a page, a lab or a figure that can't be run, with what is in its way."""
    if hung and _is_limited(item.path) and (late := hung & {item.path, *reached(item.path)}):
        pytest.skip(f"not run, for {relative(min(late))} ran out of time")
    given = getattr(item, "callspec", None)
    for value in given.params.values() if given else ():
        path = ROOT / value.path if isinstance(value, Function | Lab) else value
        if isinstance(path, Path) and path.suffix in (".md", ".py") and path.is_relative_to(ROOT):
            if found := names.problems(path):
                pytest.skip(f"not run, for {found[0].path} is broken: see its line {found[0].line}")
            if why := _blocked(path):
                pytest.skip(why)


def pytest_collection_finish() -> None:
    """Spare the garbage collector everything that stays, and let it come seldom."""
    gc.freeze()
    gc.set_threshold(100_000)
