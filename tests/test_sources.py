"""What the pages embed, show and link to is there, and results and looks are those of the code."""

from scripts import looks, results, sources


def test_pages_snippets_and_figures_fit_together() -> None:
    problems = sources.find_problems()
    assert not problems, "\n".join(map(str, problems))


def test_results_were_measured_from_what_is_there() -> None:
    problems = results.find_problems()
    assert not problems, "\n".join(map(str, problems))


def test_looks_are_of_figures_that_there_are() -> None:
    problems = looks.find_problems()
    assert not problems, "\n".join(map(str, problems))
