"""How long a reader waits for Python in the page: from the press of Run to what is printed."""

import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Lock, Thread
from typing import BinaryIO

from playwright.sync_api import BrowserContext, sync_playwright

from tests.site import chromium

HEAD = ["Python in the page", "Seconds", "Least to most", "Aim at most"]
ROUNDS = 5
CASES = {"first output": 1.2, "first output on the next page": 0.7, "first figure, after that": 1.5}
SLOW = {"first output at 10 Mbit/s": 7.0}
FROZEN = {"longest the page stands still meanwhile": 0.1}
NOT_FOR_READERS = [
    "--disable-back-forward-cache"
]  # theirs keeps a page they left, and what it compiled
PIECE, PAUSE = 12_500, 0.01  # bytes and seconds: 10 Mbit/s
PRESS = """async (number) => {
  const block = document.querySelector(`[data-block="${number}"]`);
  const start = performance.now();
  block.querySelector("button.start").click();
  for (;;) {
    const out = block.nextElementSibling;
    if (out?.querySelector(".told, .error")) throw new Error(out.textContent);
    if (out?.matches(".outcome") && out.childElementCount && !out.querySelector(".state")) break;
    await new Promise(requestAnimationFrame);
  }
  return (performance.now() - start) / 1000;
}"""
WATCH = """window.tasks = [0]; new PerformanceObserver((list) => {
  tasks.push(...list.getEntries().map(({ duration }) => duration / 1000));
}).observe({ type: "longtask" })"""

LONGEST = "Math.max(...tasks)"


class Packing(SimpleHTTPRequestHandler):
    """Sends the packed file that lies beside one, and lets the browser keep it."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BinaryIO | None:
        """Send what comes before the file."""
        packed = Path(self.translate_path(self.path) + ".br")
        if not packed.is_file():
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(packed.with_suffix(""))))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(packed.stat().st_size))
        self.end_headers()
        return packed.open("rb")

    def end_headers(self) -> None:
        """Let it be kept."""
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Slow(Packing):
    """All connections together get 10 Mbit/s."""

    line = Lock()

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:
        """Send a file piece by piece."""
        while piece := source.read(PIECE):
            with self.line:
                outputfile.write(piece)
                time.sleep(PAUSE)


def measure(site: Path) -> list[list]:
    """A row for each case, below `HEAD`."""
    with sync_playwright() as playwright:
        path = chromium.find(chromium.NAMES[1:]) or chromium.find() or chromium.install()
        browser = playwright.chromium.launch(
            executable_path=path, args=chromium.ARGS, ignore_default_args=NOT_FOR_READERS
        )
        seconds: dict[str, list[float]] = {name: [] for name in CASES | SLOW | FROZEN}
        for _ in range(ROUNDS):
            names = [*CASES, *FROZEN]
            for name, taken in zip(names, _visits(browser.new_context(), site), strict=True):
                seconds[name].append(taken)
            for name in SLOW:
                seconds[name].append(_visits(browser.new_context(), site, Slow)[0])
        browser.close()
    return [HEAD] + [
        [
            name,
            f"{median(all_):.2f}",
            f"{min(all_):.2f}–{max(all_):.2f}",
            (CASES | SLOW | FROZEN)[name],
        ]
        for name, all_ in seconds.items()
    ]


def _visits(context: BrowserContext, site: Path, handler: type[Packing] = Packing) -> list[float]:
    """The seconds of a first visit, of a second page, and of a figure on that."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site))) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        top = f"http://127.0.0.1:{http.server_port}/"
        page = context.new_page()
        page.goto(f"{top}numpy/", wait_until="networkidle")
        page.evaluate(WATCH)
        found = [page.evaluate(PRESS, 0)]
        if handler is Packing:
            frozen = page.evaluate(LONGEST)
            page.wait_for_timeout(2_000)  # until all is kept
            page.goto(f"{top}02-ordinary-network/", wait_until="networkidle")
            found.append(page.evaluate(PRESS, 0))
            number = page.locator(".figure-code [data-block]").first.get_attribute("data-block")
            page.evaluate(WATCH)
            found += [page.evaluate(PRESS, number), max(frozen, page.evaluate(LONGEST))]
        context.close()
        http.shutdown()
    return found
