"""What of a piece of code a page shows at first: what it does; the rest unfolds in place."""

import ast
from functools import cache
from textwrap import dedent


@cache
def folds(source: str) -> list[range]:
    r"""The lines, counted from 0, of docstrings beyond their first, and of checks that only raise.

    >>> folds("def half(x):\n    'Half.'\n    return x / 2")
    []
    >>> folds('def root(x):\n    if x < 0:\n        raise ValueError\n    return x ** 0.5')
    [range(1, 3)]
    >>> folds('def no Python:')
    []
    """
    try:
        tree = ast.parse(dedent(source))
    except SyntaxError:
        return []
    found: list[range] = []
    for node in sorted(_foldable(tree), key=lambda part: part.start):
        if found and found[-1].stop == node.start:
            found[-1] = range(found[-1].start, node.stop)
        elif node:
            found.append(node)
    return found


def _foldable(tree: ast.AST) -> list[range]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            found.append(range(node.body[0].lineno, node.body[0].end_lineno))
        elif isinstance(node, ast.If) and not node.orelse and isinstance(node.body[0], ast.Raise):
            found.append(range(node.lineno - 1, node.end_lineno))
    return found


def open_lines(source: str) -> int:
    """How many lines of it are open, blank ones left out."""
    folded = {line for fold in folds(source) for line in fold}
    lines = enumerate(source.splitlines())
    return sum(bool(line.strip()) and n not in folded for n, line in lines)
