"""Logos for tests: a drawn one, one in pixels, and ways to write them to a file."""

import struct
import zlib
from pathlib import Path

from pytest_django import Settings

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'
    b'<defs><linearGradient id="g"><stop offset="0" stop-color="#12436D"/></linearGradient></defs>'
    b'<rect width="200" height="100" fill="url(#g)"/><use href="#g"/></svg>'
)


def png(wide: int = 20, high: int = 10) -> bytes:
    """A grey picture of this many pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        end = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + end

    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    # A picture that is too large to be a logo needs no pixels.
    rows = (b"\x00" + b"\x80" * wide) * high if wide * high < 100_000 else b""
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", head),
            chunk(b"IDAT", zlib.compress(rows)),
            chunk(b"IEND", b""),
        )
    )


def put_logo(settings: Settings, folder: Path, content: bytes = SVG, name: str = "") -> Path:
    """Names a logo with this content in the settings, and the council as `name`."""
    settings.LOGO = folder / "council.picture"
    settings.LOGO.write_bytes(content)
    settings.COUNCIL_NAME = name
    path: Path = settings.LOGO
    return path
