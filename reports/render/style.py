"""The style sheet of papers with the files it names."""

import base64
import re
from pathlib import Path

from django.contrib.staticfiles import finders

from workbench.council.colour import OURS, colour

STYLE_SHEET = "css/paper.css"
_COLOUR = "--council: {};"


_ASSET = re.compile(r"url\(\"?\.\./([\w./-]+)\"?\)")


_TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png"}


class MissingAsset(RuntimeError):
    """Raised where a file named by the style sheet of papers is not among the static files."""


def style_files() -> dict[str, bytes]:
    """The style sheet of papers, in the council's colour, and every file it names, by name within
    our static files."""
    ours, own = (_COLOUR.format(one).encode() for one in (OURS, colour()))
    sheet = _static_file(STYLE_SHEET).replace(ours, own)
    files = {STYLE_SHEET: sheet}
    for name in _ASSET.findall(sheet.decode()):
        files[name] = _static_file(name)
    return files


def _static_file(name: str) -> bytes:
    found = finders.find(name)
    if not found:
        raise MissingAsset(f"{name} is not among the static files.")
    return Path(found).read_bytes()


def data_address(name: str, content: bytes) -> str:
    coded = base64.b64encode(content).decode()
    return f"data:{_TYPES[Path(name).suffix]};base64,{coded}"


def embedded(files: dict[str, bytes]) -> str:
    """The rules of the style sheet with every file it names within them."""
    sheet = files[STYLE_SHEET].decode()
    return _ASSET.sub(lambda found: f"url({data_address(found[1], files[found[1]])})", sheet)
