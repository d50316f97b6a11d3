"""The council's logo: read from the file that the settings name, and checked by its content."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.conf import settings

from workbench.council.drawn import drawing_faults

MOST_BYTES = 300_000
MOST_PIXELS = 4_000  # of either side of a PNG
_PNG = b"\x89PNG\r\n\x1a\n"


class LogoKind(StrEnum):
    """The two kinds of picture that a logo may be; the value is its ending."""

    SVG = "svg"
    PNG = "png"

    @property
    def media_type(self) -> str:
        return "image/svg+xml" if self is LogoKind.SVG else "image/png"


class LogoFault(ValueError):
    """A logo that cannot be used; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that may be shown: its kind by its content, whatever its file is called."""

    kind: LogoKind
    content: bytes

    @property
    def name(self) -> str:
        """The name of its file where it travels with a page."""
        return f"logo.{self.kind}"

    @property
    def version(self) -> str:
        """What tells it from another logo, for its address."""
        return hashlib.sha256(self.content).hexdigest()[:12]


def logo() -> Logo | None:
    """The logo by the settings; None where none is named or it has a fault, which the system check
    tells. A changed file counts at once."""
    path: Path | None = settings.LOGO
    if path is None:
        return None
    try:
        return read_logo(path)
    except LogoFault:
        return None


def logo_of(authority: str) -> Logo | None:
    """The logo for a paper of this authority: none on a paper of another one than the council that
    the settings name."""
    name: str = settings.COUNCIL_NAME
    return logo() if not name or authority in ("", name) else None


def logo_for(authority: str, own: bytes) -> Logo | None:
    """The logo for a paper of this authority: its `own` one where it has one, else that of the
    site."""
    if own:
        with suppress(LogoFault):
            return logo_from(own)
    return logo_of(authority)


def read_logo(path: Path) -> Logo:
    """The logo in this file. Raises `LogoFault`."""
    try:
        about = path.stat()
        if about.st_size > MOST_BYTES:
            raise LogoFault(f"it has more than {MOST_BYTES:,} bytes: make it smaller.")
        return _checked(path, about.st_mtime_ns, about.st_size)
    except OSError as error:
        raise LogoFault(f"it cannot be read ({error.strerror}).") from error


@cache
def _checked(path: Path, _changed: int, _size: int) -> Logo:
    return logo_from(path.read_bytes())


def logo_from(content: bytes) -> Logo:
    """The logo with this content. Raises `LogoFault` for anything but a PNG or an SVG that stands
    by itself: one without scripts, and with nothing fetched from elsewhere."""
    if len(content) > MOST_BYTES:
        raise LogoFault(f"it has more than {MOST_BYTES:,} bytes: make it smaller.")
    if content.startswith(_PNG):
        _check_png(content)
        return Logo(LogoKind.PNG, content)
    faults = drawing_faults(content)
    if faults:
        raise LogoFault(faults[0])
    return Logo(LogoKind.SVG, content)


def png_size(content: bytes) -> tuple[int, int]:
    """The width and height of a PNG, in pixels."""
    wide, high = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    return wide, high


def _check_png(content: bytes) -> None:
    if content[12:16] != b"IHDR" or b"IEND" not in content[-16:]:
        raise LogoFault("it is no whole PNG: save it again.")
    wide, high = png_size(content)
    if not (0 < wide <= MOST_PIXELS and 0 < high <= MOST_PIXELS):
        raise LogoFault(f"it may be at most {MOST_PIXELS:,} pixels wide and high: make it smaller.")
