"""Where no other check would notice a change, the list of such places does."""

from scripts import survivors


def test_accepted_survivors_are_what_they_were() -> None:
    problems = survivors.find_problems()
    assert not problems, "\n".join(map(str, problems))


def test_each_has_its_reason_and_stands_once_for_each_place() -> None:
    assert all(reason and files for reason, files in survivors.load().items())
