"""Addresses of risks."""

from django.urls import path

from schemes.addresses import SCHEME
from schemes.risks import views

urlpatterns = [
    path(f"{SCHEME}risks/", views.risks, name="risks"),
    path(f"{SCHEME}risks/new/", views.PAGES.new, name="risk-new"),
    path(f"{SCHEME}risks/<int:pk>/edit/", views.PAGES.edit, name="risk-edit"),
    path(f"{SCHEME}risks/<int:pk>/move/", views.PAGES.move, name="risk-move"),
    path(f"{SCHEME}risks/<int:pk>/remove/", views.PAGES.remove, name="risk-remove"),
]
