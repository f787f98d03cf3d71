"""The commands that the project promises."""

import os
import re
import subprocess

import pytest

from scripts.core.paths import ROOT


def make(*words: str) -> str:
    """What make prints, also when make itself runs these tests."""
    env = {key: value for key, value in os.environ.items() if key not in ("MAKEFLAGS", "MAKELEVEL")}
    done = subprocess.run(
        ["make", *words], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize(
    "command",
    ["site", "offline", "test", "doctest", "approve", "figures", "results", "serve", "clean"]
    + ["remeasure", "mutants", "successors", "bench", "lock"],
)
def test_make_alone_lists_the_command(command: str) -> None:
    listed = make()
    assert re.search(rf"^make {command} +\w.+$", listed, re.M), f"{command} is not in:\n{listed}"
