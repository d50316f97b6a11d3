"""Proof anew, before what weighs heavily: issuing a paper, changing how one signs in. Nothing that
was typed is lost by it."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from workbench.kept.keeping import PARAMETER, TooLong, is_typed_in, keep
from workbench.kept.reviewing import is_reviewing
from workbench.pages.answering import person
from workbench.people.proof.entering import proved_within

RECENT: Final = timedelta(minutes=10)
View = Callable[..., HttpResponse]


def needs_proof(view: View) -> View:
    """Leads whoever last proved who they are more than ten minutes ago to do so, and back here. A
    form that they sent stands filled in when they are back."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if proved_within(request, RECENT):
            return view(request, *args, **kwargs)
        address = request.get_full_path()
        # What was kept and is shown again is asked for as it was sent, and is kept already.
        if request.method == "POST" and not is_reviewing() and is_typed_in(request):
            try:
                address = keep(request, person(request))
            except TooLong:
                messages.warning(
                    request, _("What you typed was too long to keep. Nothing was saved.")
                )
        return redirect(f"{reverse('prove')}?{urlencode({'next': address})}")

    return asked


def is_kept(address: str) -> bool:
    """Whether this address shows a form again that was kept."""
    return f"{PARAMETER}=" in address
