"""What was something made from?"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import provenance
from scripts.paths import ROOT

WATCH = """
import json
from scripts.provenance import Watch
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
    assert files["README.md"] == provenance.digest(ROOT / "README.md")


def test_a_file_edited_while_it_is_used_counts_as_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provenance, "OURS", f"{tmp_path}{os.sep}")
    early, late = tmp_path / "early.py", tmp_path / "late.py"
    for path, changed in ((early, -60), (late, 60)):
        path.write_text("", "utf-8")
        watch = provenance.Watch()
        os.utime(path, (watch.started + changed, watch.started + changed))
        watch.opened.add(str(path))
        assert bool(watch.files()[str(path)]) == (changed < 0)


def test_what_changed_is_named(tmp_path: Path) -> None:
    kept, edited, removed = (tmp_path / name for name in ("kept", "edited", "removed"))
    for path in (kept, edited, removed):
        path.write_text("one", "utf-8")
    files = {str(path): provenance.digest(path) for path in (kept, edited, removed)}
    edited.write_text("two", "utf-8")
    removed.unlink()
    assert provenance.changed(files) == [str(edited), str(removed)]
