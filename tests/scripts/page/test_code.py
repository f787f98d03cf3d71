"""Code as a reader meets it: docstring and checks fold, what is copied is whole."""

from html import unescape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from scripts.page import code
from scripts.read.code import folds

SOURCE = '''def half(x: list) -> list:
    """Half of each.

    x: numbers, "<" or ">" zero.
    """
    if not x:
        raise ValueError("nothing")
    if x == [0]:
        return x
    return [each / 2 for each in x]
'''


def shown(source: str) -> str:
    """The source as MkDocs shows it."""
    html = highlight(source, PythonLexer(), HtmlFormatter(nowrap=True))
    return f'<div class="highlight"><pre><span></span><code>{html}</code></pre></div>'


def test_what_is_folded_is_the_docstring_beyond_its_first_line_and_the_checks() -> None:
    assert folds(SOURCE) == [range(2, 7)]
    before = code.fold(shown(SOURCE)).split(code.BUTTON)[0]
    assert code.TAG.sub("", before).endswith('"""Half of each.')


def test_all_of_it_can_be_read_in_order() -> None:
    text = unescape(code.TAG.sub("", code.fold(shown(SOURCE)).replace(code.BUTTON, "\n")))
    assert text.splitlines() == SOURCE.splitlines()


def test_code_with_nothing_to_fold_is_left_as_it_is() -> None:
    html = shown("x = 1\n")
    assert code.fold(html) == html


def test_the_zip_is_told_of_once_below_the_first_import() -> None:
    imports = '<span class="kn">from</span> <span class="nn">snippets.points</span>\n'
    html = f"<pre><code>{imports}</code></pre></div>\n" * 2
    told = code.tell_where(html, "../a.zip")
    assert told.count("../a.zip") == 1
    assert told.index("../a.zip") < told.rindex("<pre>")
