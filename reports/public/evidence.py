"""The case without the names and the words of a table of evidence that is exempt."""

from dataclasses import replace

from reports.casefile.parts import Case
from reports.withheld.items import WithheldItem
from schemes.casefile.parts import (
    CaseExplanation,
    CaseProgramme,
    CaseScheme,
    CaseTable,
    CaseTableSum,
)
from schemes.casefile.sums.ties import untied


def without_evidence(case: Case, item: WithheldItem) -> Case:
    def left(owner: CaseProgramme | CaseScheme) -> tuple[CaseTable, ...]:
        return tuple(
            hidden_table(one, item) if one.title == item.name else one for one in owner.evidence
        )

    def elsewhere(one: CaseExplanation) -> bool:
        return f"{item.name} / " not in one.where

    programme, schemes = untied(case.programme, case.schemes, None, item.name)
    programme = replace(
        programme,
        evidence=left(programme),
        explanations=tuple(filter(elsewhere, programme.explanations)),
    )
    schemes = tuple(replace(one, evidence=left(one)) if one.evidence else one for one in schemes)
    return replace(case, programme=programme, schemes=schemes)


def hidden_table(table: CaseTable, item: WithheldItem) -> CaseTable:
    """The table with its numbers alone, by which its sums are counted among those checked."""
    columns = {one.name: f"Column {at}" for at, one in enumerate(table.columns, 1)}
    rows = {one.label: f"Row {at}" for at, one in enumerate(table.rows, 1)}

    def summed(one: CaseTableSum) -> CaseTableSum:
        along = columns if one.is_column else rows
        return replace(
            one,
            column=columns[one.total] if one.is_column else None,
            row=None if one.is_column else rows[one.total],
            of=tuple(along[name] for name in one.of),
            less=tuple(along[name] for name in one.less),
            explained="",
        )

    return replace(
        table,
        title=item.phrase,
        columns=tuple(replace(one, name=columns[one.name]) for one in table.columns),
        rows=tuple(replace(one, label=rows[one.label]) for one in table.rows),
        sums=tuple(map(summed, table.sums)),
        source="",
        note="",
        row_heading="",
    )
