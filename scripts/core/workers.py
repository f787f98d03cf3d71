"""How many may work at once."""

import os
import resource
from collections.abc import Iterator
from math import ceil
from pathlib import Path

SPARE = 48  # descriptors for whatever is no worker's
CGROUP = Path("/sys/fs/cgroup")
QUOTAS = (["cpu.max"], ["cpu/cpu.cfs_quota_us", "cpu/cpu.cfs_period_us"])  # now, and formerly


def workers(*, per_core: int = 1, descriptors: int = 8) -> int:
    """As many as there are cores for, and descriptors, of which each has so many open."""
    most, (limit, _) = per_core * cores(), resource.getrlimit(resource.RLIMIT_NOFILE)
    if limit == resource.RLIM_INFINITY:
        return most
    if limit < SPARE + descriptors:
        raise SystemExit(f"only {limit} files may be open at once; allow more with: ulimit -n 256")
    return min(most, (limit - SPARE) // descriptors)


def cores() -> int:
    """How many this process may use: it may be bound to some, and a container has its quota."""
    bound = hasattr(os, "sched_getaffinity")
    count = len(os.sched_getaffinity(0)) if bound else os.cpu_count() or 1
    return min([count, *_quotas()])


def _quotas() -> Iterator[int]:
    for names in QUOTAS:
        files = [CGROUP / name for name in names if (CGROUP / name).is_file()]
        match " ".join(file.read_text() for file in files).split():
            case [quota, period] if quota.isdecimal():  # else it is "max" or -1
                yield max(1, ceil(int(quota) / int(period)))
