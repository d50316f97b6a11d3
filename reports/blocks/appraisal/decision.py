"""The decision on an appraisal in a paper: what was decided and against which order, how, by whom,
on what conditions, and which interests were declared."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from appraisal.casefile.decision_parts import CaseCondition, CaseDecision
from appraisal.decision.tables import conditions_table, dissent_table, votes_table
from appraisal.decision.words import (
    conditions_sentence,
    made_sentence,
    next_sentence,
    reason_sentence,
    who_words,
)
from appraisal.engine.words.answer import answer_sentence, is_first
from appraisal.interests.tables import interests_table
from appraisal.partners.tables import partners_table
from appraisal.partners.words import partners_sentence
from appraisal.process.told import process_sentences
from reports.blocks.appraisal.strands import name_of
from reports.casefile.case import Strand
from reports.casefile.findings import Findings
from reports.document.content import Block, Paragraph, Run, TableBlock, plain
from workbench.numbers.listing import listed
from workbench.pages.tables import Table
from workbench.rows.slugs import slug_for


def decision_blocks(strands: Sequence[Strand]) -> tuple[Block, ...]:
    """The decisions of these strands, each under its name in bold where there are several, and how
    each came to its ratings where assessors scored apart. Nothing of a strand that is not decided
    and that one officer rated."""
    several = len(strands) > 1
    return tuple(
        block
        for one in strands
        for block in (
            *_decided(one, several=several),
            *_process(one, several=several),
            *_interests(one, several=several),
        )
    )


def partners_blocks(strands: Sequence[Strand]) -> tuple[Block, ...]:
    """For each option of these strands that needs partners or has asked some, how many would join
    it and which; nothing of the others."""
    return tuple(block for one in strands for block in _partners(one))


def _partners(strand: Strand) -> Iterable[Block]:
    for option in strand.options:
        answers = [one for one in strand.part.partners if one.option == option.code]
        sentence = partners_sentence(option.partners_needed, answers)
        if sentence:
            yield Paragraph((Run(f"{option.name}. ", strong=True), Run(f"Partners: {sentence}")))
        if answers:
            yield TableBlock(
                partners_table(
                    answers,
                    caption=f"{name_of(strand)}: who would join {option.name}",
                    name=f"partners-{slug_for(strand.reference)}-{slug_for(option.code)}",
                ),
                splits=True,
            )


def _interests(strand: Strand, *, several: bool) -> Iterable[Block]:
    declared = strand.part.interests
    if declared:
        table = interests_table(declared, name=f"interests-{slug_for(strand.reference)}")
        if several:
            table = replace(table, caption=f"{name_of(strand)}: interests declared")
        yield TableBlock(table, splits=True)


def decision_sentences(
    findings: Findings, decision: CaseDecision, conditions: Sequence[CaseCondition]
) -> tuple[str, ...]:
    """The answer, its reason unless the answer gives it, how it was made and by whom, its
    conditions and what comes next."""
    first = is_first(findings.result, decision.preferred)
    people = listed(who_words(one.role, one.authority) for one in decision.took_part)
    said = (
        answer_sentence(findings.problem, findings.result),
        reason_sentence(decision) if first else "",
        made_sentence(decision),
        f"Those who took part: {people}." if people else "",
        conditions_sentence(conditions),
        next_sentence(decision),
    )
    return tuple(filter(None, said))


def decision_tables(
    decision: CaseDecision, conditions: Sequence[CaseCondition]
) -> tuple[Table, ...]:
    """Votes, dissent and conditions, each where there is any."""
    return (
        *((votes_table(decision.votes),) if decision.votes else ()),
        *((dissent_table(decision.dissent),) if decision.dissent else ()),
        *((conditions_table(conditions),) if conditions else ()),
    )


def _process(strand: Strand, *, several: bool) -> Iterable[Block]:
    sentences = process_sentences(strand.part)
    if sentences:
        named = (Run(f"{name_of(strand)}. ", strong=True),) if several else ()
        yield Paragraph((*named, Run(" ".join(sentences))))


def _decided(strand: Strand, *, several: bool) -> Iterable[Block]:
    decision, conditions = strand.decision, strand.part.conditions
    if decision is None:
        return
    sentences = decision_sentences(strand.findings, decision, conditions)
    if several:
        runs = (Run(f"{name_of(strand)}. ", strong=True), Run(" ".join(sentences)))
        yield Paragraph(runs)
    else:
        answer, *rest = sentences
        yield plain(answer, lead=True)
        yield from map(plain, rest)
    yield from (TableBlock(one, splits=True) for one in decision_tables(decision, conditions))
