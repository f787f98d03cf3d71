"""A small project with a good site: built once, and copied for whoever changes it."""

from pathlib import Path

import pytest

from tests.build.project import Project, make_project
from tests.conftest import one_worker


@pytest.fixture(scope="session")
def good(shared: Path) -> Project:
    """A project that was built, once for all workers; nobody changes it."""
    folder = shared / "good"
    with one_worker(folder.with_suffix(".lock")):
        if not folder.exists():
            growing = Project(make_project(folder.with_suffix(".growing")).resolve())
            done = growing.build()
            assert done.returncode == 0, done.stdout
            growing.folder.rename(folder)
    return Project(folder.resolve())


@pytest.fixture
def project(good: Project, tmp_path: Path) -> Project:
    """A copy of it, as fresh as the first."""
    return good.copy(tmp_path / "project")
