"""What is found besides schemes: the parts of the programmes that a person takes part in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Final

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from appraisal.models import Appraisal, Criterion, Option
from reports.models import Paper
from reports.search import prose
from reports.search.looking import Kind, Looking, named
from schemes.exempt import Exempt
from schemes.models import EvidenceTable, Programme, SavingsLine

MOST: Final = 10  # of each kind; whoever wants another types another word


@dataclass(frozen=True, slots=True)
class Found:
    """One thing: its name, its address, and what it lies in."""

    words: str
    address: str
    within: str


def found_in(looking: Looking) -> Iterator[tuple[Promise, list[Found], bool]]:
    """For each kind of which something is found its heading, the first of it by name, and whether
    there is more. Every term stands in one of the fields of what is found. One query for each kind;
    nothing where no term was typed."""
    for kind in KINDS if looking.terms else ():
        said = reduce(and_, (_anywhere(kind, term) for term in looking.terms))
        rows = kind.rows(looking).filter(said).order_by(*kind.order, "pk")
        # A text that names something exempt would tell of it by being found.
        shown = [
            row
            for row in rows[: 5 * MOST]
            if not _names_exempt(kind, row, looking.exempt) and kind.may_read(row, looking)
        ]
        if shown:
            found = [
                Found(kind.words(row, looking), kind.address(row, looking), kind.within(row))
                for row in shown[:MOST]
            ]
            yield kind.heading, found, len(shown) > MOST


def _anywhere(kind: Kind, term: str) -> Q:
    return reduce(or_, (Q(**{f"{field}__icontains": term}) for field in kind.fields))


def _names_exempt(kind: Kind, row: Model, exempt: Exempt) -> bool:
    return any(exempt.is_named_in(str(getattr(row, field))) for field in kind.fields)


def _appraisals(looking: Looking) -> QuerySet[Appraisal]:
    rows = Appraisal.objects.filter(programme__in=looking.programmes).select_related("programme")
    return rows.exclude(pk__in=looking.exempt.serving)


def _options(looking: Looking) -> QuerySet[Option]:
    rows = Option.objects.filter(appraisal__programme__in=looking.programmes)
    rows = rows.exclude(pk__in=looking.exempt.options).exclude(appraisal__in=looking.exempt.serving)
    return rows.select_related("appraisal__programme")


def _criteria(looking: Looking) -> QuerySet[Criterion]:
    rows = Criterion.objects.filter(appraisal__programme__in=looking.programmes)
    return rows.exclude(appraisal__in=looking.exempt.serving).select_related("appraisal__programme")


def _lines(looking: Looking) -> QuerySet[SavingsLine]:
    rows = SavingsLine.objects.filter(scheme__programme__in=looking.programmes)
    return rows.exclude(scheme__in=looking.exempt.schemes).select_related("scheme__programme")


def _evidence(looking: Looking) -> QuerySet[EvidenceTable]:
    rows = EvidenceTable.objects.filter(programme__in=looking.programmes).exclude(
        pk__in=looking.exempt.evidence
    )
    return rows.exclude(scheme__in=looking.exempt.schemes).select_related("programme")


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
    named(
        _("Programmes"),
        lambda looking: looking.programmes,
        ("title", "reference", "summary"),
        Programme.get_absolute_url,
        lambda row: str(row.reference),
    ),
    named(
        _("Appraisals"),
        _appraisals,
        ("title", "reference", "strand", "question"),
        Appraisal.get_absolute_url,
        _programme_of,
    ),
    named(_("Options"), _options, ("name", "summary"), Option.get_absolute_url, _appraisal_of),
    named(_("Criteria"), _criteria, ("name", "question"), _of_criterion, _appraisal_of),
    named(
        _("Savings lines"),
        _lines,
        ("name", "note"),
        _of_line,
        lambda row: f"{row.scheme}, {row.scheme.programme.title}",
    ),
    named(
        _("Papers"),
        lambda looking: Paper.objects.filter(programme__in=looking.programmes).select_related(
            "programme"
        ),
        ("title", "reference"),
        Paper.get_absolute_url,
        _programme_of,
    ),
    named(_("Evidence"), _evidence, ("title", "source", "note"), _of_table, _programme_of),
    Kind(
        _("Sections of papers"),
        prose.sections,
        ("text",),
        prose.of_section,
        prose.in_paper,
        prose.written,
        ("paper__title", "position"),
        prose.is_printed,
    ),
    Kind(
        _("Comments"),
        prose.comments,
        ("text", "about"),
        prose.of_comment,
        prose.about,
        prose.said,
        ("-at",),
    ),
)
