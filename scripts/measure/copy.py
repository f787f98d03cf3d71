"""A copy of the project, to try something on."""

import shutil
from pathlib import Path

from scripts.core.paths import ROOT


def copy_project(folder: Path) -> Path:
    """The project without what it builds; its environment is shared."""
    shutil.copytree(ROOT, folder, ignore=_left_out)
    for name in (".venv", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def _left_out(folder: str, names: list[str]) -> set[str]:
    """What is hidden, what is built, and what is neither a file nor a folder."""
    paths = {name: Path(folder, name) for name in names}
    copied = {name for name, path in paths.items() if path.is_file() or path.is_dir()}
    built = {"node_modules", "site", "__pycache__"}
    return {name for name in names if name[0] == "." or name in built or name not in copied}
