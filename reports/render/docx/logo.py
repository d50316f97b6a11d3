"""The council's logo on the cover of a Word file: decorative, since its name stands beneath it."""

from collections.abc import Sequence

from workbench.council.logo import png_size

_EMU = 12_700  # of a point
_HIGH, _WIDEST = 48, 200  # points
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_SHARP = 300  # pixels high, for a Word that does not read SVG


def logo_png(svg: bytes) -> bytes:
    """A drawn logo in pixels. Nothing of the machine is read for it."""
    import resvg_py

    return resvg_py.svg_to_bytes(svg_string=svg.decode("utf-8-sig"), height=_SHARP)


def logo_size(png: bytes) -> tuple[int, int]:
    """Its width and height in points: as high as it may be, unless it is too wide for that."""
    wide, high = png_size(png)
    if wide * _HIGH > _WIDEST * high:
        return _WIDEST, max(1, round(_WIDEST * high / wide))
    return max(1, round(wide * _HIGH / high)), _HIGH


def logo_xml(number: int, ids: Sequence[str], size: tuple[int, int]) -> str:
    """The run that shows it. `ids` are those of its PNG and, where it is drawn, of its SVG."""
    wide, high = (length * _EMU for length in size)
    drawn = (
        f'<a:extLst><a:ext uri="{_SVG}"><asvg:svgBlip r:embed="{ids[1]}"/></a:ext></a:extLst>'
        if len(ids) > 1
        else ""
    )
    decorative = (
        f'<a:extLst><a:ext uri="{_DECORATIVE}"><adec:decorative xmlns:adec='
        '"http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="logo" descr="">{decorative}</wp:docPr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="logo" descr=""/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{ids[0]}">{drawn}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
