"""A file that not everybody would read alike is told with its line, and read as it was meant."""

from pathlib import Path

import pytest

from scripts.core.texts import misread, text_of

TEXT = "one\nCafé\n"


@pytest.mark.parametrize("name", ["a.md", "a.py", "a.json", "a.toml"])
def test_a_file_in_utf_8_is_just_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text({"a.json": '["é"]\r\n', "a.toml": 'a = "é"\n'}.get(name, "é = 1\n"), "utf-8")
    assert misread(path) is None
    assert text_of(path) == path.read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (TEXT.encode("latin-1"), 2, "is not in UTF-8; save it in that encoding"),
        (TEXT.encode("utf-16"), 1, "is not in UTF-8"),
        (TEXT.encode("utf-8-sig"), 1, "byte order mark; save it as UTF-8 without one"),
        (TEXT.replace("C", "\0C").encode(), 2, r"the invisible character '\x00'; remove it"),
        (TEXT.replace("C", "\u2028C").encode(), 2, r"the invisible character '\u2028'"),
    ],
)
def test_any_other_is_told_and_read_as_it_was_meant(
    tmp_path: Path, data: bytes, line: int, what: str
) -> None:
    path = tmp_path / "page.md"
    path.write_bytes(data)
    problem = misread(path)
    assert problem
    assert problem.line == line
    assert what in problem.what
    assert text_of(path) == TEXT


@pytest.mark.parametrize(
    ("name", "text", "line", "what"),
    [
        ("a.py", "# A.\n# -*- coding: latin-1 -*-\n", 2, "says that it is in iso-8859-1"),
        ("a.py", "# coding: klingon\n", 1, "SyntaxError: "),
        ("a.py", "x = 1\nx = (\n", 2, "SyntaxError: '(' was never closed"),
        ("a.json", '{\n"a": 1\n"b": 2}\n', 3, "is no JSON: "),
        ("a.toml", "a = 1\nb\n", 2, "is no TOML: "),
    ],
)
def test_so_is_one_that_is_not_what_it_is_called(
    tmp_path: Path, name: str, text: str, line: int, what: str
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    problem = misread(path)
    assert problem
    assert problem.line == line, problem
    assert what in problem.what
