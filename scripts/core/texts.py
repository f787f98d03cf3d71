"""What a file says, read out once for each text that it has had."""

from collections.abc import Callable
from functools import cache
from pathlib import Path


def once[T](read: Callable[[Path, str], T]) -> Callable[[Path], T]:
    """A function of a file instead of a file and its text; each text is read out once."""
    remembered = cache(read)
    return lambda path: remembered(path, path.read_text("utf-8"))
