"""From matplotlib's SVG to one that lives in a page."""

from scripts.svg import to_page

SVG = """<?xml version="1.0"?>
<svg xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg"
 width="10pt" height="20pt" viewBox="0 0 10 20">
 <metadata>who and when</metadata>
 <defs><style type="text/css">*{stroke: red}</style><path id="m1" d="M 0.123456 1.000000"/></defs>
 <g id="axes_1" clip-path="url(#clip)">
  <use xlink:href="#m1" x="1.5" y="2.0000" style="fill: #0000f0"/>
  <use xlink:href="#m1" x="2.5" y="2.0000" style="fill: #0000f0"/>
 </g>
 <clipPath id="clip"><rect/></clipPath>
 <text style="font-size: 10px; font-family: 'DejaVu Sans', sans-serif; fill: #0000f0">x\u2081</text>
</svg>"""

DONE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="10" viewBox="0 0 10 20">'
    '<defs><path id="a-0" d="M 0.12 1" /></defs>'
    '<g clip-path="url(#a-1)" style="fill:currentColor">'
    '<use x="1.5" y="2" href="#a-0" /><use x="2.5" y="2" href="#a-0" /></g>'
    '<clipPath id="a-1"><rect /></clipPath>'
    '<text style="font-size:10px;fill:currentColor">x\u2081</text></svg>'
)


def test_to_page() -> None:
    assert to_page(SVG, "a", {"#0000f0": "currentColor"}) == DONE
