"""Each kind of bad input, really broken: one clear line, exit code 1, the last site untouched."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.build.project import forget, make_project


@dataclass
class Project:
    """A small project with a good site, to be broken."""

    folder: Path

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace `old`, which has to be there, by `new`."""
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    def line(self, file: str, place: str) -> str:
        """The line on which `place` begins, as a message names it."""
        text = (self.folder / file).read_text("utf-8")
        return f"{file}:{text[: text.index(place)].count(chr(10)) + 1}"

    def build(self, command: str = "scripts site") -> subprocess.CompletedProcess[str]:
        """Build the site; stdout and stderr together."""
        return subprocess.run(
            [sys.executable, "-m", *command.split()],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def site(self) -> dict[str, bytes]:
        """Every file of the site."""
        files = sorted(path for path in (self.folder / "site").rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in files}

    def painters(self) -> list[int]:
        """The processes that still draw for this project."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                ours = (entry / "cwd").resolve() == self.folder
                drawing = b"scripts.make.painter" in (entry / "cmdline").read_bytes()
            except OSError:
                continue
            found += [int(entry.name)] if ours and drawing else []
        return found


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that was built once."""
    project = Project(make_project(tmp_path_factory.mktemp("good") / "project").resolve())
    done = project.build()
    assert done.returncode == 0, done.stdout
    return project


@pytest.fixture
def project(good: Project, tmp_path: Path) -> Project:
    """A copy of it, as fresh as the first."""
    shutil.copytree(good.folder, tmp_path / "project", symlinks=True)
    return Project((tmp_path / "project").resolve())


DRAWING, PAGE = "snippets/figures/toy_01.py", "docs/en/index.md"
START, END = "# --8<-- [start:curve]\n", "# --8<-- [end:curve]\n"
RETURN = "    return figure\n"

SECTION = "## Section 1"

# What is replaced by what, where the message has to point, and what it has to say.
FAULTS = {
    "raises": (
        DRAWING,
        RETURN,
        "    return 1 / 0\n",
        "1 / 0",
        "ZeroDivisionError: division by zero",
    ),
    "warns": (
        DRAWING,
        "    figure, axes",
        "    np.log(np.zeros(1))\n    figure, axes",
        "np.log",
        "RuntimeWarning: divide by zero",
    ),
    "asserts": (
        DRAWING,
        "<= errors[0]",
        "> errors[0]",
        "assert",
        "AssertionError: it has not learnt",
    ),
    "dies": (
        DRAWING,
        RETURN,
        "    import os; os._exit(3)\n",
        "def curve",
        "curve ended its worker",
    ),
    "is no Python": (DRAWING, RETURN, "    return (\n", "return (", "SyntaxError: '(' was never"),
    "fails in a helper": (
        "snippets/points.py",
        "    rng = np",
        "    raise ValueError('no points')\n    rng = np",
        "no points",
        "ValueError: no points",
    ),
    "region is missing": (
        PAGE,
        "toy_01.py:curve",
        "toy_01.py:curv",
        "toy_01.py",
        'no region "curv"',
    ),
    "region is open": (DRAWING, END, "", START, 'region "curve" is never closed'),
    "region is there twice": (
        DRAWING,
        END,
        END + "# again\n" + START + "x = 1\n" + END,
        START + "x = 1",
        'region "curve" stands in this file twice',
    ),
    "region is empty": (
        DRAWING,
        END,
        END + "# --8<-- [start:none]\n# --8<-- [end:none]\n",
        "# --8<-- [start:none]",
        'region "none" is empty',
    ),
    "region is not shown": (
        DRAWING,
        END,
        END + "# --8<-- [start:more]\nx = 1\n# --8<-- [end:more]\n",
        "# --8<-- [start:more]",
        'no page embeds the region "more"',
    ),
    "figure is not shown": (
        DRAWING,
        END,
        END + "\n\ndef more() -> Figure:\n    return panel()[0]\n",
        "def more",
        'no page shows the figure "toy-01-more"',
    ),
    "figure is not drawn": (
        PAGE,
        "figures/toy-01-curve.svg",
        "figures/toy-01-line.svg",
        "figures/toy-01-line.svg",
        'no function in snippets/figures/ draws the figure "toy-01-line"',
    ),
    "figure has no alt text": (PAGE, "![The error falls.]", "![]", "![]", "the figure"),
    "figure without its code": (
        PAGE,
        '--8<-- "figures/toy_01.py:curve"',
        "",
        "toy-01-curve.svg",
        'the figure "toy-01-curve" is shown without its code',
    ),
    "code shown twice": (
        PAGE,
        "toy_01.py:curve",
        'toy_01.py:curve"\n    --8<-- "figures/toy_01.py:curve',
        'toy_01.py:curve"\n    ```',
        "figures/toy_01.py:curve is shown here twice",
    ),
    "code without its figure": (
        PAGE,
        "toy_01.py:curve",
        'toy_01.py:curve"\n    --8<-- "figures/toy_02.py:curve',
        "toy_02.py",
        'the code of the figure "toy-02-curve" is shown without it',
    ),
    "dead link": (PAGE, SECTION, f"[a](gone.md)\n\n{SECTION}", "[a]", "there is no page gone.md"),
    "dead anchor": (PAGE, SECTION, f"[a](#gone)\n\n{SECTION}", "[a]", "Doc file"),
    "dead anchor elsewhere": (
        PAGE,
        SECTION,
        f"[a](01-page.md#gone)\n\n{SECTION}",
        "[a]",
        "Doc file",
    ),
    "formula in a heading": (
        PAGE,
        SECTION,
        f"## Why $x^2$ bends\n\n{SECTION}",
        "## Why",
        "a formula is no heading",
    ),
    "formula": (
        PAGE,
        SECTION,
        f"$\\frac{{1}}{{2}}$ and `\\frac{{1}}`\n\n$\\frac{{1}}$\n\n{SECTION}",
        "$\\frac{1}$",
        "KaTeX parse error",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_clear_line_and_the_site_stays(project: Project, name: str) -> None:
    file, old, new, place, what = FAULTS[name]
    before = project.site()
    project.edit(file, old, new)
    done = project.build()
    assert done.returncode == 1, done.stdout
    said = f"{project.line(file, place)}: {what}"
    lines = [line for line in done.stdout.splitlines() if said in line]
    assert len(lines) == 1, done.stdout
    assert "Traceback" not in done.stdout
    assert project.site() == before
    assert not project.painters()


def test_all_that_can_not_be_read_is_told_in_one_run(project: Project) -> None:
    before = project.site()
    project.edit("docs/en/01-page.md", "A line", "Café. [a](gone.md)\n\n--8<-- 'x'\n\nA line")
    page = project.folder / "docs/en/01-page.md"
    page.write_bytes(page.read_text("utf-8").encode("latin-1"))
    (project.folder / "docs/en/labs").mkdir()
    (project.folder / "docs/en/labs/00.py").write_text("x = 1\n\n# %%\nx\n", "utf-8")
    (project.folder / "docs/references.json").write_text("[\n", "utf-8")
    done = project.build()
    assert done.returncode == 1, done.stdout
    line = project.line("docs/en/index.md", "A line").rpartition(":")[2]
    for said in (
        f"docs/en/01-page.md:{line}: is not in UTF-8; save it in that encoding",
        f"docs/en/01-page.md:{line}: there is no page gone.md",
        f"docs/en/01-page.md:{int(line) + 2}: code is embedded in a way that nobody checks",
        "docs/en/labs/00.py:1: a line before the first cell, which nobody sees",
        "docs/references.json:2: is no JSON",
    ):
        assert done.stdout.count(said) == 1, done.stdout
    project.edit("snippets/points.py", '"""', '# coding: latin-1\n"""')
    done = project.build()
    assert "snippets/points.py:1: says that it is in iso-8859-1" in done.stdout
    assert "docs/en/01-page.md" in done.stdout
    assert "Traceback" not in done.stdout
    assert project.site() == before


def test_a_broken_configuration_leaves_the_site(project: Project) -> None:
    before = project.site()
    project.edit("mkdocs.yml", "strict: true", "strict: maybe")
    done = project.build()
    assert done.returncode == 1
    assert "Config value 'strict'" in done.stdout
    assert "Traceback" not in done.stdout
    assert project.site() == before


def test_two_builds_at_once_take_turns(project: Project) -> None:
    project.edit(DRAWING, "4000", "4001")
    command = [sys.executable, "-m", "scripts", "site"]
    builds = [subprocess.Popen(command, cwd=project.folder) for _ in range(2)]
    assert [build.wait() for build in builds] == [0, 0]
    site = project.site()
    assert project.build().returncode == 0
    assert project.site() == site


def test_a_missing_katex_is_named_with_its_remedy(project: Project) -> None:
    project.edit(PAGE, SECTION, f"$x$\n\n{SECTION}")
    project.edit("scripts/make/formulas.mjs", 'from "katex"', 'from "gone"')
    done = project.build()
    assert done.returncode == 1
    assert re.search(r"formulas\.mjs:1: .*Cannot find package 'gone'.*`make clean`", done.stdout)
    assert "Traceback" not in done.stdout


def test_all_failures_are_told_in_one_run(project: Project) -> None:
    for number in (0, 2, 3):
        project.edit(f"snippets/figures/toy_{number:02}.py", RETURN, "    raise KeyError('x')\n")
    said = project.build().stdout
    assert re.findall(r"toy_(\d\d)\.py:\d+: KeyError: 'x'", said) == ["00", "02", "03"], said


@pytest.mark.parametrize(
    ("hang", "what"),
    [
        (
            "    while True:\n        pass\n",
            f"{DRAWING}:2[34]: TimeoutError: still drawing after 4 s",
        ),
        (
            "    import signal, time\n"
            "    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])\n"
            "    time.sleep(99)\n",
            f"{DRAWING}:11: curve ended its worker",
        ),
    ],
    ids=["in Python", "where no signal reaches"],
)
def test_a_hang_ends_at_its_time_limit(project: Project, hang: str, what: str) -> None:
    before = project.site()
    project.edit("scripts/core/limit.py", "SECONDS = 60", "SECONDS = 4")
    project.edit(DRAWING, RETURN, hang)
    done = project.build()
    assert done.returncode == 1
    assert re.search(what, done.stdout), done.stdout
    assert project.site() == before
    assert not project.painters()


@pytest.mark.parametrize(
    ("start", "what"),
    [
        ("while True: pass", "TimeoutError: still drawing after 4 s; make it faster or do less"),
        (
            "import os; os._exit(0)",
            "ends the process that imports it (exit code 0); let it only define things",
        ),
        ("import sys; sys.exit(1)", "SystemExit: 1"),
        ("input()", "EOFError: EOF when reading a line"),
    ],
)
def test_a_helper_that_can_not_be_imported_is_told_once_and_soon(
    project: Project, start: str, what: str
) -> None:
    """By the first of the figures that need it; the others aren't tried."""
    before = project.site()
    project.edit("scripts/core/limit.py", "SECONDS = 60", "SECONDS = 4")
    project.edit("snippets/points.py", "import numpy as np", f"import numpy as np\n{start}")
    done = project.build("scripts figures")
    assert done.returncode == 1
    line = 1 if "ends" in what else project.line("snippets/points.py", start).rpartition(":")[2]
    said = [each for each in done.stdout.splitlines() if each.startswith("snippets/")]
    assert said == [f"snippets/points.py:{line}: {what}"], done.stdout
    assert len(re.findall(r"FAILED .* \([4-9]", done.stdout)) <= 2, done.stdout
    assert "Traceback" not in done.stdout
    assert project.site() == before


def test_what_a_figure_prints_or_forks_is_no_answer(project: Project) -> None:
    project.edit(DRAWING, RETURN, "    import os; os.fork(); print('hello')\n" + RETURN)
    done = project.build("scripts figures")
    assert done.returncode == 0, done.stdout
    assert "Traceback" not in done.stdout


def test_after_a_kill_the_next_run_is_right(good: Project, project: Project) -> None:
    wanted = good.site()
    forget(project.folder)
    build = subprocess.Popen(
        [sys.executable, "-m", "scripts", "site"],
        cwd=project.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    figures = project.folder / ".cache/figures"
    while not any(figures.glob("*.json")) and build.poll() is None:
        time.sleep(0.01)
    os.killpg(build.pid, signal.SIGKILL)
    build.wait()
    assert project.site() == wanted
    assert project.build().returncode == 0
    assert project.site() == wanted


def test_nobody_goes_on_drawing_for_a_build_that_was_killed(project: Project) -> None:
    project.edit(DRAWING, RETURN, "    while True:\n        pass\n")
    command = [sys.executable, "-m", "scripts", "site"]
    build = subprocess.Popen(
        command, cwd=project.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while not project.painters():
        time.sleep(0.01)
    build.kill()
    build.wait()
    patience = time.monotonic() + 30
    while project.painters() and time.monotonic() < patience:
        time.sleep(0.01)
    assert not project.painters()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_says_so_and_leaves_nobody(project: Project, stop: int) -> None:
    before = project.site()
    project.edit(DRAWING, RETURN, "    while True:\n        pass\n")
    command = [sys.executable, "-m", "scripts", "site"]
    said = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
    old = signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs us may be deaf to it
    build = subprocess.Popen(command, cwd=project.folder, **said)
    signal.signal(signal.SIGINT, old)
    while "Building documentation" not in build.stdout.readline():
        pass
    build.send_signal(stop)
    told = build.communicate()[0]
    assert build.returncode == 130, told
    assert told.endswith("\nStopped.\n")
    assert "Traceback" not in told
    while project.painters():
        time.sleep(0.01)
    assert project.site() == before


def test_with_nothing_to_draw_no_library_is_loaded(project: Project) -> None:
    project.edit(PAGE, SECTION, f"One more line.\n\n{SECTION}")
    command = [sys.executable, "-X", "importtime", "-m", "scripts", "site"]
    done = subprocess.run(command, cwd=project.folder, capture_output=True, text=True, check=True)
    loaded = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert "mkdocs" in loaded
    assert not loaded & {"numpy", "matplotlib", "scripts.make.painter"}


def test_a_second_edition_shares_the_assets(project: Project) -> None:
    (project.folder / "docs/zh").mkdir()
    shutil.copy(project.folder / "docs/en/index.md", project.folder / "docs/zh/index.md")
    edition = "INHERIT: mkdocs.yml\ndocs_dir: docs/zh\ntheme:\n  language: zh\nnav:\n  - index.md\n"
    (project.folder / "mkdocs.zh.yml").write_text(edition, "utf-8")
    done = project.build()
    assert done.returncode == 0, done.stdout
    site = project.site()
    assert b'lang="zh"' in site["site/zh/index.html"]
    assert b"<svg" in site["site/zh/index.html"]
    assert site["site/zh/assets/site.css"] == site["site/assets/site.css"]
    assert b'lang="en"' in site["site/index.html"]


@pytest.mark.parametrize("command", ["scripts site", "mkdocs build"])
def test_a_result_that_was_never_measured_stops_the_build(project: Project, command: str) -> None:
    """So does one that is older than its code: `out_of_date` names both."""
    before = project.site()
    experiment = project.folder / "snippets/experiments/toy.py"
    experiment.write_text('"""Toy."""\n\n\ndef by_seed():\n    """One."""\n    return 1\n', "utf-8")
    done = project.build(command)
    assert done.returncode == 1
    assert (
        "snippets/experiments/toy.py:4: toy-by-seed has no readable result; "
        "measure anew with: make results\n"
    ) in done.stdout, done.stdout
    assert project.site() == before
    assert not project.painters()
