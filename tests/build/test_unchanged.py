"""A build does what has changed and no more, and nobody can tell from the site."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.project import forget, make_project
from tests.build.test_faults import DRAWING, PAGE, SECTION, Project

STOPPED = "Nothing has changed; site/ is up to date.\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that was built once; each test leaves it built, and as it was."""
    project = Project(make_project(tmp_path_factory.mktemp("unchanged") / "project").resolve())
    done = project.build()
    assert done.returncode == 0, done.stdout
    return project


def test_where_nothing_has_changed_nothing_is_done(project: Project) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "scripts", "site"]
    done = subprocess.run(command, cwd=project.folder, capture_output=True, text=True, check=True)
    loaded = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert done.stdout == STOPPED
    assert not loaded & {"mkdocs", "numpy", "matplotlib", "scripts.make.drawing"}


CHANGES = {
    "a page": PAGE,
    "a comment in a drawing": DRAWING,
    "the styles": "docs/assets/site.css",
    "the theme": "docs/overrides/main.html",
    "the works": "docs/references.json",
    "the configuration": "mkdocs.yml",
    "the scripts": "scripts/page/parts.py",
    "what was measured": "tests/bench.json",
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_goes_in_is_built_anew_when_it_changes(project: Project, what: str) -> None:
    path = project.folder / CHANGES[what]
    text = path.read_text("utf-8")
    path.write_text(text + ("# changed\n" if path.suffix in (".py", ".yml") else "\n"), "utf-8")
    try:
        done = project.build()
    finally:
        path.write_text(text, "utf-8")
    assert done.returncode == 0, done.stdout
    assert STOPPED not in done.stdout
    assert STOPPED not in project.build().stdout


@pytest.mark.parametrize("setting", ["SITE_URL", "SOURCE_DATE_EPOCH"])
def test_so_it_is_when_a_setting_changes(
    project: Project, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    values = {"SITE_URL": "https://example.org/", "SOURCE_DATE_EPOCH": "1700000000"}
    with monkeypatch.context() as other:
        other.setenv(setting, values[setting])
        assert STOPPED not in project.build().stdout
        assert project.build().stdout == STOPPED
    assert STOPPED not in project.build().stdout


def test_another_process_renders_only_the_page_that_has_changed(project: Project) -> None:
    def rendered() -> dict[str, int]:
        pages = (project.folder / ".cache/pages/html/en").glob("*.json")
        return {page.name: page.stat().st_mtime_ns for page in pages}

    before = rendered()
    project.edit(PAGE, SECTION, f"One more line.\n\n{SECTION}")
    try:
        project.build()
        after = rendered()
    finally:
        project.edit(PAGE, f"One more line.\n\n{SECTION}", SECTION)
        project.build()
    assert [name for name in after if after[name] != before[name]] == ["index.md.json"]


def _delete(site: Path) -> None:
    (site / "index.html").unlink()


def _edit(site: Path) -> None:
    with (site / "index.html").open("a") as page:
        page.write(" ")


def _add(site: Path) -> None:
    (site / "more.html").write_text("more", "utf-8")


@pytest.mark.parametrize("damage", [_delete, _edit, _add, shutil.rmtree])
def test_a_site_that_is_not_whole_is_built_anew(project: Project, damage) -> None:
    before = project.site()
    damage(project.folder / "site")
    assert project.build().returncode == 0
    assert project.site() == before


def test_a_series_of_edits_ends_in_the_bytes_of_a_build_from_nothing(project: Project) -> None:
    edits = [
        (PAGE, SECTION, f"One more line.\n\n{SECTION}"),
        (DRAWING, '"""', '"""Now: '),
        ("docs/en/01-page.md", "# ", "# Now "),
        (DRAWING, "4000", "4001"),
        (PAGE, "One more line.", "One line, and a [link](01-page.md)."),
    ]
    texts = {file: (project.folder / file).read_text("utf-8") for file, _old, _new in edits}
    try:
        for edit in edits:
            project.edit(*edit)
            done = project.build()
            assert done.returncode == 0, done.stdout
        site = project.site()
        forget(project.folder)
        done = project.build()
        assert done.returncode == 0, done.stdout
        assert site == project.site()
    finally:
        for file, text in texts.items():
            (project.folder / file).write_text(text, "utf-8")
        project.build()


def test_a_dead_link_is_told_again_with_every_build(project: Project) -> None:
    project.edit(PAGE, SECTION, f"[a](01-page.md#gone)\n\n{SECTION}")
    try:
        said = [project.build().stdout for _ in range(2)]
    finally:
        project.edit(PAGE, f"[a](01-page.md#gone)\n\n{SECTION}", SECTION)
        project.build()
    assert all("does not contain an anchor '#gone'" in each for each in said), said


@pytest.mark.parametrize("content", [b"", b"{}", b'{\n"name": "'])
def test_damage_to_what_is_kept_of_a_page_is_one_quiet_line(
    project: Project, content: bytes
) -> None:
    before = project.site()
    file = ".cache/pages/html/en/index.md.json"
    (project.folder / file).write_bytes(content)
    shutil.rmtree(project.folder / "site")
    said = project.build().stdout
    assert f"{file} is damaged, and made anew\n" in said
    assert project.site() == before
