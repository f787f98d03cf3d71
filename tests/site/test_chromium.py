"""A browser is found where there is one, and installed where that can be done."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site import chromium

type Program = Callable[[str, str], Path]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Put a shell script on a PATH on which there is nothing else."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "MACOS", str(tmp_path / "none"))

    def write(name: str, script: str) -> Path:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    return write


def test_a_stub_is_passed_over(program: Program) -> None:
    program("chromium-browser", "exit 1")
    chrome = program("google-chrome", "exit 0")
    assert chromium.find() == str(chrome)


def test_the_environment_goes_first(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program("chromium", "exit 0")
    mine = program("mine", "exit 0")
    monkeypatch.setenv("CHROMIUM", str(mine))
    assert chromium.find() == str(mine)


def test_nothing_is_found_where_there_is_nothing(program: Program) -> None:
    assert chromium.find() is None
    assert chromium.install() is None


@pytest.mark.parametrize("user", [0, 1000])
def test_apt_installs_one(program: Program, monkeypatch: pytest.MonkeyPatch, user: int) -> None:
    monkeypatch.setattr("os.geteuid", lambda: user)
    log = program("log", "")
    program("apt-get", f'echo "$@" >> {log}')
    program("env", 'shift; exec "$@"')
    sudo = program("sudo", f'echo sudo "$1" >> {log}; shift; exec "$@"')
    if user == 0:
        sudo.unlink()
    chromium.install()
    said = log.read_text()
    assert "\nupdate\n" in said, said
    for package in chromium.PACKAGES:
        assert f"\ninstall -y --no-install-recommends {package}\n" in said, said
    assert ("sudo -n" in said) == (user != 0), said
