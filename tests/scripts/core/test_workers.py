"""No more work at once than there are cores and descriptors for."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.core import workers as module
from scripts.core.paths import ROOT, SCRIPTS
from scripts.core.workers import workers


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Eight cores, 1024 descriptors, and a folder for the quota of a container."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {*range(8)}, raising=False)
    monkeypatch.setattr(module, "CGROUP", tmp_path)
    limit(monkeypatch, 1024)
    return tmp_path


def limit(monkeypatch: pytest.MonkeyPatch, soft: int) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (soft, resource.RLIM_INFINITY))


def test_each_core_has_its_share() -> None:
    assert [workers(), workers(per_core=2)] == [8, 16]


@pytest.mark.parametrize(
    ("soft", "kernels"), [(80, 1), (128, 2), (256, 6), (1024, 16), (resource.RLIM_INFINITY, 16)]
)
def test_descriptors_are_a_bound(monkeypatch: pytest.MonkeyPatch, soft: int, kernels: int) -> None:
    limit(monkeypatch, soft)
    assert workers(per_core=2, descriptors=32) == kernels


def test_too_few_descriptors_are_one_line_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    limit(monkeypatch, 64)
    with pytest.raises(SystemExit, match=r"only 64 files may be open at once; .*ulimit -n 256"):
        workers(per_core=2, descriptors=32)


@pytest.mark.parametrize(
    ("files", "most"),
    [
        ({"cpu.max": "250000 100000\n"}, 3),
        ({"cpu.max": "5000 100000\n"}, 1),
        ({"cpu.max": "max 100000\n"}, 8),
        ({"cpu.max": "6400000 100000\n"}, 8),
        ({"cpu/cpu.cfs_quota_us": "200000\n", "cpu/cpu.cfs_period_us": "100000\n"}, 2),
        ({"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, 8),
    ],
)
def test_the_quota_of_a_container_is_a_bound(
    machine: Path, files: dict[str, str], most: int
) -> None:
    (machine / "cpu").mkdir()
    for name, text in files.items():
        (machine / name).write_text(text)
    assert workers() == most


def test_nobody_else_counts_cores() -> None:
    counts = [path for path in SCRIPTS.rglob("*.py") if "cpu_count" in path.read_text("utf-8")]
    assert [path.name for path in counts] == ["workers.py"]


def test_the_tests_are_as_many_at_once(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text("def test_x(): ...", "utf-8")
    plugins = ["-p", "scripts.pytest_pages", "-c", "/dev/null", "--rootdir", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *plugins, "-n", "auto", "-v", str(tmp_path)],
        cwd=ROOT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (module.SPARE + 8,) * 2),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1/1 worker" in done.stdout, done.stdout + done.stderr
