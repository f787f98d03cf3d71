"""KaTeX's fonts, cut down to the characters that the site's formulas use."""

import io
import re
from base64 import b64decode, b64encode
from html import unescape
from pathlib import Path

from scripts.core import digest, kept
from scripts.core.paths import CACHE, relative
from scripts.make.formulas import KATEX

FONTS = CACHE / "fonts"
LIBRARIES = ("brotli", "fonttools")


def characters(formulas: list[str]) -> str:
    """Every character that typeset formulas show, each once, in order.

    What only a screen reader meets, in MathML, needs no font.

    >>> characters(["<math>z</math><b>x&lt;y</b>", "<i>yx</i>"])
    '<xy'
    """
    shown = "".join(re.sub(r"<math.*?</math>|<[^>]*>", "", f) for f in formulas)
    return "".join(sorted(set(unescape(shown))))


def subset(font: Path, characters: str) -> bytes:
    """The font with just the glyphs of `characters`, as WOFF2."""
    file = FONTS / f"{font.stem}-{digest.of(characters)[:16]}.json"
    if cut := kept.fresh(file, characters):
        return b64decode(cut)
    cut = _cut(font, characters)
    files = {relative(font): digest.of_file(font)}
    kept.keep(file, b64encode(cut).decode(), given=characters, files=files, libraries=LIBRARIES)
    return cut


def _cut(font: Path, characters: str) -> bytes:
    from fontTools.subset import Options, Subsetter, load_font, save_font

    options = Options(flavor="woff2", hinting=False)
    whole = load_font(font, options)
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(whole)
    cut = io.BytesIO()
    save_font(whole, cut, options)
    return cut.getvalue()


def write(folder: Path, formulas: list[str]) -> None:
    """Write each font of KaTeX into `folder`, cut down to what `formulas` show; none for none."""
    used = characters(formulas)
    for font in sorted(KATEX.glob("dist/fonts/*.woff2")) if used else ():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / font.name).write_bytes(subset(font, used))
