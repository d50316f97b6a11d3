"""Addresses of second factors."""

from django.urls import path

from workbench.people.second_factor import passkey_views, views

OWN = "account/second-factor/"

urlpatterns = [
    path(OWN, views.second_factor, name="second-factor"),
    path(f"{OWN}app/", views.app_new, name="second-factor-app"),
    path(f"{OWN}recovery-codes/", views.recovery_codes, name="recovery-codes"),
    path(f"{OWN}passkeys/new/", passkey_views.passkey_new, name="passkey-new"),
    path(f"{OWN}<int:factor>/name/", passkey_views.passkey_name, name="passkey-name"),
    path(f"{OWN}<int:factor>/remove/", views.factor_remove, name="factor-remove"),
    path("people/<int:pk>/second-factor/", views.person_factors_take, name="person-factors-take"),
]
