"""What makes a stored result current, out of date, or not to be trusted."""

import json
from pathlib import Path

import pytest

from scripts import provenance, results
from scripts.results import Experiment


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A result that was measured from one file, and that file."""
    monkeypatch.setattr(results, "RESULTS", tmp_path)
    source = tmp_path / "source.py"
    source.write_text("one", "utf-8")
    file = tmp_path / "a-b.json"
    files = {str(source): provenance.digest(source)}
    results.store(file, {"seeds": [1, 2.5]}, files, {"numpy": provenance.installed()["numpy"]})
    return file, source


def test_a_result_is_current_while_nothing_changes(stored: tuple[Path, Path]) -> None:
    assert results.out_of_date(stored[0]) == ""
    assert json.loads(stored[0].read_text("utf-8"))["result"] == {"seeds": [1, 2.5]}


def test_a_changed_or_removed_source_is_named(stored: tuple[Path, Path]) -> None:
    file, source = stored
    source.write_text("two", "utf-8")
    assert results.out_of_date(file) == f"was measured before {source} changed"
    source.write_text("one", "utf-8")
    assert results.out_of_date(file) == ""
    source.unlink()
    assert results.out_of_date(file) == f"was measured before {source} changed"


def test_another_version_of_a_library_is_named(
    stored: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provenance, "installed", lambda: {"numpy": "0"})
    assert results.out_of_date(stored[0]).startswith("was measured with numpy 2")


def test_a_library_that_only_measuring_needs_may_be_missing(
    stored: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To build the site, scikit-learn isn't installed."""
    monkeypatch.setattr(provenance, "installed", dict)
    assert results.out_of_date(stored[0]) == ""


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("2.5", "2.6", "has been edited by hand"),
        ("[1", "1", "has no readable result"),
        ("sha256", "sha", "has no readable result"),
    ],
)
def test_an_edited_or_broken_result_is_not_trusted(
    stored: tuple[Path, Path], old: str, new: str, why: str
) -> None:
    text = stored[0].read_text("utf-8")
    *before, last = text.rpartition(old) if old != "sha256" else text.partition(old)
    stored[0].write_text("".join(before[:-1]) + new + last, "utf-8")
    assert results.out_of_date(stored[0]) == why


def test_a_missing_result_and_one_too_many_are_named(
    stored: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    experiment = Experiment("c-d", "snippets.experiments.c", "d", "snippets/experiments/c.py", 7)
    monkeypatch.setattr(results, "all_experiments", lambda: {"c-d": experiment})
    needless, missing = map(str, results.find_problems())
    assert missing == (
        "snippets/experiments/c.py:7: c-d has no readable result; measure anew with: make results"
    )
    assert needless.endswith(
        "a-b.json:1: no function in snippets/experiments/ measures this result; remove it"
    )


def test_public_functions_are_experiments(tmp_path: Path) -> None:
    (tmp_path / "one_two.py").write_text("def by_seed(): ...\ndef _help(): ...\n", "utf-8")
    assert list(results.all_experiments(tmp_path)) == ["one-two-by-seed"]


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
    monkeypatch.setattr(results, "RESULTS", tmp_path)
    (tmp_path / "sample_of_experiments.py").write_text(MODULE, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    said = {}
    for function in ("good", "warns", "no_json"):
        experiment = Experiment(function, "sample_of_experiments", function, "sample.py", 9)
        _, problem = results.measure(experiment)
        said[function] = str(problem)
    assert said["good"] == "None"
    assert json.loads((tmp_path / "good.json").read_text("utf-8"))["result"] == [1, 2.5]
    assert said["warns"] == "sample.py:9: RuntimeWarning: divide by zero encountered in log"
    assert said["no_json"].startswith("sample.py:9: TypeError: Object of type int64")
    assert not (tmp_path / "warns.json").exists()


def test_every_stored_result_records_its_snippets_alone() -> None:
    """So that a change of the scripts leaves the results alone."""
    for experiment in results.all_experiments().values():
        files = json.loads(experiment.file.read_text("utf-8"))["files"]
        assert experiment.path in files
        assert all(path.startswith("snippets/") for path in files)
