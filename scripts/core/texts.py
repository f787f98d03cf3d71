"""What a file says, read out once for each text that it has had."""

import ast
import io
import json
import re
import tokenize
import tomllib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable
from functools import cache
from pathlib import Path

from scripts.core.paths import relative
from scripts.core.problem import Problem

_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")  # and no spaces


def text_of(path: Path) -> str:
    """The text of a file. One that `misread` complains of is read as it was meant, so that the
    other checks have nothing to say of that.
    """
    return _text(path.read_bytes())


@cache
def _text(data: bytes) -> str:
    utf_16 = data.startswith((BOM_UTF16_BE, BOM_UTF16_LE))
    try:
        text = data.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return _INVISIBLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def misread(path: Path) -> Problem | None:
    """What keeps a file from being read, and in one way by everybody: its encoding, characters that
    nobody sees, or that it is no Python, JSON or TOML.
    """
    return _misread(path, path.read_bytes())


@cache
def _misread(path: Path, data: bytes) -> Problem | None:
    where = relative(path)
    if data.startswith(BOM_UTF8):
        return Problem(where, 1, "begins with a byte order mark; save it as UTF-8 without one")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Problem(where, line, "is not in UTF-8; save it in that encoding")
    if found := _INVISIBLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        return Problem(where, line, f"has the invisible character {found[0]!r}; remove it")
    return _unparsed(path, data, text)


def _unparsed(path: Path, data: bytes, text: str) -> Problem | None:
    where = relative(path)
    try:
        if path.suffix == ".py":
            parsed(path)
            encoding, lines = tokenize.detect_encoding(io.BytesIO(data).readline)
            if encoding != "utf-8":
                what = f"says that it is in {encoding}; save it in UTF-8, and remove that line"
                return Problem(where, len(lines), what)
        elif path.suffix == ".json":
            json.loads(text)
        elif path.suffix == ".toml":
            tomllib.loads(text)
    except SyntaxError as error:
        return Problem(where, error.lineno or 1, f"SyntaxError: {error.msg}")
    except json.JSONDecodeError as error:
        return Problem(where, error.lineno, f"is no JSON: {error.msg}")
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        return Problem(where, int(line[1]) if line else text.count("\n"), f"is no TOML: {error}")
    return None


def once[T](make: Callable[[Path, str], T]) -> Callable[[Path], T]:
    """A function of a file instead of a file and its text; each text is read out once."""
    remembered = cache(make)
    return lambda path: remembered(path, text_of(path))


@once
def parsed(_path: Path, text: str) -> ast.Module:
    """The syntax tree of a module, which nobody may change; SyntaxError if it is no Python."""
    return ast.parse(text)
