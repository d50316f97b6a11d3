"""Composes one paper heading by heading, and collects warnings and faults on the way."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from reports.casefile.case import PaperCase, Strand
from reports.casefile.findings import Findings
from reports.casefile.parts import CaseSection
from reports.compose.facts import PaperInHand, once_labelled
from reports.compose.ordering import in_order
from reports.document.content import (
    Block,
    Cover,
    Document,
    Heading,
    Landscape,
    Run,
    UnfinishedKind,
    plain,
)
from reports.document.markdown import ReadingRules, TextFault, blocks_of
from reports.document.rounding import with_rounding_notes
from reports.figures import FigureError, printed
from reports.figures.gather import figures_of
from reports.formats.arranging import arranged
from reports.formats.exempt_law import exempt_statement
from reports.formats.format import FormatBlock, FormatHeading, HouseFormat, section_key
from schemes.casefile.parts import CaseProgramme
from workbench.numbers.listing import listed

AN_APPRAISAL = "an appraisal with options and criteria"
NOT_WRITTEN = "This section has not been written."
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class AskedSection:
    """A section that the house format asks officers to write. `beneath` and `heading` are the key
    and the words of the heading it stands under. An `optional` section may stay empty; of another
    an officer may say that there is nothing to say, in the words `none` where there are any."""

    key: str
    beneath: str
    heading: str
    optional: bool
    none: str = ""


Maker = Callable[["Composer", FormatBlock, int], Iterable[Block]]
"""Makes a block of the house format; the number is the level of the heading above it."""
Insert = Callable[["Composer", str], Iterable[Block]]
"""Makes a part that a text inserts; the text is its name where there are several of its kind."""


@dataclass(frozen=True, slots=True)
class Makers:
    """The makers of the blocks of a house format, by kind of block, and of the parts that a text
    may insert, by name."""

    blocks: Mapping[str, Maker]
    inserted: Mapping[str, Insert]


class Composer(PaperInHand):
    """Composes one paper from a case and a house format.

    `makers` make the blocks beneath each heading; they get the composer for its `case`, and for
    the sections that officers wrote. `warnings` collects what a reader should look at; `faults` is
    what must be corrected before the paper can be made; `asked` are the sections that the house
    format asks for; `unfinished` are the parts that nobody has given. `form` is the house format as
    this paper has it, with its own headings.
    """

    def __init__(self, case: PaperCase, form: HouseFormat, makers: Makers) -> None:
        self.arrangement = arranged(form, case.paper.headings)
        super().__init__(case, self.arrangement.form)
        self.makers = makers
        self.faults: list[str] = list(self.arrangement.faults)
        self.figures = figures_of(case)
        self.asked: list[AskedSection] = []
        self.above = ""  # the words of the heading above the one in `under`
        self.placed: set[str] = set()  # references of the strands printed so far

    def document(self, draft: str) -> Document:
        """The whole paper. `draft` is printed across its pages. Raises `FigureError` with all its
        faults."""
        blocks = self.blocks()
        if self.faults:
            raise FigureError(tuple(self.faults))
        return self.laid_out(blocks, draft)

    def laid_out(self, blocks: tuple[Block, ...], draft: str = "") -> Document:
        """A document of these blocks with the cover, the header and the footer of the paper."""
        form, paper = self.form, self.case.paper
        if self.case.findings is not None:
            self.warnings.extend(self.case.findings.result.warnings)
        self.under = ("", "")  # what is lacking from here on is lacking on the cover
        facts, cover = self.facts(), self.cover()
        return Document(
            reference=paper.reference,
            title=paper.title,
            authority=self.authority(),
            header=once_labelled(form.header.format_map(facts)),
            footer=once_labelled(form.footer.format_map(facts)),
            cover=Cover(paper.title, form.kind, self.authority(), cover, form.opening.own_page),
            blocks=blocks,
            dated=next((str(paper.facts[f.fact]) for f in self.dates()), ""),
            draft=draft,
            warnings=tuple(self.warnings),
            unfinished=tuple(self.unfinished),
            compact=form.sides == 1,
        )

    def blocks(self) -> tuple[Block, ...]:
        """All blocks of the paper with their numbers. What is wrong with it is added to
        `faults`."""
        form = self.form
        main = list(with_rounding_notes(self.headings(form.headings)))
        behind = list(with_rounding_notes(self.headings(form.appendices.headings)))
        self.warnings.extend(self.not_printed())
        return in_order(form, main, behind, self.faults)

    def not_printed(self) -> Iterable[str]:
        """What of the paper's sections and headings has no place in it, a sentence each."""
        printed = {one.key for one in self.asked}
        for key, section in self.sections.items():
            if key in printed:
                continue
            heading = self.arrangement.leaves_out(key)
            if not heading:
                yield f"The house format has no place for the section {key!r}."
            elif section.text.strip():
                yield (
                    f"“{heading}” is left out of this paper. What is written beneath it is kept, "
                    "and not printed."
                )
        for key in self.arrangement.unknown:
            yield f"The house format has no heading {key!r}, of which the paper says something."

    def headings(self, headings: Iterable[FormatHeading]) -> Iterable[Block]:
        """The blocks of several headings of the highest level."""
        return (block for one in headings for block in self.heading(one, 1))

    # Headings and what stands beneath them

    def heading(self, wanted: FormatHeading, level: int, above: str = "") -> list[Block]:
        """A heading of the house format with everything beneath it; nothing where the format has
        blocks or headings beneath it and none of them prints anything."""
        head = Heading(
            level,
            wanted.heading,
            wanted.key,
            opens_page=wanted.new_page,
            numbered=wanted.numbered,
        )
        self.under, self.above = (wanted.key, wanted.heading), above
        beneath = [block for one in wanted.blocks for block in self.block(one, level)]
        for inner in wanted.headings:
            beneath.extend(self.heading(inner, level + 1, wanted.heading))
        if not beneath and (wanted.optional or wanted.blocks or wanted.headings):
            return []
        if beneath and isinstance(beneath[0], Heading) and beneath[0].level == level:
            # The block made headings of its own, one for each scheme: they replace this one.
            return beneath
        own: list[Block] = [head, *beneath]
        return [Landscape(tuple(own))] if wanted.landscape else own

    def block(self, wanted: FormatBlock, level: int) -> Iterable[Block]:
        """The blocks that the maker of this kind of block makes."""
        return self.makers.blocks[wanted.kind](self, wanted, level)

    def text(
        self, key: str, level: int, *, none: str = "", optional: bool = False
    ) -> tuple[Block, ...]:
        """The blocks of a section that officers write. `level` is that of the heading above it.

        A section that is not written prints nothing where it is `optional`, and else that it has
        not been written, with a warning. `none` are the words in which an officer may say that
        there is nothing to say: nothing prints them before."""
        self.asked.append(AskedSection(key, *self.under, optional, none))
        section = self.sections.get(key)
        if section is not None and section.exempt:
            statement = plain(exempt_statement(section.exempt, self.form.exempt_list), lead=True)
            return (statement, *self.read(section, level))
        if section is None or not section.text.strip():
            if optional:
                return ()
            self.warnings.append(f"The section {key!r} has not been written.")
            kind = UnfinishedKind.STATEMENT if none else UnfinishedKind.SECTION
            self.lacks(kind, key, self.under[1])
            return (plain(NOT_WRITTEN),)
        return self.read(section, level)

    def read(self, section: CaseSection, level: int) -> tuple[Block, ...]:
        """The blocks of a section's Markdown. What is wrong with it is added to `faults`."""
        faults: list[str] = []
        reading = ReadingRules(self.quote, self.insert, faults)
        blocks = blocks_of(section.text, under=level, key=section.key, reading=reading)
        self.faults.extend(f"{section.key}: {fault}" for fault in faults)
        return blocks

    def quote(self, inside: str) -> Run:
        """The figure that a text quotes by name and format, in print. Raises `TextFault`."""
        try:
            name, text = printed(inside, self.figures)
        except FigureError as error:
            raise TextFault(str(error)) from error
        return Run(text, figure=name)

    def insert(self, name: str) -> Iterable[Block]:
        """The blocks of a part that a text inserts: a block without settings ("ranked"), or one of
        several by its name ("evidence contributions-2014-15"). Raises `TextFault`."""
        kind, _, which = name.partition(" ")
        if kind in self.makers.inserted:
            return self.makers.inserted[kind](self, which.strip())
        known = listed(sorted(self.makers.inserted), "or")
        raise TextFault(f"nothing called {name!r} can be inserted. Choose {known}.")

    # For makers: the parts of the case, or words where there is nothing to show

    def lacking(self, what: str) -> list[Block]:
        """The paragraph that replaces a block with nothing to show, with a warning. `what` is
        lacking, with its article ("a timetable")."""
        self.warn(f"The paper has no {what.removeprefix('an ').removeprefix('a ')}.")
        self.lacks(UnfinishedKind.BLOCK, what, what)
        return [plain(f"This paper does not yet have {what}.")]

    def of_appraisal(self, make: Callable[[Findings], Iterable[Block]]) -> Iterable[Block]:
        """The blocks made from the paper's appraisal; where it has none, words that say so."""
        findings = self.case.findings
        return self.lacking(AN_APPRAISAL) if findings is None else make(findings)

    def of_programme(
        self,
        part_of: Callable[[CaseProgramme], Part | None],
        what: str,
        make: Callable[[Part], Iterable[Block]],
    ) -> Iterable[Block]:
        """The blocks made from a part of the programme; where it is empty, words that `what` is
        lacking."""
        part = part_of(self.case.whole.programme)
        return make(part) if part else self.lacking(what)

    @property
    def own_strands(self) -> tuple[Strand, ...]:
        """The appraisal that the paper is about; all appraisals of the programme where it is about
        none."""
        findings = self.case.findings
        if findings is None:
            return self.case.strands
        own = findings.problem.reference
        return tuple(one for one in self.case.strands if one.reference == own)

    def strand_section(self, reference: str) -> str:
        """The key of the section on one strand, by the pattern of the house format."""
        keys = (
            block.section
            for heading in self.arrangement.house.walked
            for block in heading.blocks
            if block.kind == "each-strand"
        )
        return section_key(next(keys, "strand-{reference}"), reference)
