"""A content security policy for each page: what it may load, and which inline code it may run."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

CHARSET = '<meta charset="utf-8">'
INLINE = re.compile(
    r"<(?P<tag>script|style)(?P<attributes>(?: [^>]*)?)>(?P<code>.*?)</(?P=tag)>", re.DOTALL
)
EVERYWHERE = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src-elem": ["'self'"],
    "style-src-attr": ["'unsafe-inline'"],  # where KaTeX and matplotlib place things
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}
HEADERS = """\
# For hosts that read this file, such as Netlify and Cloudflare Pages. GitHub Pages doesn't; there
# the meta tag of each page holds. The worker that runs Python has no other policy than this one,
# and needs WebAssembly; a page has its tag besides, and may compile none.
/*
  Content-Security-Policy: {policy}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
/assets/run/{python}/*
  Cache-Control: public, max-age=31536000, immutable
"""


def inline(page: str) -> dict[str, set[str]]:
    """The hashes of a page's inline scripts and styles, by directive.

    >>> inline('<script src="a.js"></script><script type="application/json">{}</script>')
    {'script-src': set(), 'style-src-elem': set()}
    """
    found: dict[str, set[str]] = {"script-src": set(), "style-src-elem": set()}
    for element in INLINE.finditer(page):
        directive = "script-src" if element["tag"] == "script" else "style-src-elem"
        if "src=" not in element["attributes"] and "json" not in element["attributes"]:
            digest = b64encode(sha256(element["code"].encode()).digest()).decode()
            found[directive].add(f"'sha256-{digest}'")
    return found


def policy(hashes: dict[str, set[str]]) -> str:
    """The policy that allows the inline code with these hashes."""
    directives = {
        name: [*sources, *sorted(hashes.get(name, ()))] for name, sources in EVERYWHERE.items()
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def protect(page: str) -> str:
    """The page with its policy, before anything that it governs."""
    meta = f'<meta http-equiv="content-security-policy" content="{policy(inline(page))}">'
    return page.replace(CHARSET, CHARSET + meta, 1)


def headers(site: Path, python: str) -> str:
    """What its host is to send: the policy of all pages together, which lets Python be compiled,
    and that this is loaded once. python: the name of its folder.
    """
    together = inline("".join(page.read_text("utf-8") for page in sorted(site.rglob("*.html"))))
    together["script-src"].add("'wasm-unsafe-eval'")
    return HEADERS.format(policy=policy(together), python=python)
