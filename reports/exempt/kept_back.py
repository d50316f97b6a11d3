"""What the papers of programmes keep from the public, as rows of the site: what its pages keep from
those who neither write, approve nor moderate."""

from collections.abc import Collection, Iterable, Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Option
from reports.casefile.naming import part, unlike
from reports.models import Exemption
from schemes.casefile.rows import TABLE
from schemes.exempt import NOTHING, Exempt
from schemes.models import Contract, EvidenceTable, ProgrammeAction, Scheme, StatedFigure

Kind = Exemption.Kind


def kept_back(programmes: Collection[int]) -> Exempt:
    """What papers of these programmes keep back: one query where they keep nothing."""
    rows = Exemption.objects.filter(paper__programme__in=programmes)
    names: dict[int, dict[str, set[str]]] = {}
    for programme, kind, name in rows.values_list("paper__programme_id", "kind", "name"):
        names.setdefault(programme, {}).setdefault(kind, set()).add(name)
    found = NOTHING
    for programme, kinds in names.items():
        for kind, make in _MAKERS.items():
            if kind in kinds:
                found |= make(programme, kinds[kind])
    return found


def _options(programme: int, names: set[str]) -> Exempt:
    """Each numbered where its appraisal has several. A name that another option has as well is
    looked for nowhere: it would keep back that one too."""
    rows = Option.objects.filter(appraisal__programme=programme).select_related("appraisal")
    every = list(rows.order_by("appraisal_id", "position", "pk"))
    kept = [one for one in every if f"{one.appraisal.reference}/{one.code}" in names]
    open_names = {one.name.casefold() for one in every if one not in kept}
    phrases: dict[int, str] = {}
    for one in kept:
        alike = [other for other in kept if other.appraisal_id == one.appraisal_id]
        number = {"number": alike.index(one) + 1}
        several = len(alike) > 1
        phrases[one.pk] = (
            _("Option withheld, number %(number)d") % number if several else _("Option withheld")
        )
    return Exempt(
        options=phrases,
        # What was stated of one beside its lines.
        figures=frozenset(f"{one.appraisal.reference} / {one.code}" for one in kept),
        names={one.name: phrases[one.pk] for one in kept if one.name.casefold() not in open_names},
    )


def _schemes(programme: int, names: set[str]) -> Exempt:
    every = list(Scheme.objects.filter(programme=programme).defer("figures"))
    kept = [one for one in every if one.reference in names]
    open_titles = {one.title.casefold() for one in every if one not in kept}
    phrase = _("Scheme withheld")
    called = [name for one in kept for name in (one.reference, str(one), *one.spellings)]
    called += [one.title for one in kept if one.title.casefold() not in open_titles]
    keys = frozenset(one.pk for one in kept)
    serving = dict(Appraisal.objects.filter(scheme__in=keys).values_list("pk", "reference"))
    theirs = Q(scheme__in=keys) | Q(programme=programme, appraisal__in=serving.values())
    actions = ProgrammeAction.objects.filter(theirs).values_list("pk", flat=True)
    contracts = Contract.objects.filter(scheme__in=keys).values_list("pk", flat=True)
    return Exempt(
        schemes=keys,
        serving=frozenset(serving),
        figures=frozenset(f"{reference} /" for reference in serving.values()),
        names=dict.fromkeys(called, phrase),
        followed=frozenset(
            [*(("action", pk) for pk in actions), *(("contract", pk) for pk in contracts)]
        ),
    )


def _evidence(programme: int, names: set[str]) -> Exempt:
    rows = EvidenceTable.objects.filter(programme=programme, title__in=names)
    return Exempt(
        evidence=frozenset(rows.values_list("pk", flat=True)),
        names=dict.fromkeys(names, _("Table withheld")),
    )


def _attachments(_programme: int, names: set[str]) -> Exempt:
    return Exempt(names=dict.fromkeys(names, _("Background paper withheld")))


def _figures(programme: int, names: set[str]) -> Exempt:
    """The figures as reconciliation lists them. One that is reckoned from the lines of a scheme
    keeps back all that is held against them."""
    schemes = {one.pk: one.reference for one in Scheme.objects.filter(programme=programme)}
    stated = list(StatedFigure.objects.filter(programme=programme).order_by("position", "pk"))
    gone = {pk: (place, name) for pk, place, name in _stated(stated, schemes) if name in names}
    rest = names - {name for _place, name in gone.values()}
    money_of = {
        reference
        for reference in schemes.values()
        if any(name.startswith(f"{part(reference)}.") for name in rest)
    }
    cells: set[str] = set()
    if any(name.startswith("evidence.") for name in rest):
        cells = {place for place, name in _cells(programme, schemes) if name in rest}
    return Exempt(
        stated=frozenset(gone),
        figures=frozenset({place for place, _name in gone.values()} | cells),
        money_of=frozenset(money_of),
    )


def _stated(rows: list[StatedFigure], schemes: dict[int, str]) -> Iterator[tuple[int, str, str]]:
    """Each stated figure: its key, its place in reconciliation, its name as a figure."""
    for owner in {row.scheme_id: None for row in rows}:
        own = [row for row in rows if row.scheme_id == owner]
        reference = schemes.get(owner, "") if owner else ""
        at = f"{part(reference)}.stated" if reference else "stated"
        for row, name in zip(own, unlike([one.name for one in own]), strict=True):
            yield row.pk, f"{reference} {row.name}".strip(), f"{at}.{name}"


def _cells(programme: int, schemes: dict[int, str]) -> Iterable[tuple[str, str]]:
    """Each cell of a table of evidence: its place in reconciliation and its name as a figure."""
    rows = list(EvidenceTable.objects.filter(programme=programme).order_by("position", "pk"))
    first = [row for row in rows if row.scheme_id is None]
    own = Scheme.objects.filter(programme=programme).in_order()
    order = list(own.values_list("pk", flat=True))
    rows = first + [row for pk in order for row in rows if row.scheme_id == pk]
    parts = [TABLE.part_of(row) for row in rows]
    for row, table, title in zip(rows, parts, unlike([one.title for one in parts]), strict=True):
        before = f"{schemes[row.scheme_id]} " if row.scheme_id else ""
        columns = unlike([one.name for one in table.columns])
        labels = unlike([one.label for one in table.rows])
        for line, label in zip(table.rows, labels, strict=True):
            for column, name in zip(table.columns, columns, strict=True):
                place = f"{before}{table.title} / {line.label} / {column.name}"
                yield place, f"evidence.{title}.{label}.{name}"


_MAKERS = {
    Kind.OPTION.value: _options,
    Kind.SCHEME.value: _schemes,
    Kind.EVIDENCE.value: _evidence,
    Kind.ATTACHMENT.value: _attachments,
    Kind.FIGURE.value: _figures,
}
