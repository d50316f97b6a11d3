"""House formats of authorities, as site administrators make and change them."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from reports.formats.shelf import house_formats
from reports.house_formats.actions import change_format, make_format, remove_format
from reports.house_formats.editing import (
    Json,
    headings_in,
    set_out,
)
from reports.house_formats.forms import (
    FormatForm,
    NewFormatForm,
)
from reports.house_formats.places import heading_places
from reports.house_formats.words import block_name
from reports.models import Paper
from reports.models.formats import OwnFormat
from workbench.models import Versioned
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import form_page, gone
from workbench.pages.forms import RemoveForm
from workbench.pages.moving import Move, moves_of
from workbench.pages.place import Crumb
from workbench.people.people_views import administrator


@dataclass(frozen=True)
class FormatLine:
    """A heading of a format on the page: its words, its level, what stands beneath it in words, and
    the buttons that move it."""

    key: str
    heading: str
    level: int
    appendix: bool
    beneath: str
    required: bool
    blocks_url: str
    move: Move


@require_safe
def house_formats_page(request: HttpRequest) -> HttpResponse:
    administrator(request)
    own = list(OwnFormat.objects.select_related("authority").order_by("authority__name", "name"))
    text = ngettext(
        "One house format was made here.", "%(count)s house formats were made here.", len(own)
    )
    state = (
        text % {"count": opening(count_words(len(own)))}
        if own
        else _("No house format has been made here yet.")
    )
    context = _context(_("House formats"), state=state, own=own, given=house_formats())
    return render(request, "reports/house_formats/formats.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def house_format_new(request: HttpRequest) -> HttpResponse:
    administrator(request)
    made: list[OwnFormat] = []
    back = reverse("house-formats")
    return form_page(
        request,
        "pages/form.html",
        NewFormatForm(sent_in(request)),
        lambda values: made.append(make_format(**values)),
        done=lambda: made[0].get_absolute_url() if made else back,
        said=_("The house format is made. Change what your papers have otherwise."),
        context=_context(_("Make a house format"), (_("House formats"), back), back=back),
    )


@require_safe
def house_format_page(request: HttpRequest, form: str) -> HttpResponse:
    administrator(request)
    row = row_of(form)
    data = json.loads(row.text)
    papers = Paper.objects.filter(house_format=row.key).count()
    text = ngettext("One paper is written in it.", "%(count)s papers are written in it.", papers)
    used = text % {"count": opening(count_words(papers))} if papers else _("No paper uses it yet.")
    context = _context(
        row.name,
        (_("House formats"), reverse("house-formats")),
        state=_("Of %(authority)s. %(used)s") % {"authority": row.authority, "used": used},
        form_row=row,
        lines=_lines(row, data),
    )
    return render(request, "reports/house_formats/format.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def house_format_change(request: HttpRequest, form: str) -> HttpResponse:
    administrator(request)
    row = row_of(form)
    data = json.loads(row.text)
    return form_page(
        request,
        "pages/form.html",
        FormatForm(
            sent_in(request), data_of=data, version=row.version, initial=FormatForm.values_of(data)
        ),
        lambda values: change_format(row=row, change=set_out(values.pop("whole")), **values),
        done=row.get_absolute_url(),
        said=_("The house format is saved."),
        context=beneath(row, _("Change “%(name)s”") % {"name": row.name}),
        current=current_of(FormatForm.values_of),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def house_format_remove(request: HttpRequest, form: str) -> HttpResponse:
    administrator(request)
    back = reverse("house-formats")
    row = OwnFormat.objects.filter(key=form).first()
    if row is None:
        return gone(request, back)
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(sent_in(request), version=row.version, label=_("Remove this house format")),
        lambda values: remove_format(row=row, **values),
        done=back,
        said=_("The house format is removed."),
        context=beneath(
            row,
            _("Remove “%(name)s”?") % {"name": row.name},
            goes=[_("No paper can be written in it any more."), _("The history keeps all of it.")],
        ),
    )


def row_of(key: str) -> OwnFormat:
    return get_object_or_404(OwnFormat.objects.select_related("authority"), key=key)


def _lines(row: OwnFormat, data: Json) -> list[FormatLine]:
    found, places = list(headings_in(data)), heading_places(data)
    moves = moves_of(
        found,
        key=lambda line: line[0]["key"],
        address=lambda line: reverse("format-heading-move", args=[row.key, line[0]["key"]]),
        name=lambda line: line[0]["heading"],
        version=lambda _line: row.version,
        among=lambda line: id(line[1]),
    )
    return [
        FormatLine(
            one["key"],
            one["heading"],
            level,
            appendix,
            "; ".join(block_name(block["block"]) for block in one.get("blocks", [])),
            one.get("required", False),
            reverse("format-parts", args=[row.key, f"{places[one['key']]}.blocks"]),
            moves[one["key"]],
        )
        for one, _among, level, appendix in found
    ]


def sent_in(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def current_of(values: Any) -> Any:
    """What stands in the format now, for somebody who changed an earlier one."""

    def current(row: Versioned) -> Any:
        return values(json.loads(row.text)) if isinstance(row, OwnFormat) else {}

    return current


def _context(heading: str, *way: Crumb, **more: Any) -> dict[str, Any]:
    crumbs = [(_("Home"), reverse("home")), *way, (heading, None)]
    return {"heading": heading, "crumbs": crumbs, **more}


def beneath(row: OwnFormat, heading: str, **more: Any) -> dict[str, Any]:
    own = row.get_absolute_url()
    way = ((_("House formats"), reverse("house-formats")), (row.name, own))
    return _context(heading, *way, back=own, **more)
