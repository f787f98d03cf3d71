"""What was something made from?"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.core import digest, watch
from scripts.core.paths import ROOT

WATCH = """
import json
from scripts.core.watch import Watch
watch = Watch()
from snippets.results import result
import snippets.points
open("README.md").close(), open("/etc/hostname").close(), open(".gitignore").close()
print(json.dumps(watch.files()))
"""


def test_every_file_of_the_project_that_was_opened_or_imported_is_noted() -> None:
    """Not what lies elsewhere, nor what begins with a dot, such as .venv."""
    done = subprocess.run(
        [sys.executable, "-c", WATCH], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = json.loads(done.stdout)
    assert {"README.md", "snippets/points.py", "snippets/results/__init__.py"} <= files.keys()
    assert not [path for path in files if path.startswith(("/", "."))]
    assert files["README.md"] == digest.of_file(ROOT / "README.md")


def test_a_file_edited_while_it_is_used_counts_as_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "OURS", f"{tmp_path}{os.sep}")
    monkeypatch.setattr(watch, "NOT_OURS", f"{tmp_path}{os.sep}.")
    early, late = tmp_path / "early.py", tmp_path / "late.py"
    for path, changed in ((early, -60), (late, 60)):
        path.write_text("", "utf-8")
        seen = watch.Watch()
        os.utime(path, (seen.started + changed, seen.started + changed))
        seen.opened.add(str(path))
        assert bool(seen.files()[str(path)]) == (changed < 0)
