"""What makes a stored result current, out of date, or not to be trusted."""

import json
from pathlib import Path

import pytest

from scripts.core import digest, kept
from scripts.make import experiments
from scripts.make.experiments import Experiment


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A result that was measured from one file, and that file."""
    monkeypatch.setattr(experiments, "RESULTS", tmp_path)
    source = tmp_path / "source.txt"
    source.write_text("one", "utf-8")
    file = tmp_path / "a-b.json"
    files = {str(source): digest.of_file(source)}
    kept.keep(file, {"seeds": [1, 2.5]}, files=files, libraries=("numpy",))
    return file, source


def test_a_result_is_current_while_nothing_changes(stored: tuple[Path, Path]) -> None:
    assert experiments.out_of_date(stored[0]) == ""
    assert json.loads(stored[0].read_text("utf-8"))["result"] == {"seeds": [1, 2.5]}


def test_why_it_is_out_of_date_is_told(stored: tuple[Path, Path]) -> None:
    file, source = stored
    source.write_text("two", "utf-8")
    assert experiments.out_of_date(file) == f"was measured before {source} changed"
    source.write_text("one", "utf-8")
    assert experiments.out_of_date(file) == ""
    file.write_text(file.read_text("utf-8").replace("2.5", "2.6"), "utf-8")
    assert experiments.out_of_date(file) == "has no readable result"
    assert file.exists(), "a result that takes minutes isn't thrown away"


def test_a_missing_result_and_one_too_many_are_named(
    stored: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    experiment = Experiment("c-d", "snippets.experiments.c", "d", "snippets/experiments/c.py", 7)
    monkeypatch.setattr(experiments, "all_experiments", lambda: {"c-d": experiment})
    needless, missing = map(str, experiments.find_problems())
    assert missing == (
        "snippets/experiments/c.py:7: c-d has no readable result; measure anew with: make results"
    )
    assert needless.endswith(
        "a-b.json:1: no function in snippets/experiments/ measures this result; remove it"
    )


def test_public_functions_are_experiments(tmp_path: Path) -> None:
    (tmp_path / "one_two.py").write_text("def by_seed(): ...\ndef _help(): ...\n", "utf-8")
    assert list(experiments.all_experiments(tmp_path)) == ["one-two-by-seed"]


MODULE = '''"""Experiments."""

import numpy as np


def good():
    """Two numbers."""
    return [1, 2.5]


def warns():
    """A warning is an error."""
    return np.log(np.zeros(1)).tolist()


def no_json():
    """JSON has no NumPy numbers."""
    return np.int64(1)
'''


def test_measuring_stores_what_worked_and_names_what_did_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(experiments, "RESULTS", tmp_path)
    (tmp_path / "sample_of_experiments.py").write_text(MODULE, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    said = {}
    for function in ("good", "warns", "no_json"):
        experiment = Experiment(function, "sample_of_experiments", function, "sample.py", 9)
        _, problem = experiments.measure(experiment)
        said[function] = str(problem)
    assert said["good"] == "None"
    assert json.loads((tmp_path / "good.json").read_text("utf-8"))["result"] == [1, 2.5]
    assert said["warns"] == "sample.py:9: RuntimeWarning: divide by zero encountered in log"
    assert said["no_json"].startswith("sample.py:9: TypeError: Object of type int64")
    assert not (tmp_path / "warns.json").exists()


def test_every_stored_result_records_its_snippets_alone() -> None:
    """So that a change of the scripts leaves the results alone."""
    for experiment in experiments.all_experiments().values():
        files = json.loads(experiment.file.read_text("utf-8"))["files"]
        assert experiment.path in files
        assert all(path.startswith("snippets/") for path in files)
