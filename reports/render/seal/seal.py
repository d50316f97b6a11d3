"""The seal of a paper: a sum of each part of its PDF, taken when it was made."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from reports.render.seal.document import document_sums, places_of
from reports.render.seal.drawing import Drawings, tokens_of
from reports.render.seal.objects import Objects, Ref, entries_text, held_in, ref_of, sum_of
from reports.render.seal.reading import outline_of, structure_of

if TYPE_CHECKING:
    import pikepdf

_FRAME = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit")
# What a page may take from the folder of pages that it lies in.
_INHERITED = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")
_MOST_FOLDERS = 50
_LOOKED_AT = (*_FRAME, "/Contents", "/Resources", "/Annots", "/Parent", "/Type")


@dataclass(frozen=True, slots=True)
class PageSeal:
    """The sums of one page: what is drawn; its size, margins and turn; each note and link upon it;
    what a screen reader is told of it; the headings that the list beside the pages has for it; the
    places on it that links lead to; and whatever else is said of it."""

    drawn: str
    frame: str
    notes: tuple[str, ...]
    told: str
    listed: str
    places: str
    rest: str


@dataclass(frozen=True, slots=True)
class Seal:
    """The sums of all pages in their sequence, and those of the parts of the file as a whole, each
    by what it is called."""

    pages: tuple[PageSeal, ...]
    parts: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        return {"pages": [asdict(page) for page in self.pages], "parts": dict(self.parts)}


def seal_from(data: object) -> Seal:
    """The seal that `as_json` wrote. Raises `ValueError` for anything else."""
    if not isinstance(data, dict) or set(data) != {"pages", "parts"}:
        raise ValueError("This is no seal.")
    pages, parts = data["pages"], data["parts"]
    if not isinstance(pages, list) or not _are_texts(parts):
        raise ValueError("This is no seal.")
    return Seal(tuple(map(_page_from, pages)), parts)


def _page_from(data: object) -> PageSeal:
    names = {one.name for one in fields(PageSeal)}
    if not isinstance(data, dict) or set(data) != names or not isinstance(data["notes"], list):
        raise ValueError("This is no seal of a page.")
    told = {name: value for name, value in data.items() if name != "notes"}
    notes = tuple(data["notes"])
    if not _are_texts(told) or not all(isinstance(one, str) for one in notes):
        raise ValueError("This is no seal of a page.")
    return PageSeal(**told, notes=notes)


def _are_texts(data: object) -> bool:
    return isinstance(data, dict) and all(isinstance(one, str) for one in data.values())


class Sealing:
    """The sums of one opened PDF. `tokens` and `contents` are what its pages draw, in their present
    sequence; `drawn` the sums of that."""

    def __init__(self, document: "pikepdf.Pdf", *, apart: str) -> None:
        self.document = document
        self.apart = apart
        self.objects = Objects(document)
        self.pages = [page.obj for page in document.pages]
        drawings = Drawings(self.objects, self._names(range(len(self.pages))))
        self.contents = [drawings.page_content(page) for page in self.pages]
        self.tokens = [tokens_of(content) for content in self.contents]
        self.drawn = [
            drawings.sum_of_page(tokens, content, inherited(page, "/Resources"))
            for page, tokens, content in zip(self.pages, self.tokens, self.contents, strict=True)
        ]

    def seal(self, places: Mapping[int, int] | None = None) -> Seal:
        """The seal of the file as it stands. `places` say where each page stood once, by where it
        stands now: pages that are only in another sequence then have their old sums."""
        numbers = [(places or {}).get(at, at) for at in range(len(self.pages))]
        names = self._names(numbers)
        by_ref = {ref_of(page): number for page, number in zip(self.pages, numbers, strict=True)}
        told, elements = self._structure(names, by_ref)
        listed = outline_of(self.objects, self._first_heading(), names, by_ref)
        targets = places_of(self.objects, self.document, names, by_ref)
        sealed = tuple(
            PageSeal(
                drawn,
                sum_of(*self._frame(page)),
                tuple(self._notes(page, names)),
                told.sum_on(number),
                listed.sum_on(number),
                targets.sum_on(number),
                self.objects.sum_from(entries_text(page, _LOOKED_AT), names),
            )
            for number, page, drawn in zip(numbers, self.pages, self.drawn, strict=True)
        )
        parts = document_sums(self.objects, self.document, {**names, **elements}, self.apart)
        parts |= {
            "reading order": sum_of(told.sum_of_pages.encode(), told.sum_elsewhere.encode()),
            "list of headings": sum_of(listed.sum_of_pages.encode(), listed.sum_elsewhere.encode()),
            "places": targets.sum_elsewhere,
        }
        return Seal(sealed, {name: one for name, one in sorted(parts.items()) if one})

    def kinds_of_notes(self, at: int) -> list[str]:
        """What each note, link and field on a page is, in their sequence."""
        return [str(one.get("/Subtype", "")).lstrip("/") for one in _notes_of(self.pages[at])]

    def _names(self, numbers: "list[int] | range") -> dict[Ref, bytes]:
        names = {
            ref_of(page): b"page %d" % number
            for page, number in zip(self.pages, numbers, strict=True)
        }
        for page in self.pages:
            for at, note in enumerate(_notes_of(page)):
                if note.is_indirect:
                    names[ref_of(note)] = names[ref_of(page)] + b" note %d" % at
        return names

    def _structure(self, names: dict[Ref, bytes], by_ref: dict[Ref, int]) -> Any:
        root = self.document.Root.get("/StructTreeRoot")
        top = None if root is None else root.get_raw("/K")
        return structure_of(self.objects, b"" if top is None else top.unparse(), names, by_ref)

    def _first_heading(self) -> Ref | None:
        first = held_in(self.document.Root, "/Outlines", "/First")
        return None if first is None else ref_of(first)

    def _frame(self, page: "pikepdf.Object") -> list[bytes]:
        found = []
        for key in _FRAME:
            one = inherited(page, key, raw=True) if key in _INHERITED else page.get_raw(key)
            if one is not None:
                found.append(key.encode() + b" " + one.unparse(resolved=True))
        return found

    def _notes(self, page: "pikepdf.Object", names: Mapping[Ref, bytes]) -> list[str]:
        return [
            self.objects.sum_from(note.unparse(resolved=True), names)[:12]
            for note in _notes_of(page)
        ]


def inherited(page: "pikepdf.Object", key: str, *, raw: bool = False) -> Any:
    """What a page says of itself, or the folder of pages around it."""
    holder: Any = page
    for _folder in range(_MOST_FOLDERS):
        if key in holder:
            return holder.get_raw(key) if raw else holder.get(key)
        holder = holder.get("/Parent")
        if holder is None:
            break
    return None


def _notes_of(page: "pikepdf.Object") -> list[Any]:
    import pikepdf

    held: Any = page.get("/Annots")
    if not isinstance(held, pikepdf.Array):
        return []
    return [one for one in held if isinstance(one, pikepdf.Dictionary)]
