"""What this processor makes of what is shown; `test_processors.py` lets another do it.

Prints JSON: what comes of each lab, and with the word `all` also the digest of each figure, and
what is wrong with each page.
"""

import ast
import contextlib
import io
import json
import multiprocessing
import sys
import warnings
from itertools import chain, groupby
from pathlib import Path

from scripts.check import program
from scripts.core import digest
from scripts.core.paths import relative
from scripts.make.figures import Figure
from scripts.make.painter import load_libraries, render
from scripts.make.pictures import all_drawings
from scripts.make.svg import to_page
from scripts.read.lab import Lab, all_labs
from scripts.read.markdown import pages


def of_lab(lab: Lab) -> list[str]:
    """What its cells print, and what they show."""
    namespace: dict = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()) as said:
        for cell in (cell for cell in lab.cells if cell.kind != "markdown"):
            body = ast.parse(cell.text).body
            shown = body.pop() if isinstance(body[-1], ast.Expr) else None
            exec(compile(ast.Module(body, []), relative(lab.path), "exec"), namespace)
            if isinstance(shown, ast.Expr):
                whole = ast.Expression(shown.value)
                value = eval(compile(whole, relative(lab.path), "eval"), namespace)
                if hasattr(value, "_repr_svg_"):
                    print(to_page(value._repr_svg_()[0], "picture", {}))
                elif value is not None:
                    print(repr(value))
    return said.getvalue().splitlines()


def see(what: Figure | Lab | Path) -> tuple[str, object]:
    """The name of a figure, a lab or a page, and what comes of it."""
    warnings.simplefilter("error")
    if isinstance(what, Figure):
        return what.name, digest.of(render(what))
    if isinstance(what, Lab):
        return relative(what.path), of_lab(what)
    page = program.read(what)
    page.run()
    steps = page.steps + page.marks
    return relative(what), [f"{step.at}: {step.error}" for step in steps if step.error]


def see_all(together: list[Figure | Lab | Path]) -> list[tuple[str, object]]:
    """What comes of all that is in one file."""
    return [see(each) for each in together]


if __name__ == "__main__":
    load_libraries()
    rest = [*pages(), *all_drawings().values()] if "all" in sys.argv else []
    files = groupby([*all_labs(), *rest], key=lambda each: getattr(each, "path", each))
    parts = [list(together) for _, together in files]
    with multiprocessing.get_context("fork").Pool(maxtasksperchild=1) as pool:
        found = dict(chain.from_iterable(pool.imap_unordered(see_all, parts)))
    json.dump(found, sys.stdout)  # not before: what is forked meanwhile would say it again
