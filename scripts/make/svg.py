"""Turn matplotlib's SVG into one that lives inside a page, in light and in dark."""

import re
from xml.etree import ElementTree as ET

SVG = "http://www.w3.org/2000/svg"
HREF = "{http://www.w3.org/1999/xlink}href"
NUMBER = re.compile(r"-?\d+\.\d+")
FONT = re.compile(r"font-family:[^;]*;?\s*|transform: rotate\(-?0[^)]*\);?")
LINE = re.compile(r"[ML] [-\d.]+ [-\d.]+(?: L [-\d.]+ [-\d.]+){2,}")
RECTANGLE = re.compile(
    r"M ([-\d.]+) ([-\d.]+) L \1 ([-\d.]+) L ([-\d.]+) \3 L \4 \2(?: L \1 \2)?(?= z)"
)
UNSEEN = 0.2  # pixels
MOVES = "moves"  # what a figure calls the parts that the page's script draws anew
REFERENCE = re.compile(r"#([\w-]+)")

ET.register_namespace("", SVG)


def to_page(svg: str, name: str, colors: dict[str, str]) -> str:
    """Return `svg` small, without styles of its own, its ids led by `name`.

    colors: stand-in (as "#0000f0") -> what the page puts in its place (as "currentColor").
    """
    root = ET.fromstring(svg)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{{{SVG}}}metadata" or child.tag == f"{{{SVG}}}style":
                parent.remove(child)
    _shorten_ids(root, name)
    for element in root.iter():
        _shorten(element)
    for number, group in enumerate(root.iter(f"{{{SVG}}}g")):
        _hoist_style(group)
        _gather_markers(group, f"{name}-m{number}")
    for group in root.findall(f"{{{SVG}}}g"):
        _flatten(group)
    root.attrib.pop("height")
    root.set("width", root.attrib["viewBox"].split()[2])
    text = ET.tostring(root, encoding="unicode")
    text = re.sub(r">\s+<", "><", text)
    for stand_in, color in colors.items():
        text = text.replace(stand_in, color)
    return text


def _shorten_ids(root: ET.Element, name: str) -> None:
    """Keep only the ids that something refers to, and number them; what moves is a class."""
    uses = [value for element in root.iter() for value in element.attrib.values()]
    used = dict.fromkeys(REFERENCE.findall(" ".join(v for v in uses if "#" in v)))
    for element in root.iter():
        if element.get("id") not in used and element.attrib.pop("id", None) == MOVES:
            element.set("class", MOVES)
    ids = [element.get("id") for element in root.iter() if "id" in element.attrib]
    new = {old: f"{name}-{number}" for number, old in enumerate(ids)}
    for element in root.iter():
        for key, value in list(element.attrib.items()):
            if key == "id":
                element.set(key, new[value])
            elif key == HREF:
                del element.attrib[key]
                element.set("href", "#" + new[value[1:]])
            elif "url(#" in value:
                element.set(key, REFERENCE.sub(lambda m: "#" + new.get(m[1], m[1]), value))


def _hoist_style(group: ET.Element) -> None:
    """Say once, on the group, what all of its markers say."""
    styles = {child.get("style") for child in group}
    if len(styles) == 1 and {child.tag for child in group} == {f"{{{SVG}}}use"}:
        group.set("style", styles.pop() or "")
        for child in group:
            child.attrib.pop("style", None)


def _gather_markers(group: ET.Element, name: str) -> None:
    """Make many equal markers the vertices of one path: each element costs a phone its time."""
    uses = list(group)
    kinds = {(use.tag, use.get("href"), use.get("style")) for use in uses}
    if len(uses) <= 2 or len(kinds) > 1 or uses[0].tag != f"{{{SVG}}}use":
        return
    for use in uses:
        group.remove(use)
    style = f"overflow:visible;{group.attrib.pop('style')}"
    looks = {"id": name, "markerUnits": "userSpaceOnUse", "style": style}
    marker = ET.SubElement(group, f"{{{SVG}}}marker", looks)
    ET.SubElement(marker, f"{{{SVG}}}use", {"href": uses[0].attrib["href"]})
    path = "M " + " L ".join(f"{use.get('x')} {use.get('y')}" for use in uses)
    ET.SubElement(group, f"{{{SVG}}}path", {"d": path, "style": f"fill:none;marker:url(#{name})"})


def _flatten(group: ET.Element) -> None:
    """Put what groups without attributes hold in their place, and leave out what nobody sees."""
    children = list(group)
    for child in children:
        _flatten(child)
        group.remove(child)
        if child.tag == f"{{{SVG}}}g" and not child.attrib:
            group.extend(child)
        elif child.get("style") != "fill:none":
            group.append(child)


def _shorten(element: ET.Element) -> None:
    """One decimal is a tenth of a pixel, and what lies behind it the processor decides; fonts are
    the page's.
    """
    for key in ("d", "x", "y", "width", "height", "transform"):
        if key in element.attrib:
            value = NUMBER.sub(
                lambda m: f"{float(m[0]):.1f}".removesuffix(".0"), element.attrib[key]
            )
            value = LINE.sub(_straighten, " ".join(value.split()))
            element.set(key, RECTANGLE.sub(_by_its_sides, value))
    if "style" in element.attrib:
        element.set(
            "style", FONT.sub("", element.attrib["style"]).replace("; ", ";").replace(": ", ":")
        )
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]


def _straighten(line: re.Match[str]) -> str:
    """Leave out the points of a line that nobody would miss.

    >>> LINE.sub(_straighten, "M 0 0 L 1 0 L 2 0.01 L 3 0 L 3 9 z")
    'M 0 0 L 3 0 L 3 9 z'
    """
    pairs = re.findall(r"([-\d.]+) ([-\d.]+)", line[0])
    points = [complex(float(x), float(y)) for x, y in pairs]
    kept, last = [0], len(points) - 1
    while kept[-1] < last:
        end = kept[-1] + 1
        while end < last and _is_straight(points[kept[-1] : end + 2]):
            end += 1
        kept.append(end)
    return f"{line[0][0]} " + " L ".join(" ".join(pairs[place]) for place in kept)


def _by_its_sides(rectangle: re.Match[str]) -> str:
    """An upright rectangle as a corner and two sides; they are equal if only rounding parts them.

    >>> RECTANGLE.sub(_by_its_sides, "M 1 2 L 1 4.5 L 3.6 4.5 L 3.6 2 L 1 2 z")
    'M 1 2 v 2.5 h 2.5 v -2.5 z'
    """
    left, start, end, right = map(float, rectangle.groups())
    down, across = round(end - start, 1), round(right - left, 1)
    if abs(down - across) < UNSEEN:
        across = down
    return f"M {left:g} {start:g} v {down:g} h {across:g} v {-down:g}"


def _is_straight(points: list[complex]) -> bool:
    """Whether all are as good as on the way from the first to the last."""
    first, way = points[0], points[-1] - points[0]
    if not way:
        return False
    seen = [(point - first) / way for point in points[1:-1]]
    return all(0 <= at.real <= 1 and abs(at.imag) * abs(way) <= UNSEEN for at in seen)
