"""Code is known by what it does, everything else by its bytes."""

from pathlib import Path

import pytest

from scripts.core import digest

CODE = '''"""A module."""

X = [1, 2.5, "three"]


class Shape:
    """A class."""

    def area(self, width: int = 2) -> float:
        """Twice the width."""
        return 2.0 * width  # as it was
'''


def of(folder: Path, text: str, name: str = "code.py") -> str:
    path = folder / name
    path.unlink(missing_ok=True)
    path.write_text(text, "utf-8")
    return digest.of_file(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A module.", "A module, as it were."),
        ("A class.", "Its class."),
        ("Twice the width.", "Two widths."),
        ("  # as it was", ""),
        ("\n\n\nclass", "\n# --8<-- [start:shape]\nclass"),
        ('[1, 2.5, "three"]', "[\n    1,\n    2.5,\n    'three',\n]"),
        ('    """A class."""\n', ""),
    ],
)
def test_a_comma_in_a_docstring_costs_nothing(tmp_path: Path, old: str, new: str) -> None:
    assert old in CODE
    assert of(tmp_path, CODE.replace(old, new)) == of(tmp_path, CODE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2.5", "2.6"),
        ("[1,", "[True,"),
        ("[1,", "[1.0,"),
        ("three", "four"),
        ("2.0 * width", "width * 2.0"),
        ("return 2.0 * width", "return 2.0 / width"),
        ("width: int = 2", "width: int = 3"),
        ("X =", "Y ="),
        ("return 2.0", "assert width; return 2.0"),
        ('X = [1, 2.5, "three"]', 'X = (1, 2.5, "three")'),
    ],
)
def test_other_code_is_other_code(tmp_path: Path, old: str, new: str) -> None:
    assert old in CODE
    assert of(tmp_path, CODE.replace(old, new)) != of(tmp_path, CODE)


def test_a_module_that_reads_docstrings_counts_them(tmp_path: Path) -> None:
    code = CODE + "print(Shape.__doc__)\n"
    assert of(tmp_path, code) != of(tmp_path, code.replace("A class.", "Its class."))


def test_what_is_no_python_is_known_by_its_bytes(tmp_path: Path) -> None:
    assert of(tmp_path, "def (") != of(tmp_path, "def  (")
    assert of(tmp_path, "# a", "a.txt") != of(tmp_path, "# b", "a.txt")
    assert digest.of_file(tmp_path / "gone.py") == ""
