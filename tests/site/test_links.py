"""Every link, anchor and image inside the built site."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

PUBLISHED = Path(__file__).with_name("anchors.txt")  # every address that a link may have
ANCHOR = re.compile(r'<(?:h[1-6]|dt|li|a|p|div|details)\b[^>]* id="(?!__)([^"]+)"')


def check(site: Path) -> dict:
    """What lychee has to say about the pages in `site`; nothing leaves this machine."""
    lychee = Path(sys.executable).with_name("lychee")
    look = ["--include-fragments", "--index-files", "index.html", "--root-dir", str(site.parent)]
    command = [lychee, "--offline", "--no-progress", "--format", "json", "--extensions", "html"]
    done = subprocess.run([*command, *look, site], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 2), f"lychee didn't run: {done.stderr}"
    return json.loads(done.stdout)


def test_no_link_inside_the_site_is_dead(site: Path, pages: list[str]) -> None:
    found = check(site)
    dead = {file: [link["url"] for link in links] for file, links in found["error_map"].items()}
    assert found["errors"] == 0, json.dumps(dead, indent=1)
    assert found["successful"] >= 50 * len(pages), "too few links were checked to believe it"


DEAD = {
    "/gone": '<a href="gone/">',
    "/index.html#gone": '<a href="#gone">',
    "/02-ordinary-network#gone": '<a href="02-ordinary-network/#gone">',
    "/gone.html": '<a href="/gone.html">',
    "/gone.png": '<img src="gone.png" alt="">',
    "/gone.css": '<link rel="stylesheet" href="gone.css">',
}


def test_each_dead_link_is_found(site: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(site, tmp_path / site.name, ignore=shutil.ignore_patterns("run"))
    page = copy / "index.html"
    dead = "".join(DEAD.values())
    page.write_text(page.read_text("utf-8").replace("</body>", f"{dead}</body>"), "utf-8")
    links = [link["url"] for links in check(copy)["error_map"].values() for link in links]
    missed = [end for end in DEAD if not any(link.endswith(end) for link in links)]
    assert not missed, f"went unnoticed: {missed} of {links}"


def test_an_anchor_that_was_published_stays(site: Path, pages: list[str]) -> None:
    here = set()
    for page in pages:
        file = site / page
        text = (file / "index.html" if file.is_dir() else file).read_text("utf-8")
        article = text.partition("<article")[2].partition("</article>")[0]
        here |= {f"{page}#{anchor}" for anchor in ANCHOR.findall(article)}
    published = set(PUBLISHED.read_text("utf-8").split())
    gone, new = sorted(published - here), sorted(here - published)
    assert not gone, f'links lead to {gone}: put <a id="…"></a> where they shall lead now'
    assert not new, f"{PUBLISHED.name} shall have {new}, so that nobody loses them"
