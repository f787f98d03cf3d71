"""The public functions of a folder of snippets, read and not imported."""

import ast
import importlib
from dataclasses import dataclass
from pathlib import Path

from scripts.paths import SNIPPETS, relative
from scripts.problem import Problem


@dataclass(frozen=True, order=True)
class Function:
    """A public function without arguments, and the name of what it makes: `<slug>-<function>`."""

    name: str
    module: str
    function: str
    path: str
    line: int

    def run(self) -> object:
        """Import its module and call it."""
        return getattr(importlib.import_module(self.module), self.function)()


def public[Kind: Function](folder: Path, kind: type[Kind]) -> dict[str, Kind]:
    """Every public function of the modules in a folder such as `snippets/figures`, by name."""
    found = {}
    for path in sorted(folder.glob("[!_]*.py")):
        for node in _body(path):
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                name = f"{path.stem}-{node.name}".replace("_", "-")
                module = f"snippets.{folder.name}.{path.stem}"
                found[name] = kind(name, module, node.name, relative(path), node.lineno)
    return found


def _body(path: Path) -> list[ast.stmt]:
    try:
        return ast.parse(path.read_text("utf-8"), str(path)).body
    except SyntaxError:
        return []  # `unreadable` names it


def unreadable(folder: Path = SNIPPETS) -> list[Problem]:
    """The snippets that are no Python."""
    problems = []
    for path in sorted(folder.rglob("*.py")):
        try:
            ast.parse(path.read_text("utf-8"), str(path))
        except SyntaxError as error:
            problems.append(Problem(relative(path), error.lineno or 1, f"SyntaxError: {error.msg}"))
    return problems
