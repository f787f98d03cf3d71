"""What the pages embed, show and link to is there, and what no code can give is counted."""

from collections import Counter

from scripts import marks, sources

# Numbers without an expression: years of papers and of the article's copy, and a theorem's width.
GIVEN = {
    "index.md": 2,
    "01-where-it-sits.md": 1,
    "03-linear-classifier.md": 2,
    "05-polynomials.md": 4,
    "07-curved-boundary.md": 3,
    "11-activations.md": 1,
}


def test_pages_snippets_and_figures_fit_together() -> None:
    problems = sources.find_problems()
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
