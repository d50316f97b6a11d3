"""Addresses of proof."""

from django.urls import path

from workbench.people.proof import views

urlpatterns = [
    path("sign-in/code/", views.sign_in_code, name="sign-in-code"),
    path("sign-in/passkey/", views.sign_in_passkey, name="sign-in-passkey"),
    path("prove/", views.prove, name="prove"),
    path("prove/passkey/", views.prove_passkey, name="prove-passkey"),
]
