"""The built site, a server for it and a browser; each made once."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import BinaryIO, NoReturn

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.core.paths import CACHE, ROOT
from scripts.measure.copy import copy_project, share_python
from scripts.site import editions
from tests.conftest import one_worker
from tests.site import apt, chromium

SITE_URL = "https://example.org/bend-the-line/"
SETTING = {"SITE_URL": SITE_URL, "SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, keeps connections and writes no log, not of who hung up either."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def handle(self) -> None:
        """Let whoever has heard enough go."""
        with suppress(ConnectionError):
            super().handle()


class Halting(Quiet):
    """Sends a page picture by picture, as a slow network may."""

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:
        """Wait after each picture, long enough for it to be painted."""
        for piece in re.split(rb'(?=<svg class="figure")', source.read()):
            outputfile.write(piece)
            sleep(0.05)


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """The site, every edition, built once for all workers; its folder is its place on the web."""
    return _built_once(shared / "www/bend-the-line")


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with all that is kept, to be changed."""
    folder = copy_project(tmp_path_factory.mktemp("copy") / "project").resolve()
    share_python(folder)
    for name in ("figures", "fonts", "labs", "pages", "templates"):
        shutil.copytree(CACHE / name, folder / CACHE.name / name)
    shutil.copy2(CACHE / "formulas.json", folder / CACHE.name)
    return folder


@pytest.fixture(scope="session")
def offline(shared: Path) -> Path:
    """The site for reading from a disk, built once for all workers."""
    return _built_once(shared / "offline", OFFLINE="true")


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """The address of every page, as seen from the top of the site; that of the home page is ""."""
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [file.removesuffix("index.html") for file in files]


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address at which the site is served, below the host's top, with a slash at its end."""
    with _served(site, Quiet) as address:
        yield address


@pytest.fixture(scope="session")
def halting_server(site: Path) -> Iterator[str]:
    """The address of the same site behind a slow network."""
    with _served(site, Halting) as address:
        yield address


@pytest.fixture(scope="session")
def browser(shared: Path) -> Iterator[Browser]:
    """One headless Chromium; where none can be had, CI fails and others skip."""
    with one_worker(shared / "chromium.lock"):
        path = chromium.find() or chromium.install()
    if path is None:
        _do_without("no browser: install Chromium or Chrome, or name one in CHROMIUM")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path, args=chromium.ARGS) as launched,
    ):
        yield launched


@pytest.fixture(scope="module")
def wide(browser: Browser) -> Iterator[Page]:
    """A wide tab that the tests of a module share, as a page in a new one costs twice as much."""
    with chromium.screen(browser) as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def java(shared: Path) -> str:
    """A Java that runs the validator; where none can be had, CI fails and others skip."""
    with one_worker(shared / "java.lock"):
        if not shutil.which("java"):
            apt.install("default-jre-headless")
    return shutil.which("java") or _do_without("no Java: install a runtime")


def _do_without(reason: str) -> NoReturn:
    (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


@contextmanager
def _served(site: Path, handler: type[Quiet]) -> Iterator[str]:
    below = partial(handler, directory=str(site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), below) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}/{site.name}/"
        http.shutdown()


def _built_once(folder: Path, **setting: str) -> Path:
    growing = folder.with_suffix(".growing")
    folder.parent.mkdir(exist_ok=True)
    with one_worker(folder.with_suffix(".lock")):
        if not folder.exists():
            for config, place in editions(growing):
                _build(config, place, **setting)
            growing.rename(folder)
    return folder


def _build(config: Path, folder: Path, **setting: str) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(config), "-d", str(folder)]
    env = os.environ | SETTING | setting
    built = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if built.returncode:
        pytest.fail(f"{config.name} can't be built:\n{built.stdout}{built.stderr}", pytrace=False)
