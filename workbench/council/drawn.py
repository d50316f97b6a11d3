"""Whether an SVG stands by itself: it runs no script and asks for nothing from elsewhere."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

_SVG = "{http://www.w3.org/2000/svg}"
# All that a drawing needs. What is not named is refused: scripts, animations that change links,
# other documents and pictures within it.
_KNOWN = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line"),
        *("polyline", "polygon", "text", "tspan", "title", "desc", "metadata", "style", "stop"),
        *("linearGradient", "radialGradient", "clipPath", "mask", "pattern", "marker"),
    )
)
_ADDRESS = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?#)|@import|image-set|javascript:", re.I)
# A style sheet of its own is named so, and so is a language in which it is written otherwise.
_INSTRUCTION = re.compile(r"<\?(?!xml\s)|<\?xml[^>]*encoding\s*=\s*['\"](?!utf-8['\"])", re.I)
_LENGTH = re.compile(r"\s*[\d.]+(px|pt|mm|cm|in)?\s*")
_ESCAPED = re.compile(r"\\[0-9a-f]", re.I)


def drawing_faults(content: bytes) -> list[str]:
    """What keeps this content from being shown as a picture, a sentence each."""
    try:
        text = content.decode("utf-8-sig")
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return ["it is neither a PNG nor an SVG: save it as one of the two."]
    if _INSTRUCTION.search(text):
        return ["it names a style sheet, or is not in UTF-8: save it as a plain SVG."]
    if root.tag != f"{_SVG}svg":
        return ["it is neither a PNG nor an SVG: save it as one of the two."]
    return [*_size_faults(root), *(fault for part in root.iter() for fault in _faults(part))]


def _size_faults(root: Element) -> Iterator[str]:
    sized = all(_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height"))
    if not root.get("viewBox") and not sized:
        yield "it says neither its viewBox nor its width and height: save it with one of them."


def _faults(part: Element) -> Iterator[str]:
    name = part.tag.removeprefix(_SVG)
    if part.tag.startswith(_SVG) and name not in _KNOWN:
        yield f"it holds <{name}>, which a picture here may not: take it out."
    elif not part.tag.startswith(_SVG) and name.rpartition("}")[2] in {"script", "a", "iframe"}:
        yield "it holds a script or a link: take it out."
    for key, value in part.attrib.items():
        own = key.rpartition("}")[2].lower()
        if own.startswith("on"):
            yield f"it holds a script ({own}): take it out."
        elif own == "base" or _asks(value) or _leads_out(own, value):
            yield f"it asks for something from elsewhere ({own}): put all of it into the file."
    if name == "style" and _asks("".join(part.itertext())):
        yield "its style asks for something from elsewhere: put all of it into the file."


def _leads_out(key: str, value: str) -> bool:
    return key in ("href", "src") and not value.strip().startswith("#")


def _asks(text: str) -> bool:
    """Whether a value or a style names an address, or could in letters that are escaped."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return bool(_ADDRESS.search(bare) or _ESCAPED.search(bare))
