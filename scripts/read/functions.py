"""The public functions of a folder of snippets, read and not imported."""

import ast
import importlib
from dataclasses import dataclass
from pathlib import Path

from scripts.core.paths import SNIPPETS, ours, relative
from scripts.core.problem import Problem
from scripts.core.texts import misread, parsed


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
    for path in ours(folder, "[!_]*.py"):
        for function, line in _functions(path):
            name = f"{path.stem}-{function}".replace("_", "-")
            module = f"snippets.{folder.name}.{path.stem}"
            found[name] = kind(name, module, function, relative(path), line)
    return found


def _functions(path: Path) -> list[tuple[str, int]]:
    """The public functions of a module and their lines; none of one that is no Python."""
    body = [] if misread(path) else parsed(path).body
    functions = (node for node in body if isinstance(node, ast.FunctionDef))
    return [(node.name, node.lineno) for node in functions if not node.name.startswith("_")]


def unreadable(folder: Path = SNIPPETS) -> list[Problem]:
    """The snippets that can't be read."""
    return [wrong for path in ours(folder, "**/*.py") if (wrong := misread(path))]
