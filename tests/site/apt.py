"""Programs that the tests need and Debian has."""

import os
import shutil
import subprocess


def install(package: str) -> None:
    """Install a package of Debian's, where that can be done without a password."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if all(map(shutil.which, ["apt-get", *sudo[:1]])):
        apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
        subprocess.run([*apt, "update"], check=False)
        subprocess.run([*apt, "install", "-y", "--no-install-recommends", package], check=False)
