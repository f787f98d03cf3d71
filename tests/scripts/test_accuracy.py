"""The table of chapter 11 is what its page measures."""

from scripts import accuracy


def test_the_table_is_the_current_one() -> None:
    current = accuracy.PAGE.read_text("utf-8")
    assert current == accuracy.draw(), "python -m scripts accuracy writes it anew"
