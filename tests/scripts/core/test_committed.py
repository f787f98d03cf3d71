"""What was committed, and when, is the same whoever owns the checkout and however short it is."""

import os
import subprocess
from pathlib import Path

import pytest

from scripts.core import committed

GIT = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
FIRST, LAST = 981_201_600, 1_012_737_600


def git(folder: Path, *words: str, when: int = LAST) -> bool:
    """Whether git does it, at that time."""
    env = os.environ | {"GIT_COMMITTER_DATE": f"@{when} +0000"}
    return not subprocess.run([*GIT, *words], cwd=folder, env=env, check=False).returncode


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two commits, of which the last leaves `mkdocs.yml` as it was."""
    folder = tmp_path / "project"
    assert git(tmp_path, "init", "-q", folder.name)
    for name, when in (("mkdocs.yml", FIRST), ("page.md", LAST)):
        (folder / name).write_text(name, "utf-8")
        assert git(folder, "add", name)
        assert git(folder, "commit", "-qm", name, when=when)
    monkeypatch.setattr(committed, "ROOT", folder)
    return folder


def test_a_checkout_may_belong_to_another_user(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert not git(project, "show", "-s"), "git itself doesn't mind: this shows nothing"
    assert committed.time() == LAST
    assert committed.lay_down(tmp_path, "page.md")


def test_a_shallow_clone_is_of_the_same_time(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To it, its one commit changed every file last; so no file is asked."""
    whole = committed.time()
    assert git(tmp_path, "clone", "-q", "--depth=1", project.as_uri(), "shallow")
    monkeypatch.setattr(committed, "ROOT", tmp_path / "shallow")
    assert (tmp_path / "shallow/.git/shallow").exists()
    assert [whole, committed.time()] == [LAST, LAST]


def test_without_git_nobody_knows(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert committed.time() == 0
    assert not committed.lay_down(tmp_path, "page.md")
