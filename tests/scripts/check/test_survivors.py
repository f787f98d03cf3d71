"""A line that no check can see is held by the record."""

from pathlib import Path

import pytest

from scripts.check import survivors

LISTED = [">>> f(1) > 0", ">>> f(2) > 0"]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page of two examples, both of which are listed."""
    page = tmp_path / "page.md"
    page.write_text("Look:\n    >>> f(1) > 0\n    True\n    >>> f(2) > 0\n    True\n", "utf-8")
    return page


def test_lines_that_are_there_have_not_moved(page: Path) -> None:
    assert survivors.moved(page, LISTED) == {}


def test_a_changed_line_is_found_where_it_is_now(page: Path) -> None:
    page.write_text(page.read_text(encoding="utf-8").replace("f(2)", "f(7)"), "utf-8")
    assert survivors.moved(page, LISTED) == {">>> f(2) > 0": (4, ">>> f(7) > 0")}
    [problem] = survivors._problems(page, LISTED)
    assert str(problem).startswith(f"{page}:4: was '>>> f(2) > 0' when it was approved")
    assert str(problem).endswith("if that is right: make approve PAGE=page")


def test_one_of_two_equal_lines_may_not_change(page: Path) -> None:
    page.write_text(page.read_text(encoding="utf-8").replace("f(2)", "f(1)"), "utf-8")
    assert [*survivors.moved(page, LISTED)] == [">>> f(2) > 0"]


def test_a_line_without_a_neighbour_and_a_page_that_is_gone(page: Path) -> None:
    page.write_text("Nothing of the kind.\n", "utf-8")
    assert survivors.moved(page, LISTED) == dict.fromkeys(LISTED, (1, ""))
    page.unlink()
    assert survivors.moved(page, LISTED) == dict.fromkeys(LISTED, (1, ""))
