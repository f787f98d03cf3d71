"""A page's code as a reader meets it: what it does; a button unfolds the rest where it stands."""

import re
from html import unescape

from scripts.read.code import folds

TAG = re.compile(r"<[^>]*>")
CODE = re.compile(
    r'<div class="highlight">(?P<head><pre><span></span><code>)(?P<code>.*?)(?=</code>)', re.DOTALL
)
IMPORT = re.compile(r'<span class="kn">from</span> <span class="nn">snippets\.')
END = "</code></pre></div>"
HAD = '<p class="had"><a href="{url}" download>All the code, in one zip</a></p>'
BUTTON = (
    '<button type="button" class="unfold" aria-expanded="false" '
    'aria-label="Details and checks">…</button><span class="unfolded">\n'
)


def fold(html: str) -> str:
    """Fold what isn't read at first; the styles unfold it while it is copied."""
    return CODE.sub(_folded, html)


def tell_where(html: str, url: str) -> str:
    """Say below the first import of a page where the code is to be had."""
    first = IMPORT.search(html)
    if not first:
        return html
    end = html.index(END, first.end()) + len(END)
    return f"{html[:end]}\n{HAD.format(url=url)}{html[end:]}"


def _folded(block: re.Match[str]) -> str:
    source = unescape(TAG.sub("", block["code"]))
    lines = block["code"].splitlines()
    for part in reversed(folds(source)):
        rest = "\n".join(lines[part.start : part.stop])
        line = lines[part.start - 1]
        lines[part.start - 1 : part.stop] = [f"{line}{BUTTON}{rest}</span>"]
    if len(lines) == len(source.splitlines()):
        return block[0]
    code = "\n".join(lines)
    return f'<div class="highlight">{block["head"]}{code}\n'
