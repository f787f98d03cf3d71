"""Both runners are heard of, and one that dies is no silence."""

import subprocess
import sys
from pathlib import Path

from scripts.core.paths import ROOT

FIRST = """
import os
import pytest

def test_passes(): assert os.getpid()

@pytest.mark.skip(reason="of no use")
def test_is_skipped(): ...
"""
SECOND = """
import os

def test_passes(tmp_path): assert tmp_path.is_dir()

def test_fails(): assert 1 + 1 == 3

def test_last(): {last}
"""


def run(folder: Path, last: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_first.py").write_text(FIRST, "utf-8")
    (folder / "test_second.py").write_text(SECOND.format(last=last), "utf-8")
    plain = ["-p", "scripts.check.runners", "-c", "/dev/null", "--rootdir", str(folder), "-rs"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plain, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_fails_and_what_is_skipped_is_told_of_either_runner(tmp_path: Path) -> None:
    done = run(tmp_path, "pass")
    assert done.returncode == 1
    assert "1 failed, 3 passed, 1 skipped" in done.stdout
    assert "assert (1 + 1) == 3" in done.stdout
    assert "of no use" in done.stdout


def test_a_check_that_ends_its_process_is_named_and_the_rest_is_run(tmp_path: Path) -> None:
    done = run(tmp_path, "os._exit(0)\n\ndef test_behind(): pass")
    assert done.returncode == 1
    assert "test_second.py:8: ended the process that ran it" in done.stdout
    assert "2 failed, 3 passed, 1 skipped" in done.stdout
