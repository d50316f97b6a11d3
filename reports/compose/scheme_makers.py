"""Makers of the blocks about savings schemes. They read the case and no database rows."""

from collections.abc import Callable, Iterable, Mapping

from reports.blocks.appraisal.of_scheme import appraisals_blocks, delivery_options_blocks
from reports.blocks.schemes.differences import difference_blocks, open_blocks
from reports.blocks.schemes.facts import scheme_box, summary_table, totals_sentence
from reports.blocks.schemes.money import evidence_blocks, lines_blocks, years_blocks
from reports.blocks.schemes.people import dependency_blocks, impact_blocks, risk_blocks
from reports.blocks.schemes.portfolio import portfolio_blocks
from reports.casefile.parts import CaseSection
from reports.casefile.schemes import SchemeSeen, portfolio_in, schemes_in, stated_in
from reports.compose.composer import Composer
from reports.document.content import Block, Heading, TableBlock, UnfinishedKind, plain
from reports.formats.format import FormatBlock, SchemePart
from schemes.casefile.parts import CaseQuestion
from schemes.questions.form import answered, questions_in
from schemes.reconciliation.findings import ReconciledFigure
from schemes.savings.kinds import sums_note
from workbench.rows.slugs import slug_for

SCHEMES = "savings schemes"
LEFT_OVER = "Other questions"


class _PaperSchemes:
    """The schemes that a paper is about, with what is worked out from them."""

    def __init__(self, composer: Composer) -> None:
        self.case = composer.case.whole
        self.schemes = schemes_in(self.case, composer.case.paper.schemes)
        self.titles = {one.reference: one.title for one in self.case.schemes}

    @property
    def several(self) -> bool:
        """Whether the paper has more than one scheme. The totals and differences of a single scheme
        are in its business case already."""
        return len(self.schemes) > 1

    def sums_note(self, scheme: SchemeSeen) -> str:
        """What gross, net and one-off mean in this paper, beneath the first table that has them."""
        with_lines = [one for one in self.schemes if one.model.lines]
        if not with_lines or scheme is not with_lines[0]:
            return ""
        return sums_note(line.kind for one in with_lines for line in one.model.lines)

    def findings(self) -> list[ReconciledFigure]:
        """The stated figures of these schemes; those of the programme too where the paper covers
        all its schemes."""
        wanted = {scheme.part.reference for scheme in self.schemes}
        if len(wanted) == len(self.titles):
            wanted.add("")
        return [one for one in stated_in(self.case) if one.scheme in wanted]


def schemes_summary(composer: Composer, _block: FormatBlock, _level: int) -> Iterable[Block]:
    """The table of all schemes; nothing for a paper about a single scheme."""
    told = _PaperSchemes(composer)
    if not told.schemes:
        return composer.lacking(SCHEMES)
    if not told.several:
        return []
    found = portfolio_in(told.case.programme, told.schemes)
    return [
        TableBlock(summary_table(told.schemes), splits=True),
        plain(totals_sentence(told.schemes, found)),
    ]


def portfolio(composer: Composer, block: FormatBlock, _level: int) -> Iterable[Block]:
    """The schemes together against the target; nothing for a paper about a single scheme."""
    told = _PaperSchemes(composer)
    if not told.schemes:
        return composer.lacking(SCHEMES)
    by = block.told.get("by", "theme")
    return portfolio_blocks(told.case.programme, told.schemes, by) if told.several else []


def reconciliation(composer: Composer, _block: FormatBlock, _level: int) -> Iterable[Block]:
    """The open differences of all schemes; nothing for a paper about a single scheme."""
    told = _PaperSchemes(composer)
    if not told.schemes:
        return composer.lacking(SCHEMES)
    return open_blocks(told.findings()) if told.several else []


def each_scheme(composer: Composer, block: FormatBlock, level: int) -> Iterable[Block]:
    """The business case of each scheme under a heading of its own. These headings replace the one
    that the house format has above the block."""
    told = _PaperSchemes(composer)
    if not told.schemes:
        return composer.lacking(SCHEMES)
    findings = told.findings()
    questions = questions_in(told.case.programme)
    return [
        made
        for scheme in told.schemes
        for made in _BusinessCase(composer, scheme, told, findings, questions).blocks(block, level)
    ]


class _BusinessCase:
    """Makes the business case of one scheme."""

    def __init__(
        self,
        composer: Composer,
        scheme: SchemeSeen,
        told: _PaperSchemes,
        findings: list[ReconciledFigure],
        questions: tuple[CaseQuestion, ...],
    ) -> None:
        self.composer = composer
        self.scheme = scheme
        part = scheme.part
        self.slug = slug_for(part.reference)
        self.answers = {one.key: (one, text) for one, text in answered(questions, part.answers)}
        self.shown: Mapping[str, Callable[[], list[Block]]] = {
            "headline": lambda: [plain(scheme.headline.sentence)],
            "lines": lambda: lines_blocks(scheme),
            "years": lambda: years_blocks(scheme, told.sums_note(scheme)),
            "evidence": lambda: evidence_blocks(part),
            "differences": lambda: difference_blocks(
                (one for one in findings if one.scheme == part.reference), part.reference
            ),
            "dependencies": lambda: dependency_blocks(part, told.titles),
            "risks": lambda: risk_blocks(part),
            "impacts": lambda: impact_blocks(part),
            "options": lambda: delivery_options_blocks(part),
            "appraisals": lambda: appraisals_blocks(part, composer.case.strands),
        }

    def blocks(self, block: FormatBlock, level: int) -> list[Block]:
        """The business case: its heading, its box of facts, the parts that the house format names,
        and answers to other questions at the end."""
        made: list[Block] = [Heading(level, self.scheme.name, self.slug, opens_page=True)]
        if block.told.get("box"):
            caption = block.told.get("caption", "About this scheme")
            made.append(scheme_box(self.scheme, block.told["box"], caption))
        parts: tuple[SchemePart, ...] = block.told["parts"]
        for part in parts:
            made += self.part(part, level + 1)
        placed = {key for part in parts for key in part.every_question}
        left = tuple(key for key in self.answers if key not in placed)
        return [*made, *self.part(SchemePart(LEFT_OVER, left), level + 1)]

    def part(self, part: SchemePart, level: int) -> list[Block]:
        """A part of the business case: its heading, answers, tables and inner parts; nothing where
        all of these are empty. A part with a single question prints no heading for the question."""
        made: list[Block] = []
        for key in part.questions:
            made += self.answer(key, level + 1, part.unanswered, alone=len(part.questions) == 1)
        for name in part.shows:
            made += self.shown[name]()
        for inner in part.parts:
            made += self.part(inner, level + 1)
        if not made:
            return []
        return [Heading(level, part.heading, f"{self.slug}-{slug_for(part.heading)}"), *made]

    def answer(self, key: str, level: int, unanswered: str, *, alone: bool) -> list[Block]:
        """The answer to a question under its heading, which is left out where `alone`. A question
        without an answer prints the words `unanswered`, or nothing."""
        if key not in self.answers:
            return []
        question, text = self.answers[key]
        anchor = f"{self.slug}-{slug_for(key)}"
        said: tuple[Block, ...] = ()
        if unanswered and not text.strip():
            kind = UnfinishedKind.ANSWER
            self.composer.lacks(kind, anchor, question.heading, beneath=self.slug)
            said = (plain(unanswered),)
        elif text.strip():
            under = level - 1 if alone else level
            said = self.composer.read(CaseSection(anchor, text), under)
        if not said:
            return []
        return [*said] if alone else [Heading(level, question.heading, anchor), *said]
