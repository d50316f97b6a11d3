"""Where somebody is signed in, on their own page; an administrator ends all sessions of a
person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from workbench.dates import moment
from workbench.models import User
from workbench.numbers.listing import count_words
from workbench.pages.answering import button_act, person
from workbench.pages.forms import WorkbenchForm
from workbench.people.people_views import administrator
from workbench.people.sessions.devices import device_in_words
from workbench.people.sessions.ending import (
    end_all_sessions,
    end_other_sessions,
    end_session,
    name_of,
    sessions_of,
)


@require_safe
def account_sessions(request: HttpRequest) -> HttpResponse:
    user = person(request)
    rows = [
        {
            "device": device_in_words(row.device),
            "address": row.address or _("Unknown"),
            "began": moment(row.began_at),
            "seen": moment(row.seen_at),
            "here": row.session_key == request.session.session_key,
            "name": name_of(row.session_key),
        }
        for row in sessions_of(user)
    ]
    others = sum(not row["here"] for row in rows)
    state = ngettext(
        "You are signed in here and in %(count)s other place.",
        "You are signed in here and in %(count)s other places.",
        others,
    ) % {"count": count_words(others)}
    context = {
        "heading": _("Where you are signed in"),
        "state": state if others else _("You are signed in here alone."),
        "crumbs": [
            (_("Home"), reverse("home")),
            (_("Your account"), reverse("account")),
            (_("Where you are signed in"), None),
        ],
        "rows": rows,
        "others": others,
        "button": WorkbenchForm(),
    }
    return render(request, "workbench/people/sessions.html", context)


@require_POST
def session_end(request: HttpRequest, own_session: str) -> HttpResponse:
    user = person(request)
    return button_act(
        request,
        lambda values: end_session(user, name=own_session, **values),
        done=reverse("account-sessions"),
        said=_("That session is ended."),
    )


@require_POST
def sessions_end_others(request: HttpRequest) -> HttpResponse:
    user, key = person(request), request.session.session_key
    return button_act(
        request,
        lambda values: end_other_sessions(user, key=key, **values),
        done=reverse("account-sessions"),
        said=_("You are signed in here alone now."),
    )


@require_POST
def person_sessions_end(request: HttpRequest, pk: int) -> HttpResponse:
    administrator(request)
    user = get_object_or_404(User, pk=pk)
    return button_act(
        request,
        lambda values: end_all_sessions(user, **values),
        done=reverse("person", args=[pk]),
        said=_("%(name)s is signed out wherever they were signed in.") % {"name": user},
    )
