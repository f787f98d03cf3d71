"""The labs: their exercises refuse wrong answers, and their downloads stand alone."""

import contextlib
import io
import re
import tomllib
from pathlib import Path

import pytest

from scripts import labs, notebooks, program, provenance
from scripts.paths import DOCS, ROOT, relative

WRONG = Path(__file__).with_name("labs")
EXERCISE = re.compile(r"^check\((\w+),", re.MULTILINE)
LABS = labs.all_labs()


def wrong_answers() -> list[tuple[Path, str, str]]:
    """Every lab, with each of its exercises and each wrong answer to it."""
    found = []
    for lab in LABS:
        answers = tomllib.loads((WRONG / lab.with_suffix(".toml").name).read_text("utf-8"))
        exercises = [name for cell in labs.cells(lab) for name in EXERCISE.findall(cell.text)]
        assert answers.keys() == set(exercises), f"{relative(lab)}: which has wrong answers?"
        found += [(lab, name, wrong) for name in answers for wrong in answers[name]]
    return found


def ran(lab: Path) -> dict:
    """What the lab has defined when all of its cells have run."""
    namespace: dict = {"__name__": "lab"}
    with contextlib.redirect_stdout(io.StringIO()):
        for step in program.read_lab(lab).steps:
            step.run(namespace)
    return namespace


def test_the_page_of_labs_lists_each_by_its_title() -> None:
    links = re.findall(r"\[(.*)\]\(labs/(.*)\)", (DOCS / "en/labs.md").read_text("utf-8"))
    titles = [labs.cells(lab)[0].text.splitlines()[0].removeprefix("# Lab: ") for lab in LABS]
    assert [(title.lower(), name) for title, name in links] == [
        (title, lab.name) for title, lab in zip(titles, LABS, strict=True)
    ]


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.stem)
def test_a_lab_refuses_wrong_answers(lab: Path) -> None:
    namespace = ran(lab)
    for _, exercise, wrong in (case for case in wrong_answers() if case[0] == lab):
        with contextlib.redirect_stdout(io.StringIO()) as said:
            exec(f"check({exercise}, {wrong})", namespace)
        assert said.getvalue().startswith("Not yet."), f"{exercise} takes {wrong}"


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.stem)
def test_a_lab_has_something_to_vary_and_exercises_with_answers(lab: Path) -> None:
    cells = labs.cells(lab)
    assert cells[0].text.startswith("# Lab: "), f"{relative(lab)}: begins with its title"
    asked = [name for c in cells if c.kind == "code" for name in EXERCISE.findall(c.text)]
    answered = [name for c in cells if c.kind == "answer" for name in EXERCISE.findall(c.text)]
    assert asked == answered, f"{relative(lab)}: an answer for each exercise, in their order"
    assert len(asked) >= 2, f"{relative(lab)}: too few exercises"
    assert "Picture(" in "".join(c.text for c in cells), f"{relative(lab)}: shows nothing"


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.stem)
def test_the_code_of_a_lab_fits_its_column(lab: Path) -> None:
    for cell in labs.cells(lab):
        for number, line in enumerate(cell.text.splitlines(), cell.line):
            fits = cell.kind == "markdown" or len(line) <= 84
            assert fits, f"{relative(lab)}:{number}: {len(line)} columns, 84 are shown"


def test_every_chapter_from_the_second_has_its_lab() -> None:
    chapters = {page.stem for page in (ROOT / "docs/en").glob("[0-9]*.md")}
    assert {lab.stem for lab in LABS} == chapters - {"01-where-it-sits"}
    for lab in LABS:
        chapter = (lab.parents[1] / f"{lab.stem}.md").read_text("utf-8")
        assert f"(labs/{lab.name})" in chapter, f"{lab.stem}.md doesn't lead to its lab"


BROKEN = {
    "1 / 0": "ZeroDivisionError: division by zero",
    "while True: pass": "still runs after 1 s; let it do less",
    "import os; os._exit(3)": "ended its kernel",
    "from snippets.gone import one": "FileNotFoundError",
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_cell_that_fails_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setattr(notebooks, "SECONDS", 1)
    lab = tmp_path / "01-broken.py"
    lab.write_text(f"# %% [markdown]\n# # Lab: broken\n\n# %%\n\n{code}\n", "utf-8")
    with pytest.raises(FileNotFoundError) if "gone" in code else contextlib.nullcontext():
        problem = notebooks.execute(lab, notebooks.download(lab))
        assert str(problem).startswith(f"{lab}:")
        assert str(problem).endswith(f": {BROKEN[code]}")


def test_all_labs_that_fail_are_named_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notebooks, "executed", lambda lab: tmp_path / f"{lab.stem}.ipynb")
    found = [tmp_path / f"0{number}-lab.py" for number in range(3)]
    for lab, code in zip(found, ["1 + 1", "1 / 0", "gone"], strict=True):
        lab.write_text(f"# %% [markdown]\n# # Lab: one\n\n# %%\n{code}\n", "utf-8")
    execution = notebooks.Execution(found)
    assert execution.wait(found[0]) == []
    problems = [f"{found[1]}:5: ZeroDivisionError: division by zero"]
    problems += [f"{found[2]}:5: NameError: name 'gone' is not defined"]
    assert [str(problem) for problem in execution.wait(found[1])] == problems
    kept = [path.stem for path in tmp_path.glob("*.ipynb")]
    assert kept == ["00-lab"], "what failed is kept"


def test_a_lab_brings_what_it_imports_and_what_that_imports() -> None:
    found = {path.name for path in labs.imported("from snippets.handwriting import deal")}
    assert found == {"handwriting.py", "handwriting.csv.gz"}
    found = {path.name for path in labs.imported("from snippets.lab import check")}
    assert found == {"lab.py", "drawing.py"}


@pytest.mark.parametrize(
    "path",
    [
        "docs/en/labs/04-not-separable.py",
        "scripts/labs.py",
        "scripts/notebooks.py",
        "scripts/svg.py",
        "snippets/points.py",
        "snippets/drawing.py",
    ],
)
def test_a_lab_is_out_of_date_when_something_it_is_made_from_has_changed(
    monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    lab = next(lab for lab in LABS if lab.stem == "04-not-separable")
    before, digest = labs.made_from(lab), provenance.digest
    changed = ROOT / path
    monkeypatch.setattr(
        provenance, "digest", lambda file: "other" if file == changed else digest(file)
    )
    assert labs.made_from(lab) != before
    assert labs.made_from(lab) | {path: digest(changed)} == before
