"""Addresses of schemes as a whole."""

from django.urls import path

from schemes.addresses import PROGRAMME, SCHEME
from schemes.register import views

urlpatterns = [
    path(f"{PROGRAMME}schemes/new/", views.scheme_new, name="scheme-new"),
    path(SCHEME, views.scheme, name="scheme"),
    path(f"{SCHEME}edit/", views.scheme_edit, name="scheme-edit"),
    path(f"{SCHEME}remove/", views.scheme_remove, name="scheme-remove"),
    path(f"{SCHEME}move/", views.scheme_move, name="scheme-move"),
    path(f"{SCHEME}status/", views.scheme_status, name="scheme-status"),
    path(f"{SCHEME}history/", views.scheme_history, name="scheme-history"),
]
