"""What the parts of a programme and of its schemes are called."""

from collections.abc import Iterable
from typing import Any

from reports.changes.parts.appraisals import named, pounds, titled, word, written
from reports.changes.parts.label import FieldLabel, Names, PartLabel, choice, part
from reports.changes.parts.values import amount_words, keyword
from schemes.casefile import parts as s
from schemes.models import Impact, Programme, SavingsLine, Scheme
from schemes.models.cases import Grade
from workbench.numbers.listing import listed


def amount(value: Any, _names: Names) -> str:
    return amount_words(value)


def sum_part(value: Any, names: Names) -> str:
    """The parts of a sum: numbers, and the live things that count in it."""
    if isinstance(value, tuple) and any(isinstance(one, s.CaseLive) for one in value):
        return "; ".join(sum_part(one, names) for one in value)
    if not isinstance(value, s.CaseLive):
        return amount_words(value)
    told = []
    if value.headlines_of:
        told.append(f"the headlines of {schemes(value.headlines_of, names)}")
    if value.line:
        told.append(f"the line “{value.line}”")
    if value.cell:
        told.append(f"the cell {' / '.join(value.cell)}")
    of = f" of {names.scheme(value.scheme)}" if value.scheme else ""
    when = f" in {value.year}" if value.year else ""
    return f"{'less ' if value.less else ''}{', '.join(told)}{of}{when}"


def names_of(value: Iterable[str], _names: Names) -> str:
    return listed(value)


def schemes(value: Iterable[str], names: Names) -> str:
    return listed(map(names.scheme, value))


def question(key: str, names: Names) -> str:
    return names.questions.get(key, keyword(key))


def year(key: str, _names: Names) -> str:
    return key


def quoted(noun: str, name: str) -> Any:
    """The noun with one of the part's texts, cut short."""
    return lambda one, _names: f"the {noun} “{_short(str(getattr(one, name)))}”"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}…"


SCHEMES: dict[type, PartLabel] = {
    s.CaseProgramme: part(
        "the programme",
        reference="reference",
        title="title",
        first_year="first year",
        years="number of years",
        authority="authority",
        target=FieldLabel("target", pounds),
        summary="summary",
        stated="stated figures",
        evidence="tables of evidence",
        plan="plan",
        way_forward=FieldLabel("way forward", written),
        scoring=FieldLabel("way in which options are scored", choice(Programme.Scoring)),
        questions="questions",
        budgets="budgets",
        bridges="bridges",
        periods="periods",
        explanations="explanations",
        sessions="sessions",
        notice_days="days of warning before a notice date",
        actions="actions",
        contracts="contracts",
    ),
    s.CaseScheme: part(
        lambda one, names: f"the scheme {names.scheme(one.reference)}",
        key=lambda one: one.reference,
        reference="reference",
        title="title",
        spellings="other spellings of the reference",
        summary="summary",
        owner_role="owner",
        status=FieldLabel("status", choice(Scheme.Status)),
        theme="theme",
        delivery_confidence="confidence",
        headline="headline",
        answers=FieldLabel("answer", written, each=question),
        lines="savings lines",
        depends_on=FieldLabel("schemes that it depends on", schemes),
        depends_on_outside="needs outside the programme",
        risks="risks",
        impacts="impacts",
        stated="stated figures",
        evidence="tables of evidence",
        delivery="delivery",
        delivery_options="delivery options",
        from_option="option that it was made of",
    ),
    s.CaseDeliveryOption: part(
        named("delivery option"),
        key=lambda one: one.name,
        name="name",
        summary="description",
        benefits=FieldLabel("benefits", names_of),
        drawbacks=FieldLabel("drawbacks", names_of),
    ),
    s.CaseFromOption: part(
        "the option that it was made of", appraisal="appraisal", option="code of the option"
    ),
    s.CaseHeadline: part(
        "the headline",
        amount=FieldLabel("amount", pounds),
        precision="precision",
        year="year",
        explained="explanation",
    ),
    s.CaseConfidence: part(
        "the confidence", rating=FieldLabel("colour", choice(Scheme.Confidence)), reason="reason"
    ),
    s.CaseLine: part(
        named("savings line"),
        key=lambda one: one.name,
        name="name",
        kind=FieldLabel("kind", choice(SavingsLine.Kind)),
        unit_value=FieldLabel("unit value", amount),
        unit_value_less=FieldLabel("unit value taken off", amount),
        volume=FieldLabel("volume", amount),
        periods=FieldLabel("periods a year", amount),
        likelihood=FieldLabel("likelihood", amount),
        amounts=FieldLabel("amount", amount, each=year),
        phasing="phasing",
        amounts_are=FieldLabel("meaning of its yearly figures", choice(SavingsLine.AmountsAre)),
        risk=FieldLabel("risk", choice(Grade)),
        lasts="word on whether it lasts",
        counts="people or things counted",
        alternative="place as an alternative",
        note="note",
    ),
    s.CaseRisk: part(
        quoted("risk", "risk"),
        key=lambda one: one.risk,
        risk="words",
        likelihood=FieldLabel("likelihood", choice(Grade)),
        impact=FieldLabel("impact", choice(Grade)),
        mitigation="mitigation",
        owner_role="owner",
    ),
    s.CaseImpact: part(
        lambda one, _names: f"the {keyword(one.kind).lower()} impact on {one.group or 'everybody'}",
        kind=FieldLabel("kind", choice(Impact.Kind)),
        text="words",
        group="group",
        mitigation="mitigation",
    ),
    s.CaseOfLines: part(
        "the lines it is the total of", lines="names", year="year", take=FieldLabel("kind", word)
    ),
    s.CaseLive: part(
        sum_part,
        headlines_of="schemes whose headlines count",
        line="line",
        year="year",
        scheme="scheme",
        cell="cell",
        less="taken off",
    ),
    s.CaseStated: part(
        named("stated figure"),
        key=lambda one: one.name,
        name="name",
        amount="amount",
        precision="precision",
        unit="unit",
        sum_of=FieldLabel("parts of the sum", sum_part),
        product_of=FieldLabel("factors", amount),
        of_lines="lines",
        note="note",
        explained="explanation",
    ),
    s.CaseTable: part(
        titled("table"),
        key=lambda one: one.title,
        title="title",
        columns="columns",
        rows="rows",
        sums="sums",
        source="source",
        note="note",
        row_heading="heading of its rows",
    ),
    s.CaseTableColumn: part(named("column"), key=lambda one: one.name, name="name", unit="unit"),
    s.CaseTableRow: part(
        quoted("row", "label"),
        key=lambda one: one.label,
        label="heading",
        values=FieldLabel("values", amount),
    ),
    s.CaseTableSum: part(
        quoted("sum", "total"),
        key=lambda one: one.total,
        row="row",
        column="column",
        of="parts",
        less="parts taken off",
        explained="explanation",
    ),
    s.CaseQuestion: part(
        quoted("question", "heading"),
        key=lambda one: one.key,
        key_="key",
        heading="heading",
        help="help",
    ),
    s.CaseBudget: part(
        lambda one, _names: f"the budget {one.year}",
        key=lambda one: one.year,
        year="year",
        amount=FieldLabel("amount", pounds),
        precision="precision",
        note="note",
    ),
    s.CaseBridge: part(
        titled("bridge"),
        key=lambda one: one.title,
        title="title",
        sources="sources",
        uses="uses",
        precision="precision",
        note="note",
    ),
    s.CaseBridgeEntry: part(
        named("entry"), key=lambda one: one.name, name="name", amount=FieldLabel("amount", amount)
    ),
    s.CasePeriod: part(
        named("period"),
        key=lambda one: one.name,
        name="name",
        from_="beginning",
        to="end",
        stated="stated length",
        unit="unit",
        sense="way of counting",
        follows=FieldLabel("steps that it follows", names_of),
        fixed="word on whether its dates are fixed",
        finished="word on whether it is finished",
    ),
    s.CaseExplanation: part(
        quoted("explanation of", "where"),
        key=lambda one: one.where,
        where="place",
        stated="stated amount",
        text="words",
        computed="computed amount",
    ),
}
