"""A change redraws just the figures it reaches, on a real build; undone, it leaves no trace."""

import re
import subprocess
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.build.project import Project as Small

ALL = ["00", "01", "02", "03"]
DATA = '''"""Where the helper's rings come from."""

from pathlib import Path

from snippets.points import rings

SEEDS = Path(__file__).with_name("seeds.csv")


def shared(seed: int):
    """The rings."""
    return rings(seed=seed + int(SEEDS.read_text("utf-8")))
'''


@dataclass
class Project:
    """A small project with an environment of its own: figures 00 and 01 use helper and data."""

    folder: Path

    @property
    def libraries(self) -> Path:
        """Where its libraries are installed."""
        return next(self.folder.glob("own/lib/python*/site-packages"))

    def drawn(self) -> list[str]:
        """Build; the numbers of the figures that were drawn."""
        done = subprocess.run(
            [self.folder / "own/bin/python", "-m", "scripts", "site"],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        said = done.stdout + done.stderr
        assert done.returncode == 0, said
        return sorted(re.findall(r"drew toy-(\d\d)-curve", said))

    def site(self) -> dict[str, bytes]:
        """Every file of the site."""
        top = self.folder / "site"
        files = sorted(path for path in top.rglob("*") if path.is_file())
        return {str(path.relative_to(top)): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def project(good: Small, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project, built once; each test leaves it as it was."""
    folder = good.copy(tmp_path_factory.mktemp("fresh") / "project").folder
    (folder / "snippets/helper.py").write_text(DATA, "utf-8")
    (folder / "snippets/seeds.csv").write_text("1\n", "utf-8")
    venv.create(folder / "own", symlinks=True)
    project = Project(folder)
    for installed in Path(sysconfig.get_path("platlib")).iterdir():
        (project.libraries / installed.name).symlink_to(installed)
    assert project.drawn() == ["00", "01"]
    return project


# What has to be drawn, and what is replaced by what.
CHANGES = {
    "a drawing": (["03"], ("snippets/figures/toy_03.py", "4000", "4001")),
    "a helper": (["00", "01"], ("snippets/helper.py", "seed=seed +", "seed=1 + seed +")),
    "a data file": (["00", "01"], ("snippets/seeds.csv", "1", "2")),
    "a snippet that all use": (
        ALL,
        ("snippets/points.py", "    rng =", "    assert seed >= 0\n    rng ="),
    ),
    "the style": (
        ALL,
        ("snippets/drawing.py", '"grid.linewidth": 0.6', '"grid.linewidth": 0.7'),
    ),
    "a comma in a docstring, a comment, and prose": (
        [],
        ("snippets/helper.py", "The rings", "The rings,"),
        ("snippets/points.py", "    rng =", "    # Dice.\n    rng ="),
        ("docs/en/index.md", "A line is", "A line, it is said, is"),
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_redraws_what_it_reaches_and_undone_leaves_the_old_bytes(
    project: Project, what: str
) -> None:
    reached, *edits = CHANGES[what]
    before = project.site()
    texts = {file: (project.folder / file).read_text("utf-8") for file, _old, _new in edits}
    try:
        for file, old, new in edits:
            assert old in texts[file]
            (project.folder / file).write_text(texts[file].replace(old, new, 1), "utf-8")
        assert project.drawn() == reached
    finally:
        for file, text in texts.items():
            (project.folder / file).write_text(text, "utf-8")
    assert project.drawn() == reached
    assert project.site() == before
    assert project.drawn() == []


@pytest.mark.parametrize(("library", "reached"), [("contourpy", ALL), ("jinja2", [])])
def test_another_version_of_a_library_redraws_what_is_drawn_with_it(
    project: Project, library: str, reached: list[str]
) -> None:
    before = project.site()
    (record,) = project.libraries.glob(f"{library}-*.dist-info")
    other = record.rename(record.with_name(f"{library}-0.0.1.dist-info"))
    try:
        assert project.drawn() == reached
    finally:
        other.rename(record)
    assert project.drawn() == reached
    assert project.site() == before
