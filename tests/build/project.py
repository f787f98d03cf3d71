"""A small project like this one, to try the build on: the files in `toy/` in place of ours."""

import json
import re
import shutil
from pathlib import Path

from scripts.core import digest
from scripts.core.paths import CACHE
from scripts.make import bundles
from scripts.measure.copy import copy_project

TOY = Path(__file__).with_name("toy")
SHARED = ("__init__.py", "drawing.py", "index.py", "palette.py", "points.py")


def make_project(folder: Path) -> Path:
    """Two pages and four figures, of which the first two import a helper."""
    copy_project(folder)
    _lay_python(folder)
    shutil.rmtree(folder / "docs/en")
    for old in ("figures", "experiments", "vectors"):
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


def forget(folder: Path) -> None:
    """Remove all that is kept, but for the name of a Python."""
    for path in (folder / CACHE.name).iterdir():
        if path.is_dir() and path.name != "run":
            shutil.rmtree(path)
        elif path.is_file() and path.name != "run.json":
            path.unlink()


def _lay_python(folder: Path) -> None:
    """Python for the pages, of which there is but the name: it would weigh more than all the rest
    together, and nobody presses Run here.
    """
    shutil.rmtree(folder / "scripts/make/wheels")
    cache = folder / CACHE.name
    manifest = cache / "run/toy/manifest.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text('{"digest": "toy", "files": {"matplotlib.zip": {"bytes": 0}}}', "utf-8")
    made = {"digest": "toy", "files": {manifest.name: digest.of_file(manifest)}}
    record = {"name": ".cache/run.json", "given": digest.of(""), "files": {}, "versions": {}}
    record |= {"result": made}
    record["sha256"] = digest.of(json.dumps(record))
    (cache / "run.json").write_text(json.dumps(record), "utf-8")
    if bundles.FILE.is_file():
        shutil.copy2(bundles.FILE, cache)
