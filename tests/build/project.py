"""A small project like this one, to try the build on: the files in `toy/` in place of ours."""

import re
import shutil
from pathlib import Path

from scripts.measure.copy import copy_project, share_python

TOY = Path(__file__).with_name("toy")
SHARED = ("__init__.py", "drawing.py", "index.py", "palette.py", "points.py")


def make_project(folder: Path) -> Path:
    """Two pages and four figures, of which the first two import a helper."""
    share_python(copy_project(folder))
    shutil.rmtree(folder / "docs/en")
    for old in ("figures", "experiments"):
        for module in (folder / "snippets" / old).glob("[!_]*.py"):
            module.unlink()
    for result in (folder / "snippets/results").glob("*.json"):
        result.unlink()
    for module in folder.glob("snippets/*.py"):
        if module.name in SHARED:
            module.write_text(re.sub(r"(?m)^# --8<--.*\n", "", module.read_text("utf-8")), "utf-8")
        else:
            module.unlink()
    shutil.copytree(TOY, folder, dirs_exist_ok=True)
    config = (folder / "mkdocs.yml").read_text("utf-8")
    config = re.sub(r"nav:\n(?: +- .*\n)+", "", config)
    config = re.sub(r"  - mkdocs-jupyter:.*\n(?:      .*\n)+", "", config)  # there are no labs
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    return folder
