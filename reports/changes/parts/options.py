"""What the parts of an option are called: itself, its money and how sure its lines are."""

from dataclasses import replace

from appraisal.casefile import parts as a
from reports.changes.parts.appraisals import named, pounds, share, written
from reports.changes.parts.label import FieldLabel, PartLabel, part
from reports.changes.parts.schemes import SCHEMES
from schemes.casefile.parts import CaseLine

_LINE = SCHEMES[CaseLine]

OPTIONS: dict[type, PartLabel] = {
    a.CaseOption: part(
        named("option"),
        key=lambda one: one.code,
        owned=False,
        code="code",
        name="name",
        baseline="place as the baseline",
        cost=FieldLabel("cost", pounds),
        summary=FieldLabel("summary", written),
        ownership="ownership",
        governance="governance",
        benefits="benefits",
        drawbacks="drawbacks",
        facts="facts",
        finance="money",
        partners_needed="number of partners needed",
        lines="lines",
        estimates="estimates",
    ),
    a.CaseEstimates: part(
        "",
        cost_bias=FieldLabel("optimism bias on costs", share),
        saving_bias=FieldLabel("optimism bias on savings", share),
        bias_reason="reason for its optimism bias",
        below=FieldLabel("range below", share),
        above=FieldLabel("range above", share),
    ),
    a.CaseOptionLine: replace(_LINE, fields={**_LINE.fields, "estimates": FieldLabel("estimates")}),
    a.CaseLineEstimates: part(
        "",
        bias=FieldLabel("optimism bias", share),
        bias_reason="reason for its optimism bias",
        below=FieldLabel("range below", share),
        above=FieldLabel("range above", share),
    ),
    a.CaseOptionFinance: part(
        "",
        total_savings=FieldLabel("total savings", pounds),
        confidence=FieldLabel("confidence in wider savings", share),
    ),
}
