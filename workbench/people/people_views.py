"""Accounts and authorities as site administrators keep them. The page that lists them is in
`schemes/people/`, since it says who has which role."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from workbench.models import Authority, User
from workbench.pages.answering import button_act, form_page, person
from workbench.pages.place import Crumb
from workbench.people.actions import (
    change_person,
    make_authority,
    make_person,
    rename_authority,
    reopen_account,
    send_link,
    unlock,
    withdraw_link,
)
from workbench.people.forms import AuthorityForm, NewPersonForm, PersonForm
from workbench.people.links import NewLink
from workbench.people.sending import answer_with


def administrator(request: HttpRequest) -> User:
    """The signed-in person, who has to be a site administrator: anybody else gets 403."""
    user = person(request)
    if not user.is_superuser:
        raise PermissionDenied
    return user


@require_http_methods(["GET", "HEAD", "POST"])
def person_new(request: HttpRequest) -> HttpResponse:
    administrator(request)
    made: list[NewLink] = []
    response = form_page(
        request,
        "pages/form.html",
        NewPersonForm(_sent(request)),
        lambda values: made.append(make_person(**values)),
        done=reverse("people"),
        said=_("The person is invited."),
        context=context_of(
            _("Invite a person"),
            state=_("They choose their own password by a link that works once, for seven days."),
        ),
    )
    return answer_with(request, response, made, back=reverse("people"))


@require_http_methods(["GET", "HEAD", "POST"])
def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    administrator(request)
    user = get_object_or_404(User, pk=pk)
    return form_page(
        request,
        "pages/form.html",
        PersonForm(_sent(request), initial=PersonForm.values_of(user)),
        lambda values: change_person(user, **values),
        done=reverse("person", args=[pk]),
        said=_("The person is saved."),
        context=context_of(_("Change %(name)s") % {"name": user}, back=_own(user), of=user),
    )


@require_POST
def person_link(request: HttpRequest, pk: int) -> HttpResponse:
    administrator(request)
    user = get_object_or_404(User, pk=pk)
    made: list[NewLink] = []
    response = button_act(
        request,
        lambda values: made.append(send_link(user, **values)),
        done=_own(user),
        said=_("There is a new link. Earlier ones have stopped working."),
    )
    return answer_with(request, response, made, back=_own(user))


@require_POST
def person_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    administrator(request)
    user = get_object_or_404(User, pk=pk)
    return button_act(
        request,
        lambda values: withdraw_link(user, **values),
        done=_own(user),
        said=_("The link is withdrawn and leads nowhere now."),
    )


@require_POST
def person_unlock(request: HttpRequest, pk: int) -> HttpResponse:
    administrator(request)
    user = get_object_or_404(User, pk=pk)
    return button_act(
        request,
        lambda values: unlock(user, **values),
        done=_own(user),
        said=_("%(name)s can try to sign in again.") % {"name": user},
    )


@require_POST
def person_reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    administrator(request)
    user = get_object_or_404(User, pk=pk)
    return button_act(
        request,
        lambda values: reopen_account(user, **values),
        done=_own(user),
        said=_("%(name)s can sign in again.") % {"name": user},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def authority_new(request: HttpRequest) -> HttpResponse:
    administrator(request)
    return form_page(
        request,
        "pages/form.html",
        AuthorityForm(_sent(request)),
        lambda values: make_authority(**values),
        done=reverse("people"),
        said=_("The authority is added. Next, invite a person who works for it."),
        context=context_of(
            _("Add an authority"),
            state=_("A council or other body that runs programmes, or takes part in them."),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def authority_edit(request: HttpRequest, pk: int) -> HttpResponse:
    administrator(request)
    authority = get_object_or_404(Authority, pk=pk)
    return form_page(
        request,
        "workbench/council/authority.html",
        AuthorityForm(_sent(request), initial={"name": authority.name}),
        lambda values: rename_authority(authority, **values),
        done=reverse("people"),
        said=_("The authority is saved."),
        context=context_of(_("Change %(name)s") % {"name": authority}, authority=authority),
    )


def context_of(
    heading: str, *, back: str = "", of: User | None = None, state: str = "", **more: Any
) -> dict[str, Any]:
    """What the templates of a page beneath People need."""
    way: list[Crumb] = [(_("Home"), reverse("home")), (_("People"), reverse("people"))]
    if of is not None:
        way.append((str(of), _own(of)))
    return {
        "heading": heading,
        "state": state,
        "crumbs": [*way, (heading, None)],
        "back": back or reverse("people"),
        **more,
    }


def _own(user: User) -> str:
    return reverse("person", args=[user.pk])


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
