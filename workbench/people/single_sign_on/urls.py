"""Addresses of single sign-on. The second one is what the provider is told to come back to."""

from allauth.socialaccount.providers.openid_connect.views import callback
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.decorators.http import require_safe

from workbench.people.single_sign_on.views import single_sign_on
from workbench.settings.signing_in import PROVIDER

urlpatterns = [
    path("single-sign-on/", single_sign_on, name="single-sign-on"),
    path(
        "single-sign-on/back/",
        login_not_required(require_safe(callback)),
        {"provider_id": PROVIDER},
        name="openid_connect_callback",
    ),
]
