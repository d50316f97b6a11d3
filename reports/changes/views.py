"""The page that says what changed between two versions of a paper."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from reports.access import paper_for
from reports.changes.parts.compare import CaseChange
from reports.changes.tables import figures_table
from reports.changes.trail import GivenReason, reasons_between, unmatched
from reports.changes.versions import Copy, VersionChanges, versions_between
from reports.document.content_json import document_from
from reports.issue.altered import says_altered
from reports.issue.issued import version_at, version_case
from reports.models import PaperVersion
from schemes.access import Act
from workbench.dates import day
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import person


@require_safe
@says_altered
def changes(
    request: HttpRequest, programme: str, paper: str, number: str, before: str
) -> HttpResponse:
    """What changed from the version `before`; who only reads is told of the public papers alone."""
    place = paper_for(person(request), programme, paper, Act.READ)
    new, old = version_at(place, number), version_at(place, before)
    whole = place.may_see_all
    first, last = sorted((old.pk, new.pk))
    between = list(place.paper.versions.light().filter(pk__gt=first, pk__lte=last).order_by("pk"))
    found = versions_between(
        _copy(old, whole=whole),
        _copy(new, whole=whole),
        whole=whole,
        known=[one.number for one in (old, *between)],
    )
    given: list[GivenReason] = []
    if whole:
        moments = sorted((old.issued_at, new.issued_at))
        given = reasons_between(place.programme.pk, *moments)
    context = place.context(
        _("From version %(old)s to %(new)s") % {"old": old.number, "new": new.number},
        (_("Versions"), place.url("paper-versions")),
        (_("Version %(number)s") % {"number": new.number}, new.get_absolute_url()),
        (_("What changed"), None),
        room="paper-versions",
        state=_state(found),
        changes=found,
        whole=whole,
        figures=figures_table(found.figures),
        versions=[(one.number, one.reason) for one in between],
        unprinted=_with_reasons(found.unprinted, given),
        behind=_with_reasons(found.behind, given),
        reasons=[
            (one, day(timezone.localdate(one.at)))
            for one in unmatched(given, (*found.unprinted, *found.behind))
        ],
    )
    return render(request, "reports/changes/changes.html", context)


def _copy(version: PaperVersion, *, whole: bool) -> Copy:
    content = version.whole_content if whole else version.content
    return Copy(document_from(content), version_case(version, whole=whole))


def _with_reasons(
    changes: Sequence[CaseChange], given: Sequence[GivenReason]
) -> list[dict[str, Any]]:
    """Each change with the reasons that were given for it, but for those that it says itself."""
    return [
        {
            "change": one,
            "reasons": [
                reason
                for reason in given
                if reason.is_of(one) and reason.words.strip() not in one.new
            ],
        }
        for one in changes
    ]


def _state(found: VersionChanges) -> str:
    """How much changed, in a sentence."""
    if found.printed.nothing:
        return _("The two papers print the same.")
    count = sum(len(place.changes) or 1 for place in found.printed.places)
    text = ngettext(
        "%(count)s thing is printed otherwise.", "%(count)s things are printed otherwise.", count
    )
    return text % {"count": opening(count_words(count))}
