"""What tries imports answers one process, and no other."""

import subprocess
import sys

import pytest

from scripts.core.paths import ROOT

ASKED_BY_A_FORK = """
import os
from scripts.core.paths import SNIPPETS
from scripts.make import importing

assert importing.broken(SNIPPETS / "points.py") is None
first = importing._importer
if fork := os.fork():
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1]))
importing._tried.cache_clear()
assert importing.broken(SNIPPETS / "points.py") is None
os._exit(importing._importer is first)
"""


@pytest.mark.skipif("sys.platform != 'linux'", reason="elsewhere nothing is tried before it runs")
def test_a_fork_asks_a_process_of_its_own() -> None:
    """In a Python without threads, which a fork would lose."""
    code = f"import sys\n{ASKED_BY_A_FORK}"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, timeout=60)
    assert done.returncode == 0, "it asked by its parent's pipe"
