"""A site tells the date of its last commit, or the one it is given, and else none."""

import gzip
import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.build.project import Project

GIT = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
COMMITTED = "2001-02-03"
SITE_URL = "https://example.org/"


@pytest.fixture(scope="module")
def project(good: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that no git knows."""
    return good.copy(tmp_path_factory.mktemp("dates") / "project").folder


def commit(folder: Path, file: str) -> None:
    when = os.environ | {"GIT_COMMITTER_DATE": f"{COMMITTED}T12:00:00Z"}
    for words in (["init", "-q"], ["add", file], ["commit", "-qm", "x"]):
        subprocess.run([*GIT, *words], cwd=folder, env=when, check=True)


def build(folder: Path, command: str = "scripts site", **setting: str) -> tuple[int, str]:
    """Build it with these settings; the exit code, and what was said."""
    env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        [sys.executable, "-m", *command.split()],
        cwd=folder,
        env=env | {"SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"} | setting,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def told(folder: Path) -> set[str]:
    """The dates in the sitemap."""
    sitemap = (folder / "site/sitemap.xml").read_text("utf-8")
    assert SITE_URL in sitemap
    return set(re.findall("<lastmod>(.*?)</lastmod>", sitemap))


def site(folder: Path) -> dict[str, bytes]:
    """Every file of the site but for the dates."""
    files = [path for path in (folder / "site").rglob("*") if path.is_file()]
    read = {path: path.read_bytes() for path in files}
    read = {p: gzip.decompress(each) if p.suffix == ".gz" else each for p, each in read.items()}
    return {str(p): re.sub(rb"\s*<lastmod>.*", b"", each) for p, each in read.items()}


def zipped(folder: Path) -> set[str]:
    """The dates in the zip."""
    with ZipFile(folder / "bend-the-line.zip") as packed:
        return {"{}-{:02}-{:02}".format(*entry.date_time) for entry in packed.infolist()}


def test_a_date_is_that_of_the_last_commit_or_given_or_none(project: Path) -> None:
    """A git that knows another project alone, around this one, doesn't know."""
    (project.parent / "other").touch()
    commit(project.parent, "other")
    assert build(project)[0] == 0
    undated = site(project)
    assert told(project) == set()
    assert (project / "site/sitemap.xml.gz").read_bytes()[4:8] == bytes(4), "gzip tells a time"
    assert build(project, "scripts offline")[0] == 0
    assert zipped(project) == {"1980-01-01"}, "a zip has to have a date, and this is its first"
    commit(project, "mkdocs.yml")
    assert build(project)[0] == 0
    assert told(project) == {COMMITTED}
    assert site(project) == undated
    assert build(project, "scripts offline")[0] == 0
    assert zipped(project) == {COMMITTED}
    assert build(project, SOURCE_DATE_EPOCH="1700000000")[0] == 0
    assert told(project) == {"2023-11-14"}
    assert site(project) == undated


DOORS = ("scripts site", "scripts offline", "mkdocs build -d .cache/x")
WRONG = ["", "yesterday", "-1", "1.5", " 17", "4294967296", "1_000", "\uff11\uff17"]


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_date_is_one_line_with_the_remedy(project: Path, wrong: str) -> None:
    for command in DOORS if wrong == WRONG[0] else DOORS[:1]:
        code, said = build(project, command, SOURCE_DATE_EPOCH=wrong)
        assert code == 1, said
        assert said.count("\n") == 1, said
        assert said.startswith(f"SOURCE_DATE_EPOCH is {wrong!r}, "), said
        assert "unset it" in said
