"""On the way to the provider of single sign-on."""

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base import AuthProcess
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from requests import RequestException

from workbench.models import User
from workbench.people.single_sign_on.arriving import not_reached
from workbench.settings.signing_in import PROVIDER


@login_not_required
@require_safe
def single_sign_on(request: HttpRequest) -> HttpResponse:
    """Leads to the provider. Whoever is signed in already has to prove there anew who they are."""
    anew = {"prompt": "login", "max_age": "0"} if isinstance(request.user, User) else None
    try:
        provider = get_adapter().get_provider(request, PROVIDER)
        response: HttpResponse = provider.redirect(
            request,
            AuthProcess.LOGIN,
            next_url=request.GET.get("next", "")[:2000],
            auth_params=anew,
        )
    except (RequestException, KeyError, ValueError) as error:
        return not_reached(request, error)
    return response
