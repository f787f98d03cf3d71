"""Lighthouse's scores for one page of each kind, and what each page weighs."""

import gzip
import json
import subprocess
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from scripts.core.paths import NODE_MODULES, ROOT

HEAD = ["Page", "Desktop", "Mobile", "Layout shift", "Kilobytes, gzipped"]
PAGES = {
    "home": "",
    "the heaviest chapter": "12-hidden-layer/",
    "labs": "labs/",
    "lab": "labs/07-curved-boundary/",
    "claims": "claims/",
    "glossary": "glossary/",
    "references": "references/",
    "about": "about/",
    "not found": "404.html",
}
ROUNDS = 3
TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml")
BROWSER = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)


class Zipped(SimpleHTTPRequestHandler):
    """Serves files as a host does: text gzipped, connections kept."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send one file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in TEXT:
            content = gzip.compress(content, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def judge(site: Path) -> list[list]:
    """A row for each kind of page, below `HEAD`; each score is the median of `ROUNDS`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Zipped, directory=str(site))) as http:
        Thread(target=http.serve_forever, daemon=True).start()
        rows = [_row(kind, f"http://127.0.0.1:{http.server_port}/{PAGES[kind]}") for kind in PAGES]
        http.shutdown()
    return [HEAD, *rows]


def _row(kind: str, address: str) -> list:
    desktop = [_report(address, "--preset=desktop") for _ in range(ROUNDS)]
    mobile = [_report(address) for _ in range(ROUNDS)]
    shift = max(_value(report, "cumulative-layout-shift") for report in desktop + mobile)
    weight = max(_value(report, "total-byte-weight") for report in desktop + mobile)
    return [kind, _scores(desktop), _scores(mobile), f"{shift:.3f}", f"{weight / 1000:.0f}"]


def _report(address: str, *options: str) -> dict:
    """What Lighthouse finds in a page, in a new browser."""
    lighthouse = NODE_MODULES / "lighthouse/cli/index.js"
    quiet = ["--quiet", "--no-enable-error-reporting", "--output=json", f"--chrome-flags={BROWSER}"]
    command = [ROOT / ".venv/bin/node", lighthouse, address, *quiet, *options]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"Lighthouse found nothing at {address}:\n{done.stderr}")
    return json.loads(done.stdout)


def _value(report: dict, audit: str) -> float:
    return report["audits"][audit]["numericValue"]


def _scores(reports: list[dict]) -> str:
    """Performance, accessibility, best practices and search, of 100."""
    names = reports[0]["categories"]
    scores = (median(report["categories"][name]["score"] for report in reports) for name in names)
    return "\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}".join(f"{100 * score:.0f}" for score in scores)
