"""A preview shows a lab as it came out last, and executes it anew when the pages are there."""

import json
import time
from pathlib import Path

import pytest

from scripts.core import kept
from scripts.core.problem import Problem
from scripts.make import labs
from scripts.make.execution import DIES
from scripts.make.notebooks import download
from scripts.read.lab import Lab

LAST = {"cells": [], "metadata": {}}


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lab:
    """A lab that has changed since it was executed."""
    path = tmp_path / "01-lab.py"
    path.write_text("# %% [markdown]\n# # Lab: one\n\n# %%\n\n1 + 1\n", "utf-8")
    lab = Lab(path)
    monkeypatch.setattr(labs, "DOCS", tmp_path)
    monkeypatch.setattr(labs, "LABS", tmp_path / "kept")
    monkeypatch.setattr(labs, "_tried", {})
    monkeypatch.setattr(labs, "all_labs", lambda: [lab])
    kept.keep(labs._file(lab), LAST, given="another text")
    return lab


def shown(lab: Lab) -> dict:
    assert labs.wait(lab.path) == []
    return json.loads(labs.notebook(lab.path).read_text("utf-8"))


def test_it_is_shown_as_it_was_and_then_as_it_is(lab: Lab) -> None:
    labs.begin(show_last=True)
    assert shown(lab) == LAST
    labs.catch_up()
    _given, execution = labs._tried[lab.path]
    execution.result()
    labs.begin(show_last=True)
    assert shown(lab)["cells"][-1]["outputs"][0]["data"]["text/plain"] == "2"


def test_one_that_fails_says_so_and_is_not_tried_again_before_it_changes(
    lab: Lab, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lab.path.write_text(lab.path.read_text("utf-8").replace("1 + 1", "1 / 0"), "utf-8")
    tried = []
    execute = labs._execute
    monkeypatch.setattr(labs, "_execute", lambda lab: [tried.append(lab), execute(lab)][1])
    for _ in range(2):
        labs.begin(show_last=True)
        assert shown(lab) == LAST
        labs.catch_up()
        labs._tried[lab.path][1].result()
    assert len(tried) == 1
    assert capsys.readouterr().err.count(": ZeroDivisionError: division by zero\n") == 1


def test_a_build_waits_for_it(lab: Lab) -> None:
    labs.begin()
    assert shown(lab)["cells"][-1]["outputs"][0]["data"]["text/plain"] == "2"


def test_what_is_executed_is_what_is_downloaded(lab: Lab) -> None:
    labs.begin(show_last=True)
    labs.catch_up()
    labs._tried[lab.path][1].result()
    assert kept.fresh(labs._file(lab), json.dumps(download(lab)))


def test_behind_one_that_ends_its_kernel_none_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = [Lab(tmp_path / f"{number:02}.py") for number in range(30)]
    begun = []

    def execute(lab: Lab) -> Problem:
        begun.append(lab)
        time.sleep(0.1)
        return Problem(str(lab.path), 1, DIES)

    monkeypatch.setattr(labs, "fresh", lambda _lab: None)
    monkeypatch.setattr(labs, "_execute", execute)
    executions = labs.Executions(every)
    assert executions.wait(every[-1].path) == sorted(executions.wait(every[0].path))
    assert {problem.path for problem in executions.wait(every[0].path)} == {
        str(lab.path) for lab in begun
    }
    assert len(begun) < len(every)
