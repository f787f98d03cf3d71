"""A build does what has changed and no more, and nobody can tell from the site."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.project import Project, forget
from tests.build.test_faults import DRAWING, PAGE, SECTION

STOPPED = "Nothing has changed; site/ is up to date.\n"


@pytest.fixture(scope="module")
def built(good: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that was built where it is; each test leaves it built, and as it was."""
    project = good.copy(tmp_path_factory.mktemp("unchanged") / "project")
    done = project.build()
    assert done.returncode == 0, done.stdout
    return project


def test_where_nothing_has_changed_nothing_is_done(built: Project) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "scripts", "site"]
    done = subprocess.run(command, cwd=built.folder, capture_output=True, text=True, check=True)
    loaded = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert done.stdout == STOPPED
    assert not loaded & {"mkdocs", "numpy", "matplotlib", "scripts.make.drawing"}


CHANGES = (
    PAGE,
    DRAWING,  # by a comment
    "docs/assets/site.css",
    "docs/overrides/main.html",
    "docs/references.json",
    "mkdocs.yml",
    "scripts/page/parts.py",
    "tests/bench.json",
)


def test_whatever_goes_in_is_built_anew_when_it_changes(built: Project) -> None:
    texts = {built.folder / file: (built.folder / file).read_text("utf-8") for file in CHANGES}
    try:
        for path, text in texts.items():
            more = "# changed\n" if path.suffix in (".py", ".yml") else "\n"
            path.write_text(text + more, "utf-8")
            done = built.build()
            assert done.returncode == 0, done.stdout
            assert STOPPED not in done.stdout, path
    finally:
        for path, text in texts.items():
            path.write_text(text, "utf-8")
        done = built.build()
    assert STOPPED not in done.stdout


def test_so_it_is_when_a_setting_changes(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as other:
        for setting in (("SITE_URL", "https://example.org/"), ("SOURCE_DATE_EPOCH", "1700000000")):
            other.setenv(*setting)
            assert STOPPED not in built.build().stdout, setting
            assert built.build().stdout == STOPPED
    assert STOPPED not in built.build().stdout


def test_another_process_renders_only_the_page_that_has_changed(project: Project) -> None:
    def rendered() -> dict[str, int]:
        pages = (project.folder / ".cache/pages/html/en").glob("*.json")
        return {page.name: page.stat().st_mtime_ns for page in pages}

    project.build()
    before = rendered()
    project.edit(PAGE, SECTION, f"One more line.\n\n{SECTION}")
    project.build()
    after = rendered()
    assert [name for name in after if after[name] != before[name]] == ["index.md.json"]


def _delete(site: Path) -> None:
    (site / "index.html").unlink()


def _edit(site: Path) -> None:
    with (site / "index.html").open("a") as page:
        page.write(" ")


def _add(site: Path) -> None:
    (site / "more.html").write_text("more", "utf-8")


def _break_off(site: Path) -> None:
    """What a build leaves that is killed while it puts a site in place."""
    for left in (".new", ".old"):
        shutil.copytree(site / "assets", site / left / "assets")


@pytest.mark.parametrize("damage", [_delete, _edit, _add, _break_off, shutil.rmtree])
def test_a_site_that_is_not_whole_is_built_anew(built: Project, damage) -> None:
    before = built.site()
    damage(built.folder / "site")
    assert built.build().returncode == 0
    assert built.site() == before


def test_a_series_of_edits_ends_in_the_bytes_of_a_build_from_nothing(project: Project) -> None:
    edits = [
        (PAGE, SECTION, f"One more line.\n\n{SECTION}"),
        (DRAWING, '"""', '"""Now: '),
        ("docs/en/01-page.md", "# ", "# Now "),
        (DRAWING, "4000", "4001"),
        (PAGE, "One more line.", "One line, and a [link](01-page.md)."),
    ]
    for edit in edits:
        project.edit(*edit)
        done = project.build()
        assert done.returncode == 0, done.stdout
    site = project.site()
    forget(project.folder)
    done = project.build()
    assert done.returncode == 0, done.stdout
    assert site == project.site()


def test_a_dead_link_is_told_again_with_every_build(project: Project) -> None:
    project.edit(PAGE, SECTION, f"[a](01-page.md#gone)\n\n{SECTION}")
    said = [project.build().stdout for _ in range(2)]
    assert all("does not contain an anchor '#gone'" in each for each in said), said


def test_damage_to_what_is_kept_of_a_page_is_one_quiet_line(project: Project) -> None:
    before = project.site()
    damaged = {
        ".cache/pages/html/en/index.md.json": b"",
        ".cache/pages/html/en/01-page.md.json": b"{}",
        ".cache/pages/search/en/index.md.json": b'{\n"name": "',
    }
    for file, content in damaged.items():
        (project.folder / file).write_bytes(content)
    shutil.rmtree(project.folder / "site")
    said = project.build().stdout
    assert all(f"{file} is damaged, and made anew\n" in said for file in damaged), said
    assert project.site() == before
