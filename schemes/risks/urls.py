"""Addresses of risks."""

from django.urls import path

from schemes.addresses import SCHEME
from schemes.risks import views

urlpatterns = [
    path(f"{SCHEME}risks/", views.risks, name="risks"),
    path(f"{SCHEME}risks/new/", views.risk_new, name="risk-new"),
    path(f"{SCHEME}risks/<int:pk>/edit/", views.risk_edit, name="risk-edit"),
    path(f"{SCHEME}risks/<int:pk>/remove/", views.risk_remove, name="risk-remove"),
]
