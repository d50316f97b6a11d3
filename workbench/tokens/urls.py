"""Addresses of one's own tokens, and of ending somebody else's."""

from django.urls import path

from workbench.tokens import views

urlpatterns = [
    path("account/tokens/", views.tokens, name="tokens"),
    path("account/tokens/new/", views.token_new, name="token-new"),
    path("account/tokens/<int:token>/end/", views.token_end, name="token-end"),
    path("people/tokens/<int:token>/end/", views.person_token_end, name="person-token-end"),
]
