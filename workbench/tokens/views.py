"""One's own tokens: all of them, a new one, and the end of one. Administrators end those of others
on the page of a person."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workbench.models import AccessToken
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import button_act, form_page, person
from workbench.pages.forms import WorkbenchForm
from workbench.people.people_views import administrator
from workbench.people.proof.proving import needs_proof
from workbench.people.second_factor.factors import has_second_factor
from workbench.tokens.actions import end_token, make_token, tokens_of
from workbench.tokens.forms import TokenForm
from workbench.tokens.keys import NewKey
from workbench.tokens.words import listed_token


@require_safe
def tokens(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    found = [listed_token(row, now) for row in tokens_of(person(request))]
    works = [one for one in found if one.is_open]
    context = {
        "heading": _("Access tokens"),
        "state": _state(len(works)),
        "crumbs": _crumbs(),
        "works": works,
        "ended": [one for one in found if not one.is_open][:20],
        "description": reverse("api-description"),
        "button": WorkbenchForm(),
    }
    return render(request, "workbench/tokens/tokens.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def token_new(request: HttpRequest) -> HttpResponse:
    """A token goes round a second factor and round the provider: whoever has either proves anew who
    they are. Whoever has a password is asked for it besides, in the form."""
    user = person(request)
    has_more = has_second_factor(user) or not user.has_usable_password()
    return needs_proof(_token_new)(request) if has_more else _token_new(request)


def _token_new(request: HttpRequest) -> HttpResponse:
    user = person(request)
    made: list[NewKey] = []
    form = TokenForm(request.POST if request.method == "POST" else None, request=request, user=user)

    def act(values: dict[str, Any]) -> None:
        made.append(make_token(user, **values))

    heading = _("Make an access token")
    response = form_page(
        request,
        "pages/form.html",
        form,
        act,
        done=reverse("tokens"),
        said=_("The token is made."),
        context={
            "heading": heading,
            "state": _("A program that sends it reads what you may read, and changes nothing."),
            "crumbs": _crumbs((heading, None)),
            "back": reverse("tokens"),
        },
    )
    return _shown_once(request, made[0]) if made else response


def _shown_once(request: HttpRequest, key: NewKey) -> HttpResponse:
    heading = _("Your new token")
    context = {
        "heading": heading,
        "state": _("It is shown this once: copy it now."),
        "crumbs": _crumbs((heading, None)),
        "token": key.text,
        "back": reverse("tokens"),
    }
    return render(request, "workbench/tokens/made.html", context)


@require_POST
def token_end(request: HttpRequest, token: int) -> HttpResponse:
    row = get_object_or_404(AccessToken, pk=token, user=person(request))
    return button_act(
        request,
        lambda values: end_token(row, **values),
        done=reverse("tokens"),
        said=_("The token %(name)s has ended.") % {"name": row.name},
    )


@require_POST
def person_token_end(request: HttpRequest, token: int) -> HttpResponse:
    administrator(request)
    row = get_object_or_404(AccessToken, pk=token)
    return button_act(
        request,
        lambda values: end_token(row, **values),
        done=reverse("person", args=[row.user_id]),
        said=_("The token %(name)s has ended.") % {"name": row.name},
    )


def _state(count: int) -> str:
    if not count:
        return _("You have no token that works.")
    text = ngettext("%(count)s token works.", "%(count)s tokens work.", count)
    return text % {"count": opening(count_words(count))}


def _crumbs(*last: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    own = reverse("tokens") if last else None
    return [
        (_("Home"), reverse("home")),
        (_("Your account"), reverse("account")),
        (_("Access tokens"), own),
        *last,
    ]
