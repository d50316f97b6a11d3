"""Makers of the blocks about savings schemes. They read the case, never rows."""

from collections.abc import Callable, Iterable, Mapping

from reports.blocks.schemes.differences import difference_blocks, open_blocks
from reports.blocks.schemes.facts import scheme_box, summary_table
from reports.blocks.schemes.money import evidence_blocks, lines_blocks, years_blocks
from reports.blocks.schemes.people import dependency_blocks, impact_blocks, risk_blocks
from reports.blocks.schemes.portfolio import portfolio_blocks
from reports.casefile.parts import CaseSection
from reports.casefile.schemes import SchemeSeen, schemes_in, stated_in
from reports.compose.composer import Composer
from reports.document.content import Block, Heading, TableBlock, plain
from reports.formats.format import FormatBlock, SchemePart
from schemes.casefile.parts import CaseQuestion
from schemes.questions.form import answered, questions_in
from schemes.reconciliation.findings import ReconciledFigure
from workbench.rows.slugs import slug_for

SCHEMES = "savings schemes"
LEFT_OVER = "Other questions"


class _PaperSchemes:
    """The schemes of the paper's case with their figures, each part worked out once for a block."""

    def __init__(self, composer: Composer) -> None:
        self.case = composer.case.whole
        self.schemes = schemes_in(self.case, composer.case.paper.schemes)
        self.titles = {one.reference: one.title for one in self.case.schemes}

    @property
    def several(self) -> bool:
        """Whether the paper has more than one scheme: the totals and differences of a single one
        are in its own business case."""
        return len(self.schemes) > 1

    def findings(self) -> list[ReconciledFigure]:
        """The stated figures of these schemes, and those of the programme where the paper covers
        all of its schemes."""
        wanted = {scheme.part.reference for scheme in self.schemes}
        if len(wanted) == len(self.titles):
            wanted.add("")
        return [one for one in stated_in(self.case) if one.scheme in wanted]


def schemes_summary(composer: Composer, _block: FormatBlock, _level: int) -> Iterable[Block]:
    told = _PaperSchemes(composer)
    if not told.schemes:
        return composer.lacking(SCHEMES)
    return [TableBlock(summary_table(told.schemes), splits=True)] if told.several else []


def portfolio(composer: Composer, block: FormatBlock, _level: int) -> Iterable[Block]:
    told = _PaperSchemes(composer)
    if not told.schemes:
        return composer.lacking(SCHEMES)
    by = block.told.get("by", "theme")
    return portfolio_blocks(told.case.programme, told.schemes, by) if told.several else []


def reconciliation(composer: Composer, _block: FormatBlock, _level: int) -> Iterable[Block]:
    told = _PaperSchemes(composer)
    if not told.schemes:
        return composer.lacking(SCHEMES)
    return open_blocks(told.findings()) if told.several else []


def each_scheme(composer: Composer, block: FormatBlock, level: int) -> Iterable[Block]:
    """One heading with its business case for each scheme, in place of the heading above the
    block."""
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
            "years": lambda: years_blocks(scheme),
            "evidence": lambda: evidence_blocks(part),
            "differences": lambda: difference_blocks(
                (one for one in findings if one.scheme == part.reference), part.reference
            ),
            "dependencies": lambda: dependency_blocks(part, told.titles),
            "risks": lambda: risk_blocks(part),
            "impacts": lambda: impact_blocks(part),
        }

    def blocks(self, block: FormatBlock, level: int) -> list[Block]:
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
        """A heading with its answers, what it shows and its inner parts; nothing where all of these
        are empty. The only question of a part has no heading of its own."""
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
        if key not in self.answers:
            return []
        question, text = self.answers[key]
        anchor = f"{self.slug}-{slug_for(key)}"
        said: tuple[Block, ...] = (plain(unanswered),) if unanswered else ()
        if text.strip():
            under = level - 1 if alone else level
            said = self.composer.read(CaseSection(anchor, text), under)
        if not said:
            return []
        return [*said] if alone else [Heading(level, question.heading, anchor), *said]
