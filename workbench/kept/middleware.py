"""Signing in on the way, with what was typed: to sign in, then back to the form filled in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from workbench.kept.keeping import PARAMETER, kept_for, typed_of
from workbench.kept.reviewing import reviewing
from workbench.kept.views import go_on
from workbench.kept.whose import remember
from workbench.models import KeptForm, User

SEE_OTHER = (302, 303)


class SignInRequired(LoginRequiredMiddleware):
    """Sends whoever is signed out to sign in. What they had typed into a form is kept for them."""

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> Any:
        return go_on(request) or super().handle_no_permission(request, view_func)


class KeptForms:
    """Shows a form that was kept, filled in and not sent, and remembers whose forms a browser has.

    The view is asked as it was then, while every form refuses to be sent
    (`workbench/kept/reviewing.py`), so that it comes back with what was typed and with whatever is
    wrong with it by now.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user if PARAMETER in request.GET else None
        row = kept_for(request, user) if isinstance(user, User) else None
        if row is None:
            response = self.get_response(request)
        elif request.method == "GET":
            _ask_again(request, row)
            with reviewing():
                response = self.get_response(request)
        else:
            response = self.get_response(request)
            if response.status_code in SEE_OTHER:
                row.delete()
        remember(request, response)
        return response


def _ask_again(request: HttpRequest, row: KeptForm) -> None:
    """Makes the request what it was when the form arrived. Nothing is written, so that no safety
    token is asked for."""
    request.method = "POST"
    request.POST = typed_of(row)  # type: ignore[assignment]
    request._files = MultiValueDict()  # type: ignore[attr-defined]
    request.csrf_processing_done = True  # type: ignore[attr-defined]
    text = _(
        "Nothing was saved before you signed in, or proved that it is you. What you typed stands "
        "here again: check it and send it once more."
    )
    if row.files:
        text += " " + _("Files are not kept: choose yours again.")
    messages.warning(request, text)
