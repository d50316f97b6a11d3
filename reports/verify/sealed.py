"""Where a PDF is otherwise than its seal has it: which page, and what of it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reports.render.seal.seal import PageSeal, Seal, Sealing
from reports.verify.verdict import Difference

_OF_PAGE = {
    "drawn": "What is drawn on it is not as it was made.",
    "frame": "Its size, its margins or the way it lies is not as it was made.",
    "told": "What a screen reader is told of it is not as it was made.",
    "listed": "Its headings in the list beside the pages are not as they were made.",
    "places": "Links within the paper do not lead to the same places on it.",
    "rest": "A setting of this page is not as it was made.",
}
_SETTINGS = {
    "setting OpenAction": "Something that happens when the file is opened",
    "setting AA": "Something that happens when the file is opened, printed or closed",
    "names JavaScript": "A script that runs within the file",
    "setting AcroForm": "A form to be filled in",
    "setting OCProperties": "A layer that can be shown and hidden",
    "setting PageLabels": "The numbering of the pages in the program that shows them",
    "setting Lang": "The language that the file says it is in",
    "setting ViewerPreferences": "The way in which a program is to show the file",
    "setting PageMode": "The way in which a program is to show the file",
    "setting PageLayout": "The way in which a program is to show the file",
    "setting MarkInfo": "What screen readers are told of the file as a whole",
    "setting OutputIntents": "What the colours of the file mean",
    "property Title": "The title in the properties of the file",
    "property Author": "The author in the properties of the file",
    "property Producer": "The program in the properties of the file",
    "property CreationDate": "The date in the properties of the file",
    "property ModDate": "The date of the last change in the properties of the file",
    "metadata": "The long form of the properties of the file",
    "reading order": "The sequence in which screen readers read the paper",
    "list of headings": "The list of headings beside the pages",
    "places": "Where links within the paper lead",
    "attached": "The list of the files that belong to the paper",
    "locked": "A lock against copying or printing",
}
_BY_KIND = {
    "structure": "What screen readers are told of the paper's order",
    "property": "A property of the file",
    "names": "A list of names within the file",
    "setting": "A setting of the file as a whole",
}
_NOTES = {
    "Link": "A link",
    "Text": "A note",
    "FreeText": "A box of text",
    "Stamp": "A stamp",
    "Widget": "A field to be filled in",
    "Highlight": "A highlighting",
    "FileAttachment": "An attached file",
    "Redact": "A blacking out",
}


@dataclass(frozen=True, slots=True)
class _Pages:
    """Which page as it was made each page now is: `made` by where it stands, none for one that was
    added; `missing` those that are no longer there. Pages count from 0."""

    made: list[int | None]
    missing: list[int]


def seal_differences(seal: Seal, sealing: Sealing) -> Iterator[Difference]:
    """Whatever differs between the seal and the file as it stands."""
    pages = _paired([page.drawn for page in seal.pages], sealing.drawn)
    # A page that was added is none of those that the rest of the file speaks of.
    places = {
        at: len(seal.pages) + at if made is None else made for at, made in enumerate(pages.made)
    }
    now = sealing.seal(places)
    yield from _moved(pages)
    for at, made in enumerate(pages.made):
        if made is not None:
            yield from _of_page(seal.pages[made], now.pages[at], sealing, at)
    on_pages = any(
        made is not None and seal.pages[made].told != now.pages[at].told
        for at, made in enumerate(pages.made)
    )
    made_parts = {name: one for name, one in seal.parts.items() if name != "note"}
    yield from _of_parts(made_parts, now.parts, quiet=on_pages or bool(pages.missing))


def _paired(made: list[str], now: list[str]) -> _Pages:
    """Pages that draw the same are the same; of the others, one that stands where one is missing is
    that one, altered."""
    found: list[int | None] = [
        at if at < len(made) and made[at] == drawn else None for at, drawn in enumerate(now)
    ]
    left = set(range(len(made))) - set(found)
    places: dict[str, list[int]] = {}
    for at in sorted(left, reverse=True):
        places.setdefault(made[at], []).append(at)
    for at, drawn in enumerate(now):
        if found[at] is None and places.get(drawn):
            found[at] = places[drawn].pop()
    left -= set(found)
    for at in [place for place, one in enumerate(found) if one is None]:
        found[at] = next((one for one in _near(found, at) if one in left), None)
        left -= {found[at]}
    return _Pages(found, sorted(left))


def _near(found: list[int | None], at: int) -> Iterator[int]:
    """Which page this one may have been: the one behind that before it, or before that behind."""
    before = found[at - 1] if at else -1
    after = found[at + 1] if at + 1 < len(found) else None
    if before is not None:
        yield before + 1
    if after is not None:
        yield after - 1
    yield at


def _moved(pages: _Pages) -> Iterator[Difference]:
    for at, made in enumerate(pages.made):
        if made is None:
            yield Difference("This page was not in the paper when it was made.", at + 1)
    for made in pages.missing:
        yield Difference("This page of the paper as it was made is missing.", made + 1)
    there = [(at, made) for at, made in enumerate(pages.made) if made is not None]
    stayed = _longest_rising([made for _at, made in there])
    for at, made in there:
        if made not in stayed:
            what = f"The pages are in another order: this one was made as page {made + 1}."
            yield Difference(what, at + 1)


def _longest_rising(numbers: list[int]) -> set[int]:
    """The most of these that stand in rising sequence."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for one in numbers:
        place = bisect_left(ends, one)
        before[one] = ends[place - 1] if place else None
        ends[place : place + 1] = [one]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def _of_page(made: PageSeal, now: PageSeal, sealing: Sealing, at: int) -> Iterator[Difference]:
    for name, what in _OF_PAGE.items():
        if getattr(made, name) != getattr(now, name):
            yield Difference(what, at + 1)
    if made.notes != now.notes:
        yield from _of_notes(made, now, sealing, at)


def _of_notes(made: PageSeal, now: PageSeal, sealing: Sealing, at: int) -> Iterator[Difference]:
    kinds = sealing.kinds_of_notes(at)
    left = Counter(made.notes)
    new = []
    for kind, one in zip(kinds, now.notes, strict=True):
        if left[one]:
            left[one] -= 1
        else:
            new.append(_NOTES.get(kind, "A drawing or remark"))
    gone = left.total()
    for number, what in enumerate(new):
        changed = number < gone
        yield Difference(
            f"{what} is not as it was made." if changed else f"{what} was added.", at + 1
        )
    if gone > len(new):
        yield Difference("A link was taken out.", at + 1)
    if not new and not gone:
        yield Difference("Its links are in another order.", at + 1)


def _of_parts(
    made: Mapping[str, str], now: Mapping[str, str], *, quiet: bool
) -> Iterator[Difference]:
    """Of the file as a whole. `quiet`: what screen readers are told differs on a page already."""
    said = set()
    for name in sorted(set(made) | set(now)):
        if made.get(name) == now.get(name):
            continue
        kind = name.partition(" ")[0]
        if quiet and (kind == "structure" or name == "reading order"):
            continue
        what = f"{_called(name)} {_happened(made, now, name)}."
        if what not in said:
            said.add(what)
            yield Difference(what)


def _called(name: str) -> str:
    kind, _space, rest = name.partition(" ")
    if kind == "file":
        return f"The file {rest!r} that it carries"
    return _SETTINGS.get(name) or _BY_KIND.get(kind) or "A part of the file"


def _happened(made: Mapping[str, str], now: Mapping[str, str], name: str) -> str:
    if name not in made:
        return "was added"
    return "is not as it was made" if name in now else "was taken out"
