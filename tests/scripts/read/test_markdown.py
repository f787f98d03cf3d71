"""Regions and images: what is read, and what is refused."""

from pathlib import Path

import pytest

from scripts.read import markdown


def read(folder: Path, text: str) -> tuple[dict[str, markdown.Region], list[tuple[int, str]]]:
    path = folder / "snippet.py"
    path.write_text(text, "utf-8")
    regions, problems = markdown.read_regions(path)
    return regions, [(problem.line, problem.what) for problem in problems]


def test_a_region_is_what_stands_between_its_markers(tmp_path: Path) -> None:
    regions, problems = read(
        tmp_path, "a = 1\n# --8<-- [start:b]\nb = 2\n# --8<-- [end:b]\nc = 3\n"
    )
    assert (regions["b"].text, regions["b"].line, problems) == ("b = 2", 2, [])


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("# --8<-- [start:b]\nb = 2\n", 1, "never closed"),
        ("# --8<-- [start:b]\n# --8<-- [start:c]\nc = 1\n# --8<-- [end:c]\n", 1, "never closed"),
        ("x = 1\n# --8<-- [end:b]\n", 2, "has no start"),
        ("# --8<-- [start:b]\n\n# --8<-- [end:b]\n", 1, "is empty"),
        (2 * "# --8<-- [start:b]\nb = 2\n# --8<-- [end:b]\n", 4, "twice"),
        ("# --8<-- [begin:b]\n", 1, "unreadable marker"),
    ],
)
def test_a_broken_region_is_named(tmp_path: Path, text: str, line: int, what: str) -> None:
    problems = read(tmp_path, text)[1]
    assert [at for at, said in problems if what in said] == [line], problems


def test_an_image_is_read_over_lines_and_brackets() -> None:
    for alt in ("a [b] c\nd", "a<!-- = b[c[0]] -->"):
        image = markdown.IMAGE.search(f"![{alt}](figures/one-two.svg)")
        assert image
        assert image.groups() == (alt, "one-two")


def test_fences_are_read_with_their_indent() -> None:
    text = "text\n\n    ```pycon\n    >>> 1\n    1\n    ```\n"
    assert list(markdown.fences(text)) == [markdown.Fence(4, "pycon", (">>> 1", "1"))]
