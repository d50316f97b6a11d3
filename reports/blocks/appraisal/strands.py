"""The strands of a programme in a paper: each with its options, and what they are weighed by."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from appraisal.casefile.parts import CaseOption
from appraisal.considered.tables import considered_table
from appraisal.engine.words.outcomes import outcome_cell
from reports.blocks.appraisal.compared import facts_table, for_and_against_table
from reports.casefile.case import Strand
from reports.document.content import Block, Heading, ItemList, Paragraph, Run, TableBlock, plain
from reports.document.markdown import blocks_of
from workbench.numbers.listing import within
from workbench.pages.tables import Table
from workbench.rows.slugs import slug_for


def option_descriptions(strand: Strand, level: int) -> tuple[Block, ...]:
    """A heading for each option at `level`, with its code; what it is and its facts beneath."""
    return tuple(block for option in strand.options for block in _one(strand, option, level))


def _one(strand: Strand, option: CaseOption, level: int) -> list[Block]:
    key = f"option-{slug_for(strand.reference)}-{slug_for(option.code)}"
    blocks: list[Block] = [Heading(level, f"Option {option.code}: {option.name}", key)]
    if option.summary:
        blocks.extend(blocks_of(option.summary, under=level, key=key))
    else:
        blocks.append(plain("This option has not been described."))
    blocks.extend(
        Paragraph((Run(f"{fact.label}: ", strong=True), Run(fact.text)), section=key)
        for fact in option.facts
    )
    return blocks


def strand_table(strand: Strand) -> TableBlock:
    """Benefits and drawbacks of every option of the strand, each by its code and name."""
    table = for_and_against_table(
        _coded(strand.options),
        caption=f"{name_of(strand)}: benefits and drawbacks of the options",
        name=f"options-{slug_for(strand.reference)}",
    )
    return TableBlock(table, splits=True)


def strand_facts(strand: Strand) -> Table:
    """The options of the strand against their facts, with what becomes of each."""
    findings = strand.findings
    return facts_table(
        _coded(strand.options),
        {option.code: outcome_cell(option) for option in findings.result.options},
        caption=f"{name_of(strand)}: options compared",
        name=f"options-compared-{slug_for(strand.reference)}",
    )


def name_of(strand: Strand) -> str:
    """What people call the strand in the way forward."""
    return strand.name or strand.title


def considerations_blocks(strands: Sequence[Strand]) -> tuple[Block, ...]:
    """What the options are weighed by, in words: what all the strands share once, and beneath it
    what one strand has besides. Empty where nothing is weighed in words."""
    each = [_considerations(strand) for strand in strands]
    shared = [one for one in each[0] if all(one in other for other in each)] if each else []
    blocks: list[Block] = [_list(shared)] if shared else []
    for strand, own in zip(strands, each, strict=True):
        further = [one for one in own if one not in shared]
        if further:
            words = "also weighed" if shared else "weighed"
            blocks.append(plain(f"For {within(name_of(strand))} were {words}:"))
            blocks.append(_list(further))
    tables = filter(None, map(_considered_table, strands))
    blocks.extend(TableBlock(one, splits=True) for one in tables)
    return tuple(blocks)


def _considered_table(strand: Strand) -> Table | None:
    """How the options of the strand stand on what is weighed in words, where that is said."""
    return considered_table(
        [(one.code, one.name) for one in strand.options],
        [(one.code, one.name) for one in strand.part.criteria],
        strand.part.considered,
        caption=f"{name_of(strand)}: how each option stands in words",
        name=f"considered-{slug_for(strand.reference)}",
    )


def _considerations(strand: Strand) -> list[tuple[str, str]]:
    findings = strand.findings
    rated = {criterion.code for criterion in findings.rated_criteria}
    return [
        (criterion.name, findings.questions.get(code, ""))
        for code, criterion in findings.criteria.items()
        if code not in rated
    ]


def _list(considerations: Iterable[tuple[str, str]]) -> ItemList:
    return ItemList(
        tuple(
            (Paragraph((Run(f"{name}. " if asked else name, strong=True), Run(asked))),)
            for name, asked in considerations
        )
    )


def _coded(options: Sequence[CaseOption]) -> tuple[CaseOption, ...]:
    """The options named by their codes as well."""
    return tuple(replace(one, name=f"{one.code}: {one.name}", baseline=False) for one in options)
