"""Whatever is kept may be damaged: it is made anew, in a quiet line, and the site is the same."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

FOLDERS = ("figures", "fonts", "labs", "pages", "templates")
WAYS: dict[str, Callable[[Path], bytes]] = {
    "cut short": lambda file: file.read_bytes()[:50],
    "emptied": lambda _: b"",
    "an empty object": lambda _: b"{}",
    "another's bytes": lambda file: _another(file).read_bytes(),
}


def _another(file: Path) -> Path:
    """Another kept file, of the same kind if there is one."""
    beside = [path for path in sorted(file.parent.glob("*.json")) if path != file]
    return (beside or sorted(file.parent.glob("figures/*.json")))[0]


def kept(cache: Path) -> list[Path]:
    """A file for each way, or as many as there are, of each folder in which something is kept."""
    folders: dict[Path, list[Path]] = {}
    for path in sorted({*cache.rglob("*.json")} - {*cache.glob("run/**/*")}):  # these are published
        folders.setdefault(path.parent, []).append(path)
    return [path for paths in folders.values() for path in paths[: len(WAYS)]]


def build(project: Path) -> tuple[dict[str, bytes], str]:
    """Every file of the site, and what was said."""
    shutil.rmtree(project / "site", ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-m", "scripts", "site"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    files = sorted(path for path in (project / "site").rglob("*") if path.is_file())
    return {str(path.relative_to(project)): path.read_bytes() for path in files}, done.stdout


def test_what_is_damaged_is_made_anew(copy: Path) -> None:
    cache = copy / ".cache"
    for folder in ("fonts", "templates"):  # some are another build's
        shutil.rmtree(cache / folder)
    site, _said = build(copy)
    damaged = dict(zip(kept(cache), cycle(WAYS.values()), strict=False))
    kinds = {path.relative_to(cache).parts[0] for path in damaged}
    assert kinds == {"built.json", "bundles.json", "formulas.json", "run.json", *FOLDERS}
    contents = {file: damage(file) for file, damage in damaged.items()}
    for file, content in contents.items():
        file.write_bytes(content)
    again, said = build(copy)
    told = [line for line in said.splitlines() if line.endswith(" is damaged, and made anew")]
    assert sorted(told) == sorted(
        f"{file.relative_to(copy)} is damaged, and made anew" for file in damaged
    ), said
    assert again == site
