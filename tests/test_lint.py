"""The style of the code, and what the snippets may lean on."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.paths import ROOT, SNIPPETS

MATHEMATICS = sorted(set(SNIPPETS.glob("*.py")) - {SNIPPETS / "drawing.py"})


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=" ".join)
def test_ruff_is_content(command: list[str]) -> None:
    ruff = Path(sys.executable).with_name("ruff")
    done = subprocess.run(
        [ruff, *command, "-q", "scripts", "snippets", "tests"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MATHEMATICS, ids=lambda path: path.stem)
def test_the_mathematics_needs_numpy_alone(path: Path) -> None:
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    names = [
        alias.name if isinstance(node, ast.Import) else str(node.module)
        for node in tree
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    ]
    foreign = {name.split(".")[0] for name in names} - {
        "numpy",
        "snippets",
        *sys.stdlib_module_names,
    }
    assert not foreign, f"{path.name} imports {foreign}"
    assert "snippets.drawing" not in names
