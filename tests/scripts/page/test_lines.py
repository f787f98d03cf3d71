"""What MkDocs and KaTeX complain of is named where it stands, and nowhere else."""

import logging
from pathlib import Path

from scripts.page import lines

PAGE = r"""A $\frac{1}{2}$, `$\frac{1}$` and \(\frac{1}\).

$$
\frac{1}
$$

[one](#gone-too) and `[one](#gone)`
[one](#gone), ![two](#gone "title"),
<a href="#gone">

So $\frac{1}$.
"""


def test_a_formula_is_named_at_each_place_where_it_stands_whole(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, "utf-8")
    inline = lines.locate(page, (r"\frac{1}", False), "error")
    display = lines.locate(page, (r"\frac{1}", True), "error")
    other = lines.locate(page, (r"\frac{3}", False), "error")
    assert [each.line for each in (*inline, *display)] == [11, 3]
    assert [str(each) for each in other] == [rf"{page}:1: error: \frac{{3}}"]


def test_a_formula_of_a_lab_is_named_on_the_line_of_its_text(tmp_path: Path) -> None:
    lab = tmp_path / "lab.py"
    lab.write_text("# %% [markdown]\n# One.\n# %%\n1\n# %% [markdown]\n#\n# $\\frac{1}$\n", "utf-8")
    [problem] = lines.locate(lab, (r"\frac{1}", False), "error")
    assert problem.line == 7


def test_each_dead_link_is_named_on_its_own_line(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(PAGE, "utf-8")
    said = "Doc file 'page.md' contains a link '#gone', but there is no such anchor"
    told = lines.LineOfLink(tmp_path)
    records = [logging.makeLogRecord({"msg": said}) for _ in range(3)]
    assert all(map(told.filter, records))
    assert [each.getMessage() for each in records] == [
        f"{tmp_path}/page.md:{line}: {said}" for line in (8, 8, 9)
    ]
