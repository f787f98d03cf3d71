"""Labs are executed as they are downloaded, kept, and executed again when they have changed."""

import gc
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.core import digest, kept
from scripts.core.problem import Problem
from scripts.make import execution, labs, notebooks
from scripts.read import imports
from scripts.read.lab import Lab

BROKEN = {
    "1 / 0": "ZeroDivisionError: division by zero",
    "while True: pass": "still runs after",
    "import os; os._exit(3)": "ended its kernel",
    "import warnings; warnings.warn('old', DeprecationWarning)": "DeprecationWarning: old",
    "warnings": "NameError: name 'warnings' is not defined",
    "import tempfile; tempfile.mkdtemp()": "show what is the same on every other",
    "object()": "show what is the same on every other",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of labs, and of what came of them."""
    monkeypatch.setattr(labs, "DOCS", tmp_path)
    monkeypatch.setattr(labs, "LABS", tmp_path / "kept")
    yield tmp_path
    gc.collect()  # the sockets of kernels, of which no later test shall be warned


def write(folder: Path, number: int, code: str) -> Lab:
    path = folder / f"0{number}-lab.py"
    path.write_text(f"# %% [markdown]\n# # Lab: one\n\n# %%\n{code}\n", "utf-8")
    return Lab(path)


@pytest.mark.parametrize("code", BROKEN)
def test_a_cell_that_fails_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    if "while" in code:
        monkeypatch.setattr(execution, "SECONDS", 1)
    lab = write(folder, 1, code)
    problem = execution.execute(lab, notebooks.download(lab))
    assert isinstance(problem, Problem)
    assert str(problem).startswith(f"{lab.path}:")
    assert BROKEN[code] in str(problem)


def test_standard_error_is_told_and_is_no_result(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A warning that the lab handles is none."""
    handled = "import warnings\nwith warnings.catch_warnings(record=True):\n    warnings.warn('!')"
    lab = write(folder, 1, f"{handled}\nimport sys\nprint('noise', file=sys.stderr)\n1")
    found = execution.execute(lab, notebooks.download(lab))
    assert isinstance(found, dict)
    outputs = found["cells"][-1]["outputs"]
    assert [each["output_type"] for each in outputs] == ["execute_result"]
    assert capsys.readouterr().err == (
        f"{lab.path}:5: not shown, for it is standard error: noise\n"
    )


def test_all_labs_that_fail_are_named_at_once_and_what_failed_is_not_kept(folder: Path) -> None:
    found = [write(folder, n, code) for n, code in enumerate(["1 + 1", "1 / 0", "gone"])]
    executions = labs.Executions(found)
    assert executions.wait(found[0].path) == []
    problems = [f"{found[1].path}:5: ZeroDivisionError: division by zero"]
    problems += [f"{found[2].path}:5: NameError: name 'gone' is not defined"]
    assert [str(problem) for problem in executions.wait(found[1].path)] == problems
    assert [labs.fresh(lab) is not None for lab in found] == [True, False, False]
    shown = json.loads(labs.notebook(found[0].path).read_text("utf-8"))
    assert shown["cells"][-1]["outputs"][0]["data"]["text/plain"] == "2"


def test_a_lab_brings_what_it_imports_and_what_that_imports(folder: Path) -> None:
    lab = write(folder, 1, "from snippets.handwriting import leave_out")
    assert {path.name for path in lab.imported} == {"handwriting.py", "handwriting.csv.gz"}
    lab = write(folder, 2, "from snippets.lab import check")
    assert {path.name for path in lab.imported} == {"lab.py", "drawing.py", "palette.py"}


def test_a_lab_is_fresh_until_its_text_its_snippets_or_what_executes_it_change(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab = write(folder, 1, "from snippets.points import rings")
    files = {"scripts/make/execution.py": digest.of_file(labs.MAKERS[0])}
    kept.keep(
        labs._file(lab), {"cells": []}, given=json.dumps(notebooks.download(lab)), files=files
    )
    assert labs.fresh(lab) == {"cells": []}
    other = write(folder, 1, "from snippets.points import rings  # a comment is shown, too")
    assert labs.fresh(other) is None
    write(folder, 1, "from snippets.points import rings")
    snippet = folder / "points.py"
    snippet.write_text("changed = True\n", "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(imports, "reached", lambda _: {snippet})
        patched.setattr(notebooks, "SNIPPETS", folder)
        assert labs.fresh(Lab(lab.path)) is None
    assert labs.fresh(Lab(lab.path)) == {"cells": []}
    with monkeypatch.context() as patched:
        patched.setattr(digest, "of_file", lambda _: "other")
        assert labs.fresh(Lab(lab.path)) is None
