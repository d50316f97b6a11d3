"""A sentence put into a paper by itself, as a paragraph of its first written section."""

import json
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from reports.casefile.case import PaperCase, case_of
from reports.check.facts import PaperFacts
from reports.check.finding import Finding, FindingKind
from reports.check.paper import check_paper
from reports.compose import compose
from reports.document.content import Document, Landscape, Paragraph, Run, TableBlock
from reports.document.markdown import ReadingRules, blocks_of
from reports.figures import Figures
from reports.figures.gather import figures_of
from reports.figures.quoting import printed
from reports.formats.shelf import house_format
from reports.readiness.check import facts_of
from reports.readiness.judged import results_of
from tests.reports.cases.typed import typed
from tests.reports.check.claims.generated import LIBRARIES, ROUNDS
from tests.reports.check.corpus.leisure import LEISURE
from tests.reports.check.texts import document

FIXTURES = Path(__file__).parents[4] / "fixtures"
ALARMS = (FindingKind.CONTRADICTING, FindingKind.ERROR, FindingKind.QUESTION)
BLOCKS = 16
GENERATED = {"libraries": LIBRARIES, "rounds": ROUNDS, "leisure": LEISURE}


@cache
def paper(name: str) -> tuple[Document, Figures, PaperFacts]:
    """The whole paper of one of the five cases; of a generated case one that says nothing yet."""
    if name in GENERATED:
        case = _case(GENERATED[name])
        figures = figures_of(case)
        return document("Nothing.", figures=figures), figures, PaperFacts(results=results_of(case))
    case = _case(json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8")))
    form = house_format(case.paper.house_format)
    return compose(case, form), figures_of(case), facts_of(case, form)


def _case(data: dict[str, Any]) -> PaperCase:
    return case_of(typed(data), data["papers"][0]["reference"])


def alarms_of(document: Document, figures: Figures, facts: PaperFacts) -> list[Finding]:
    return [one for one in check_paper(document, figures, facts) if one.kind in ALARMS]


def _mark(one: Finding) -> tuple[str, ...]:
    return (one.kind, one.rule, one.excerpt, one.typed)


@cache
def before(name: str) -> Counter[tuple[str, ...]]:
    return Counter(map(_mark, alarms_of(*paper(name))))


@cache
def opening(name: str, many: int) -> tuple[Document, Counter[tuple[str, ...]]]:
    """The first `many` blocks of a paper, its other tables, and what the check raises in them: a check of
    the whole paper for every sentence would take minutes."""
    written, figures, facts = paper(name)
    first, rest = written.blocks[:many], written.blocks[many:]
    tables = (one for one in rest if isinstance(one, TableBlock | Landscape))
    short = replace(written, blocks=(*first, *tables))
    return short, Counter(map(_mark, alarms_of(short, figures, facts)))


def alarms(name: str, sentence: str, beside: int = BLOCKS) -> list[Finding]:
    """What the check raises with this sentence in the paper and not without it, beside so many of
    its blocks."""
    _whole, figures, facts = paper(name)
    written, raised = opening(name, beside)
    at, section = next(
        (at, one.section)
        for at, one in enumerate(written.blocks)
        if isinstance(one, Paragraph) and one.section
    )

    def quote(inside: str) -> Run:
        figure, text = printed(inside, figures)
        return Run(text, figure=figure)

    added = blocks_of(sentence, under=1, key=section, reading=ReadingRules(quote))
    blocks = (*written.blocks[: at + 1], *added, *written.blocks[at + 1 :])
    known = raised.copy()
    found = []
    for one in alarms_of(replace(written, blocks=blocks), figures, facts):
        known[_mark(one)] -= 1
        if known[_mark(one)] < 0:
            found.append(one)
    return found
