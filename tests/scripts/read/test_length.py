"""What is counted as open of a page, and where the stops of the short path end."""

from pathlib import Path

from scripts.read.length import Length, headings, length, stops

PAGE = r"""---
title: Four words not counted
---

# Two words

Five words, 1,000<!-- = a number with its mark --> and a [link](there.md) and $x + y = 2$.
![not heard](figures/a-picture.svg)

```pycon
>>> one = 1

>>> one + 1
2
```

??? deeper "## Three more words"

    None of these.

    ```python
    nor = this
    ```

[Next on the short path: on](b.md#c){ .next }

## Last { #end }

word
"""


def test_words_lines_and_titles_of_folds_count_and_what_they_fold_does_not(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(PAGE, "utf-8")
    assert length(page) == Length(words=2 + 8 + 3 + 6 + 2, lines=3)
    assert length(page, range(1, 8)) == Length(words=2 + 8, lines=0)


def test_a_heading_is_found_wherever_it_stands() -> None:
    assert list(headings(PAGE)) == ["two-words", "three-more-words", "end"]


def test_a_stop_ends_with_the_link_to_the_next(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("1. [A](a.md#two-words), on\n2. [B](b.md)\n", "utf-8")
    (tmp_path / "a.md").write_text(PAGE, "utf-8")
    (tmp_path / "b.md").write_text("# B\n\nall of it\n", "utf-8")
    first, second = stops(tmp_path)
    at = PAGE[: PAGE.index("[Next")].count("\n") + 1
    assert (first.lines, first.onward) == (range(5, at + 1), "b.md#c")
    assert (second.title, second.onward, second.length.words) == ("B", "", 4)
