"""How soon what is saved shows in a live preview."""

import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.request import urlopen

HEAD = ["Saved", "Seconds until it shows", "Least to most", "Aim at most"]
ROUNDS = 5
CALM = 10  # seconds between two edits, so that labs are executed
EDITS = {  # a file, its page, what alternates there, and the aim
    "a line of prose": (
        "docs/en/04-not-separable.md",
        "04-not-separable/",
        ("\n# No line will do\n", "\n# Not a line will do\n"),
        1.2,
    ),
    "a snippet, its figures drawn anew": (
        "snippets/index.py",
        "",
        ("return 0.5 - hidden", "return 0.55 - hidden"),
        2.5,
    ),
}


def measure(folder: Path) -> list[list]:
    """A row for each edit, below `HEAD`, of a project that is built."""
    with _served(folder) as address:
        return [HEAD, *(_row(folder, address, what) for what in EDITS)]


def _row(folder: Path, address: str, what: str) -> list:
    file, page, (old, new), most = EDITS[what]
    found = []
    for _ in range(ROUNDS):
        found.append(_seconds(folder / file, old, new, address + page))
        old, new = new, old
    return [what, f"{median(found):.1f}", f"{min(found):.1f}–{max(found):.1f}", most]


def _seconds(file: Path, old: str, new: str, address: str) -> float:
    """Seconds from a file's being saved until the page says what is new in it."""
    time.sleep(CALM)
    text = file.read_text("utf-8")
    if old not in text:
        raise SystemExit(f"{file} doesn't say {old!r} any more; let {__name__} edit something else")
    aside = file.with_suffix(".new")
    aside.write_text(text.replace(old, new), "utf-8")
    started = time.perf_counter()
    aside.replace(file)
    while new.strip("# \n") not in re.sub(r"<[^>]+>", "", _page(address)):
        time.sleep(0.02)
    return time.perf_counter() - started


def _page(address: str) -> str:
    with urlopen(address, timeout=60) as answer:
        return answer.read().decode()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address at which a project's preview is served."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    with tempfile.NamedTemporaryFile() as said:
        server = subprocess.Popen(
            [folder / ".venv/bin/python", "-m", "mkdocs", "serve", "-a", place],
            cwd=folder,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            while "Serving on" not in Path(said.name).read_text("utf-8"):
                if server.poll() is not None:
                    raise SystemExit(
                        f"no preview of {folder}:\n{Path(said.name).read_text('utf-8')}"
                    )
                time.sleep(0.1)
            yield f"http://{place}/"
        finally:
            server.terminate()
            server.wait()
