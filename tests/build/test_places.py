"""Wherever site/ and the cache lie the site is built, or one line says what is in the way."""

import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.build.project import Project
from tests.build.test_faults import PAGE, SECTION

MEMORY = Path("/dev/shm")  # another disk, wherever there is Linux


@pytest.fixture
def elsewhere() -> Path:
    """A folder on another disk."""
    if not MEMORY.is_dir():
        pytest.skip("there is no second disk to be had")
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


@pytest.mark.parametrize("name", ["site", ".cache"])
def test_a_link_to_another_disk_stays_one(project: Project, elsewhere: Path, name: str) -> None:
    before, link = project.site(), project.folder / name
    shutil.copytree(link, elsewhere / name)
    (elsewhere / "site/old.html").touch() if name == "site" else None
    link.rename(project.folder / "away")
    link.symlink_to(elsewhere / name)
    project.edit(PAGE, SECTION, f"One more line.\n\n{SECTION}")
    done = project.build()
    assert done.returncode == 0, done.stdout
    assert b"One more line." in project.site()["site/index.html"]
    assert project.site().keys() == before.keys()
    assert link.is_symlink()
    link.unlink()
    (project.folder / "away").rename(link)
    project.edit(PAGE, f"One more line.\n\n{SECTION}", SECTION)
    assert project.build().returncode == 0
    assert project.site() == before


@pytest.mark.parametrize("name", ["site", ".cache"])
def test_a_file_in_their_place_is_one_line(project: Project, name: str) -> None:
    place = project.folder / name
    shutil.rmtree(place)
    place.write_text("mine", "utf-8")
    done = project.build()
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == f"{name}:1: File exists; move it away"
    assert "Traceback" not in done.stdout
    assert place.read_text("utf-8") == "mine"


def test_a_disk_that_is_full_is_one_line_and_the_site_stays(project: Project) -> None:
    """A limit on the size of files stands in for it."""
    before = project.site()
    for kept in ("figures", "pages", "templates", "built.json"):
        place = project.folder / ".cache" / kept
        shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
    for command in ("site", "offline"):
        done = subprocess.run(
            [sys.executable, "-m", "scripts", command],
            cwd=project.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert done.stdout.count("File too large; make room for what is built") == 1, done.stdout
        assert "Traceback" not in done.stdout
        assert project.site() == before
        assert not [*project.folder.rglob("*.json.*"), *project.folder.glob("*.new")]
    assert project.build().returncode == 0
    assert project.site() == before
