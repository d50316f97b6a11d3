"""What belongs to a PDF as a whole: its settings, its properties, and the files that it carries."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from reports.render.seal.objects import (
    Names,
    Objects,
    Ref,
    entries_text,
    held_in,
    ref_of,
    refs_in,
    sum_of,
    text_at,
)
from reports.render.seal.reading import Sequence

if TYPE_CHECKING:
    import pikepdf

# Summed page by page elsewhere, or say how the file is packed.
_ELSEWHERE = ("/Pages", "/Type", "/Metadata", "/StructTreeRoot", "/Names", "/Outlines", "/AF")
_PACKING = ("/Version", "/Extensions")
_XML = re.compile(rb"<x:xmpmeta[\s>].*</x:xmpmeta\s*>", re.DOTALL)
_WRAPPING = re.compile(rb"<\?xpacket [^<>]*\?>|\s")
_FILE = ("/EF", "/Type", "/F", "/UF")


def document_sums(
    objects: Objects, document: "pikepdf.Pdf", names: Names, apart: str
) -> dict[str, str]:
    """The sum of each part, by its name. `apart` is the attached file that holds the seal: what it
    is called is summed, what it holds is not."""
    root = document.Root
    files, called = _files(objects, document, names, apart)
    names = {**names, **called}
    sums = {
        **_entries(objects, root, (*_ELSEWHERE, *_PACKING), "setting", names),
        **_entries(objects, root.get("/StructTreeRoot"), ("/K", "/Type"), "structure", names),
        **_entries(objects, root.get("/Names"), ("/Dests", "/EmbeddedFiles"), "names", names),
        **_entries(objects, document.trailer.get("/Info"), (), "property", names),
        **files,
    }
    if "/AF" in root:
        sums["attached"] = objects.sum_from(root["/AF"].unparse(resolved=True), names)
    if "/Metadata" in root:
        sums["metadata"] = sum_of(*_metadata(objects.content(root.Metadata)))
    if document.is_encrypted:
        sums["locked"] = sum_of(b"locked")
    return sums


def _entries(
    objects: Objects,
    held: "pikepdf.Object | None",
    left_out: tuple[str, ...],
    prefix: str,
    names: Names,
) -> dict[str, str]:
    import pikepdf

    if not isinstance(held, pikepdf.Dictionary):
        return {}
    return {
        f"{prefix} {key[1:]}": objects.sum_from(text_at(held, key), names)
        for key in list(held.keys())
        if key not in left_out
    }


def _files(
    objects: Objects, document: "pikepdf.Pdf", names: Names, apart: str
) -> tuple[dict[str, str], dict[Ref, bytes]]:
    """The sum of each attached file, and what its entry is called."""
    sums: dict[str, str] = {}
    called: dict[Ref, bytes] = {}
    for name, spec in document.attachments.items():
        entry = spec.obj
        about = entries_text(entry, _FILE)
        held = entry.EF.F
        kind = entries_text(held.stream_dict, ("/Length", "/Filter", "/Params"))
        content = b"" if name == apart else objects.content(held)
        shown = [str(entry.get(key, "")).encode() for key in ("/F", "/UF")]
        about_sum = objects.sum_from(about, names).encode()
        sums[f"file {name}"] = sum_of(name.encode(), about_sum, kind, content, *shown)
        if entry.is_indirect:
            called[ref_of(entry)] = b"file " + name.encode()
    return sums, called


def _metadata(content: bytes) -> tuple[bytes, bytes]:
    """What the properties in XML say, and whatever stands around them: programs that save a file
    anew write the wrapping of these in their own way."""
    found = _XML.search(content)
    if found is None:
        return content, b""
    around = _WRAPPING.sub(b"", content[: found.start()] + content[found.end() :])
    try:
        # One element, so that nothing can be declared that grows when it is read.
        said = ElementTree.canonicalize(found[0].decode(), strip_text=True)
    except (ElementTree.ParseError, UnicodeDecodeError):
        return content, b""
    return said.encode(), around


def places_of(
    objects: Objects, document: "pikepdf.Pdf", names: Names, pages: Mapping[Ref, int]
) -> Sequence:
    """The places that links within the paper lead to, each on its page."""
    import pikepdf

    sequence = Sequence()
    held = held_in(document.Root, "/Names", "/Dests")
    if held is None:
        return sequence
    for name, place in pikepdf.NameTree(held).items():
        text = place.unparse(resolved=True)
        page = next((pages[ref] for ref in refs_in(text) if ref in pages), -1)
        said = objects.sum_from(text, names)
        sequence.add(page, f"{name!r} {said}".encode())
    return sequence
