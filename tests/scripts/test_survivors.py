"""A line that no check can see is held by the list."""

import json
from pathlib import Path

import pytest

from scripts import survivors
from scripts.problem import Problem


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page of two examples, both of which are listed."""
    listed = {"free": {"page.md": [">>> f(1) > 0", ">>> f(2) > 0"]}}
    (tmp_path / "survivors.json").write_text(json.dumps(listed))
    monkeypatch.setattr(survivors, "ROOT", tmp_path)
    monkeypatch.setattr(survivors, "relative", lambda path: path.name)
    monkeypatch.setattr(survivors, "LIST", tmp_path / "survivors.json")
    monkeypatch.setattr(survivors, "load", survivors.load.__wrapped__)
    page = tmp_path / "page.md"
    page.write_text("Look:\n    >>> f(1) > 0\n    True\n    >>> f(2) > 0\n    True\n")
    return page


def test_lines_that_are_there_are_accepted(page: Path) -> None:
    assert survivors.find_problems() == []
    assert survivors.is_accepted("page.md", ">>> f(2) > 0")
    assert not survivors.is_accepted("page.md", ">>> f(3) > 0")
    assert not survivors.is_accepted("other.md", ">>> f(2) > 0")


def test_a_changed_line_is_named_with_what_it_was(page: Path) -> None:
    page.write_text(page.read_text().replace("f(2)", "f(7)"))
    [problem] = survivors.find_problems()
    assert (problem.path, problem.line) == ("page.md", 4)
    assert "was '>>> f(2) > 0'" in problem.what


def test_one_of_two_equal_lines_may_not_change(page: Path) -> None:
    page.write_text(page.read_text().replace("f(2)", "f(1)"))
    [problem] = survivors.find_problems()
    assert "f(2)" in problem.what


def test_a_page_that_is_gone_is_named(page: Path) -> None:
    page.unlink()
    assert [problem.path for problem in survivors.find_problems()] == ["page.md"] * 2
    assert all(isinstance(problem, Problem) for problem in survivors.find_problems())
