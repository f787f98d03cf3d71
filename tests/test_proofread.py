"""Formulas, names with an index, number words, links and works are as somebody approved them."""

from scripts import proofread


def test_what_no_code_can_prove_is_what_was_approved() -> None:
    problems = proofread.find_problems()
    assert not problems, "\n".join(map(str, problems))
