"""The plugin: what becomes a test, and what its failures say."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.project import make_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project whose figures, here five, are approved as they are."""
    folder = make_project(tmp_path_factory.mktemp("plugin") / "project").resolve()
    figures = folder / "snippets/figures"
    shutil.copyfile(figures / "toy_03.py", figures / "toy_04.py")
    approved = python(folder, "-m", "scripts", "approve")
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


def test_every_page_and_every_figure_is_a_test(project: Path) -> None:
    page = project / "docs/en/more.md"
    page.write_text("One 1<!-- = 1 -->.\n\n```pycon\n>>> 1 + 1\n2\n```\n", "utf-8")
    (project / "snippets/figures/_shared.py").write_text("x = 1\n", "utf-8")
    (project / "snippets/figures/notes.md").write_text("3 apples\n", "utf-8")
    told = python(project, "-m", "pytest", "--collect-only", str(page), "snippets/figures").stdout
    page.unlink()
    assert "docs/en/more.md::reading" in told
    assert "docs/en/more.md::running" in told
    assert "snippets/figures/toy_01.py::draw curve" in told
    assert "_shared.py::" not in told
    assert "notes.md::" not in told


WRONG_PAGES = [
    ("Two 2 apples.", "a.md:1: '2' has no source; put <!-- = expression -->"),
    ("Two 2<!-- = 3 -->.", "b.md:1: the text shows '2', the code gives 3"),
    ("$a = 2$<!-- : 3 == 2 -->", "c.md:1: 'a = 2' and its check '3 == 2' have different"),
    ("\n```pycon\n>>> 1 + 1\n3\n```", "d.md:3: the page shows '3', the code gives '2'"),
    ("\n```pycon\n>>> 1 / 0\n```", "e.md:3: '1 / 0' raised ZeroDivisionError"),
    ("\n```python\nx = 1\n```", "f.md:3: code in a python fence that no snippet holds"),
]


def test_a_page_fails_with_its_line_and_nothing_else(project: Path) -> None:
    pages = {project / f"docs/en/{said.partition(':')[0]}": text for text, said in WRONG_PAGES}
    for page, text in pages.items():
        page.write_text(text + "\n", "utf-8")
    told = python(project, "-m", "pytest", *map(str, pages))
    for page in pages:
        page.unlink()
    assert told.returncode == 1
    for _, said in WRONG_PAGES:
        [line] = re.findall(rf"^docs/en/{said[:4]}:.*", told.stdout, re.MULTILINE)
        assert line.startswith(f"docs/en/{said}")
    assert "Traceback" not in told.stdout
    assert f"{len(WRONG_PAGES)} failed" in told.stdout


WRONG_FIGURES = [
    ("errors[-1] <= errors[0]", "errors[-1] > errors[0]", "AssertionError: it has not learnt"),
    ("figure, axes = panel()", "figure, axes = panel(200)", "toy-01-curve looks other than appr"),
    ("color=LINE", 'color="red"', "toy-02-curve looks other than approved"),
    ("weights, errors =", "np.log(np.zeros(1))\n    weights, errors =", "RuntimeWarning"),
    ("return figure", "return None", "snippets/figures/toy_04.py"),
]


def test_a_figure_fails_with_its_line(project: Path) -> None:
    modules = [f"snippets/figures/toy_0{number}.py" for number in range(len(WRONG_FIGURES))]
    texts = [(project / module).read_text("utf-8") for module in modules]
    for module, text, (old, new, _) in zip(modules, texts, WRONG_FIGURES, strict=True):
        assert old in text
        (project / module).write_text(text.replace(old, new, 1), "utf-8")
    told = python(project, "-m", "pytest", "snippets/figures")
    for module, text in zip(modules, texts, strict=True):
        (project / module).write_text(text, "utf-8")
    assert told.returncode == 1
    for module, (_, _, said) in zip(modules, WRONG_FIGURES, strict=True):
        [line] = [line for line in told.stdout.splitlines() if line.startswith(f"{module}:")]
        assert said in line
    assert f"{len(WRONG_FIGURES)} failed" in told.stdout


def told(project: Path, *where: str) -> list[str]:
    """What is said of files, each with its line."""
    said = python(project, "-m", "pytest", *where)
    assert said.returncode == 1
    assert "Traceback" not in said.stdout
    return sorted(re.findall(r"^[\w/.-]+:\d+: .*$", said.stdout, re.MULTILINE))


def test_a_renamed_function_is_told_once_at_each_place_that_uses_it(project: Path) -> None:
    helper, page = project / "snippets/helper.py", project / "docs/en/more.md"
    page.write_text(
        "Two 2<!-- = len(shared(1)) -->.\n\n"
        "```pycon\n>>> from snippets.helper import shared\n>>> len(shared(1))\n2\n```\n\n"
        "Three 3<!-- = 1 + 1 -->.\n",
        "utf-8",
    )
    helper.write_text(helper.read_text("utf-8").replace("def shared", "def common"), "utf-8")
    said = told(project, "docs/en/more.md", "snippets")
    helper.write_text(helper.read_text("utf-8").replace("def common", "def shared"), "utf-8")
    page.unlink()
    assert said == [
        "docs/en/more.md:4: snippets/helper.py has no shared",
        "snippets/figures/toy_00.py:7: snippets/helper.py has no shared",
        "snippets/figures/toy_01.py:7: snippets/helper.py has no shared",
    ]


def test_what_comes_behind_something_broken_is_not_run(project: Path) -> None:
    page = project / "docs/en/more.md"
    page.write_text(
        "```pycon\n>>> 1 + 1\n3\n>>> x = gone + 1\n>>> 1 + 1\n4\n```\n\nFive 5<!-- = x -->.\n",
        "utf-8",
    )
    said = told(project, str(page))
    page.unlink()
    assert said == [
        "docs/en/more.md:2: the page shows '3', the code gives '2'",
        "docs/en/more.md:4: 'gone' is bound by nothing on this page",
    ]


def test_a_module_that_is_no_python_hides_no_page(project: Path) -> None:
    helper, page = project / "snippets/helper.py", project / "docs/en/more.md"
    text = helper.read_text("utf-8")
    page.write_text("Three 3<!-- = 1 + 1 -->.\n", "utf-8")
    helper.write_text(text.replace("return rings(", "return (rings("), "utf-8")
    said = told(project, "docs/en/more.md", "snippets")
    helper.write_text(text, "utf-8")
    page.unlink()
    assert [line.partition(": ")[0] for line in said] == [
        "docs/en/more.md:1",
        "snippets/helper.py:8",
    ]


def test_what_can_not_be_read_is_told_once_and_hides_no_other(project: Path) -> None:
    files = {
        "docs/en/a.md": "Café.\n".encode("latin-1"),
        "docs/en/b.md": b"```pycon\n>>>print(1)\n```\n",
        "docs/en/c.md": b"Three 3<!-- = 2 -->.\n",
        "docs/en/labs/00.py": "# %%\nx = 1  # é\n".encode("utf-16"),
        "snippets/a.py": b'"""A.\n\n>>>print(1)\n"""\n',
        "snippets/b.py": b"# coding: latin-1\nx = 1\n",
        "snippets/figures/c.py": b"from snippets.b import x\n\ndef c():\n    return x\n",
    }
    for name, content in files.items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_bytes(content)
    said = told(project, *files)
    for name in files:
        (project / name).unlink()
    assert sorted(line.rpartition("; ")[0] or line for line in said) == [
        "docs/en/a.md:1: is not in UTF-8",
        "docs/en/b.md:2: an example that can't be read: it lacks blank after >>>: '>>>print(1)'",
        "docs/en/c.md:1: the text shows '3', the code gives 2 (2)",
        "docs/en/labs/00.py:1: is not in UTF-8",
        "snippets/a.py:3: an example that can't be read: it lacks blank after >>>: '>>>print(1)'",
        "snippets/b.py:1: says that it is in iso-8859-1",
    ]


def test_what_hangs_or_ends_its_process_is_told_once_and_the_rest_is_run(project: Path) -> None:
    files = {
        "docs/en/a.md": "```pycon\n>>> 1\n1\n>>> import os; os._exit(0)\n```\n",
        "docs/en/b.md": "```pycon\n>>> while True: pass\n```\n",
        "docs/en/c.md": "```pycon\n>>> x = input()\n>>> 1 + 1\n3\n```\n",
        "docs/en/d.md": "```pycon\n>>> 1 + 1\n3\n```\n",
        "snippets/a.py": "import os\n\nos._exit(0)\n",
        "snippets/b.py": "import time\n\ntime.sleep(99)\nx = 1\n",
        "snippets/c.py": "x = input()\n",
        "snippets/d.py": "import sys\n\nsys.exit(0)\n",
        "snippets/e.py": "from snippets.b import x\n",
        "snippets/figures/b.py": "from snippets.b import x\n\ndef f():\n    return x\n",
        "tests/snippets/test_b.py": "from snippets import e\n\ndef test_e(): assert e\n",
        "tests/snippets/test_c.py": "import signal, time\n\ndef test_c():\n    "
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])\n    time.sleep(99)\n",
    }
    for name, content in files.items():
        (project / name).write_text(content, "utf-8")
    limit = project / "scripts/core/limit.py"
    text = limit.read_text("utf-8")
    limit.write_text(text.replace("SECONDS = 60", "SECONDS = 3"), "utf-8")
    said = told(project, *files)
    limit.write_text(text, "utf-8")
    for name in files:
        (project / name).unlink()
    late = "3 s; make it faster or do less"
    assert sorted(said) == [
        "docs/en/a.md:4: ended the process that ran it",
        f"docs/en/b.md:2: 'while True: pass' raised TimeoutError('still running after {late}')",
        *(line for line in said if line.startswith("docs/en/c.md:2: 'x = input()' raised")),
        "docs/en/d.md:2: the page shows '3', the code gives '2'",
        "snippets/a.py:1: ends the process that imports it (exit code 0); "
        "let it only define things",
        f"snippets/b.py:3: TimeoutError: still importing after {late}",
        "snippets/c.py:1: EOFError: EOF when reading a line",
        "snippets/d.py:3: SystemExit: 0",
        "tests/snippets/test_c.py:3: ended the process that ran it",
    ]
    assert len(said) == 9
