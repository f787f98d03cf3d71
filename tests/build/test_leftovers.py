"""What editors, file managers and merges leave behind is nobody's: neither published nor read."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.project import Project

FOLDERS = (
    *("docs", "docs/en", "docs/en/labs", "docs/assets", "docs/overrides", "scripts/page"),
    *("snippets", "snippets/figures", "snippets/experiments", "snippets/results"),
    *("tests/approved", "tests/labs", "tests/content", "tests/snippets"),
)
KINDS = ("test_x.py", "01-page.md", "test_x.json", "site.css", "main.html")
BESIDE = (
    *("._{}", ".#{}", "#{}#", "{}~", "{}.orig", "{}.rej", "{}.bak", "{}.save", ".{}.swp"),
    *("copy of {}", "{}.sync-conflict-20260101.md", "{} (1).py", "{} copy.json", "$~{}"),
)
ALONE = ("Thumbs.db", "desktop.ini", ".DS_Store", "4913", "Untitled.ipynb", "x.swp", "test_x.orig")
INSIDE = (".ipynb_checkpoints", "figures copy", "__pycache__", "x.md.d")


def lay_leftovers(folder: Path) -> None:
    """Every kind of leftover in one folder, none of which can be read."""
    names = [*ALONE, *(pattern.format(kind) for kind in KINDS for pattern in BESIDE)]
    for name in names + [f"{inside}/{kind}" for inside in INSIDE for kind in KINDS]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"\xff\0<<<<<<<")
    for suffix in ("py", "md", "json", "css", "html"):
        (folder / f"test_gone.{suffix}").symlink_to("nowhere")
        (folder / f"test_folder.{suffix}").mkdir()
        os.mkfifo(folder / f"test_pipe.{suffix}")


@pytest.fixture(scope="module")
def project(good: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that was built and approved before the leftovers came."""
    project = good.copy(tmp_path_factory.mktemp("leftovers") / "project")
    for command in ("scripts approve", "scripts site"):
        done = project.build(command)
        assert done.returncode == 0, done.stdout
    for folder in FOLDERS:
        lay_leftovers(project.folder / folder)
    for name in ("mkdocs.zh (1).yml", "mkdocs.orig.yml", ".#mkdocs.de.yml"):
        (project.folder / name).write_bytes(b"\xff")
    return project


def test_a_build_neither_reads_nor_publishes_them(project: Project) -> None:
    before = project.site()
    shutil.rmtree(project.folder / "site")
    done = project.build()
    assert done.returncode == 0, done.stdout
    assert project.site() == before


@pytest.mark.parametrize("command", ["scripts approve", "scripts results", "scripts figures"])
def test_the_chores_have_nothing_to_say_of_them(project: Project, command: str) -> None:
    done = project.build(command)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_checks_collect_none(project: Project) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only"]
    folders = ["docs", "snippets", "scripts/page", "tests/snippets"]
    done = subprocess.run(
        [*command, *folders], cwd=project.folder, capture_output=True, text=True, check=False
    )
    assert "docs/en/01-page.md" in done.stdout
    assert done.returncode in (0, 5), done.stdout
    assert not [line for line in done.stdout.splitlines() if "test_x" in line or "gone" in line]


def test_a_copy_of_the_project_leaves_behind_what_cannot_be_copied(project: Project) -> None:
    code = "from scripts.measure.copy import copy_project; import pathlib, sys; "
    code += "copy_project(pathlib.Path(sys.argv[1]))"
    folder = project.folder.parent / "copy"
    subprocess.run([sys.executable, "-c", code, folder], cwd=project.folder, check=True)
    assert (folder / "docs/en/index.md").is_file()
