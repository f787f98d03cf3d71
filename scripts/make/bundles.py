"""The site's own scripts and styles as a browser loads them: bundled, and small."""

import json
import re
import subprocess
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError

from scripts.core import digest, kept
from scripts.core.paths import ASSETS, CACHE, NODE_MODULES, ROOT, SCRIPTS, ours, relative

FILE = CACHE / "bundles.json"
SCRIPT = SCRIPTS / "make/bundles.mjs"
ENTRIES = ["access.js", "search.js", "site.css", "run/offline.js", "run/page.js", "run/run.css"]
ENTRIES += ["run/start.js", "run/worker.js"]
PICTURES = "back bend chain correct digit learn slopes votes weights window".split()
ENTRIES += [f"explorables/{name}.{kind}" for name in PICTURES for kind in ("js", "css")]
ENTRIES += ["explorables/learn-worker.js", "explorables/start.js"]
PLACE = re.compile(r"^(?P<path>[^\s:]+):(?P<line>\d+):\d+: ERROR: (?P<what>.*)$", re.MULTILINE)


def bundles() -> dict[str, str]:
    """The text of each, by its path below docs/assets."""
    given = json.dumps(ENTRIES)
    if made := kept.fresh(FILE, given):
        return made
    node = Path(sys.executable).with_name("node")
    command = [node, SCRIPT, ASSETS, *ENTRIES]
    answer = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", cwd=ROOT)
    if answer.returncode:
        raise PluginError(_complaint(answer.stderr))
    made = json.loads(answer.stdout)
    sources = [path for path in ours(ASSETS) if path.suffix in (".css", ".js", ".mjs")]
    files = [*sources, SCRIPT, NODE_MODULES / "esbuild-wasm/package.json"]
    kept.keep(FILE, made, given=given, files={relative(f): digest.of_file(f) for f in files})
    return made


def _complaint(said: str) -> str:
    found = [f"docs/assets/{at['path']}:{at['line']}: {at['what']}" for at in PLACE.finditer(said)]
    cause = next((line for line in said.splitlines() if "Error" in line), "no answer")
    remedy = "`make clean` and `make site` set Node.js and its packages up anew"
    return "\n".join(found) or f"{relative(SCRIPT)}:1: {cause}; {remedy}"
