"""A pytest plugin: every example of a page is a test, and so is every figure's function."""

import gc
import os
import warnings
from collections.abc import Callable, Generator, Iterator
from functools import cache
from pathlib import Path

import pytest

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: more threads cost more

from scripts import looks, program
from scripts.figures import Figure, all_figures, is_fresh, load
from scripts.paths import CACHE, DOCS, DRAWINGS, relative
from scripts.problem import explain

os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(CACHE / "hypothesis"))


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
    """A chapter or a lab: what its lines say, checked line by line."""

    def collect(self) -> Iterator[Check]:
        """The page's reading, each of its steps, and all of its marks."""
        page = (program.read_lab if self.path.suffix == ".py" else program.read)(self.path)
        yield Check.from_parent(self, name="every number has its source", check=lambda: _read(page))
        for step in page.steps:
            name = f"{step.at.rsplit(':')[-1]} {step.title}"
            yield Check.from_parent(self, name=name, check=lambda step=step: _run(page, [step]))
        yield Check.from_parent(self, name="marks", check=lambda: _run(page, page.marks))


class FigureFile(pytest.File):
    """A module of figures: each draws what was approved, and what it asserts holds."""

    def collect(self) -> Iterator[Check]:
        """The drawing functions of the module."""
        for figure in _figures_by_module().get(relative(self.path), []):
            name = f"draw {figure.function}"
            yield Check.from_parent(self, name=name, check=lambda figure=figure: _draw(figure))


@cache
def _figures_by_module() -> dict[str, list[Figure]]:
    modules: dict[str, list[Figure]] = {}
    for figure in all_figures().values():
        modules.setdefault(figure.path, []).append(figure)
    return modules


def _read(page: program.Program) -> None:
    if page.problems:
        raise PageError("\n".join(page.problems))


def _run(page: program.Program, steps: list[program.Step]) -> None:
    page.run()
    if wrong := [f"{step.at}: {step.error}" for step in steps if step.error]:
        raise PageError("\n".join(wrong))


def _draw(figure: Figure) -> None:
    """One that is fresh was drawn from just these files, so what it asserts held."""
    svg = load(figure)[1] if is_fresh(figure) else _render(figure)
    if wrong := looks.differs(figure.name, svg):
        raise PageError(f"{figure.path}:{figure.line}: {wrong}")


def _render(figure: Figure) -> str:
    from scripts.painter import render

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return render(figure)
        except Exception as error:
            raise PageError(str(explain(figure.path, figure.line, error))) from None


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Take the chapters, the labs, which are no modules, and the figures' modules."""
    collected = yield
    if file_path.is_relative_to(DOCS):
        is_page = file_path.suffix in (".md", ".py")
        return [PageFile.from_parent(parent, path=file_path)] if is_page else []
    if file_path.parent == DRAWINGS:
        collected.append(FigureFile.from_parent(parent, path=file_path))
    return collected


def pytest_collection_finish() -> None:
    """Spare the garbage collector everything that stays: a seventh of the time."""
    gc.freeze()
