"""What is installed is asked, not when: nothing that is there is installed again."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import install, node
from scripts.core.paths import ROOT

LOCK = "requirements.lock"
PINNED = dict(re.findall(r"(?m)^([\w.-]+)==(\S+) \\$", (ROOT / LOCK).read_text("utf-8")))
KATEX = "node_modules/katex"


@pytest.fixture
def libraries(tmp_path: Path) -> Path:
    """A folder in which everything that is locked is installed."""
    for name, version in PINNED.items():
        record = tmp_path / f"{name.replace('-', '_')}-{version}.dist-info"
        record.mkdir()
        (record / "INSTALLER").write_text("pip\n")
    return tmp_path


def one(libraries: Path) -> Path:
    """The record of one library."""
    return libraries / f"numpy-{PINNED['numpy']}.dist-info"


def test_where_all_is_there_nothing_is_lacking_whatever_lies_beside_it(libraries: Path) -> None:
    (libraries / "~umpy-1.0.dist-info").mkdir()
    (libraries / "other-1.0.dist-info").mkdir()
    assert not install.lacks(LOCK, libraries)


def test_a_library_that_is_gone_or_another_version_is_lacking(libraries: Path) -> None:
    other = one(libraries).rename(libraries / "numpy-1.0.dist-info")
    assert install.lacks(LOCK, libraries)
    shutil.rmtree(other)
    assert install.lacks(LOCK, libraries)


def test_a_library_whose_installing_was_broken_off_goes(libraries: Path) -> None:
    (one(libraries) / "INSTALLER").unlink()
    assert install.lacks(LOCK, libraries)
    assert not one(libraries).exists(), "pip would take it for installed"


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """A folder in which all the packages for the site are installed."""
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    kinds = {"dev", "optional", "devOptional"}
    there = {path: each for path, each in packages.items() if path and not each.keys() & kinds}
    for path in there:
        (tmp_path / path).mkdir(parents=True)
        (tmp_path / path / "package.json").touch()
    list_packages(tmp_path / "node_modules", there)
    return tmp_path / "node_modules"


def list_packages(modules: Path, packages: dict) -> None:
    (modules / ".package-lock.json").write_text(json.dumps({"packages": packages}), "utf-8")


def test_npm_is_asked_in_the_same_way(modules: Path) -> None:
    site = node.OMIT["site"]
    assert not node.lacks(site, modules)
    assert node.lacks(["optional"], modules), "what is tested with isn't there"
    listed = json.loads((modules / ".package-lock.json").read_text("utf-8"))["packages"]
    list_packages(modules, listed | {KATEX: listed[KATEX] | {"version": "0.0.1"}})
    assert node.lacks(site, modules)
    list_packages(modules, listed)
    shutil.rmtree(modules / "katex")
    assert node.lacks(site, modules)
    shutil.rmtree(modules)
    assert node.lacks(site, modules)


@pytest.mark.parametrize("says", ["exit 1", "echo no version is set", "echo v16.20.0"])
def test_a_node_that_does_not_run_or_is_old_is_not_fit(tmp_path: Path, says: str) -> None:
    program = tmp_path / "node"
    program.write_text(f"#!/bin/sh\n{says}\n")
    program.chmod(0o755)
    assert node._major(program) < node.OLDEST
    assert node._major(tmp_path / "gone") < node.OLDEST


def make(folder: Path, *words: str) -> tuple[int, str]:
    """What `make site` says in a folder with a Makefile, and nothing to install."""
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "scripts").mkdir(exist_ok=True)
    for name in ("__init__", "__main__", "install"):
        (folder / f"scripts/{name}.py").touch()
    env = {key: value for key, value in os.environ.items() if key not in ("MAKEFLAGS", "MAKELEVEL")}
    done = subprocess.run(
        ["make", "site", *words], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_an_environment_that_does_not_work_is_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "数 'quoted' #1 100% $HOME"
    folder.mkdir()
    quick = tmp_path / "python"  # whose environments have a pip in name only
    quick.write_text(f"""#!/bin/sh
case "$2" in venv) ;; *) exec {sys._base_executable} "$@" ;; esac
{sys._base_executable} "$@" --without-pip && mkdir "$(echo .venv/lib/*/site-packages)/pip"
""")
    quick.chmod(0o755)
    python, made = f"PYTHON={quick}", f"{quick} -m venv .venv\n"
    assert make(folder, python) == (0, made)
    assert make(folder, python) == (0, "")
    link = folder / ".venv/bin/python"
    link.unlink()
    link.symlink_to("gone")
    assert make(folder, python) == (0, made), "the Python that made it is gone"
    (folder / ".venv/bin/activate").unlink()
    assert make(folder, python) == (0, made), "the making was broken off"
    (folder / ".venv/lib").rename(folder / ".venv/of-another-python")
    assert make(folder, python) == (0, made), "its libraries are those of another Python"
    assert make(folder.rename(tmp_path / "moved"), python) == (0, "")


WILL_NOT_DO = {
    "is old": ('case "$2" in *version_info*) echo "3.12 is needed"; exit 1;; esac', "3.12 is"),
    "has no venv": ('case "$2" in *ensurepip*) exit 1;; esac', "apt install python3-venv"),
    "is not there": (None, "There is no ./python. Install Python 3.12 or newer, or name it: make"),
}


@pytest.mark.parametrize("what", WILL_NOT_DO)
def test_a_python_that_will_not_do_is_one_line_with_the_remedy(tmp_path: Path, what: str) -> None:
    says, remedy = WILL_NOT_DO[what]
    if says:
        (tmp_path / "python").write_text(f"#!/bin/sh\n{says}\n")
        (tmp_path / "python").chmod(0o755)
    code, said = make(tmp_path, "PYTHON=./python")
    line, from_make = said.splitlines()
    assert code
    assert remedy in line
    assert from_make.startswith("make: ***")
