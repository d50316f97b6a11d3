"""Makers of the blocks about strands (the appraisals of a programme), the way forward and
evidence."""

from collections.abc import Callable, Iterable

from appraisal.way_forward.strands import strands_in, way_forward_sentence, way_forward_table
from appraisal.way_forward.together import combinations_in, combinations_table, warnings_of
from reports.blocks.appraisal import strands
from reports.blocks.appraisal.decision import decision_blocks, partners_blocks
from reports.blocks.schemes import evidence
from reports.casefile.case import Strand
from reports.compose.composer import Composer, Insert, Maker
from reports.document.content import Block, ChartBlock, Heading, TableBlock, plain
from reports.document.markdown import TextFault, blocks_of
from reports.formats.format import FormatBlock, section_key
from schemes.casefile.parts import CaseTable
from workbench.numbers.listing import listed

APPRAISALS = "appraisals with options and criteria"
CONSIDERATIONS = "considerations"


def each_strand(composer: Composer, block: FormatBlock, level: int) -> Iterable[Block]:
    """Each strand under a heading of its own, except strands that a text of the paper has inserted
    already."""
    if not composer.case.strands:
        yield from composer.lacking(APPRAISALS)
    for strand in composer.case.strands:
        if strand.reference not in composer.placed:
            key = block.section_on(strand.reference)
            yield Heading(
                level + 1, strand.title, section_key("strand-{reference}", strand.reference)
            )
            yield from _strand(composer, strand, key, level + 1)


def _strand(composer: Composer, strand: Strand, section: str, level: int) -> Iterable[Block]:
    """A strand: its question, its section, its options, and their benefits and drawbacks."""
    composer.placed.add(strand.reference)
    if strand.question:
        yield plain(strand.question)
    yield from composer.text(section, level, optional=True)
    yield from strands.option_descriptions(strand, level + 1)
    yield strands.strand_table(strand)


def strand_inserted(composer: Composer, name: str) -> Iterable[Block]:
    """A strand inserted in a text, without a heading. Raises `TextFault` for an unknown strand, or
    one that is printed already."""
    known = {strand.reference: strand for strand in composer.case.strands}
    if name not in known:
        choices = listed([repr(one) for one in known], "or") or "none: there are none"
        raise TextFault(f"there is no strand {name!r}. Choose {choices}.")
    if name in composer.placed:
        raise TextFault(f"the strand {name!r} is printed twice.")
    return list(_strand(composer, known[name], composer.strand_section(name), 0))


def options_compared(composer: Composer, _block: FormatBlock, _level: int) -> Iterable[Block]:
    """A table of options and their facts for the paper's appraisal, or for each strand where the
    paper has no appraisal of its own."""
    own = composer.own_strands
    if not own:
        return composer.lacking(APPRAISALS)
    return [TableBlock(strands.strand_facts(strand)) for strand in own]


def considerations(composer: Composer, _block: FormatBlock, _level: int) -> Iterable[Block]:
    """The considerations of the same appraisals: what is weighed in words."""
    return strands.considerations_blocks(composer.own_strands) or composer.lacking(CONSIDERATIONS)


def way_forward(composer: Composer, block: FormatBlock, level: int) -> Iterable[Block]:
    """The way forward: its sentence, the officers' words, and a table of the strands."""
    found = strands_in(composer.case.whole.appraisals)
    if not found:
        return composer.lacking(APPRAISALS)
    apart = combinations_in(composer.case.whole.appraisals)
    words = composer.case.whole.programme.way_forward
    told = [
        plain(way_forward_sentence(found), lead=True),
        *map(plain, warnings_of(apart)),
        *blocks_of(words, under=level, key="way-forward"),
    ]
    if not block.told.get("table", True):
        return told
    tables = [way_forward_table(found), *([combinations_table(apart)] if apart else [])]
    return [*told, *map(TableBlock, tables)]


def decisions(composer: Composer, _block: FormatBlock, _level: int) -> Iterable[Block]:
    """What was decided in the paper's appraisal, or in each strand where it has none of its own;
    nothing where nothing is decided."""
    return decision_blocks(composer.own_strands)


def partners(composer: Composer, _block: FormatBlock, _level: int) -> Iterable[Block]:
    """Who would join the options of the same appraisals; nothing where nobody was asked."""
    return partners_blocks(composer.own_strands)


def evidence_inserted(composer: Composer, name: str) -> Iterable[Block]:
    """A table of evidence inserted in a text. Raises `TextFault` where there is none of this
    name."""
    settled = evidence.settled_in(composer.case.whole)
    return _of_evidence(
        composer,
        name,
        lambda table: TableBlock(evidence.evidence_table(table, settled), splits=True),
    )


def chart_inserted(composer: Composer, name: str) -> Iterable[Block]:
    """A scatter chart of a table of evidence inserted in a text. Raises `TextFault` where there is
    no such table, or nothing to draw."""
    return _of_evidence(composer, name, lambda table: ChartBlock(evidence.evidence_chart(table)))


def _of_evidence(
    composer: Composer, name: str, make: Callable[[CaseTable], Block]
) -> Iterable[Block]:
    try:
        return [make(evidence.evidence_named(composer.case.whole, name))]
    except evidence.NoEvidence as error:
        raise TextFault(str(error)) from error


STRAND_MAKERS: dict[str, Maker] = {
    "each-strand": each_strand,
    "options-compared": options_compared,
    "considerations": considerations,
    "way-forward": way_forward,
    "decision": decisions,
    "partners": partners,
}
STRAND_INSERTED: dict[str, Insert] = {
    "strand": strand_inserted,
    "evidence": evidence_inserted,
    "chart": chart_inserted,
}
