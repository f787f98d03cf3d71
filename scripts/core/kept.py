"""What takes its time is made once and kept: whole, and with a record of what it was made from.

A kept file is JSON: its name, the project's files and the versions of the libraries that the result
was made from, the digest of what else went in, the result, and the digest of all that.
"""

import json
import os
import platform
import sysconfig
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.core import digest
from scripts.core.paths import ROOT, relative
from scripts.core.terminal import tell


@dataclass(frozen=True)
class Kept:
    """A result, and what it was made from: digests of files, versions of libraries."""

    result: object
    given: str
    files: dict[str, str]
    versions: dict[str, str]

    def out_of_date(self) -> str:
        """What has changed since it was made, "" if nothing has.

        A library that is not installed hasn't changed: some are needed for making alone.
        """
        for path, found in self.files.items():
            if not found or digest.of_file(_at(path)) != found:
                return f"before {path} changed"
        for name, version in self.versions.items():
            if installed().get(name, version) != version:
                return f"with {name} {version}"
        return ""


@cache
def _at(path: str) -> Path:
    return ROOT / path


def keep(
    file: Path,
    result: object,
    *,
    given: str = "",
    files: dict[str, str] | None = None,
    libraries: tuple[str, ...] = (),
) -> None:
    """Write a result, which JSON has to know, in one piece or not at all.

    given: what went in besides files and libraries, such as the characters of a font.
    """
    record = {
        "name": relative(file),
        "given": digest.of(given),
        "files": files or {},
        "versions": {name: installed()[name] for name in libraries},
        "result": result,
    }
    record["sha256"] = _digest(record)
    lines = (f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in record.items())
    write(file, "{\n" + ",\n".join(lines) + "\n}\n")


def write(file: Path, content: str | bytes) -> None:
    """Write a file in one piece or not at all."""
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(content.encode() if isinstance(content, str) else content)
        aside.replace(file)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(file.parent)) from None


def read(file: Path) -> Kept | None:
    """What a file keeps, however old; None if there is no such file, or it isn't whole."""
    try:
        status = file.stat()
        return _read(file, status.st_mtime_ns, status.st_size)
    except OSError:
        return None


@cache
def _read(file: Path, _changed: int, _size: int) -> Kept | None:
    try:
        record = json.loads(file.read_bytes())
        whole = record.pop("sha256") == _digest(record) and record.pop("name") == relative(file)
        return Kept(**record) if whole else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def fresh(file: Path, given: str = "") -> object | None:
    """The result in a file if it is whole and nothing has changed since it was made, else None.

    A file that isn't whole is told of and removed.
    """
    found = read(file)
    if found is None and file.exists():
        tell(f"{relative(file)} is damaged, and made anew")
        file.unlink()
    if found is None or found.given != digest.of(given) or found.out_of_date():
        return None
    return found.result


def _digest(record: dict) -> str:
    return digest.of(json.dumps(record))


@cache
def installed() -> dict[str, str]:
    """The version of Python and of every installed library, read from the folders they are in."""
    folders = sorted(Path(sysconfig.get_path("platlib")).glob("[!~]*-*.dist-info"))
    libraries = dict(folder.stem.split("-", 1) for folder in folders)
    return libraries | {"python": platform.python_version()}
