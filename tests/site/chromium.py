"""Which browser the tests drive, how to get one where there is none, and a screen of it."""

import os
import shutil
import subprocess

from playwright.sync_api import Browser, BrowserContext

from tests.site import apt

PACKAGES = ("chromium-headless-shell", "chromium")  # the first draws no window, and is faster
NAMES = (*PACKAGES, "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # there is no other host
]
HEIGHT = 900
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries()))
  .observe({ type: "layout-shift", buffered: true });
"""


def find(names: tuple[str, ...] = NAMES) -> str | None:
    """The first that runs of: what CHROMIUM names, these names on the PATH, macOS's Chrome."""
    candidates = [os.environ.get("CHROMIUM"), *map(shutil.which, names), MACOS]
    return next((path for path in candidates if path and _runs(path)), None)


def install() -> str | None:
    """Install Debian's Chromium where that needs no password; its path, or None."""
    for package in PACKAGES:
        apt.install(package)
        if path := find():
            return path
    return None


def screen(browser: Browser, scheme: str = "light", width: int = 1280) -> BrowserContext:
    """A reader's screen, with nothing remembered; it notes how far a page's parts shift."""
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce"
    )
    context.add_init_script(SHIFTS)
    return context


def _runs(path: str) -> bool:
    """Whether `path` is a browser and not, say, Ubuntu's stub that asks for a snap."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False
