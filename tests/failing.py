"""How a test says what is wrong: a line for each problem, and nothing else."""

from collections.abc import Iterable

import pytest


def none_of(problems: Iterable[object]) -> None:
    """Fail and list the problems in order, one a line, if there are any."""
    if lines := sorted(map(str, problems)):
        pytest.fail("\n".join(lines), pytrace=False)
