"""What a file says, read out once for each text that it has had."""

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path


def once[T](read: Callable[[Path, str], T]) -> Callable[[Path], T]:
    """A function of a file instead of a file and its text; each text is read out once."""
    remembered = cache(read)
    return lambda path: remembered(path, path.read_text("utf-8"))


@once
def parsed(_path: Path, text: str) -> ast.Module:
    """The syntax tree of a module, which nobody may change; SyntaxError if it is no Python."""
    return ast.parse(text)
