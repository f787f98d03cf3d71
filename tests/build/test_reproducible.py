"""The same sources give the same bytes, wherever and however they are built."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.measure.copy import copy_project

SETTINGS = [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Anchorage", "LC_ALL": "C.UTF-8", "LANGUAGE": "de"},
]


def build(folder: Path, setting: dict[str, str]) -> subprocess.Popen:
    """Start to build the whole site, figures and all, from nothing."""
    epoch = {"SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "scripts", "site"],
        cwd=copy_project(folder),
        env=os.environ | epoch | setting,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def test_two_folders_hash_seeds_time_zones_and_locales_give_the_same_bytes(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "a longer name" / "b"]
    builds = [build(*each) for each in zip(folders, SETTINGS, strict=True)]
    for started in builds:
        said = started.communicate()[0]
        assert started.returncode == 0, said
    sites = [
        {path.relative_to(folder / "site"): path for path in (folder / "site").rglob("*.*")}
        for folder in folders
    ]
    assert sites[0].keys() == sites[1].keys()
    for name in sites[0]:
        one, other = (site[name].read_bytes() for site in sites)
        if one != other:
            pairs = enumerate(zip(one, other, strict=False))
            at = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
            pytest.fail(
                f"site/{name} differs from byte {at}: {one[at : at + 60]!r}, "
                f"{other[at : at + 60]!r}",
                pytrace=False,
            )
