"""The style of the code, and what the snippets may lean on."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.core.paths import ROOT, SCRIPTS, SNIPPETS, ours, relative
from scripts.make.figures import Figure, all_figures
from tests.failing import none_of

# One draws, one shows, one measures: nothing that a chapter computes with needs them.
OTHERS = {"drawing", "lab", "yardstick"}
MATHEMATICS = [path for path in ours(SNIPPETS, "*.py") if path.stem not in OTHERS]


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=" ".join)
def test_ruff_is_content(command: list[str]) -> None:
    ruff = Path(sys.executable).with_name("ruff")
    folders = ("docs", "scripts", "snippets", "tests")
    modules = [path for folder in folders for path in ours(ROOT / folder, "**/*.py")]
    done = subprocess.run(
        [ruff, *command, "-q", "--force-exclude", "conftest.py", *modules],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_scripts_of_the_pages_are_typed() -> None:
    node, compiler = Path(sys.executable).with_name("node"), "node_modules/typescript/bin/tsc"
    done = subprocess.run(
        [node, compiler, "-p", "."], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_text_between_processes_names_its_encoding() -> None:
    """In files, ruff's PLW1514 sees to it."""
    nameless = [
        f'{relative(path)}:{node.value.lineno}: say encoding="utf-8" in place of {node.arg}=True'
        for path in ours(SCRIPTS, "**/*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.keyword) and node.arg in ("text", "universal_newlines")
        if isinstance(node.value, ast.Constant)
    ]
    none_of(nameless)


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
    assert not {f"snippets.{other}" for other in OTHERS} & set(names)


@pytest.mark.parametrize("figure", all_figures().values(), ids=lambda figure: figure.name)
def test_a_figure_asserts_its_fact_before_it_draws(figure: Figure) -> None:
    tree = ast.parse((ROOT / figure.path).read_text("utf-8"))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    body = functions[figure.function]
    calls = [node for node in ast.walk(body) if isinstance(node, ast.Call)]
    called = {getattr(call.func, "id", ""): call.lineno for call in calls}
    bodies = [body, *(functions[name] for name in called.keys() & functions.keys())]
    facts = [node for part in bodies for node in ast.walk(part) if isinstance(node, ast.Assert)]
    assert facts, f"{figure.path}:{figure.line}: {figure.function} asserts nothing"
    early = [fact.lineno for fact in facts if fact.lineno < called.get("panel", fact.lineno + 1)]
    assert early, f"{figure.path}:{called['panel']}: drawn before anything is asserted"
