"""The risks of a summary, and what was decided and on which conditions."""

from collections.abc import Sequence
from datetime import date

from appraisal.decision.words import made_sentence, next_sentence
from reports.blocks.brief.shortening import (
    MOST_NAMED,
    BriefCase,
    ended,
    item_list,
    of_each,
    rest_words,
)
from reports.casefile.case import Strand
from reports.document.content import Block, plain
from schemes.casefile.parts import CaseRisk
from schemes.risks.tables import gravest_first
from workbench.dates import day
from workbench.numbers.listing import count_words


def risks(brief: BriefCase) -> list[Block]:
    """The three gravest risks of the schemes, and how many others there are."""
    found: Sequence[CaseRisk] = gravest_first(
        [risk for scheme in brief.schemes for risk in scheme.part.risks]
    )
    lines = [ended(one.risk) for one in found[:MOST_NAMED]]
    rest = len(found) - len(lines)
    counted = [plain(rest_words(rest, "risk", "are on record"))] if rest else []
    return [item_list(lines), *counted] if lines else []


def decided(brief: BriefCase) -> list[Block]:
    """How and when each appraisal was decided, its first conditions, and what comes next."""
    several = len(brief.strands) > 1
    made = {made_sentence(one.decision) for one in brief.strands if one.decision}
    # Where all were decided alike, that is said once.
    once = made.pop() if several and len(made) == 1 else ""
    said = [(one, _decided(one, without=once)) for one in brief.strands]
    told = of_each([pair for pair in said if pair[1]], several=several)
    return [*([plain(once)] if once else []), *told]


def _decided(strand: Strand, *, without: str) -> str:
    """All that is said of one decision but the sentence `without`."""
    decision, conditions = strand.decision, strand.part.conditions
    if decision is None:
        return ""
    terms = []
    for one in conditions[:MOST_NAMED]:
        by = f"by {day(date.fromisoformat(one.by))}" if one.by else ""
        told = ", ".join(filter(None, (one.owner, by)))
        terms.append(f"{one.condition.strip().rstrip('.')} ({told})" if told else one.condition)
    rest = len(conditions) - len(terms)
    more = f"; and {count_words(rest)} more" if rest else ""
    on_terms = f"On condition that: {'; '.join(terms)}{more}." if terms else ""
    made = made_sentence(decision).removeprefix(without)
    return " ".join(filter(None, (made, on_terms, next_sentence(decision))))
