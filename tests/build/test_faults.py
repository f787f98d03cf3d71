"""Each kind of bad input, really broken: one clear line, exit code 1, the last site untouched."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.build.project import Project, forget

DRAWING, PAGE = "snippets/figures/toy_01.py", "docs/en/index.md"
START, END = "# --8<-- [start:curve]\n", "# --8<-- [end:curve]\n"
RETURN = "    return figure\n"

SECTION = "## Section 1"

OTHER_PAGE = "docs/en/01-page.md"
TOY_00, TOY_02, TOY_03 = (f"snippets/figures/toy_{number}.py" for number in ("00", "02", "03"))

# By what is told in one run: what is replaced by what, where the message has to point, and what it
# has to say.
FAULTS = {
    "while it is drawn": {
        "formula": (
            PAGE,
            SECTION,
            f"$\\frac{{1}}{{2}}$ and `\\frac{{1}}`\n\n$\\frac{{1}}$\n\n{SECTION}",
            "$\\frac{1}$",
            "KaTeX parse error",
        ),
        "raises": (
            TOY_00,
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
            TOY_02,
            "<= errors[0]",
            "> errors[0]",
            "assert",
            "AssertionError: it has not learnt",
        ),
        "dies": (
            TOY_03,
            RETURN,
            "    import os; os._exit(3)\n",
            "def curve",
            "curve ended its worker",
        ),
    },
    "in what figures share": {
        "fails in a helper": (
            "snippets/points.py",
            "    rng = np",
            "    raise ValueError('no points')\n    rng = np",
            "no points",
            "ValueError: no points",
        ),
    },
    "before anything is shown": {
        "is no Python": (
            DRAWING,
            RETURN,
            "    return (\n",
            "return (",
            "SyntaxError: '(' was never",
        ),
    },
    "where a name is wrong": {
        "region is missing": (
            PAGE,
            "toy_01.py:curve",
            "toy_01.py:curv",
            "toy_01.py",
            'no region "curv"',
        ),
        "figure is not drawn": (
            PAGE,
            "figures/toy-00-curve.svg",
            "figures/toy-00-line.svg",
            "figures/toy-00-line.svg",
            'no function in snippets/figures/ draws the figure "toy-00-line"',
        ),
    },
    "where the names are right": {
        "figure has no alt text": (
            OTHER_PAGE,
            "![The error falls.]",
            "![]",
            "![]",
            'the figure "toy-02-curve" has no alt text',
        ),
        "figure without its code": (
            OTHER_PAGE,
            '--8<-- "figures/toy_03.py:curve"',
            "",
            "toy-03-curve.svg",
            'the figure "toy-03-curve" is shown without its code',
        ),
        "dead link": (
            PAGE,
            SECTION,
            f"[a](gone.md)\n\n{SECTION}",
            "[a]",
            "there is no page gone.md",
        ),
        "code without its figure": (
            PAGE,
            "toy_01.py:curve",
            'toy_02.py:curve"\n    --8<-- "figures/toy_01.py:curve',
            "toy_02.py",
            'the code of the figure "toy-02-curve" is shown without it',
        ),
        "code shown twice": (
            PAGE,
            "toy_01.py:curve",
            'toy_01.py:curve"\n    --8<-- "figures/toy_01.py:curve',
            'toy_01.py:curve"\n    ```',
            "figures/toy_01.py:curve is shown here twice",
        ),
        "region is open": (TOY_00, END, "", START, 'region "curve" is never closed'),
        "region is there twice": (
            DRAWING,
            END,
            END + "# again\n" + START + "x = 1\n" + END,
            START + "x = 1",
            'region "curve" stands in this file twice',
        ),
        "region is empty": (
            TOY_02,
            END,
            END + "# --8<-- [start:none]\n# --8<-- [end:none]\n",
            "# --8<-- [start:none]",
            'region "none" is empty',
        ),
        "figure is not shown": (
            TOY_03,
            END,
            END + "\n\ndef more() -> Figure:\n    return panel()[0]\n",
            "def more",
            'no page shows the figure "toy-03-more"',
        ),
        "region is not shown": (
            TOY_03,
            "    return panel()[0]\n",
            "    return panel()[0]\n\n\n# --8<-- [start:more]\nx = 1\n# --8<-- [end:more]\n",
            "# --8<-- [start:more]",
            'no page embeds the region "more"',
        ),
    },
    "in a heading": {
        "formula in a heading": (
            PAGE,
            SECTION,
            f"## Why $x^2$ bends\n\n{SECTION}",
            "## Why",
            "a formula is no heading",
        ),
    },
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_one_clear_line_and_the_site_stays(project: Project, name: str) -> None:
    """A line among those that have stopped the build, in the order of files and lines."""
    before = project.site()
    for file, old, new, _place, _what in FAULTS[name].values():
        project.edit(file, old, new)
    done = project.build()
    assert done.returncode == 1, done.stdout
    told = re.search(r"ERROR   -  (\S+:\d+: .*)\n\nAborted with a BuildError!", done.stdout, re.S)
    lines = told[1].splitlines()
    for file, _old, _new, place, what in FAULTS[name].values():
        said = f"{project.line(file, place)}: {what}"
        assert sum(said in line for line in done.stdout.splitlines()) == 1, done.stdout
        assert sum(line.startswith(said) for line in lines) == 1, done.stdout
    places = [line.split(":")[:2] for line in lines]
    assert places == sorted(places, key=lambda place: (place[0], int(place[1])))
    assert "Traceback" not in done.stdout
    assert project.site() == before
    assert not project.painters()


def test_each_dead_anchor_is_one_clear_line_and_the_site_stays(project: Project) -> None:
    before = project.site()
    project.edit(PAGE, SECTION, f"[a](#gone)\n\n[b](01-page.md#gone)\n\n{SECTION}")
    done = project.build()
    assert done.returncode == 1, done.stdout
    for link in ("[a]", "[b]"):
        assert done.stdout.count(f"{project.line(PAGE, link)}: Doc file") == 1, done.stdout
    assert "Aborted with 2 warnings in strict mode!" in done.stdout
    assert "Traceback" not in done.stdout
    assert project.site() == before


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


@pytest.mark.parametrize(
    ("hang", "what"),
    [
        (
            "    import time\n    while True:\n        time.sleep(0.1)\n",
            f"{DRAWING}:2[45]: TimeoutError: still drawing after 4 s",
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
        (
            "import time; time.sleep(99)",
            "TimeoutError: still drawing after 4 s; make it faster or do less",
        ),
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
