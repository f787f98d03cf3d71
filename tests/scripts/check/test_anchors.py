"""Each heading has an address that can be read, and that no other heading decides."""

from pathlib import Path

import pytest
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.structure.toc import get_toc

from scripts.check import anchors
from scripts.core.paths import ROOT


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    """Markdown as this site reads it."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# 激活函数\n\n## Größe\n", {}),
        ("# A\n\n```python\n# A\n```\n\n## `np.pi`\n\n## 2024\n", {}),
        ("# A\n\n## B\n\n## B\n", {5: "#b_1"}),
        ("# A\n\n## B\n\n## B {#c}\n", {}),
        ("# A\n\n## →\n", {3: "#_1"}),
        ("# A\n\n## B_2\n", {}),
        ("# A\n\n## B {#c}\n\n## C {#c}\n", {5: '"c" stands here twice'}),
        ("# A\n\n## Why \\\\(x^2\\\\)\n", {3: "a formula is no heading"}),
    ],
)
def test_an_address_that_cannot_be_read_is_told(
    tmp_path: Path, markdown: Markdown, text: str, told: dict[int, str]
) -> None:
    source = tmp_path / "page.md"
    source.write_text(text, "utf-8")
    html = markdown.reset().convert(text)
    found = anchors.problems(source, get_toc(markdown.toc_tokens), html)
    assert [problem.line for problem in found] == [*told]
    assert all(what in problem.what for problem, what in zip(found, told.values(), strict=True))
