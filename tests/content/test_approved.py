"""What no code can prove is as somebody approved it; the looks of figures are tried by drawing."""

from scripts.check import looks, record, survivors, words
from tests.failing import none_of


def test_words_formulas_links_and_works_are_what_was_approved() -> None:
    none_of(words.find_problems() + words.find_needless())


def test_looks_are_of_figures_that_there_are() -> None:
    none_of(looks.find_problems())


def test_lines_that_no_check_sees_are_what_they_were() -> None:
    none_of(survivors.find_problems())


def test_each_of_them_has_its_reason() -> None:
    rows = [
        row for each in record.load().values() for listed in each.blind.values() for row in listed
    ]
    assert all(line and reason for line, reason in rows)
