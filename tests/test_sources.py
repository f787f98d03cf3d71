"""What the pages embed, show and link to is there, and nothing is left over."""

from scripts import sources


def test_pages_snippets_and_figures_fit_together() -> None:
    problems = sources.find_problems()
    assert not problems, "\n".join(map(str, problems))
