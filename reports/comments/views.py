"""Pages of comments: those on one thing, and all that are open in a programme."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from appraisal.access import OptionPlace, option_for
from reports.access import paper_for
from reports.comments.actions import add_comment, settle_comment
from reports.comments.forms import CommentForm
from reports.comments.subjects import (
    CommentSubject,
    address_of,
    cell_subject,
    option_subject,
    section_subject,
    visible_comments,
    with_subjects,
)
from reports.models import Comment
from reports.sections.desk import desk_of
from reports.stored.seen import seen_case
from schemes.access import Act
from schemes.place import ProgrammePlace, programme_for
from workbench.models import User
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import button_act, form_page, person
from workbench.pages.place import Crumb

FORM = require_http_methods(["GET", "HEAD", "POST"])
ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its replies, and whether the person who looks may resolve it."""

    comment: Comment
    replies: tuple[Comment, ...]
    may_settle: bool
    token: UUID = field(default_factory=uuid4)


@FORM
def option_comments(
    request: HttpRequest, programme: str, appraisal: str, option: str
) -> HttpResponse:
    """The comments on an option, with links to those on its ratings."""
    place = option_for(person(request), programme, appraisal, option, Act.READ)
    crumbs: tuple[Crumb, ...] = ((_("Comments"), None),)
    cells = _cells(place) if place.sees_ratings else ()
    return _page(request, place, option_subject(place), crumbs, room="options", cells=cells)


@FORM
def cell_comments(
    request: HttpRequest, programme: str, appraisal: str, option: str, criterion: str
) -> HttpResponse:
    """The comments on a cell; none, and no form, while assessors score it apart."""
    place = option_for(person(request), programme, appraisal, option, Act.READ)
    found = get_object_or_404(place.appraisal.criteria, slug=criterion)
    subject = cell_subject(place, found)
    crumbs = ((_("Comments"), place.url("option-comments")), (found.name, None))
    if not place.sees_ratings:
        state = _(
            "Comments on ratings open with moderation: until then nobody sees what others think."
        )
        context = place.context(_heading(subject), *crumbs, room="options", state=state)
        return render(request, "reports/comments/closed.html", context, status=409)
    return _page(request, place, subject, crumbs, room="options")


@require_safe
def paper_comments(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    """The sections of a paper that the person may read, with how many comments on each are open."""
    place = paper_for(person(request), programme, paper, Act.READ)
    rows = Comment.objects.filter(paper=place.paper, reply_to=None, resolved_at=None)
    keys = list(rows.values_list("section", flat=True))
    sections = [
        (one.title, place.url("section-comments", one.key), keys.count(one.key))
        for one in desk_of(place.paper, case=seen_case(place)).sections
        if place.may_see_all or not one.exempt
    ]
    state = _how_many(sum(count for _title, _address, count in sections))
    crumbs = ((_("Comments"), None),)
    context = place.context(
        _("Comments"), *crumbs, room="paper-comments", state=state, sections=sections
    )
    return render(request, "reports/comments/sections.html", context)


@FORM
def section_comments(
    request: HttpRequest, programme: str, paper: str, section: str
) -> HttpResponse:
    """The comments on a section of a paper; 404 for one that the person may not read."""
    place = paper_for(person(request), programme, paper, Act.READ)
    here = desk_of(place.paper, case=seen_case(place)).section(section)
    if here is None or (here.exempt and not place.may_see_all):
        raise Http404
    subject = section_subject(place, section, here.title)
    note = _("Those who read the whole paper see what is said here.") if here.exempt else ""
    crumbs = ((_("Comments"), place.url("paper-comments")), (here.title, None))
    return _page(request, place, subject, crumbs, room="paper-comments", note=note)


@require_POST
def comment_settle(request: HttpRequest, programme: str, comment: int) -> HttpResponse:
    """Resolves a comment or opens it again: for whoever wrote it, and for officers."""
    place = programme_for(person(request), programme, Act.READ)
    rows = with_subjects(_visible(request, place))
    found = get_object_or_404(rows, pk=comment, reply_to=None)
    if not _may_settle(place, found, person(request)):
        raise PermissionDenied
    resolved = request.POST.get("resolved") == "yes"
    return button_act(
        request,
        lambda values: settle_comment(comment=found, resolved=resolved, **values),
        done=address_of(found),
        said=_("The comment is resolved.") if resolved else _("The comment is open again."),
        version=found.version,
    )


@require_safe
def comments(request: HttpRequest, programme: str) -> HttpResponse:
    """All comments of a programme that the person may see: the open ones, or the resolved."""
    place = programme_for(person(request), programme, Act.READ)
    resolved = request.GET.get("state") == "resolved"
    rows = with_subjects(_visible(request, place)).filter(reply_to=None)
    open_count = rows.filter(resolved_at=None).count()
    rows = rows.filter(resolved_at__isnull=not resolved).order_by("-at", "-pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = place.context(
        _("Comments"),
        (_("Comments"), None),
        state=_how_many(open_count),
        page=page,
        resolved=resolved,
        shown=[(one, address_of(one)) for one in page],
    )
    return render(request, "reports/comments/comments.html", context)


def _page(
    request: HttpRequest,
    place: ProgrammePlace,
    subject: CommentSubject,
    crumbs: tuple[Crumb, ...],
    *,
    note: str = "",
    **more: Any,
) -> HttpResponse:
    """The comments on one thing, with the form for another one or for a reply."""
    reader = person(request)
    rows = list(subject.comments)
    asked = _asked(request, rows)
    form = CommentForm(
        request.POST if request.method == "POST" else None,
        initial={"reply_to": asked.pk} if asked else {},
    )
    threads = _threads(place, rows, reader)
    return form_page(
        request,
        "reports/comments/thread.html",
        form,
        lambda values: add_comment(subject=subject, **values | {"reply_to": asked}),
        done=subject.address,
        said=_("Your comment is saved."),
        context=place.context(
            _heading(subject),
            *crumbs,
            state=_how_many(sum(one.comment.resolved_at is None for one in threads)),
            threads=threads,
            asked=asked,
            subject=subject,
            note=note or _("Everybody who reads the programme sees it: name nothing exempt."),
            **more,
        ),
    )


def _visible(request: HttpRequest, place: ProgrammePlace) -> QuerySet[Comment]:
    return visible_comments(person(request)).filter(programme=place.programme)


def _asked(request: HttpRequest, rows: Iterable[Comment]) -> Comment | None:
    """The comment that is answered: of this thing, and itself no reply. Raises `Http404`."""
    key = request.POST.get("reply_to") if request.method == "POST" else request.GET.get("reply")
    if not key:
        return None
    found = next((one for one in rows if str(one.pk) == key and one.reply_to_id is None), None)
    if found is None:
        raise Http404
    return found


def _threads(place: ProgrammePlace, rows: list[Comment], reader: User) -> list[Thread]:
    """The comments with their replies, the open ones first."""
    found = [
        Thread(
            one,
            tuple(reply for reply in rows if reply.reply_to_id == one.pk),
            _may_settle(place, one, reader),
        )
        for one in rows
        if one.reply_to_id is None
    ]
    return sorted(found, key=lambda thread: thread.comment.resolved_at is not None)


def _cells(place: OptionPlace) -> list[tuple[str, str, int]]:
    """The cells of an option: the criterion's name, the page of comments and how many are open."""
    rows = Comment.objects.filter(option=place.option, criterion__isnull=False)
    opened = rows.filter(reply_to=None, resolved_at=None).values_list("criterion_id", flat=True)
    keys = list(opened)
    return [
        (one.name, place.url("cell-comments", one.slug), keys.count(one.pk))
        for one in place.appraisal.criteria.order_by("position", "pk")
    ]


def _may_settle(place: ProgrammePlace, comment: Comment, reader: User) -> bool:
    return place.may_write or comment.by_id == reader.pk


def _heading(subject: CommentSubject) -> str:
    return _("Comments on %(name)s") % {"name": subject.name}


def _how_many(count: int) -> str:
    if not count:
        return _("No comment is open.")
    text = ngettext("One comment is open.", "%(count)s comments are open.", count)
    return text % {"count": opening(count_words(count))}
