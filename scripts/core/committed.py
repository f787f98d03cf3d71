"""The project as it was last committed: what a change is a change of."""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

from scripts.core.paths import ROOT, relative


def text(path: Path) -> str:
    """A file as it was last committed; "" where there was none, or no git can say."""
    return _git("show", f"HEAD:./{relative(path)}").decode()


def lay_down(folder: Path, *names: str) -> bool:
    """Unpack files and folders as they were last committed; False if no git can say."""
    packed = _git("archive", "HEAD", *names)
    if packed:
        with tarfile.open(fileobj=BytesIO(packed)) as files:
            files.extractall(folder, filter="data")
    return bool(packed)


def time() -> int:
    """When that was, in seconds since 1970; 0 if no git can say, or only of another project."""
    ours = _git("ls-tree", "HEAD", "mkdocs.yml")
    return int(_git("show", "-s", "--no-show-signature", "--format=%ct")) if ours else 0


def _git(*words: str) -> bytes:
    try:
        command = ["git", "-c", "safe.directory=*", "-c", "core.autocrlf=false", *words]
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return b""
