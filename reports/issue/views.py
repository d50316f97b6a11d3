"""The versions of a paper: all of them, issuing one, one with its files, what changed."""

from itertools import zip_longest
from pathlib import PurePath
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from reports.access import PaperPlace, paper_for
from reports.blocks.sign_off import revisions_table
from reports.casefile.case import chosen_paper
from reports.casefile.parts import Case, CasePaper
from reports.formats.format import FormatError
from reports.formats.shelf import house_format
from reports.issue.actions import issue_version
from reports.issue.altered import says_altered
from reports.issue.fetching import name_of_file
from reports.issue.fingerprints import record_issued
from reports.issue.forms import IssueForm
from reports.issue.freezing import Issue, hindrances, next_numbers
from reports.issue.issued import (
    last_issued_words,
    version_at,
    version_copy,
    version_keeps_something,
)
from reports.jobs.lately import sent_lately, stamp_of_version
from reports.jobs.views import send, send_or_wait
from reports.models import PaperVersion
from reports.output.copies import PaperCopy
from reports.output.kinds import FILE_KINDS
from reports.output.trail import record_fetched
from reports.readiness.weights_log import weights_changed_late
from reports.stored.seen import seen_case
from schemes.access import Act
from workbench.dates import day
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import form_page, person
from workbench.people.proof.proving import needs_proof


@require_safe
def versions(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.READ)
    found = list(place.paper.versions.light().order_by("-pk"))
    context = place.context(
        _("Versions"),
        (_("Versions"), None),
        room="paper-versions",
        state=_state(found),
        issue_at=place.url("paper-version-issue") if place.may_decide else "",
        versions=[_line(place, row, before) for row, before in zip_longest(found, found[1:])],
        record=revisions_table(_paper(place, seen_case(place)).revisions),
    )
    return render(request, "reports/issue/versions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs_proof
def issue(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.DECIDE)
    numbers = next_numbers(list(place.paper.versions.values_list("number", flat=True)))
    case = seen_case(place)
    usual = {"author": _("Lead officer"), "status": _("Final")}
    proposed = Issue(numbers[0], timezone.localdate(), reason=_("As proposed"), **usual)
    late = weights_changed_late(place.programme)
    stopping = hindrances(case, place.paper.reference, proposed, late)
    form = IssueForm(
        request.POST if request.method == "POST" else None,
        numbers=numbers,
        initial=usual,
    )
    context = place.context(
        _("Issue a version"),
        (_("Versions"), place.url("paper-versions")),
        (_("Issue"), None),
        room="paper-versions",
        state=_stands(stopping),
        hindrances=stopping,
        missing=_missing(case, place),
    )
    return form_page(
        request,
        "reports/issue/issue.html",
        form,
        lambda values: issue_version(paper=place.paper, **values),
        done=place.url("paper-versions"),
        said=_("The version is issued. Nothing changes it from now on."),
        context=context,
    )


@require_safe
@says_altered
def version(request: HttpRequest, programme: str, paper: str, number: str) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.READ)
    row = version_at(place, number)
    others = place.paper.versions.light().exclude(pk=row.pk).order_by("-pk")
    context = place.context(
        _("Version %(number)s") % {"number": row.number},
        (_("Versions"), place.url("paper-versions")),
        (row.number, None),
        room="paper-versions",
        state=_("Issued on %(day)s. Nothing changes it.")
        % {"day": day(timezone.localdate(row.issued_at))},
        public_files=_files(place, row, "public"),
        whole_files=_files(place, row, "whole") if place.may_see_all else [],
        part_two_files=_files(place, row, "part-2")
        if place.may_see_all and version_keeps_something(row)
        else [],
        facts=_facts(row),
        others=[
            (one.number, place.url("paper-version-changes", row.number, one.number))
            for one in others
        ],
    )
    return render(request, "reports/issue/version.html", context)


_COPIES = frozenset(copy.value for copy in PaperCopy)


@require_safe
@says_altered
def version_file(
    request: HttpRequest, programme: str, paper: str, number: str, file: str
) -> HttpResponse:
    """A file of a version, "public.pdf": for everybody who reads the programme the public ones, the
    whole ones for those who write or approve. What is sent goes on record first."""
    part, ending = PurePath(file).stem, PurePath(file).suffix
    place = paper_for(person(request), programme, paper, Act.READ)
    if part not in _COPIES or ending not in FILE_KINDS:
        raise Http404
    copy = PaperCopy(part)
    if not copy.is_public and not place.may_see_all:
        raise PermissionDenied
    row = version_at(place, number)
    marked = not copy.is_public and version_keeps_something(row)
    if copy is PaperCopy.PART_TWO and not marked:
        raise Http404
    name = name_of_file(place, row, copy, ending, marked=marked)
    if marked:
        record_fetched(place, copy, name, by=person(request))
    stamp = stamp_of_version(row, ending, copy)
    if lately := sent_lately(stamp):
        answer = send(lately, name)
    else:
        issued = version_copy(row, copy)
        answer = send_or_wait(request, place, issued, ending, name, stamp=stamp)
    if answer.status_code == 200:
        record_issued(version=row, copy=part, suffix=ending, content=answer.content)
    return answer


def _paper(place: PaperPlace, case: Case) -> CasePaper:
    return chosen_paper(case.papers, place.paper.reference)


def _line(place: PaperPlace, row: PaperVersion, before: PaperVersion | None) -> dict[str, Any]:
    compare = before and place.url("paper-version-changes", row.number, before.number)
    return {
        "row": row,
        "on": day(timezone.localdate(row.issued_at)),
        "address": place.url("paper-version", row.number),
        "compare": compare,
        "before": before and before.number,
    }


def _files(place: PaperPlace, row: PaperVersion, part: str) -> list[tuple[str, str]]:
    return [
        (kind.word.upper(), place.url("paper-version-file", row.number, f"{part}{kind.suffix}"))
        for kind in FILE_KINDS.values()
    ]


def _facts(row: PaperVersion) -> list[tuple[str, str]]:
    return [
        (_("Issued by"), row.author),
        (_("Status"), row.status),
        (_("What changed, and why"), row.reason),
        (_("Engine"), row.engine),
        (_("SHA-256 of its case"), row.case_sha256),
        (_("SHA-256 of its public case"), row.public_sha256),
    ]


def _missing(case: Case, place: PaperPlace) -> list[str]:
    """The roles that the house format asks for and that have not approved."""
    paper = _paper(place, case)
    try:
        asked = house_format(paper.house_format).approvals
    except FormatError:
        return []
    given = {one.role for one in paper.approvals if one.state == "given" and not one.stale}
    return [role for role in asked if role not in given]


def _state(found: list[PaperVersion]) -> str:
    if not found:
        return _("Nothing has been issued yet.")
    return last_issued_words(found[0].number, timezone.localdate(found[0].issued_at))


def _stands(stopping: tuple[str, ...]) -> str:
    if not stopping:
        return _("Nothing stands in the way.")
    text = ngettext(
        "%(count)s thing stands in the way.", "%(count)s things stand in the way.", len(stopping)
    )
    return text % {"count": opening(count_words(len(stopping)))}
