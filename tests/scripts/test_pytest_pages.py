"""The plugin: what becomes a test, and what its failures say."""

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.sample import make_project

PAGE = "docs/en/index.md"
MODULE = "snippets/figures/toy_01.py"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project whose figures are approved as they are."""
    folder = make_project(tmp_path_factory.mktemp("plugin") / "project", 1, 2).resolve()
    approved = python(folder, "-m", "scripts", "looks")
    assert approved.returncode == 0, approved.stdout
    return folder


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder; stdout and stderr together."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def test_every_example_mark_and_figure_is_a_test(project: Path) -> None:
    page = project / "docs/en/more.md"
    page.write_text("One 1<!-- = 1 -->.\n\n```pycon\n>>> 1 + 1\n2\n```\n", "utf-8")
    (project / "snippets/figures/_shared.py").write_text("x = 1\n", "utf-8")
    (project / "snippets/figures/notes.md").write_text("3 apples\n", "utf-8")
    told = python(project, "-m", "pytest", "--collect-only", str(page), "snippets/figures").stdout
    page.unlink()
    assert "docs/en/more.md::every number has its source" in told
    assert "docs/en/more.md::4 example 1 + 1" in told
    assert "docs/en/more.md::marks" in told
    assert f"{MODULE}::draw curve" in told
    assert "_shared.py::" not in told
    assert "notes.md::" not in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Two 2 apples.", "more.md:1: '2' has no source; put <!-- = expression -->"),
        ("Two 2<!-- = 3 -->.", "more.md:1: the text shows '2', the code gives 3"),
        ("$a = 2$<!-- : 3 == 2 -->", "more.md:1: 'a = 2' and its check '3 == 2' have different"),
        ("\n```pycon\n>>> 1 + 1\n3\n```", "more.md:3: the page shows '3', the code gives '2'"),
        ("\n```pycon\n>>> 1 / 0\n```", "more.md:3: '1 / 0' raised ZeroDivisionError"),
        ("\n```python\nx = 1\n```", "more.md:3: code in a python fence that no snippet holds"),
    ],
)
def test_a_page_fails_with_its_line_and_nothing_else(project: Path, text: str, said: str) -> None:
    page = project / "docs/en/more.md"
    page.write_text(text + "\n", "utf-8")
    told = python(project, "-m", "pytest", str(page))
    page.unlink()
    assert told.returncode == 1
    assert f"\ndocs/en/{said}" in told.stdout
    assert "Traceback" not in told.stdout
    assert "1 failed" in told.stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("errors[-1] <= errors[0]", "errors[-1] > errors[0]", "AssertionError: it has not learnt"),
        (
            "figure, axes = panel()",
            "figure, axes = panel(200)",
            "toy-01-curve looks other than approved",
        ),
        ("color=LINE", 'color="red"', "toy-01-curve looks other than approved"),
        ("weights, errors =", "np.log(np.zeros(1))\n    weights, errors =", "RuntimeWarning"),
        ("return figure", "return None", MODULE),
    ],
)
def test_a_figure_fails_with_its_line(project: Path, old: str, new: str, said: str) -> None:
    module = project / MODULE
    text = module.read_text("utf-8")
    assert old in text
    module.write_text(text.replace(old, new, 1), "utf-8")
    told = python(project, "-m", "pytest", MODULE)
    module.write_text(text, "utf-8")
    assert told.returncode == 1
    [line] = [line for line in told.stdout.splitlines() if line.startswith(f"{MODULE}:")]
    assert said in line
    assert "1 failed" in told.stdout
