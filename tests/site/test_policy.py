"""The content security policy: strict, on every page, and in force."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

META = re.compile(
    r'<meta charset="utf-8"><meta http-equiv="content-security-policy" content="(.*?)">'
)


def directives(policy: str) -> dict[str, str]:
    """What a policy says, by directive."""
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))


def test_every_page_has_its_policy(site: Path) -> None:
    for page in site.rglob("*.html"):
        found = META.findall(page.read_text("utf-8"))
        assert len(found) == 1, f"{page.relative_to(site)} has {len(found)} policies"
        policy = directives(found[0])
        assert policy["default-src"] == "'none'"
        assert "unsafe" not in policy["script-src"] + policy["style-src-elem"]
        assert not re.search(r"https?:|\*", found[0]), found[0]


def test_the_headers_file_allows_what_every_page_allows(site: Path) -> None:
    headers = (site / "_headers").read_text("utf-8")
    sent = directives(re.search(r"Content-Security-Policy: (.*)", headers)[1])
    assert sent.pop("frame-ancestors") == "'none'"
    for page in site.rglob("*.html"):
        policy = directives(META.search(page.read_text("utf-8"))[1])
        assert policy.keys() == sent.keys()
        for name, sources in policy.items():
            assert set(sources.split()) <= set(sent[name].split()), f"{page}: {name}"


FORBIDDEN = {
    "an inline script": "<script>document.title = 'ran'</script>",
    "a handler": "<img src='x' alt='' onerror=\"document.title = 'ran'\">",
    "a script from elsewhere": "<script src='http://elsewhere.invalid/x.js'></script>",
    "a picture from elsewhere": "<img src='http://elsewhere.invalid/x.png' alt=''>",
    "a style": "<style>body { color: red }</style>",
    "a frame": "<iframe src='http://elsewhere.invalid/' title='x'></iframe>",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_policy_bites(browser: Browser, server: str, site: Path, what: str) -> None:
    whole = (site / "index.html").read_text("utf-8")
    broken = whole.replace("</article>", FORBIDDEN[what] + "</article>")
    page, refused = browser.new_page(), []
    page.route(server, lambda route: route.fulfill(body=broken, content_type="text/html"))
    page.on("console", lambda message: refused.append(message.text))
    page.goto(server, wait_until="networkidle")
    assert page.title() != "ran"
    page.close()
    assert any("Content Security Policy" in text for text in refused), refused
