"""A copy of the project, to try something on."""

import shutil
from pathlib import Path

from scripts.core.paths import CACHE, ROOT
from scripts.make import bundles, runtime


def copy_project(folder: Path) -> Path:
    """The project without what it builds; its environment is shared."""
    shutil.copytree(ROOT, folder, ignore=_left_out)
    for name in (".venv", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def share_python(folder: Path) -> None:
    """Let a copy have what is made here for running code: it takes long, and is the same."""
    there = folder / CACHE.name
    there.mkdir(exist_ok=True)
    for record in (runtime.RECORD, bundles.FILE):
        if record.is_file():
            shutil.copy2(record, there)
    if runtime.RUN.is_dir():
        shutil.copytree(runtime.RUN, there / runtime.RUN.name)


def _left_out(folder: str, names: list[str]) -> set[str]:
    """What is hidden, what is built, and what is neither a file nor a folder."""
    paths = {name: Path(folder, name) for name in names}
    copied = {name for name, path in paths.items() if path.is_file() or path.is_dir()}
    built = {"node_modules", "site", "__pycache__"}
    return {name for name in names if name[0] == "." or name in built or name not in copied}
