"""Digests: of bytes, and of what code does."""

import ast
import hashlib
from functools import cache
from pathlib import Path


def of(content: str | bytes) -> str:
    """SHA-256, in hexadecimal digits."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def of_file(path: Path) -> str:
    """A file's digest, of a module's meaning or of any other file's bytes; "" where there is none.

    Two modules mean the same if their syntax trees are equal but for docstrings. One that reads a
    docstring, or is no Python, is taken as it stands.
    """
    try:
        return _of_file(path, path.stat().st_mtime_ns)
    except OSError:
        return ""


@cache
def _of_file(path: Path, _changed: int) -> str:
    content = path.read_bytes()
    if path.suffix == ".py" and b"__doc__" not in content:
        try:
            return of(repr(_meaning(ast.parse(content))))
        except (SyntaxError, ValueError):
            pass
    return of(content)


def _meaning(node: ast.AST) -> tuple:
    """A tree as nested tuples; the same in every version of Python that parses it the same."""
    told: list[object] = [type(node).__name__]
    for name in node._fields:
        value = getattr(node, name, None)
        if isinstance(value, ast.AST):
            if name != "ctx":  # the place of a node says whether it is read or bound
                told += (name, _meaning(value))
        elif isinstance(value, list):
            parts = value[int(name == "body" and _has_docstring(node)) :]
            said = [_meaning(part) if isinstance(part, ast.AST) else part for part in parts]
            told += (name, said) if said else ()
        elif value is not None:
            told += (name, value)
    return tuple(told)


def _has_docstring(node: ast.AST) -> bool:
    documented = isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    return documented and ast.get_docstring(node, clean=False) is not None
