"""What holds for every paper of this product, whatever its seal says: somebody who alters a paper
and seals it anew is found where it does what no paper does."""

from collections.abc import Iterator
from html import escape
from typing import Any

from reports.document.content import Contents, Document, Heading
from reports.render.seal.objects import held_in, text_at
from reports.render.seal.seal import Sealing, inherited
from reports.verify.pdf import ReadPdf
from reports.verify.verdict import Difference

_PAGE = frozenset(
    (
        *("/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/BleedBox", "/TrimBox"),
        *("/StructParents", "/Tabs", "/Annots"),
    )
)
_FILE = frozenset(
    (
        *("/Type", "/Pages", "/Names", "/Outlines", "/StructTreeRoot", "/MarkInfo", "/Lang"),
        *("/ViewerPreferences", "/Metadata", "/AF", "/Version", "/Extensions"),
    )
)
_PROPERTIES = frozenset(("/Title", "/Author", "/Producer", "/CreationDate", "/ModDate"))
_HEADINGS = frozenset(("H1", "H2", "H3", "H4", "H5", "H6"))
_NAMES = frozenset(("/Dests", "/EmbeddedFiles"))
_STRUCTURE = frozenset(("/Type", "/K", "/ParentTree", "/IDTree", "/ParentTreeNextKey"))
_FILES = frozenset(("case.json", "content.json", "format.json", "paper.json"))
# A4, upright and on its side, in points.
_SIZES = frozenset(((595, 842), (842, 595)))


def rule_differences(sealing: Sealing, read: ReadPdf, content: Document) -> Iterator[Difference]:
    """Where the file does what no paper does, or says another thing of itself than its content."""
    addresses = _addresses(content)
    for at, page in enumerate(sealing.pages):
        yield from (Difference(what, at + 1) for what in _of_page(sealing, page, at, addresses))
    yield from map(Difference, _of_file(sealing.document, content))
    yield from _of_headings(read, content)


def _of_page(sealing: Sealing, page: Any, at: int, addresses: set[str]) -> Iterator[str]:
    if set(page.keys()) - _PAGE:
        yield "It has a setting that no page of a paper has."
    boxes = {text_at(page, key) for key in ("/BleedBox", "/TrimBox") if key in page}
    media = inherited(page, "/MediaBox")
    size = tuple(round(float(media[side]) - float(media[side - 2])) for side in (2, 3))
    if size not in _SIZES or len(boxes) > 1 or inherited(page, "/Rotate"):
        yield "It is cropped, turned or of another size than a page of a paper."
    for note, kind in zip(page.get("/Annots", ()), sealing.kinds_of_notes(at), strict=True):
        leads = held_in(note, "/A", "/URI")
        if kind != "Link" or (leads is not None and str(leads) not in addresses):
            yield "Something lies on it that no page of a paper has, or a link leads elsewhere."
    drawn = sealing.tokens[at]
    tokens = set(drawn)
    if tokens & {b"BI", b"/OC"} or (b"Tr" in tokens and _modes(drawn) - {b"0"}):
        yield "It draws in a way in which no page of a paper is drawn."
    resources = inherited(page, "/Resources")
    colours = held_in(resources, "/ColorSpace") or {}
    if any(name.startswith("/Default") for name in colours):
        yield "Its colours mean something else than on a page of a paper."
    pictures = held_in(resources, "/XObject") or {}
    used = [one for name, one in pictures.items() if name.encode() in tokens]
    if any(str(one.get("/Subtype")) != "/Form" for one in used):
        yield "It shows a photograph or scan, which no page of a paper does."


def _modes(drawn: list[bytes]) -> set[bytes]:
    """The ways in which words are shown: 0 filled, 3 not at all."""
    return {drawn[place - 1] for place, one in enumerate(drawn) if one == b"Tr" and place}


def _addresses(content: Document) -> set[str]:
    """Where the links of a paper's text lead."""
    return {run.href for run in content.runs if run.href}


def _of_file(document: Any, content: Document) -> Iterator[str]:
    root = document.Root
    strange = (
        set(root.keys()) - _FILE
        or set(held_in(root, "/Names").keys()) - _NAMES
        or set(held_in(root, "/StructTreeRoot").keys()) - _STRUCTURE
        or set(document.attachments) - _FILES
    )
    if strange:
        yield "The file has a part or a setting that no paper has."
    if document.is_encrypted:
        yield "The file was locked against copying or printing."
    if str(root.get("/Lang")) != content.language:
        yield "The file says that it is in another language than the paper."
    if held_in(root, "/MarkInfo", "/Marked") is not True:
        yield "The file says that screen readers cannot read it."
    if held_in(root, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        yield "The file does not show its title."
    title = f">{escape(content.title, quote=False)}<".encode()
    if title not in root.Metadata.read_bytes():
        yield "The title in the long form of the properties of the file is not that of the paper."
    said = document.docinfo
    if set(said.keys()) - _PROPERTIES:
        yield "The file has a property that no paper has."
    for key, wanted, what in (
        ("/Title", content.title, "title"),
        ("/Author", content.authority, "author"),
    ):
        if str(said.get(key, "")) != wanted:
            yield f"The {what} in the properties of the file is not that of the paper."


def _of_headings(read: ReadPdf, content: Document) -> Iterator[Difference]:
    """Headings that are tagged as something else, or at another level, and a list of headings
    beside the pages that is not that of the paper."""
    elements = list(read.root.walk())
    tagged = [one for one in elements if one.tag in _HEADINGS]
    said = ["".join(one.text.split()) for one in tagged]
    if any("/ActualText" in one.raw for one in elements):
        yield Difference("Other words are read aloud for some than are printed.")
    headings = [
        block.heading if isinstance(block, Contents) else block
        for block in content.walk()
        if isinstance(block, Contents | Heading)
    ]
    for heading in headings:
        wanted = "".join(heading.title.split())
        if wanted not in said:
            yield Difference(f"The heading {heading.title!r} is no longer marked as one.")
            return
    listed = []
    with read.pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            one = waiting.pop(0)
            listed.append(one.title)
            waiting = [*one.children, *waiting]
    # The smallest headings are not listed.
    titles = iter([heading.title for heading in headings])
    large = {heading.title for heading in headings if heading.level <= 2}
    if not all(one in titles for one in listed) or large - set(listed):
        yield Difference("The list of headings beside the pages is not that of the paper.")
