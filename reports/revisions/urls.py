"""Addresses of the revision record."""

from django.urls import path

from reports.addresses import PAPER
from reports.revisions import views

urlpatterns = [
    path(f"{PAPER}revisions/", views.paper_revisions, name="paper-revisions"),
    path(f"{PAPER}revisions/new/", views.revision_new, name="revision-new"),
    path(f"{PAPER}revisions/<int:pk>/", views.revision_edit, name="revision-edit"),
    path(f"{PAPER}revisions/<int:pk>/remove/", views.revision_remove, name="revision-remove"),
]
