"""Which names of the snippets a module or a page takes, and which a module offers."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scripts.core.paths import ROOT, SNIPPETS
from scripts.core.texts import once, parsed
from scripts.read.markdown import EMBED, fences

HOME = "snippets"
NEVER_RUN = ("figures/", "experiments/")  # what a page only shows


@dataclass(frozen=True)
class Taken:
    """A name that is taken from a snippet, "" for the whole of it, and the line on which it is."""

    line: int
    file: Path
    name: str


@once
def taken(path: Path, text: str) -> list[Taken]:
    """What a module, a lab or a page imports from the snippets or embeds of them."""
    if path.suffix == ".py":
        return _of_code(lambda: parsed(path)) if HOME in text else []
    found = []
    for fence in fences(text):
        for number, line in enumerate(fence.lines, fence.line):
            embed = EMBED.match(line)
            if embed and not embed[1].startswith(NEVER_RUN):
                found.append(Taken(number, SNIPPETS / embed[1], ""))
        code = "\n".join(_prompts(fence.lines)) if fence.info == "pycon" else ""
        inside = _of_code(partial(ast.parse, code)) if HOME in code else []
        found += [Taken(t.line + fence.line - 1, t.file, t.name) for t in inside]
    return found


def _prompts(lines: tuple[str, ...]) -> list[str]:
    """The code of examples, each line in its place; what they print is blank."""
    return [line[4:] if line.startswith((">>> ", "... ")) else "" for line in lines]


def _of_code(parse: Callable[[], ast.Module]) -> list[Taken]:
    try:
        return list(_imports(parse()))
    except SyntaxError:
        return []  # `names` and `program` tell of it


def _imports(tree: ast.AST) -> Iterator[Taken]:
    modules: dict[str, Path] = {}
    nodes = [*ast.walk(tree)]
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == HOME:
            for alias in node.names:
                whole = _file(f"{node.module}.{alias.name}")
                if whole.is_file():
                    modules[alias.asname or alias.name] = whole
                    yield Taken(node.lineno, whole, "")
                else:
                    yield Taken(node.lineno, _file(str(node.module)), alias.name)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith(f"{HOME}."):
                    modules |= {alias.asname: _file(alias.name)} if alias.asname else {}
                    yield Taken(node.lineno, _file(alias.name), "")
    for node in nodes if modules else ():
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=part) if name in modules:
                yield Taken(node.lineno, modules[name], part)


def _file(module: str) -> Path:
    path = ROOT / module.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def reached(path: Path) -> set[Path]:
    """The snippets that a module, a lab or a page uses, directly or not."""
    found: set[Path] = set()
    waiting = [path]
    while waiting:
        direct = {each.file for each in taken(waiting.pop()) if each.file.is_file()}
        waiting += direct - found
        found |= direct
    return found


@once
def offered(path: Path, _text: str) -> set[str]:
    """The names that a snippet binds."""
    return bound(parsed(path))


def bound(tree: ast.AST) -> set[str]:
    """The names that code binds, at any depth but inside functions and classes."""
    found: set[str] = set()
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
                continue
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case ast.alias(name=name, asname=other):
                found.add(other or name.partition(".")[0])
        waiting += ast.iter_child_nodes(node)
    return found
