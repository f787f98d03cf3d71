"""From matplotlib's SVG to one that lives in a page."""

from scripts.make.svg import to_page

SVG = """<?xml version="1.0"?>
<svg xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg"
 width="10pt" height="20pt" viewBox="0 0 10 20">
 <metadata>who and when</metadata>
 <defs><style type="text/css">*{stroke: red}</style><path id="m1" d="M 0.123456 1.000000"/></defs>
 <g id="axes_1" clip-path="url(#clip)">
  <use xlink:href="#m1" x="1.5" y="2.0000" style="fill: #0000f0"/>
  <use xlink:href="#m1" x="2.5" y="2.0000" style="fill: #0000f0"/>
 </g>
 <clipPath id="clip"><rect width="315.363583" height="20.000000"/></clipPath>
 <text style="font-size: 10px; font-family: 'DejaVu Sans', sans-serif; fill: #0000f0"
  transform="rotate(-90 1.23456 9.000000)">x\u2081</text>
</svg>"""

DONE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="10" viewBox="0 0 10 20">'
    '<defs><path id="a-0" d="M 0.1 1" /></defs>'
    '<g clip-path="url(#a-1)" style="fill:currentColor">'
    '<use x="1.5" y="2" href="#a-0" /><use x="2.5" y="2" href="#a-0" /></g>'
    '<clipPath id="a-1"><rect width="315.4" height="20" /></clipPath>'
    '<text style="font-size:10px;fill:currentColor" transform="rotate(-90 1.2 9)">x\u2081</text>'
    "</svg>"
)


def test_to_page() -> None:
    assert to_page(SVG, "a", {"#0000f0": "currentColor"}) == DONE


MANY = """<svg xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg"
 height="9pt" viewBox="0 0 9 9">
 <g><defs><path id="m1" d="M 0 1"/></defs><path d="M 0 0 L 9 9" style="fill: none"/>
  <g clip-path="url(#clip)">
   <use xlink:href="#m1" x="1" y="2" style="fill: #0000f0"/>
   <use xlink:href="#m1" x="3" y="4" style="fill: #0000f0"/>
   <use xlink:href="#m1" x="5" y="6" style="fill: #0000f0"/>
  </g>
  <g><g><text x="7" y="8">x</text></g></g>
 </g>
 <clipPath id="clip"><rect width="315.363583" height="20.000000"/></clipPath>
</svg>"""


def test_many_equal_markers_are_one_path_and_bare_groups_are_gone() -> None:
    assert to_page(MANY, "a", {}) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9">'
        '<g><defs><path id="a-0" d="M 0 1" /></defs><g clip-path="url(#a-1)">'
        '<marker id="a-m1" markerUnits="userSpaceOnUse" style="overflow:visible;fill:#0000f0">'
        '<use href="#a-0" /></marker>'
        '<path d="M 1 2 L 3 4 L 5 6" style="fill:none;marker:url(#a-m1)" /></g>'
        '<text x="7" y="8">x</text></g>'
        '<clipPath id="a-1"><rect width="315.4" height="20" /></clipPath></svg>'
    )


def test_an_upright_rectangle_is_a_corner_and_two_sides() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" height="9pt" viewBox="0 0 9 9">%s</svg>'
    for said, kept in (
        ("M 1 2 L 1 4.5 L 4 4.5 L 4 2 L 1 2 z", "M 1 2 v 2.5 h 3 v -2.5 z"),
        ("M 1 2 L 1 4.5 L 3.6 4.5 L 3.6 2 z", "M 1 2 v 2.5 h 2.5 v -2.5 z"),
        ("M 9.1 4 L 9.1 2 L 3 2 L 3 4 L 9.1 4 z", "M 9.1 4 v -2 h -6.1 v 2 z"),
        ("M 1 2 L 1 4 L 3 5 L 3 2 L 1 2 z", "M 1 2 L 1 4 L 3 5 L 3 2 L 1 2 z"),
    ):
        assert f'd="{kept}"' in to_page(svg % f'<path d="{said}"/>', "a", {})
