"""A small project like this one, to try the build on: the files in `toy/` in place of ours."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts.core import digest
from scripts.core.paths import CACHE
from scripts.make import bundles
from scripts.measure.copy import copy_project

TOY = Path(__file__).with_name("toy")
SHARED = ("__init__.py", "drawing.py", "index.py", "palette.py", "points.py")


@dataclass
class Project:
    """A small project with a good site, to be broken."""

    folder: Path

    def copy(self, folder: Path) -> "Project":
        """A copy of it, as fresh as the first."""
        return Project(shutil.copytree(self.folder, folder, symlinks=True).resolve())

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace `old`, which has to be there, by `new`."""
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    def line(self, file: str, place: str) -> str:
        """The line on which `place` begins, as a message names it."""
        text = (self.folder / file).read_text("utf-8")
        return f"{file}:{text[: text.index(place)].count(chr(10)) + 1}"

    def build(self, command: str = "scripts site") -> subprocess.CompletedProcess[str]:
        """Build the site; stdout and stderr together."""
        return subprocess.run(
            [sys.executable, "-m", *command.split()],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def site(self) -> dict[str, bytes]:
        """Every file of the site."""
        files = sorted(path for path in (self.folder / "site").rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in files}

    def painters(self) -> list[int]:
        """The processes that still draw for this project."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                ours = (entry / "cwd").resolve() == self.folder
                drawing = b"scripts.make.painter" in (entry / "cmdline").read_bytes()
            except OSError:
                continue
            found += [int(entry.name)] if ours and drawing else []
        return found


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
