"""Install what the lock files hold, unless it is there: `python -m scripts.install test`.

It asks what is installed and doesn't care when: where nothing is lacking nobody needs a network.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from scripts import node
from scripts.core.paths import ROOT

LOCKS = {
    "site": ["requirements.lock"],
    "test": ["requirements-test.lock"],
    "successors": ["requirements-test.lock", "requirements-successors.lock"],
    "bench": ["requirements-test.lock"],
}
LIBRARIES = Path(sysconfig.get_path("platlib"))
PIN = re.compile(r"^([\w.-]+)==(\S+)(?P<elsewhere> ;)?", re.MULTILINE)
PIP = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"]


def main(purpose: str) -> int:
    """Install what is lacking; the exit code is 0, or 1 with a word of what failed."""
    for lock in LOCKS[purpose]:
        command = [*PIP, "--require-hashes", "-r", lock]
        if lacks(lock) and subprocess.run(command, cwd=ROOT, check=False).returncode:
            print(f"{lock} was not installed: pip says why")
            return 1
    return node.main(purpose)


def lacks(lock: str, libraries: Path = LIBRARIES) -> bool:
    """Whether a library that is locked for every machine is there in no version or in another.

    One whose installing was broken off is not there, and goes, for pip would believe in it.
    """
    there = {}
    for folder in libraries.glob("*-*.dist-info"):
        if (folder / "INSTALLER").exists():  # which is written last
            name, version = folder.stem.split("-", 1)
            there[_plain(name)] = version
        else:
            shutil.rmtree(folder)
    text = (ROOT / lock).read_text("utf-8")
    pins = (pin for pin in PIN.finditer(text) if not pin["elsewhere"])
    return any(there.get(_plain(pin[1])) != pin[2] for pin in pins)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
