"""The examples at the prompt of a text, and of the docstrings of a module."""

import ast
import doctest
import re
from codeop import compile_command
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scripts.core.paths import relative
from scripts.core.problem import Problem
from scripts.core.texts import misread, parsed, text_of

type Parts = list[str | doctest.Example]

_PLACE = re.compile(r"line (\d+) of the \w+ for \S+ ", re.DOTALL)


def parts(text: str) -> tuple[Parts, tuple[int, str] | None]:
    r"""The examples of a text and what stands between them, or the line that is malformed, and why.

    >>> parts("Text:\n>>>print(1)\n")[1]
    (2, "an example that can't be read: it lacks blank after >>>: '>>>print(1)'")
    """
    try:
        return doctest.DocTestParser().parse(text), None
    except ValueError as error:
        line = _PLACE.match(str(error))
        why = _PLACE.sub("", str(error))
        return [], (int(line[1]) if line else 1, f"an example that can't be read: it {why}")


@cache
def examples(text: str) -> list[doctest.Example]:
    """The examples of a text; none of one that is malformed.

    Behind a statement that a prompt takes for unfinished stands the empty line that ends it there.
    """
    found = [part for part in parts(text)[0] if isinstance(part, doctest.Example)]
    for example in found:
        example.source += "\n" * _is_open(example.source.strip("\n"))
    return found


def sources(text: str) -> str:
    r"""What a reader pastes, into a file or at a prompt: all but prompts and what is printed.

    >>> sources(">>> def f():\n...     return 1\n>>> f()\n1\n>>> f() + 1\n2\n")
    'def f():\n    return 1\n\nf()\nf() + 1\n'
    """
    return "".join(example.source for example in examples(text))


def malformed(module: Path) -> list[Problem]:
    """The examples in the docstrings of a module, if it is one, that can't be read."""
    is_module = module.suffix == ".py" and not misread(module)
    found = _malformed(parsed(module)) if is_module and ">>>" in text_of(module) else []
    return [Problem(relative(module), line, what) for line, what in found]


def _malformed(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            said = ast.get_docstring(node, clean=False) or ""
            if ">>>" in said and (wrong := parts(said)[1]):
                yield node.body[0].lineno + wrong[0] - 1, wrong[1]


def _is_open(statement: str) -> bool:
    try:
        return compile_command(statement) is None
    except (SyntaxError, ValueError):
        return False
