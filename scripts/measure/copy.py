"""A copy of the project, to try something on."""

import shutil
from pathlib import Path

from scripts.core.paths import ROOT


def copy_project(folder: Path) -> Path:
    """The project without what it builds; its environment is shared."""
    away = shutil.ignore_patterns(".*", "node_modules", "site", "__pycache__")
    shutil.copytree(ROOT, folder, ignore=away)
    for name in (".venv", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    return folder
