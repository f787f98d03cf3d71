"""The lock files hold what the project asks for, at that version, with hashes."""

import json
import re
import tomllib

import pytest

from scripts.core.paths import ROOT

ASKED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = ASKED["dependency-groups"]
PYTHON = {
    "requirements.lock": ASKED["project"]["dependencies"],
    "requirements-test.lock": ASKED["project"]["dependencies"] + GROUPS["test"],
    "requirements-successors.lock": GROUPS["successors"],
    "requirements-node.lock": GROUPS["node"],
}


def locked(file: str) -> dict[str, str]:
    """The version of each package in a lock file; it has hashes behind it."""
    text = (ROOT / file).read_text("utf-8")
    return dict(
        re.findall(r"^([\w.-]+)==([^\s;]+)[^\n]*\\\n    --hash=sha256:", text, re.MULTILINE)
    )


@pytest.mark.parametrize("file", PYTHON)
def test_a_lock_holds_what_is_asked_for(file: str) -> None:
    found = locked(file)
    stale = [wanted for wanted in PYTHON[file] if wanted not in {f"{n}=={found[n]}" for n in found}]
    assert not stale, f"{file}: doesn't hold {', '.join(stale)}; run: make lock"


def test_the_tests_have_what_the_site_has() -> None:
    site, test = locked("requirements.lock"), locked("requirements-test.lock")
    assert site.items() <= test.items()


def test_the_lock_of_npm_holds_what_is_asked_for() -> None:
    asked = json.loads((ROOT / "package.json").read_text("utf-8"))
    held = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    for kind in ("dependencies", "devDependencies", "optionalDependencies"):
        assert held[""][kind] == asked[kind], "package-lock.json: run: make lock"
        for name, version in asked[kind].items():
            assert held[f"node_modules/{name}"]["version"] == version, f"{name}: run: make lock"
            assert held[f"node_modules/{name}"]["integrity"].startswith("sha512-")
