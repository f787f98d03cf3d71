"""`make serve` from end to end, in a copy of the project: edit, break, repair."""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.site.test_make import make

SNIPPET, OLD, NEW = "snippets/index.py", "return 0.5 - hidden", "return 0.55 - hidden"
MISTAKES = {
    "snippets/index.py": ("raise ValueError('made to fail')\n", "ValueError: made to fail"),
    "snippets/figures/index.py": ("def drawn(:\n", "invalid syntax"),
    "docs/en/index.md": ("\n![A ring](figures/index-gone.svg)\n", '"index-gone"'),
}
# What is edited, what is replaced by what, and the page that has to say so: all of it is edited at
# once, and of no such page anything else, but for prose and title.
FOLLOWED = {
    "prose": (
        "docs/en/04-not-separable.md",
        "No line will do",
        "Not a line will do",
        "04-not-separable/",
    ),
    "a title in the menu": (
        "docs/en/04-not-separable.md",
        "Not separable",
        "Never separable",
        "claims/",
    ),
    "a tooltip": (
        "docs/en/glossary.md",
        "The fewest rows of a matrix",
        "As few rows of a matrix",
        "06-stacking/",
    ),
    "a reference": (
        "docs/references.json",
        "Learning long-term dependencies",
        "Learning long dependencies",
        "references/",
    ),
    "a lab": (
        "docs/en/labs/04-not-separable.py",
        "move and rotate",
        "move, then rotate",
        "labs/04-not-separable/",
    ),
}
PATIENCE = 120


class Preview:
    """A running `make serve` and what it has said so far."""

    def __init__(self, project: Path, log: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            address = f"127.0.0.1:{free.getsockname()[1]}"
        command = make("-n", "serve").splitlines()[-1].split()
        self.project, self.log = project, log
        with log.open("w", encoding="utf-8") as output:
            self.process = subprocess.Popen(
                [*command, "-a", address],
                cwd=project,
                env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def said(self) -> str:
        """All that the server has printed."""
        return self.log.read_text("utf-8")

    def names(self, file: str, problem: str) -> bool:
        """Whether the server has named `problem` with its file and line."""
        return bool(re.search(rf"{file}:\d+: .*{re.escape(problem)}", self.said()))

    def page(self, where: str = "") -> str:
        """The home page or another; "" while there is none to be had."""
        if not (home := re.search(r"Serving on (\S+)", self.said())):
            return ""
        try:
            with urlopen(home[1] + where, timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            return ""

    def says(self, where: str, words: str) -> bool:
        """Whether a page is there and has these words."""
        return words in self.page(where)

    def lacks(self, where: str, words: str) -> bool:
        """Whether a page is there and has them not."""
        return words not in (self.page(where) or words)

    def until[T](self, look: Callable[[], T], what: str) -> T:
        """What `look` finds, as soon as it finds something."""
        end = time.monotonic() + PATIENCE
        while not (found := look()):
            alive = self.process.poll() is None
            assert alive, f"the server died, and with it went {what}:\n{self.said()}"
            assert time.monotonic() < end, f"waited in vain for {what}:\n{self.said()}"
            time.sleep(0.1)
        return found

    def stop(self) -> None:
        """Stop the server and all that it has started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def preview(copy: Path, tmp_path: Path) -> Iterator[Preview]:
    """The copy, being served."""
    running = Preview(copy, tmp_path / "log")
    yield running
    running.stop()


def figures(page: str) -> list[str]:
    """The figures of a page."""
    return re.findall(r'<svg class="figure".*?</svg>', page, re.DOTALL)


def text_of(page: str) -> str:
    """A page without its tags."""
    return re.sub(r"<[^>]+>", "", page)


def test_serve_follows_an_edit_survives_mistakes_and_recovers(preview: Preview) -> None:
    first = preview.until(preview.page, "the first page")
    assert figures(first), "the home page shows no figure"

    snippet = preview.project / SNIPPET
    text = snippet.read_text("utf-8")
    assert OLD in text, f"{SNIPPET} doesn't say {OLD} any more; let this test edit something else"
    snippet.write_text(text.replace(OLD, NEW), "utf-8")
    changed = preview.until(lambda: NEW in text_of(page := preview.page()) and page, "the edit")
    assert figures(changed) != figures(first), "the page shows new code and an old figure"

    right = {name: (preview.project / name).read_text("utf-8") for name, *_ in FOLLOWED.values()}
    edited = dict(right)
    for name, old, new, _page in FOLLOWED.values():
        assert old in right[name], f"{name} doesn't say {old} any more; let this test edit another"
        edited[name] = edited[name].replace(old, new, 1)
    for texts, look, wanted in ((edited, preview.says, "new"), (right, preview.lacks, "old")):
        for name, said in texts.items():
            (preview.project / name).write_text(said, "utf-8")
        for what, (_name, _old, new, page) in FOLLOWED.items():
            preview.until(partial(look, page, new), f"{what} to follow its edit, and be {wanted}")

    for name, (mistake, problem) in MISTAKES.items():
        file = preview.project / name
        right = file.read_text("utf-8")
        file.write_text(right + mistake, "utf-8")
        preview.until(partial(preview.names, name, problem), f"the problem named in {name}")
        file.write_text(right, "utf-8")
        preview.until(lambda: figures(preview.page()) == figures(changed), f"the repaired {name}")

    experiment, why = "snippets/experiments/digits.py", "was measured before"
    file = preview.project / experiment
    file.write_text(file.read_text("utf-8") + "\nMORE = 1\n", "utf-8")
    preview.until(partial(preview.names, experiment, why), "a word about a stale result")
    name, old, new, page = FOLLOWED["prose"]
    file = preview.project / name
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    preview.until(partial(preview.says, page, new), "the page all the same")
