"""A chart as a picture in Word: as SVG where Word reads it, as PNG where it does not."""

import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.staticfiles import finders

from reports.render.docx.xml import words
from reports.render.pictures import picture
from workbench.charts.chart import AnyChart
from workbench.charts.drawing import TYPEFACE

_EMU = 12_700  # of a point
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SHARPNESS = 2  # pixels a point: 144 to the inch
_FACES = tuple(f"{script}-{weight}" for script in ("latin", "latin-ext") for weight in (400, 700))


def png(chart: AnyChart) -> bytes:
    """The picture in pixels, in our own typeface. The same chart gives the same bytes."""
    import resvg_py

    return resvg_py.svg_to_bytes(
        svg_string=picture(chart).decode(),
        zoom=_SHARPNESS,
        background="#FFFFFF",
        skip_system_fonts=True,
        font_files=_font_files(),
    )


def svg_for_word(chart: AnyChart) -> bytes:
    """The picture in lines, in a typeface that a machine with Word has."""
    return picture(chart).replace(f"'{TYPEFACE}'".encode(), b"Arial")


def picture_xml(
    chart: AnyChart, number: int, png_id: str, svg_id: str, size: tuple[int, int]
) -> str:
    """The run that shows the picture, `size` points wide and high. `number` is its own among the
    paper's pictures, the ids those of its two files."""
    wide, high = (length * _EMU for length in size)
    alt, name = words(chart.alt), words(chart.name)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{alt}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr="{alt}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{png_id}"><a:extLst>'
        f'<a:ext uri="{_SVG}"><asvg:svgBlip r:embed="{svg_id}"/></a:ext></a:extLst></a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def size_of(image: bytes) -> tuple[int, int]:
    """The width and height of a PNG, in points."""
    wide, high = (int.from_bytes(image[at : at + 4], "big") for at in (16, 20))
    return round(wide / _SHARPNESS), round(high / _SHARPNESS)


@cache
def _folder() -> TemporaryDirectory[str]:
    """A folder with our typeface unpacked, kept as long as the process lives: resvg does not read
    woff2."""
    from fontTools.ttLib import TTFont

    folder = TemporaryDirectory(prefix="typeface-")
    for face in _FACES:
        packed = finders.find(f"fonts/atkinson-hyperlegible-next-{face}.woff2")
        font = TTFont(io.BytesIO(Path(str(packed)).read_bytes()))
        font.flavor = None
        font.save(Path(folder.name) / f"{face}.ttf")
    return folder


def _font_files() -> list[str]:
    return [str(Path(_folder().name) / f"{face}.ttf") for face in _FACES]
