"""What is changed, and that each change is one."""

import ast
import random

from scripts.measure import mutants, mutations
from scripts.measure.mutations import Mutation

CODE = '''"""Module 1."""


def area(width: int = 2) -> float:
    """Twice the width, so 4.

    >>> area(3)
    6.0
    """
    if not width > 0:
        raise ValueError("5 or more")
    print(width)
    return -2.0 * width
'''

PAGE = """??? holds "C05 · Holds: it is so"

    A line 12<!-- = 12 --> and $a = 3 - b$<!-- : a == 3 - b -->.

```python
--8<-- "points.py:rings"
```

![Four 4<!-- = 4 -->.](figures/points-one.svg)
"""


def changed(found: list[Mutation], text: str) -> list[tuple[str, str, str]]:
    return [(each.kind, text[each.start : each.end], each.new) for each in found]


def test_code_is_changed_where_a_reader_could_see_or_compute_it() -> None:
    found = list(mutations.of_code("area.py", CODE, random.Random(1)))
    kinds = {kind: [] for kind, _, _ in changed(found, CODE)}
    for kind, old, new in changed(found, CODE):
        kinds[kind].append((old, new))
    assert [old for old, _ in kinds["text"]] == ["1", "4", "3", "6.0"]
    assert [old for old, _ in kinds["constant"]] == ["2", "0", "2.0"]
    assert set(kinds["comparison"]) == {("not ", ""), (">", ">=")}
    assert kinds["operator"] == [("*", "/")]
    assert kinds["sign"] == [("-", "")]
    assert kinds["returned value"] == [("-2.0 * width", "None")]
    assert [old for old, _ in kinds["dropped statement"]] == [
        'raise ValueError("5 or more")',
        "print(width)",
    ]
    for each in found:
        assert each.apply(CODE) != CODE
        ast.parse(each.apply(CODE))


def test_a_page_is_changed_where_a_reader_sees_it_and_not_in_its_marks() -> None:
    names = ["points.py:rings", "points.py:xor", "points-one", "points-two"]
    found = list(mutations.of_page("page.md", PAGE, names, random.Random(1)))
    said = changed(found, PAGE)
    assert [old for kind, old, _ in said if kind == "verdict"] == ["holds", "Holds"]
    assert ("region", "points.py:rings", "points.py:xor") in said
    assert ("figure", "points-one", "points-two") in said
    assert {("sign in a formula", "=", r"\ne "), ("sign in a formula", "-", "+")} <= set(said)
    numerals = [(kind, old) for kind, old, new in said if old.isdigit() and new != old]
    assert numerals == [("claim id", "05"), ("prose", "12"), ("formula", "3"), ("alt text", "4")]


def test_a_change_is_told_with_its_line() -> None:
    change = Mutation("page.md", PAGE.index("12"), PAGE.index("12") + 2, "13", "prose")
    assert change.tell(PAGE) == "page.md:3: prose: 12 → 13"


def test_a_change_runs_the_checks_that_it_can_touch() -> None:
    assert mutants.checks("docs/en/index.md")[0] == "docs/en/index.md"
    touched = mutants.checks("snippets/points.py")
    assert {"snippets/points.py", "tests/snippets/test_points.py"} <= set(touched[:3])
    assert {"docs/en/index.md", "snippets/figures/curved_boundary.py"} <= set(touched)
    assert not any("activations" in path for path in mutants.checks("snippets/figures/index.py"))
