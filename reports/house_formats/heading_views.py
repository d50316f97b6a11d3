"""The headings of a house format, as site administrators add, change, move and remove them."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from reports.house_formats.actions import change_format
from reports.house_formats.editing import (
    Json,
    added,
    heading_in,
    headings_in,
    moved,
    removed,
    told,
)
from reports.house_formats.heading_forms import FormatHeadingForm, NewFormatHeadingForm
from reports.house_formats.views import beneath, current_of, row_of, sent_in
from reports.models.formats import OwnFormat
from workbench.pages.answering import form_page, gone
from workbench.pages.forms import RemoveForm
from workbench.pages.moving import move_answer
from workbench.people.people_views import administrator


@require_http_methods(["GET", "HEAD", "POST"])
def format_heading_new(request: HttpRequest, form: str) -> HttpResponse:
    administrator(request)
    row = row_of(form)
    lines = [(one["key"], one["heading"]) for one, *_rest in headings_in(json.loads(row.text))]

    def act(values: dict[str, Any]) -> object:
        kept = {name: values.pop(name) for name in ("by", "token", "version")}
        action = "added heading to house format"
        return change_format(row=row, change=added(**values), action=action, **kept)

    return form_page(
        request,
        "pages/form.html",
        NewFormatHeadingForm(sent_in(request), lines=lines, version=row.version),
        act,
        done=row.get_absolute_url(),
        said=_("The heading is added."),
        context=beneath(row, _("Add a heading")),
        current=current_of(lambda _now: {}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def format_heading(request: HttpRequest, form: str, form_heading: str) -> HttpResponse:
    administrator(request)
    row = row_of(form)
    one = _heading(row, form_heading)

    def act(values: dict[str, Any]) -> object:
        kept = {name: values.pop(name) for name in ("by", "token", "version")}
        action = "changed heading of house format"
        return change_format(row=row, change=told(form_heading, **values), action=action, **kept)

    def current(now: Json) -> dict[str, Any]:
        try:
            return FormatHeadingForm.values_of(heading_in(now, form_heading)[0])
        except KeyError:
            return {}

    return form_page(
        request,
        "pages/form.html",
        FormatHeadingForm(
            sent_in(request),
            heading_of=one,
            version=row.version,
            initial=FormatHeadingForm.values_of(one),
        ),
        act,
        done=row.get_absolute_url(),
        said=_("The heading is saved."),
        context=beneath(row, _("Change “%(name)s”") % {"name": one["heading"]}),
        current=current_of(current),
    )


@require_POST
def format_heading_move(request: HttpRequest, form: str, form_heading: str) -> HttpResponse:
    administrator(request)
    row = row_of(form)
    one = _heading(row, form_heading)

    def act(*, up: bool, **values: Any) -> object:
        change = moved(form_heading, up=up)
        action = "moved heading of house format"
        return change_format(row=row, change=change, action=action, **values)

    return move_answer(
        request, act, done=row.get_absolute_url(), name=one["heading"], version=row.version
    )


@require_http_methods(["GET", "HEAD", "POST"])
def format_heading_remove(request: HttpRequest, form: str, form_heading: str) -> HttpResponse:
    administrator(request)
    row = row_of(form)
    try:
        one, _among = heading_in(json.loads(row.text), form_heading)
    except KeyError:
        return gone(request, row.get_absolute_url())
    change, action = removed(form_heading), "removed heading of house format"
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(sent_in(request), version=row.version, label=_("Remove this heading")),
        lambda values: change_format(row=row, change=change, action=action, **values),
        done=row.get_absolute_url(),
        said=_("The heading is removed."),
        context=beneath(
            row,
            _("Remove “%(name)s”?") % {"name": one["heading"]},
            goes=[
                _("It goes with the headings beneath it, out of every paper in this format."),
                _("What officers have written there is kept, and printed nowhere."),
            ],
        ),
    )


def _heading(row: OwnFormat, key: str) -> Json:
    try:
        return heading_in(json.loads(row.text), key)[0]
    except KeyError as error:
        raise Http404 from error
