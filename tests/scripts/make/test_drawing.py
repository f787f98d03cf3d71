"""Who has drawn draws again, with its libraries loaded, unless a script has changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.make import drawing


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The one script that counts; whoever draws is sent away in the end."""
    monkeypatch.setattr(drawing, "SCRIPTS", tmp_path)
    script = tmp_path / "one.py"
    script.write_text("1", "utf-8")
    yield script
    drawing.stop()


def test_a_painter_stays_until_a_script_changes_or_it_ends(script: Path) -> None:
    first = drawing.painter()
    assert drawing.painter() is first
    script.write_text("2", "utf-8")
    second = drawing.painter()
    assert second is not first
    assert first.process.returncode == 0
    second.process.kill()
    second.process.wait()
    assert drawing.painter() is not second


def test_nobody_stays_when_all_is_stopped(script: Path) -> None:
    process = drawing.painter().process
    drawing.stop()
    assert process.returncode == 0
