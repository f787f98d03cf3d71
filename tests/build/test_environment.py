"""Whatever a person has set, the same is built, and nothing false passes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.project import Project, make_project

PAGE, DRAWING = "docs/en/index.md", "snippets/figures/toy_01.py"
STYLE = "lines.linewidth: 9\nsvg.fonttype: path\nfont.size: 30\n"
FILES = {  # what may lie about, in a person's home or in the project's folder
    "home/.config/matplotlib/matplotlibrc": STYLE,
    "home/matplotlibrc": STYLE,
    "project/matplotlibrc": STYLE,
    "project/random.py": "raise SystemExit('another random')\n",
    "project/numpy.py": "raise SystemExit('another NumPy')\n",
    "path/contourpy/__init__.py": "raise SystemExit('another contourpy')\n",
    "path/matplotlib/__init__.py": "raise SystemExit('another matplotlib')\n",
}


def settings(folder: Path) -> dict[str, str]:
    """An environment in which nearly everything is set to something else."""
    long = folder / ("long" * 30)
    long.mkdir(exist_ok=True)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "HTTP_PROXY": "http://127.0.0.1:9",
        "GIT_DIR": str(folder),
        "JUPYTER_CONFIG_DIR": str(folder),
        "LC_ALL": "C",
        "MATPLOTLIBRC": str(folder / "home"),
        "MPLBACKEND": "none",
        "NODE_OPTIONS": "--none",
        "NPY_DISABLE_CPU_FEATURES": "NONE",
        "PYTEST_ADDOPTS": "--collect-only",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "latin-1",
        "PYTHONOPTIMIZE": "2",
        "PYTHONPATH": str(folder / "path"),
        "PYTHONUTF8": str(int(not sys.prefix.isascii())),  # or Python finds no libraries
        "PYTHONWARNINGS": "ignore",
        "SOURCE_DATE_EPOCH": "1700000000",
        "TMPDIR": str(long),
        "XDG_CONFIG_HOME": str(folder / "home/.config"),
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with a formula, beside a home and a folder of other modules."""
    folder = tmp_path_factory.mktemp("environment").resolve()
    page = make_project(folder / "project") / PAGE
    page.write_text(page.read_text("utf-8") + "\nHere $\\sigma$ is — well — σ.\n", "utf-8")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def python(folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder, with nothing set but this."""
    said = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
    return subprocess.run([sys.executable, *words], cwd=folder, env=env, check=False, **said)


def site(folder: Path) -> dict[Path, bytes]:
    """Every file of a site."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder): path.read_bytes() for path in files}


def test_the_same_is_built_whatever_is_set_and_wherever_one_is(good: Project, folder: Path) -> None:
    """Once as it is set up here, and once, from nothing and from elsewhere, as somebody may."""
    project, plain = folder / "project", good.copy(folder / "plain").folder
    (plain / PAGE).write_bytes((project / PAGE).read_bytes())
    epoch = {"SOURCE_DATE_EPOCH": "1700000000"}
    done = python(plain, "-m", "scripts", "site", **os.environ | epoch)
    assert done.returncode == 0, done.stdout
    words = ["-m", "mkdocs", "build", "-f", "../project/mkdocs.yml", "-d", str(folder / "site")]
    done = python(folder / "home", *words, **settings(folder))
    assert done.returncode == 0, done.stdout
    assert site(folder / "site") == site(plain / "site")
    done = python(project, "-m", "scripts", "site", **settings(folder))
    assert done.returncode == 0, done.stdout
    assert "drew" not in done.stdout
    assert site(project / "site") == site(plain / "site")


def test_what_is_false_fails_whatever_is_set_and_wherever_one_is(folder: Path) -> None:
    page, drawing = folder / "project/docs/en/more.md", folder / "project" / DRAWING
    text = drawing.read_text("utf-8")
    page.write_text("Two 2<!-- = 3 -->.\n", "utf-8")
    drawing.write_text(text.replace("<= errors[0]", "> errors[0]"), "utf-8")
    words = ["-m", "pytest", str(page), str(drawing)]
    done = python(folder / "home", *words, **settings(folder))
    page.unlink()
    drawing.write_text(text, "utf-8")
    assert done.returncode == 1, done.stdout
    assert "more.md:1: the text shows '2', the code gives 3" in done.stdout
    assert "AssertionError: it has not learnt" in done.stdout
    assert "2 failed" in done.stdout


@pytest.mark.parametrize("door", ["scripts", "pytest", "mkdocs"])
def test_what_leaves_assertions_out_is_refused_in_one_line(project: Project, door: str) -> None:
    command = {"scripts": "figures", "pytest": DRAWING, "mkdocs": "build"}[door]
    quiet = {"PATH": os.environ["PATH"], "NO_MKDOCS_2_WARNING": "1"}
    done = python(project.folder, "-O", "-m", door, command, **quiet)
    assert done.returncode == 1, done.stdout
    assert "Python was told (-O) to leave out what the figures assert" in done.stdout
    assert done.stdout.count("\n") == 1, done.stdout
