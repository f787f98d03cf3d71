"""KaTeX's fonts, cut down to the characters that the site's formulas use."""

import hashlib
import io
import re
from html import unescape
from pathlib import Path

from scripts.formulas import KATEX
from scripts.paths import CACHE

STORE = CACHE / "fonts"


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
    key = hashlib.sha256(font.read_bytes() + characters.encode()).hexdigest()
    kept = STORE / f"{key}.woff2"
    if not kept.exists():
        STORE.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(_cut(font, characters))
    return kept.read_bytes()


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
