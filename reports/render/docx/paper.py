"""A paper as a Word file: the modules beside this one write its parts, python-docx packs them."""

import io
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from reports.document.content import Document
from reports.layout.document import laid_out
from reports.layout.fitting import CannotLayOut
from reports.render.child import PaperNotMade
from reports.render.docx.blocks import Blocks
from reports.render.docx.contents.listed import PageOf, no_page
from reports.render.docx.furniture import Furniture, footer_xml, header_xml
from reports.render.docx.logo import logo_png, logo_size, logo_xml
from reports.render.docx.pictures import picture_xml, png, size_of, svg_for_word
from reports.render.docx.properties import properties_xml, settings_xml
from reports.render.docx.styles import styles_xml
from reports.render.docx.xml import part
from workbench.charts.chart import AnyChart
from workbench.council.logo import LogoKind, logo_for

# A file in a ZIP has a date; one that never moves keeps the bytes the same.
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)


def render_docx(
    document: Document,
    page_of: PageOf = no_page,
    made_at: datetime | None = None,
    logo: bytes = b"",
) -> bytes:
    """The paper for Word, its tables set for the sheet; `page_of` gives the pages that its contents
    name, `logo` is the authority's own. The same content, made at the same moment, gives the same
    bytes. Raises `PaperNotMade` where a table is wider than any sheet."""
    try:
        document = laid_out(document)
    except CannotLayOut as error:
        raise PaperNotMade(str(error)) from error
    package = Package()
    main = _Written(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, b"", package)
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    core = _part(package, "/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES)
    core.text = properties_xml(document, made_at)
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    parts = _Parts(package, main, document.authority)
    furniture = Furniture(
        header=parts.add("header1", "header", header_xml(document, first=False)),
        first_header=parts.add("header2", "header", header_xml(document, first=True)),
        footer=parts.add("footer1", "footer", footer_xml(document)),
    )
    blocks = Blocks(
        document, furniture, parts.address, parts.picture, page_of, logo=parts.logo(logo)
    )
    main.text = part("w:document", f"<w:body>{blocks.body()}</w:body>")
    parts.add("footnotes", "footnotes", blocks.footnotes.xml(blocks.note))
    parts.add("numbering", "numbering", blocks.numbering.xml())
    parts.add("styles", "styles", styles_xml(document.language, blocks.numbering))
    parts.add("settings", "settings", settings_xml(document.language))
    packed = io.BytesIO()
    package.save(packed)
    return _dateless(packed)


class _Written(Part):
    """A part of the package whose text is set once it is finished."""

    text = ""

    @property
    def blob(self) -> bytes:
        return self.text.encode()


def _part(package: Package, path: str, kind: str) -> _Written:
    return _Written(PackURI(path), kind, b"", package)


@dataclass(slots=True)
class _Parts:
    """The parts that the main part refers to."""

    package: Package
    main: Part
    authority: str
    pictures: dict[str, tuple[str, str, tuple[int, int]]] = field(default_factory=dict)
    shown: int = 0

    def add(self, name: str, kind: str, text: str) -> str:
        """A part of text; gives its relationship id."""
        content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
        made = _part(self.package, f"/word/{name}.xml", content)
        made.text = text
        return self.main.relate_to(made, f"{_RELATIONSHIPS}/{kind}")

    def address(self, href: str) -> str:
        """The relationship id of an address outside the paper."""
        return self.main.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def picture(self, chart: AnyChart) -> str:
        """The run that shows a chart; its files are packed once."""
        if chart.name not in self.pictures:
            drawn = png(chart)
            ids = (
                self._image(chart.name, "png", drawn),
                self._image(chart.name, "svg", svg_for_word(chart)),
            )
            self.pictures[chart.name] = (*ids, size_of(drawn))
        self.shown += 1
        return picture_xml(chart, self.shown, *self.pictures[chart.name])

    def logo(self, content: bytes) -> str:
        """The run that shows the logo, that of the authority or of the site; nothing where there is
        none for this paper."""
        own = logo_for(self.authority, content)
        if own is None:
            return ""
        drawn = own.content if own.kind is LogoKind.PNG else logo_png(own.content)
        ids = [self._image("logo", "png", drawn, file="logo")]
        if own.kind is LogoKind.SVG:
            ids.append(self._image("logo", "svg", own.content, file="logo"))
        self.shown += 1
        return logo_xml(self.shown, ids, logo_size(drawn))

    def _image(self, name: str, ending: str, content: bytes, *, file: str = "") -> str:
        kind = {"png": "image/png", "svg": "image/svg+xml"}[ending]
        named = file or f"picture{len(self.pictures) + 1}"
        path = PackURI(f"/word/media/{named}.{ending}")
        return self.main.relate_to(Part(path, kind, content, self.package), RELATIONSHIP_TYPE.IMAGE)


_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _dateless(packed: io.BytesIO) -> bytes:
    """The same package without the times at which its files were written."""
    again = io.BytesIO()
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(again, "w") as target:
        for name in source.namelist():
            about = zipfile.ZipInfo(name, _NO_DAY)
            about.compress_type = (
                zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            )
            target.writestr(about, source.read(name))
    return again.getvalue()
