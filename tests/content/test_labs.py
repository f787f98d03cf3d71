"""The labs: their exercises refuse wrong answers, and their downloads stand alone."""

import contextlib
import io
import re
import tomllib

import pytest

from scripts.check import program
from scripts.core.paths import DOCS, TESTS, relative
from scripts.core.texts import text_of
from scripts.read.lab import Lab, all_labs
from scripts.read.markdown import chapters

ANSWERS = TESTS / "labs"
EXERCISE = re.compile(r"^check\((\w+),", re.MULTILINE)
LABS = all_labs()


def answers(lab: Lab) -> list[tuple[str, str, str]]:
    """What is said to each answer to each exercise of a lab; right ones are below `takes`."""
    wrong = tomllib.loads(text_of(ANSWERS / f"{lab.path.stem}.toml"))
    right = wrong.pop("takes", {})
    exercises = [name for cell in lab.cells for name in EXERCISE.findall(cell.text)]
    assert wrong.keys() == set(exercises), f"{relative(lab.path)}: which has wrong answers?"
    said = [("Not yet.", wrong), ("Right.", right)]
    return [(says, name, each) for says, of in said for name in of for each in of[name]]


def test_the_page_of_labs_lists_each_by_its_title() -> None:
    links = re.findall(r"\[(.*)\]\(labs/(.*)\)", text_of(DOCS / "en/labs.md"))
    titles = [lab.cells[0].text.splitlines()[0].removeprefix("# Lab: ") for lab in LABS]
    assert [(title.lower(), name) for title, name in links] == [
        (title, lab.path.name) for title, lab in zip(titles, LABS, strict=True)
    ]


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.path.stem)
def test_a_lab_refuses_wrong_answers_and_takes_unusual_ones(lab: Lab) -> None:
    page = program.read_lab(lab.path)
    page.run()
    for says, exercise, answer in answers(lab):
        with contextlib.redirect_stdout(io.StringIO()) as said:
            exec(f"check({exercise}, {answer})", page.namespace)
        assert said.getvalue().startswith(says), f"{exercise} says {said.getvalue()} to {answer}"


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.path.stem)
def test_a_lab_has_something_to_vary_and_exercises_with_answers(lab: Lab) -> None:
    cells = lab.cells
    assert cells[0].text.startswith("# Lab: "), f"{relative(lab.path)}: begins with its title"
    asked = [name for c in cells if c.kind == "code" for name in EXERCISE.findall(c.text)]
    answered = [name for c in cells if c.kind == "answer" for name in EXERCISE.findall(c.text)]
    assert asked == answered, f"{relative(lab.path)}: an answer for each exercise, in their order"
    assert len(asked) >= 2, f"{relative(lab.path)}: too few exercises"
    assert "Picture(" in "".join(c.text for c in cells), f"{relative(lab.path)}: shows nothing"


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.path.stem)
def test_the_code_of_a_lab_fits_its_column(lab: Lab) -> None:
    for cell in lab.cells:
        for number, line in enumerate(cell.text.splitlines(), cell.line):
            fits = cell.kind == "markdown" or len(line) <= 84
            assert fits, f"{relative(lab.path)}:{number}: {len(line)} columns, 84 are shown"


def test_every_chapter_from_the_second_has_its_lab() -> None:
    pages = {page.stem: page for page in chapters(DOCS / "en")}
    assert {lab.path.stem for lab in LABS} == pages.keys() - {"01-where-it-sits"}
    for lab in LABS:
        leads = f"(labs/{lab.path.name})" in text_of(pages[lab.path.stem])
        assert leads, f"{lab.path.stem}.md doesn't lead to its lab"
