"""Approving, from end to end: one command for what no code can prove, and none in silence."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.project import Project

DRAWING, PAGE = "snippets/figures/toy_01.py", "docs/en/01-page.md"


@pytest.fixture(scope="module")
def project(good: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project, approved and committed as it is."""
    folder = good.copy(tmp_path_factory.mktemp("approved") / "project").folder
    assert approve(folder).returncode == 0
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q"], ["add", "scripts", "snippets", "docs"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], cwd=folder, check=True)
    return folder


def approve(folder: Path, *page: str) -> subprocess.CompletedProcess[str]:
    """Approve, as `make approve` does; stdout and stderr together."""
    return subprocess.run(
        [sys.executable, "-m", "scripts", "approve", *page],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def records(folder: Path) -> dict[str, str]:
    found = (folder / "tests/approved").glob("*.json")
    return {path.stem: path.read_text("utf-8") for path in found}


def test_a_changed_figure_is_shown_before_and_after(project: Path) -> None:
    before = records(project)
    edit(project, DRAWING, "color=LINE", 'color="#ff0000"')
    said = approve(project).stdout
    line = next(n for n, text in enumerate((project / DRAWING).read_text().splitlines(), 1)
                if text.startswith("def curve"))  # fmt: skip
    what = "toy-01-curve looks other than approved (other colours, marks or words)"
    assert f"{DRAWING}:{line}: {what}\n" in said
    assert "before and after: .cache/approve.html" in said
    page = (project / ".cache/approve.html").read_text("utf-8")
    assert re.findall("<h2>(.*?)</h2>", page) == ["toy-01-curve"]
    by_day, by_night = page.split("<figure>")[1:]
    for both in (by_day, by_night):
        old, new = re.findall(r'<div class="\w+">(?:before|after)<svg.*?</svg></div>', both)
        assert "#ff0000" not in old
        assert "stroke:var(--fig-line" in old
        assert "stroke:#ff0000" in new
    assert {slug for slug, text in records(project).items() if text != before[slug]} == {"toy-01"}
    assert approve(project).stdout == ""
    edit(project, DRAWING, 'color="#ff0000"', "color=LINE")
    approve(project)
    assert records(project) == before


def test_words_are_approved_piece_by_piece_and_of_one_chapter_alone(project: Path) -> None:
    before = records(project)
    edit(project, PAGE, "![The error falls.]", "![The error fell.]")
    edit(project, "docs/en/index.md", "![The error falls.]", "![It falls.]")
    said = approve(project, "01").stdout
    image = "(figures/toy-02-curve.svg)"
    assert (
        f"{PAGE}:9: ![The error fell.]{image} stands where ![The error falls.]{image} was" in said
    )
    assert "index.md" not in said
    assert {slug for slug, text in records(project).items() if text != before[slug]} == {"page"}
    assert "docs/en/index.md:9: ![It falls.]" in approve(project).stdout


def test_a_blind_line_follows_its_code_and_is_forgotten_with_it(project: Path) -> None:
    record = project / "tests/approved/toy-03.json"
    listed = json.loads(record.read_text("utf-8"))
    file = "snippets/figures/toy_03.py"
    listed["blind"] = {
        file: [
            ["weights, errors = np.zeros(2), []", "starts anywhere"],
            ['"""Nothing of the kind, or so it would seem."""', "gone"],
        ]
    }
    record.write_text(json.dumps(listed), "utf-8")
    text = (project / file).read_text("utf-8").replace("errors", "misses")
    (project / file).write_text(text, "utf-8")
    said = approve(project, "toy-03").stdout
    assert "'weights, misses = np.zeros(2), []' is blind where 'weights, errors = np" in said
    assert "'nothing' is blind where '\"\"\"Nothing of the kind" in said
    assert json.loads(record.read_text("utf-8"))["blind"] == {
        file: [["weights, misses = np.zeros(2), []", "starts anywhere"]]
    }


def test_what_is_no_chapter_and_what_cannot_be_drawn_approve_nothing(project: Path) -> None:
    before = records(project)
    assert approve(project, "99").returncode == 1
    assert "no chapter is called 99" in approve(project, "99").stdout
    edit(project, DRAWING, "return figure", "return 1 / 0")
    done = approve(project)
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stdout
    assert records(project) == before
