"""A paper as those who write it see it: whole, section by section, with whatever is wrong."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from appraisal.engine.checking.fault import ProblemError
from reports.casefile.case import PaperCase, case_of
from reports.casefile.own import own_case
from reports.casefile.parts import Case, CasePaper, CaseSection
from reports.compose import composer_of
from reports.compose.composer import Composer
from reports.document.content import Block, Document, Heading, Landscape, Notes
from reports.formats.arranging import Arrangement, arranged
from reports.formats.format import FormatError, HouseFormat
from reports.formats.shelf import house_format
from reports.models import Paper

_LOST = re.compile(r"^There is no heading or paragraph (#[\w-]+) ")


@dataclass(frozen=True, slots=True)
class SectionPlace:
    """One section in its place: `number` and `heading` as printed, and what is written there.
    `optional` may stay empty; `placed` is false where the paper has no place for it, because its
    heading is left out (`left_out`) or because the house format has none. `none` are the words that
    say that there is nothing to say, where an officer may choose them."""

    key: str
    number: str
    heading: str
    optional: bool
    text: str = ""
    exempt: Mapping[str, str] | None = None
    placed: bool = True
    left_out: bool = False
    none: str = ""

    @property
    def title(self) -> str:
        return f"{self.number} {self.heading}".strip()

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True)
class Desk:
    """The whole paper on the desk. `faults` keep it from being made, though `document` holds what
    could be composed; without `case` nothing could. `own` is the case that the paper rests on."""

    own: Case
    sections: tuple[SectionPlace, ...]
    faults: tuple[str, ...]
    document: Document | None = None
    case: PaperCase | None = None
    form: HouseFormat | None = None

    def section(self, key: str) -> SectionPlace | None:
        return next((one for one in self.sections if one.key == key), None)

    def faults_of(self, section: SectionPlace) -> tuple[str, ...]:
        """What is wrong in one section, without its key before it."""
        own = f"{section.key}: "
        found = [fault.removeprefix(own) for fault in self.faults if fault.startswith(own)]
        for fault in self.faults:
            lost = _LOST.match(fault)
            if lost and lost[1] in section.text:
                found.append(fault)
        return tuple(found)

    def printed(self, key: str) -> tuple[Block, ...]:
        """The blocks of one section as the paper prints them, its headings raised so that the
        highest is of level 2, its numbered notes behind it."""
        flat = list(_flat(self.document.blocks if self.document else ()))
        own = [at for at, block in enumerate(flat) if getattr(block, "section", "") == key]
        if not own:
            return ()
        blocks = flat[own[0] : own[-1] + 1]
        for block in flat[own[-1] + 1 :]:
            if isinstance(block, Notes):
                notes = tuple(n for n in block.notes if n.key.startswith(f"note-{key}-"))
                blocks.extend([Notes(notes)] if notes else [])
        highest = min((b.level for b in blocks if isinstance(b, Heading)), default=2)
        return tuple(
            replace(b, level=b.level - highest + 2) if isinstance(b, Heading) else b for b in blocks
        )


def desk_of(
    paper: Paper | CasePaper, typed: Mapping[str, str] | None = None, *, case: Case
) -> Desk:
    """The paper, of the site or of a file, as it stands in its programme's `case`; with the texts
    of `typed`, by section, in place of those saved."""
    own = own_case(case, paper.reference)
    written = _written(own, typed or {})
    try:
        form = house_format(paper.house_format)
    except FormatError as error:
        return Desk(own, _unplaced(written.values()), error.faults)
    try:
        found = case_of(own, paper.reference)
    except ProblemError as error:
        faults = tuple(map(str, error.faults))
        arrangement = arranged(form, own.papers[0].headings)
        return Desk(own, _by_format(arrangement, written), faults, form=form)
    found = replace(found, paper=replace(found.paper, sections=tuple(written.values())))
    composer = composer_of(found, form)
    blocks = composer.blocks()
    return Desk(
        own,
        _in_place(composer, blocks, written),
        tuple(composer.faults),
        composer.laid_out(blocks),
        found,
        form,
    )


def _written(own: Case, typed: Mapping[str, str]) -> dict[str, CaseSection]:
    sections = {one.key: one for one in own.papers[0].sections}
    for key, text in typed.items():
        sections[key] = replace(sections.get(key, CaseSection(key)), text=text)
    return sections


def _in_place(
    composer: Composer, blocks: Iterable[Block], written: Mapping[str, CaseSection]
) -> tuple[SectionPlace, ...]:
    """Sections in the sequence in which the paper prints them, those without a place last."""
    printed = {one.key: one for one in _flat(blocks) if isinstance(one, Heading)}
    places = []
    for asked in composer.asked:
        # A section that stands once for each of something has a heading of its own.
        heading = printed.get(asked.key) or printed.get(asked.beneath)
        place = _place(
            asked.key,
            heading.number if heading else "",
            heading.text if heading else asked.heading,
            asked.optional,
            written.get(asked.key),
        )
        places.append(replace(place, none=asked.none))
    keys = {one.key for one in places}
    rest = [one for key, one in written.items() if key not in keys]
    return (*_told_apart(places), *_unplaced(rest, composer.arrangement))


def _by_format(
    arrangement: Arrangement, written: Mapping[str, CaseSection]
) -> tuple[SectionPlace, ...]:
    """What can be said of the sections while the appraisal contradicts itself."""
    places = [
        _place(block.section, "", heading.heading, False, written.get(block.section))
        for heading in arrangement.form.walked
        for block in heading.blocks
        if block.section and "{" not in block.section
    ]
    keys = {one.key for one in places}
    rest = [one for key, one in written.items() if key not in keys]
    return (*_told_apart(places), *_unplaced(rest, arrangement))


def _place(
    key: str, number: str, heading: str, optional: bool, written: CaseSection | None
) -> SectionPlace:
    if written is None:
        return SectionPlace(key, number, heading, optional)
    return SectionPlace(key, number, heading, optional, written.text, written.exempt)


def _unplaced(
    rest: Iterable[CaseSection], arrangement: Arrangement | None = None
) -> tuple[SectionPlace, ...]:
    def place(one: CaseSection) -> SectionPlace:
        heading = arrangement.leaves_out(one.key) if arrangement else ""
        words = heading or _words(one.key)
        left = bool(heading)
        return SectionPlace(
            one.key, "", words, True, one.text, one.exempt, placed=False, left_out=left
        )

    return tuple(map(place, rest))


def _told_apart(places: list[SectionPlace]) -> list[SectionPlace]:
    """Sections that share a heading are told apart by their keys."""
    titles = [one.title for one in places]
    return [
        replace(one, heading=f"{one.heading}: {_words(one.key).lower()}")
        if titles.count(one.title) > 1
        else one
        for one in places
    ]


def _words(key: str) -> str:
    return key.replace("-", " ").capitalize()


def _flat(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        if isinstance(block, Landscape):
            yield from _flat(block.blocks)
        else:
            yield block
