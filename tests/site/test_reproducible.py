"""The same sources give the same bytes, wherever and however they are built."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.measure.copy import copy_project
from tests.site.conftest import SETTING

ELSEWHERE = {
    "PYTHONHASHSEED": "1",
    "TZ": "Pacific/Kiritimati",  # where it is the next day at SETTING's time
    "LC_ALL": "C",
    "LANGUAGE": "de",
}


def test_another_folder_hash_seed_time_zone_and_locale_give_the_same_bytes(
    site: Path, tmp_path: Path
) -> None:
    """The site of all tests, of which most was kept, and one built from nothing, figures and all,
    by another command.
    """
    folder = copy_project(tmp_path / "a longer name" / "b")
    done = subprocess.run(
        [sys.executable, "-m", "scripts", "site"],
        cwd=folder,
        env=os.environ | SETTING | ELSEWHERE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    sites = [
        {path.relative_to(top): path for path in top.rglob("*.*")}
        for top in (site, folder / "site")
    ]
    assert sites[0].keys() == sites[1].keys()
    for name in sites[0]:
        one, other = (each[name].read_bytes() for each in sites)
        if one != other:
            pairs = enumerate(zip(one, other, strict=False))
            at = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
            pytest.fail(
                f"site/{name} differs from byte {at}: {one[at : at + 60]!r}, "
                f"{other[at : at + 60]!r}",
                pytrace=False,
            )
