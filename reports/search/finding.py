"""What is found besides schemes: the parts of the programmes that a person takes part in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any, Final

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from appraisal.models import Appraisal, Criterion, Option
from reports.models import Paper
from schemes.exempt import Exempt
from schemes.models import EvidenceTable, Programme, SavingsLine
from schemes.models.programmes import ProgrammeQuerySet
from schemes.search.matching import terms

MOST: Final = 10  # of each kind; whoever wants another types another word


@dataclass(frozen=True, slots=True)
class Found:
    """One thing: its name, its address, and what it lies in."""

    words: str
    address: str
    within: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that is looked for. `rows` are those of the programmes given, without what is
    exempt; a row is found by its `fields`, of which the first is its name."""

    heading: Promise
    rows: Callable[[ProgrammeQuerySet, Exempt], QuerySet[Any]]
    fields: tuple[str, ...]
    address: Callable[[Any], str]
    within: Callable[[Any], str]


def found_in(
    programmes: ProgrammeQuerySet, text: str, exempt: Exempt
) -> Iterator[tuple[Promise, list[Found], bool]]:
    """For each kind of which something is found its heading, the first of it by name, and whether
    there is more. Every term stands in one of the fields of what is found. One query for each kind;
    nothing where no term was typed."""
    wanted = terms(text)
    for kind in KINDS if wanted else ():
        said = reduce(and_, (_anywhere(kind, term) for term in wanted))
        rows = kind.rows(programmes, exempt).filter(said).order_by(kind.fields[0], "pk")
        # A text that names something exempt would tell of it by being found.
        shown = [row for row in rows[: 5 * MOST] if not _names_exempt(kind, row, exempt)]
        if shown:
            found = [
                Found(getattr(row, kind.fields[0]), kind.address(row), kind.within(row))
                for row in shown[:MOST]
            ]
            yield kind.heading, found, len(shown) > MOST


def _anywhere(kind: Kind, term: str) -> Q:
    return reduce(or_, (Q(**{f"{field}__icontains": term}) for field in kind.fields))


def _names_exempt(kind: Kind, row: Model, exempt: Exempt) -> bool:
    return any(exempt.is_named_in(str(getattr(row, field))) for field in kind.fields)


def _appraisals(programmes: ProgrammeQuerySet, exempt: Exempt) -> QuerySet[Appraisal]:
    rows = Appraisal.objects.filter(programme__in=programmes).select_related("programme")
    return rows.exclude(pk__in=exempt.serving)


def _options(programmes: ProgrammeQuerySet, exempt: Exempt) -> QuerySet[Option]:
    rows = Option.objects.filter(appraisal__programme__in=programmes)
    rows = rows.exclude(pk__in=exempt.options).exclude(appraisal__in=exempt.serving)
    return rows.select_related("appraisal__programme")


def _criteria(programmes: ProgrammeQuerySet, exempt: Exempt) -> QuerySet[Criterion]:
    rows = Criterion.objects.filter(appraisal__programme__in=programmes)
    return rows.exclude(appraisal__in=exempt.serving).select_related("appraisal__programme")


def _lines(programmes: ProgrammeQuerySet, exempt: Exempt) -> QuerySet[SavingsLine]:
    rows = SavingsLine.objects.filter(scheme__programme__in=programmes)
    return rows.exclude(scheme__in=exempt.schemes).select_related("scheme__programme")


def _evidence(programmes: ProgrammeQuerySet, exempt: Exempt) -> QuerySet[EvidenceTable]:
    rows = EvidenceTable.objects.filter(programme__in=programmes).exclude(pk__in=exempt.evidence)
    return rows.exclude(scheme__in=exempt.schemes).select_related("programme")


def _of_criterion(row: Criterion) -> str:
    appraisal = row.appraisal
    page = reverse("criteria", args=[appraisal.programme.slug, appraisal.slug])
    return f"{page}#criterion-{row.slug}"


def _of_line(row: SavingsLine) -> str:
    return reverse("savings", args=[row.scheme.programme.slug, row.scheme.slug])


def _of_table(row: EvidenceTable) -> str:
    return reverse("evidence-table", args=[row.programme.slug, row.pk])


def _programme_of(row: Appraisal | Paper | EvidenceTable) -> str:
    return row.programme.title


def _appraisal_of(row: Option | Criterion) -> str:
    return f"{row.appraisal.title}, {row.appraisal.programme.title}"


KINDS: Final = (
    Kind(
        _("Programmes"),
        lambda programmes, _exempt: programmes,
        ("title", "reference", "summary"),
        Programme.get_absolute_url,
        lambda row: str(row.reference),
    ),
    Kind(
        _("Appraisals"),
        _appraisals,
        ("title", "reference", "strand", "question"),
        Appraisal.get_absolute_url,
        _programme_of,
    ),
    Kind(_("Options"), _options, ("name", "summary"), Option.get_absolute_url, _appraisal_of),
    Kind(_("Criteria"), _criteria, ("name", "question"), _of_criterion, _appraisal_of),
    Kind(
        _("Savings lines"),
        _lines,
        ("name", "note"),
        _of_line,
        lambda row: f"{row.scheme}, {row.scheme.programme.title}",
    ),
    Kind(
        _("Papers"),
        lambda programmes, _exempt: Paper.objects.filter(programme__in=programmes).select_related(
            "programme"
        ),
        ("title", "reference"),
        Paper.get_absolute_url,
        _programme_of,
    ),
    Kind(_("Evidence"), _evidence, ("title", "source", "note"), _of_table, _programme_of),
)
