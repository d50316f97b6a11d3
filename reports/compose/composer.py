"""Composes one paper, section by section, and gathers warnings and faults on the way."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from reports.casefile.case import PaperCase, Strand
from reports.casefile.findings import Findings
from reports.casefile.parts import CaseSection
from reports.compose.numbering import (
    Numbers,
    anchored_once,
    letter,
    notes_apart,
    references_named,
)
from reports.compose.turning import wide_tables_turned
from reports.document.content import (
    Block,
    Contents,
    Cover,
    Document,
    Fact,
    Facts,
    Heading,
    Landscape,
    Notes,
    Run,
    plain,
    walk,
)
from reports.document.markdown import ReadingRules, TextFault, blocks_of
from reports.figures import FigureError, printed
from reports.figures.gather import figures_of
from reports.formats.exempt_law import exempt_statement
from reports.formats.format import CoverFact, FormatBlock, FormatHeading, HouseFormat
from schemes.casefile.parts import CaseProgramme
from workbench.dates import day
from workbench.numbers.listing import listed

AN_APPRAISAL = "an appraisal with options and criteria"
NOT_WRITTEN = "This section has not been written."
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class AskedSection:
    """A section that the house format asks officers for: its key, and the key and words of the
    heading it stands beneath. An `optional` one may stay empty."""

    key: str
    beneath: str
    heading: str
    optional: bool


Maker = Callable[["Composer", FormatBlock, int], Iterable[Block]]
Insert = Callable[["Composer", str], Iterable[Block]]


@dataclass(frozen=True, slots=True)
class Makers:
    """The makers of the blocks of a house format, and of the parts that a text may place, by
    name."""

    blocks: Mapping[str, Maker]
    inserted: Mapping[str, Insert]


class Composer:
    """Composes one paper. `makers` make the blocks beneath each heading: they read `case` and ask
    for texts here."""

    def __init__(self, case: PaperCase, form: HouseFormat, makers: Makers) -> None:
        self.makers = makers
        self.case: PaperCase = case
        self.form: HouseFormat = form
        self.warnings: list[str] = []
        self.faults: list[str] = []
        self.figures = figures_of(case)
        self.sections = {section.key: section for section in case.paper.sections}
        self.asked: list[AskedSection] = []
        self.under = ("", "")
        self.placed: set[str] = set()  # strands, by reference

    def document(self, draft: str) -> Document:
        blocks = self.blocks()
        if self.faults:
            raise FigureError(tuple(self.faults))
        return self.laid_out(blocks, draft)

    def laid_out(self, blocks: tuple[Block, ...], draft: str = "") -> Document:
        """These blocks of the paper with its cover and what runs on every page."""
        form, paper = self.form, self.case.paper
        if self.case.findings is not None:
            self.warnings.extend(self.case.findings.result.warnings)
        facts = self.facts()
        return Document(
            reference=paper.reference,
            title=paper.title,
            authority=self.case.authority,
            header=form.header.format_map(facts),
            footer=form.footer.format_map(facts),
            cover=Cover(
                paper.title, form.kind, self.case.authority, self.cover(), form.opening.own_page
            ),
            blocks=blocks,
            dated=next((str(paper.facts[f.fact]) for f in self.dates()), ""),
            draft=draft,
            warnings=tuple(self.warnings),
        )

    def blocks(self) -> tuple[Block, ...]:
        """All that the paper says. What is wrong with it is gathered in `faults`."""
        form = self.form
        main = [block for one in form.headings for block in self.heading(one, 1)]
        behind = [block for one in form.appendices.headings for block in self.heading(one, 1)]
        printed = {one.key for one in self.asked}
        for key in self.sections:
            if key not in printed:
                self.warnings.append(f"The house format has no place for the section {key!r}.")
        return self.numbered(main, behind)

    def numbered(self, main: list[Block], behind: list[Block]) -> tuple[Block, ...]:
        numbering, appendices = self.form.numbering, self.form.appendices
        body = Numbers(
            numbering.depth, numbering.paragraphs, shown_from=numbering.heading_numbers_from
        )
        back = Numbers(
            max(numbering.depth, 1),
            numbering.paragraphs,
            letter if appendices.by_letters else str,
            appendices.label,
            appendices.own_numbers,
            numbering.heading_numbers_from,
        )
        blocks, notes = notes_apart((*body.all(main), *back.all(behind)))
        if notes:
            ending = (Heading(1, "Notes", "notes", numbered=False), Notes(notes))
            at = next((i for i, b in enumerate(blocks) if _opens(b, behind)), len(blocks))
            blocks = (*blocks[:at], *ending, *blocks[at:])
        depth = self.form.contents_depth
        listed = [one for one in walk(blocks) if isinstance(one, Heading) and one.level <= depth]
        if depth and len(listed) >= self.form.contents_least:
            heading = Heading(1, self.form.contents_heading, "contents", numbered=False)
            blocks = (Contents(heading, depth), *blocks)
        return wide_tables_turned(references_named(anchored_once(blocks), self.faults))

    # How it opens, and what runs on every page

    def dates(self) -> Iterable[CoverFact]:
        return (f for f in self.form.cover if f.is_date and self.case.paper.facts.get(f.fact))

    def fact(self, wanted: CoverFact) -> str:
        said = str(self.case.paper.facts.get(wanted.fact) or "")
        if said and wanted.is_date:
            try:
                return day(date.fromisoformat(said))
            except ValueError:
                self.warnings.append(f"{wanted.label}: {said!r} is not a date such as 2016-03-07.")
        if said and wanted.choices and said not in wanted.choices:
            choices = listed(list(wanted.choices), "or")
            self.warnings.append(f"{wanted.label}: {said!r} is not {choices}.")
        return said

    def facts(self) -> dict[str, str]:
        said = {
            one.fact: self.fact(one) or one.words or f"{one.label} not given"
            for one in self.form.cover
        }
        return said | {
            "title": self.case.paper.title,
            "reference": self.case.paper.reference,
            "authority": self.case.authority,
            "programme": self.case.programme,
        }

    def cover(self) -> Facts:
        return Facts(self.given(self.form.cover), self.form.opening.caption)

    def given(self, asked: Iterable[CoverFact]) -> tuple[Fact, ...]:
        facts = []
        for wanted in asked:
            said = self.fact(wanted)
            if not said and not wanted.words:
                warning = f"The cover lacks a fact: {wanted.label.lower()}."
                if warning not in self.warnings:
                    self.warnings.append(warning)
            facts.append(Fact(wanted.label, said or wanted.words or "Not given"))
        return tuple(facts)

    def appendices(self) -> str:
        """Each appendix by its number and heading; an optional one where something is written."""
        form = self.form.appendices
        written = {key for key, section in self.sections.items() if section.text.strip()}
        listed = [
            one.heading
            for one in form.headings
            if not one.optional or written & {block.section for block in one.blocks}
        ]
        count = letter if form.by_letters else str
        named = (f"{form.label} {count(at)}: {name}" for at, name in enumerate(listed, 1))
        return "; ".join(named) or "None"

    # Headings and what stands beneath them

    def heading(self, wanted: FormatHeading, level: int) -> list[Block]:
        head = Heading(
            level,
            wanted.heading,
            wanted.key,
            opens_page=wanted.new_page,
            numbered=wanted.numbered,
        )
        self.under = (wanted.key, wanted.heading)
        beneath = [block for one in wanted.blocks for block in self.block(one, level)]
        for inner in wanted.headings:
            beneath.extend(self.heading(inner, level + 1))
        if not beneath and (wanted.optional or self.hides_all(wanted)):
            return []
        if beneath and isinstance(beneath[0], Heading) and beneath[0].level == level:
            return beneath  # Headings of the model stand in its place, one for each scheme.
        own: list[Block] = [head, *beneath]
        return [Landscape(tuple(own))] if wanted.landscape else own

    def hides_all(self, wanted: FormatHeading) -> bool:
        """Whether nothing stands beneath the heading but approvals that are not printed."""
        hidden = not self.case.paper.prints_approvals and not wanted.headings
        return hidden and {one.kind for one in wanted.blocks} == {"approvals"}

    def block(self, wanted: FormatBlock, level: int) -> Iterable[Block]:
        return self.makers.blocks[wanted.kind](self, wanted, level)

    def text(
        self, key: str, level: int, *, empty: str = "", optional: bool = False
    ) -> tuple[Block, ...]:
        """The blocks of a section that officers write. One that nobody has written says so and
        warns, prints the words `empty`, or, where it is optional, nothing."""
        self.asked.append(AskedSection(key, *self.under, optional or bool(empty)))
        section = self.sections.get(key)
        if section is not None and section.exempt:
            statement = plain(exempt_statement(section.exempt, self.form.exempt_list), lead=True)
            return (statement, *self.read(section, level))
        if section is None or not section.text.strip():
            if optional:
                return ()
            if not empty:
                self.warnings.append(f"The section {key!r} has not been written.")
            return (plain(empty or NOT_WRITTEN),)
        return self.read(section, level)

    def read(self, section: CaseSection, level: int) -> tuple[Block, ...]:
        faults: list[str] = []
        reading = ReadingRules(self.quote, self.insert, faults)
        blocks = blocks_of(section.text, under=level, key=section.key, reading=reading)
        self.faults.extend(f"{section.key}: {fault}" for fault in faults)
        return blocks

    def quote(self, inside: str) -> Run:
        try:
            name, text = printed(inside, self.figures)
        except FigureError as error:
            raise TextFault(str(error)) from error
        return Run(text, figure=name)

    def insert(self, name: str) -> Iterable[Block]:
        """The blocks of a part of the model that a text asks for in its place: a block that needs
        telling nothing, or one thing by its name ("evidence contributions-2014-15")."""
        kind, _, which = name.partition(" ")
        if kind in self.makers.inserted:
            return self.makers.inserted[kind](self, which.strip())
        known = listed(sorted(self.makers.inserted), "or")
        raise TextFault(f"nothing called {name!r} can be inserted. Choose {known}.")

    # What makers say where there is nothing to show

    def lacking(self, what: str) -> list[Block]:
        """The paragraph in place of a block that has nothing to show, with a warning."""
        warning = f"The paper has no {what.removeprefix('an ').removeprefix('a ')}."
        if warning not in self.warnings:
            self.warnings.append(warning)
        return [plain(f"This paper does not yet have {what}.")]

    def of_appraisal(self, make: Callable[[Findings], Iterable[Block]]) -> Iterable[Block]:
        findings = self.case.findings
        return self.lacking(AN_APPRAISAL) if findings is None else make(findings)

    def of_programme(
        self,
        part_of: Callable[[CaseProgramme], Part | None],
        what: str,
        make: Callable[[Part], Iterable[Block]],
    ) -> Iterable[Block]:
        part = part_of(self.case.whole.programme)
        return make(part) if part else self.lacking(what)

    @property
    def own_strands(self) -> tuple[Strand, ...]:
        """The appraisal that the paper speaks of, or all of the programme."""
        findings = self.case.findings
        if findings is None:
            return self.case.strands
        own = findings.problem.reference
        return tuple(one for one in self.case.strands if one.reference == own)

    def strand_section(self, reference: str) -> str:
        """The key of the section on one strand, as the house format has it."""
        keys = (
            block.section
            for heading in self.form.walked
            for block in heading.blocks
            if block.kind == "each-strand"
        )
        return next(keys, "strand-{reference}").replace("{reference}", reference)


def _opens(block: Block, behind: list[Block]) -> bool:
    """Whether the block is the first heading of the appendices."""
    first = next((b for b in behind if isinstance(b, Heading | Landscape)), None)
    if isinstance(first, Landscape):
        return isinstance(block, Landscape) and block.blocks == first.blocks
    return isinstance(block, Heading) and first is not None and block.key == first.key
