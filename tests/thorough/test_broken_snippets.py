"""What a figure asserts depends on the snippets: break what it imports, and the assertion fails."""

import ast
import importlib
import inspect
import warnings
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from types import FunctionType, ModuleType, SimpleNamespace

import matplotlib.figure
import numpy as np
import pytest

from scripts.core.paths import ROOT
from scripts.make.figures import Figure, all_figures

FIGURES = all_figures()


def _mirror(value: np.ndarray) -> np.ndarray:
    return ~value if value.dtype == bool else 1 - value


def _shift(value: np.ndarray) -> np.ndarray:
    return value ^ True if value.dtype == bool else value + 1


def _turn(value: np.ndarray) -> np.ndarray:
    return value[::-1].copy() if value.ndim else value


def _flatten(value: np.ndarray) -> np.ndarray:
    return np.zeros_like(value)


BREAKS = (_mirror, _shift, _turn, _flatten)


def break_(value: object, how: Callable[[np.ndarray], np.ndarray]) -> object:
    """The same value with all of its numbers broken, and so is what its functions return."""
    if isinstance(value, ModuleType):
        functions = inspect.getmembers(value, inspect.isfunction)
        return SimpleNamespace(**{name: break_(part, how) for name, part in functions})
    if isinstance(value, dict):
        return {key: break_(part, how) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(break_(part, how) for part in value)
    if isinstance(value, bool | int | float | np.number | np.ndarray):
        broken = how(np.asarray(value))
        return broken.item() if isinstance(value, bool | int | float) else broken
    if callable(value) and not isinstance(value, type):
        return wraps(value)(lambda *args, **options: break_(value(*args, **options), how))
    return value


def imported(module: ModuleType) -> Iterator[str]:
    """The names that a module of figures takes from the snippets, and not to draw with."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        source = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        if source.split(".")[0] == "snippets" and source != "snippets.drawing":
            yield from (alias.asname or alias.name for alias in node.names)


def used(draw: FunctionType) -> set[str]:
    """The names that a function looks up, and that those of its module do which it calls."""
    names: set[str] = set()
    waiting = [draw.__code__]
    while waiting:
        code = waiting.pop()
        new = {*code.co_names} - names
        names |= new
        waiting += filter(inspect.iscode, code.co_consts)
        waiting += [f.__code__ for f in map(draw.__globals__.get, new) if inspect.isfunction(f)]
    return names


def fails_by_its_assertion(draw: Callable[[], matplotlib.figure.Figure], path: Path) -> bool:
    """True if an assertion in the figure's own module stops it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            draw()
    except AssertionError as error:
        frames = inspect.getinnerframes(error.__traceback__)
        return Path(frames[-1].filename) == path
    except Exception:
        return False
    return False


@pytest.mark.parametrize("name", FIGURES)
def test_a_broken_snippet_trips_the_assertion(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    figure: Figure = FIGURES[name]
    path = ROOT / figure.path
    module = importlib.import_module(".".join(Path(figure.path).with_suffix("").parts))
    draw = getattr(module, figure.function)
    names = used(draw)
    for taken in (name for name in imported(module) if name in names):
        for how in BREAKS:
            with monkeypatch.context() as broken:
                broken.setattr(module, taken, break_(getattr(module, taken), how))
                if fails_by_its_assertion(draw, path):
                    return
    pytest.fail(
        f"{figure.path}:{figure.line}: whatever happens to the snippets, {figure.function}() "
        "asserts nothing of it; assert the fact that the figure shows",
        pytrace=False,
    )
