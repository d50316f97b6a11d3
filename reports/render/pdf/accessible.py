"""Repairs what WeasyPrint's tagged PDF lacks for PDF/UA, PDF/A and for screen readers.

What goes on over the end of a page is one element (`folding.py`); header cells get a scope and none
is left unreferenced; running headers and footers, and repeated heads of tables, become pagination
artefacts instead of content that nothing in the structure owns; a picture without words becomes an
artefact instead of a figure; a link within the paper names the heading it leads to; a line of words
ends in the space that parts it from the next; all that stands in an item of a list stands in its
body; a numbered paragraph is one paragraph; the file says which standards it keeps to
(`standards.py`).
"""

import re
from collections.abc import Mapping
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from reports.render.pdf.attachments import Attachment, attach
from reports.render.pdf.folding import fold_pages
from reports.render.pdf.line_ends import space_line_ends
from reports.render.pdf.lists import mend_item
from reports.render.pdf.standards import say_standards
from reports.render.pdf.structure import elements, kids
from reports.render.seal.carried import put_seal

_HEADER_CELL = Name.TH
_PAGINATION, _DECORATION = b"/Pagination", b"/Layout"
_OPENS = re.compile(rb"/(?:Span|Figure)\s<</MCID (\d+)>>\sBDC\s")


def make_accessible(
    pdf: bytes, names: Mapping[str, str], attachments: tuple[Attachment, ...] = ()
) -> bytes:
    """The mended file, byte for byte the same for the same input. `names` are the words for each
    place of the paper that a link may lead to; `attachments` are put into it on the way, and what
    it then is, part by part, is sealed in the note among them."""
    with pikepdf.open(BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot
        fold_pages(document)
        pictures = _unlink_wordless_pictures(root)
        owned = {element.objgen for element in elements(root)}
        for element in list(elements(root)):
            if element.get("/S") == Name.Table:
                _mend_table(element)
            elif element.get("/S") == Name.LI:
                mend_item(document, element)
            elif element.get("/S") == Name.P and element.P.get("/S") == Name.P:
                element["/S"] = Name.NonStruct  # the words beside a number that hangs
        _mark_artefacts(document, owned, pictures)
        for page in document.pages:
            _name_links(page, names)
            space_line_ends(page)
        say_standards(document)
        attach(document, attachments)
        put_seal(document)
        # WeasyPrint's own sum of the file takes in the notes, which are others each time.
        if "/ID" in document.trailer:
            del document.trailer["/ID"]
        written = BytesIO()
        document.save(
            written,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return written.getvalue()


def _mend_table(table: pikepdf.Object) -> None:
    """Column headings are those of the head, all others head their row. The corner heads the row
    headings, which refer to it, as the data cells refer to theirs.

    The head comes first, even where a page had no room for it before the first of a tall row."""
    parts = [one for one in kids(table) if one.get("/S") != Name.THead]
    heads = [one for one in kids(table) if one.get("/S") == Name.THead]
    at = 1 if parts and parts[0].get("/S") == Name.Caption else 0
    table["/K"] = Array([*parts[:at], *heads, *parts[at:]])
    columns = [cell for head in heads for row in kids(head) for cell in kids(row)]
    for cell in columns:
        _cell_about(cell)["/Scope"] = Name.Column
    for part in parts[at:]:
        for row in kids(part):
            _mend_row(kids(row), columns)


def _mend_row(cells: list[pikepdf.Object], columns: list[pikepdf.Object]) -> None:
    heads = [cell.ID for cell in cells if cell.get("/S") == _HEADER_CELL]
    for place, cell in enumerate(cells):
        about = _cell_about(cell)
        above = [columns[place].ID] if place < len(columns) else []
        if cell.get("/S") != _HEADER_CELL:
            about["/Headers"] = Array([*heads, *above])
            continue
        about["/Scope"] = Name.Row
        if above:
            about["/Headers"] = Array(above)


def _cell_about(cell: pikepdf.Object) -> pikepdf.Object:
    if "/A" not in cell:
        cell["/A"] = Dictionary(O=Name.Table)
    return cell.A


def _unlink_wordless_pictures(root: pikepdf.Object) -> set[tuple[int, int]]:
    """Takes figures without alternative words out of the structure, and returns them."""
    unlinked = set()
    for parent in [root, *elements(root)]:
        held = kids(parent)
        kept = [kid for kid in held if not _is_wordless(kid)]
        if len(kept) < len(held):
            unlinked |= {kid.objgen for kid in held if _is_wordless(kid)}
            parent["/K"] = Array(kept)
    return unlinked


def _is_wordless(kid: pikepdf.Object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/S") == Name.Figure and "/Alt" not in kid


def _name_links(page: pikepdf.Page, names: Mapping[str, str]) -> None:
    for annotation in page.obj.get("/Annots", ()):
        leads_to = str(annotation.get("/Dest", ""))
        if leads_to in names:
            annotation["/Contents"] = pikepdf.String(names[leads_to])


def _mark_artefacts(
    document: pikepdf.Pdf, owned: set[tuple[int, int]], pictures: set[tuple[int, int]]
) -> None:
    """Turns content that no structure element owns into artefacts, page by page."""
    numbers = document.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for page in document.pages:
        key = page.obj.get("/StructParents")
        mapped = owners.get(int(key)) if key is not None else None
        if not isinstance(mapped, Array):
            continue
        stray = {
            number: _DECORATION if owner.objgen in pictures else _PAGINATION
            for number, owner in enumerate(mapped)
            if owner is not None and owner.objgen not in owned
        }
        if stray:
            _rewrite(page, stray)
            for number in stray:
                mapped[number] = None


def _rewrite(page: pikepdf.Page, stray: dict[int, bytes]) -> None:
    """Begins the unowned pieces of a page's content as artefacts.

    Words are written in such a page as numbers of glyphs, so what opens a piece cannot occur within
    one; reading every operator would take a tenth of the time of the whole paper.
    """

    def opened(found: re.Match[bytes]) -> bytes:
        kind = stray.get(int(found[1]))
        return found[0] if kind is None else b"/Artifact\n<</Type " + kind + b">>\nBDC\n"

    stream = page.obj.Contents
    for part in stream if isinstance(stream, Array) else [stream]:
        part.write(_OPENS.sub(opened, part.read_bytes()))
