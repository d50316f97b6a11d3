"""Part 2 of a paper: its exempt matter alone, as committees take it behind closed doors, beside the
public part 1."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reports.blocks.appraisal.options import option_blocks
from reports.blocks.schemes.evidence import evidence_table, settled_in
from reports.casefile.case import case_of
from reports.casefile.own import own_case
from reports.casefile.parts import Case, CaseSection
from reports.compose import composer_of
from reports.compose.composer import Composer
from reports.compose.ordering import in_order
from reports.document.content import Block, Document, Heading, TableBlock, plain
from reports.figures import Figure, FigureError, FigureKind
from reports.figures.formats import shown
from reports.formats.exempt_law import exempt_statement
from reports.formats.format import HouseFormat
from reports.formats.shelf import house_format
from reports.output.marked import marked
from reports.withheld.checking import check_exempt
from reports.withheld.figure_numbers import full_name
from reports.withheld.items import (
    CannotKeep,
    WithheldItem,
    keeps_something,
    not_for_publication,
    withheld_items,
)
from reports.withheld.secret_numbers import belongs
from schemes.questions.form import answered, questions_in
from workbench.pages.tables import Cell, Column, Row, Table
from workbench.rows.slugs import slug_for

NOTHING = "This paper keeps nothing from the public, so it has no part 2."


def part_two(case: Case, reference: str | None = None, *, draft: str = "") -> Document:
    """The second part of one paper of a checked case.

    Raises `CannotKeep` for a paper that keeps nothing from the public, and what `compose` raises.
    """
    whole = own_case(case, reference)
    (paper,) = whole.papers
    if not keeps_something(paper):
        raise CannotKeep(NOTHING)
    form = house_format(paper.house_format)
    check_exempt(case, whole, form.exempt_list)
    composer = composer_of(case_of(whole), form)
    blocks = [*_sections(composer), *_things(composer, whole, form)]
    if not blocks:
        raise CannotKeep(NOTHING)
    if composer.faults:
        raise FigureError(tuple(composer.faults))
    document = composer.laid_out(in_order(composer.form, blocks, [], composer.faults), draft)
    cover = replace(document.cover, kind=f"{document.cover.kind}: part 2")
    own = replace(document, title=f"{document.title}: part 2", cover=cover, warnings=())
    return marked(own, not_for_publication(paper, form.exempt_list))


def _sections(composer: Composer) -> Iterator[Block]:
    """The exempt sections, beneath the headings that they have in the whole paper."""
    headings = {
        block.section: heading
        for heading in composer.form.walked
        for block in heading.blocks
        if block.section
    }
    for section in composer.case.paper.sections:
        if section.exempt and not composer.arrangement.leaves_out(section.key):
            heading = headings.get(section.key)
            title = heading.heading if heading else section.key.replace("-", " ").capitalize()
            yield Heading(1, title, f"part-2-{section.key}")
            yield plain(exempt_statement(section.exempt, composer.form.exempt_list), lead=True)
            yield from composer.read(section, 1)


def _things(composer: Composer, whole: Case, form: HouseFormat) -> Iterator[Block]:
    """Each exempt thing beneath a heading of its own: what is said of it, and its figures."""
    figures = composer.figures
    for item in withheld_items(whole.papers[0], form.exempt_list):
        title = _title(composer, item)
        yield Heading(1, title, f"part-2-{slug_for(item.name)}")
        yield plain(item.statement, lead=True)
        match item.kind:
            case "option":
                yield from _option(whole, item)
            case "scheme":
                yield from _scheme(composer, whole, item)
            case "evidence":
                yield from (
                    TableBlock(evidence_table(one, settled_in(whole)), splits=True)
                    for one in whole.evidence
                    if one.title == item.name
                )
                continue
            case "figure":
                yield from _figures([figures[full_name(whole, item.name)]], item, title)
                continue
        yield from _figures(
            [one for one in figures.plain.values() if belongs(one, item)], item, title
        )


def _title(composer: Composer, item: WithheldItem) -> str:
    case = composer.case
    match item.kind:
        case "figure":
            return composer.figures[full_name(case.whole, item.name)].label
        case "option":
            for part in case.whole.appraisals:
                for option in part.options:
                    if part.reference == item.appraisal and option.code == item.option:
                        return option.name
        case "scheme":
            for scheme in case.whole.schemes:
                if scheme.reference == item.name:
                    return f"{scheme.reference} {scheme.title}"
    return item.name


def _option(whole: Case, item: WithheldItem) -> Iterable[Block]:
    found = [
        option
        for part in whole.appraisals
        if part.reference == item.appraisal
        for option in part.options
        if option.code == item.option
    ]
    # Its heading stands above already.
    return option_blocks(found, 1)[1:]


def _scheme(composer: Composer, whole: Case, item: WithheldItem) -> Iterator[Block]:
    questions = questions_in(whole.programme)
    for scheme in whole.schemes:
        if scheme.reference == item.name:
            if scheme.summary:
                yield plain(scheme.summary)
            for question, text in answered(questions, scheme.answers):
                if text.strip():
                    anchor = f"part-2-{slug_for(item.name)}-{slug_for(question.key)}"
                    yield Heading(2, question.heading, anchor)
                    yield from composer.read(CaseSection(anchor, text), 2)


def _figures(found: list[Figure], item: WithheldItem, title: str) -> Iterator[Block]:
    rows = tuple(
        Row(Cell(one.label), (Cell(shown(one)),))
        for one in found
        if one.kind is not FigureKind.TEXT and shown(one).strip()
    )
    if rows:
        columns = (Column("Figure"), Column("Value", numeric=True))
        name = f"part-2-figures-{slug_for(item.name)}"
        table = Table(f"Figures: {title}", columns, rows, name=name)
        yield TableBlock(table, splits=True)
