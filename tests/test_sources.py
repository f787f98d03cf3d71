"""What the pages embed, show and link to is there, and what no code can give is counted."""

from collections import Counter

from scripts import looks, marks, results, sources

# Numbers without an expression: the date of the article's copy, a theorem's width, who wrote the
# digits, and a number that a function has written out.
GIVEN = {
    "index.md": 2,
    "07-curved-boundary.md": 1,
    "14-digits.md": 2,
}


def test_pages_snippets_and_figures_fit_together() -> None:
    problems = sources.find_problems()
    assert not problems, "\n".join(map(str, problems))


def test_results_were_measured_from_what_is_there() -> None:
    problems = results.find_problems()
    assert not problems, "\n".join(map(str, problems))


def test_looks_are_of_figures_that_there_are() -> None:
    problems = looks.find_problems()
    assert not problems, "\n".join(map(str, problems))


def test_given_numbers_are_counted() -> None:
    """One more has to be wanted: raise the count here, too."""
    given = Counter(
        page.name
        for page in sources.pages()
        for item in marks.read(page.read_text("utf-8"))[0]
        if item.kind == "given:"
    )
    assert given == GIVEN
