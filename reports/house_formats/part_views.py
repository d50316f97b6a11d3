"""The parts of a house format that stand in lists: what is printed beneath a heading, in which
order and with which settings; facts; the lines and headings of a scheme's business case."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reports.formats.blocks import BLOCKS
from reports.house_formats.actions import change_format
from reports.house_formats.editing import Change, block_begun
from reports.house_formats.forms import NewBlockForm, PartForm
from reports.house_formats.places import (
    Listed,
    list_at,
    part_added,
    part_at,
    part_moved,
    part_removed,
    part_told,
)
from reports.house_formats.words import ADD_NAMES, LIST_NAMES, LIST_TITLES
from reports.models.formats import OwnFormat
from workbench.models import Versioned
from workbench.pages.answering import form_page, gone
from workbench.pages.forms import RemoveForm, WorkbenchForm
from workbench.pages.moving import Move, move_answer, moves_of
from workbench.pages.place import Crumb
from workbench.people.people_views import administrator


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part on the page of its list: its place, what it is called, the lists within it (each with
    its words and its address), whether there is anything to be told of it, and its buttons."""

    place: str
    name: str
    lists: tuple[tuple[str, str], ...]
    settings: bool
    move: Move


@require_safe
def format_parts(request: HttpRequest, form: str, form_list: str) -> HttpResponse:
    administrator(request)
    row = _row(form)
    found = _list(row, form_list)
    context = _context(
        row,
        found,
        _title(found),
        form_row=row,
        form_list=form_list,
        add=ADD_NAMES[found.name],
        lines=_lines(row, found),
    )
    return render(request, "reports/house_formats/parts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def format_part_new(request: HttpRequest, form: str, form_list: str) -> HttpResponse:
    administrator(request)
    row = _row(form)
    found = _list(row, form_list)
    sent = request.POST if request.method == "POST" else None
    asked: WorkbenchForm
    if found.thing is None:
        asked = NewBlockForm(sent, version=row.version)
    else:
        asked = PartForm.asking(sent, thing=found.thing, part={}, version=row.version)

    def act(values: dict[str, Any]) -> object:
        kept = {name: values.pop(name) for name in ("by", "token", "version")}
        data = json.loads(row.text)
        kind = values.get("kind")
        part = block_begun(data, found.owner, kind) if kind else values["part"]
        return _changed(row, part_added(form_list, part), "added part to house format", kept)

    back = _list_url(row, form_list)

    def done() -> str:
        # What has more to be told is told next: it is the last of its list.
        kind = asked.cleaned_data.get("kind")
        if not kind or not BLOCKS[kind]:
            return back
        return reverse("format-part", args=[row.key, f"{form_list}.{len(found.parts)}"])

    return form_page(
        request,
        "pages/form.html",
        asked,
        act,
        done=done,
        said=_("It is added."),
        context=_context(row, found, str(ADD_NAMES[found.name]), back=back),
        current=lambda _now: {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def format_part(request: HttpRequest, form: str, form_part: str) -> HttpResponse:
    administrator(request)
    row = _row(form)
    found, at = _part(row, form_part)
    one, name = found.parts[at], found.names()[at]
    thing = found.thing_of(one)
    back = _list_url(row, form_part.rpartition(".")[0])

    def act(values: dict[str, Any]) -> object:
        kept = {name: values.pop(name) for name in ("by", "token", "version")}
        change = part_told(form_part, values["part"], called=values["called"])
        return _changed(row, change, "changed part of house format", kept)

    def current(now: Versioned) -> dict[str, Any]:
        assert isinstance(now, OwnFormat)
        try:
            there, place = part_at(json.loads(now.text), form_part)
        except KeyError:
            return {}
        other = there.parts[place]
        return PartForm.values_of(thing, other) if there.names()[place] == name else {}

    sent = request.POST if request.method == "POST" else None
    return form_page(
        request,
        "reports/house_formats/part.html",
        PartForm.asking(sent, thing=thing, part=one, version=row.version),
        act,
        done=back,
        said=_("It is saved."),
        context=_context(
            row,
            found,
            _("Change “%(name)s”") % {"name": name},
            back=back,
            lists=_inner(row, found, at),
            settings=bool(thing.settings),
        ),
        current=current,
    )


@require_POST
def format_part_move(request: HttpRequest, form: str, form_part: str) -> HttpResponse:
    administrator(request)
    row = _row(form)
    found, at = _part(row, form_part)

    def act(*, up: bool, **values: Any) -> object:
        return _changed(row, part_moved(form_part, up=up), "moved part of house format", values)

    return move_answer(
        request,
        act,
        done=_list_url(row, form_part.rpartition(".")[0]),
        name=found.names()[at],
        version=row.version,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def format_part_remove(request: HttpRequest, form: str, form_part: str) -> HttpResponse:
    administrator(request)
    row = _row(form)
    back = _list_url(row, form_part.rpartition(".")[0])
    try:
        found, at = part_at(json.loads(row.text), form_part)
    except KeyError:
        return gone(request, back)

    def act(values: dict[str, Any]) -> object:
        return _changed(row, part_removed(form_part), "removed part of house format", values)

    sent = request.POST if request.method == "POST" else None
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(sent, version=row.version, label=_("Remove it")),
        act,
        done=back,
        said=_("It is removed."),
        context=_context(
            row,
            found,
            _("Remove “%(name)s”?") % {"name": found.names()[at]},
            back=back,
            goes=[_("It goes with all within it, out of every paper in this format.")],
        ),
    )


def _changed(row: OwnFormat, change: Change, action: str, values: dict[str, Any]) -> OwnFormat:
    return change_format(row=row, change=change, action=action, **values)


def _row(key: str) -> OwnFormat:
    return get_object_or_404(OwnFormat.objects.select_related("authority"), key=key)


def _list(row: OwnFormat, place: str) -> Listed:
    """The list at this place; headings have pages of their own."""
    try:
        found = list_at(json.loads(row.text), place)
    except KeyError as error:
        raise Http404 from error
    if found.name == "headings":
        raise Http404
    return found


def _part(row: OwnFormat, place: str) -> tuple[Listed, int]:
    _list(row, place.rpartition(".")[0])
    try:
        return part_at(json.loads(row.text), place)
    except KeyError as error:
        raise Http404 from error


def _lines(row: OwnFormat, found: Listed) -> list[PartLine]:
    names = found.names()
    moves = moves_of(
        range(len(names)),
        key=lambda at: at,
        address=lambda at: reverse("format-part-move", args=[row.key, f"{found.place}.{at}"]),
        name=lambda at: names[at],
        version=lambda _at: row.version,
    )
    return [
        PartLine(
            f"{found.place}.{at}",
            name,
            _inner(row, found, at),
            bool(found.thing_of(found.parts[at]).settings),
            moves[at],
        )
        for at, name in enumerate(names)
    ]


def _inner(row: OwnFormat, found: Listed, at: int) -> tuple[tuple[str, str], ...]:
    """The lists within a part, each with its words and its address."""
    lists = found.thing_of(found.parts[at]).lists
    place = f"{found.place}.{at}"
    return tuple((str(LIST_NAMES[one]), _list_url(row, f"{place}.{one}")) for one in lists)


def _list_url(row: OwnFormat, place: str) -> str:
    return reverse("format-parts", args=[row.key, place])


def _title(found: Listed) -> str:
    if not found.owner_name:
        return str(LIST_NAMES[found.name])
    return str(LIST_TITLES[found.name]) % {"name": found.owner_name}


def _context(row: OwnFormat, found: Listed, heading: str, **more: Any) -> dict[str, Any]:
    own = row.get_absolute_url()
    way: list[Crumb] = [
        (_("Home"), reverse("home")),
        (_("House formats"), reverse("house-formats")),
        (row.name, own),
    ]
    if heading != (title := _title(found)):
        way.append((title, _list_url(row, found.place)))
    return {"heading": heading, "crumbs": [*way, (heading, None)], "back": own, **more}
