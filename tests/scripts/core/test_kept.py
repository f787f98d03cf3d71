"""A result is kept whole, with what it was made from, or it is made anew."""

import json
from pathlib import Path

import pytest

from scripts.core import digest, kept


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a result is kept that was made from a file and a library; two others lie beside it."""
    source = tmp_path / "source.txt"
    source.write_text("one", "utf-8")
    for name, result in (("a", {"seeds": [1, 2.5]}), ("b", "another"), ("c", None)):
        files = {str(source): digest.of_file(source)}
        kept.keep(tmp_path / f"{name}.json", result, given="x", files=files, libraries=("numpy",))
    return tmp_path / "a.json"


def test_it_is_fresh_while_nothing_changes(file: Path) -> None:
    assert kept.fresh(file, "x") == {"seeds": [1, 2.5]}
    assert not [*file.parent.glob("*.json.*")], "what was written aside is left"


def test_what_has_changed_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept.fresh(file, "y") is None
    source = file.with_name("source.txt")
    source.write_text("two", "utf-8")
    assert kept.read(file).out_of_date() == f"before {source} changed"
    source.write_text("one", "utf-8")
    assert kept.read(file).out_of_date() == ""
    source.unlink()
    assert kept.fresh(file, "x") is None
    source.write_text("one", "utf-8")
    monkeypatch.setattr(kept, "installed", lambda: {"numpy": "0"})
    assert kept.read(file).out_of_date().startswith("with numpy 2")


def test_a_library_that_only_making_needs_may_be_missing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To build the site, scikit-learn isn't installed."""
    monkeypatch.setattr(kept, "installed", dict)
    assert kept.fresh(file, "x")


def another(file: Path) -> str:
    return file.with_name("b.json").read_text("utf-8")


DAMAGES = {
    "cut short": lambda file: file.read_text("utf-8")[:50],
    "cut by a byte": lambda file: file.read_text("utf-8")[:-3],
    "emptied": lambda _: "",
    "an empty object": lambda _: "{}",
    "a list": lambda _: "[]",
    "another's": another,
    "no text": lambda _: "\udcff",
    "edited": lambda file: file.read_text("utf-8").replace("2.5", "2.6"),
    "without its digest": lambda file: file.read_text("utf-8").replace("sha256", "sha"),
    "without its versions": lambda file: file.read_text("utf-8").replace("versions", "v"),
    "with other types": lambda file: file.read_text("utf-8").replace(
        '"files": {', '"files": 1, "_": {'
    ),
}


@pytest.mark.parametrize("how", DAMAGES)
def test_what_is_damaged_is_told_of_in_a_line_and_not_trusted(
    file: Path, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = DAMAGES[how](file)
    file.write_bytes(damaged.encode("utf-8", "surrogateescape"))
    assert kept.read(file) is None
    assert kept.fresh(file, "x") is None
    assert capsys.readouterr().err == f"{file} is damaged, and made anew\n"
    assert not file.exists()
    assert kept.fresh(file, "x") is None
    assert capsys.readouterr().err == ""


def test_what_json_does_not_know_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        kept.keep(tmp_path / "a.json", {1, 2})
    assert not [*tmp_path.iterdir()]


def test_a_record_is_a_line_for_each_part(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    assert [line.split('"')[1] for line in lines[1:-1]] == [
        "name",
        "given",
        "files",
        "versions",
        "result",
        "sha256",
    ]
    assert json.loads(file.read_text("utf-8"))["result"] == {"seeds": [1, 2.5]}
