"""Addresses of the revision record."""

from django.urls import path

from reports.addresses import PAPER
from reports.revisions import views

urlpatterns = [
    path(f"{PAPER}revisions/", views.paper_revisions, name="paper-revisions"),
    path(f"{PAPER}revisions/new/", views.PAGES.new, name="revision-new"),
    path(f"{PAPER}revisions/<int:pk>/", views.PAGES.edit, name="revision-edit"),
    path(f"{PAPER}revisions/<int:pk>/move/", views.PAGES.move, name="revision-move"),
    path(f"{PAPER}revisions/<int:pk>/remove/", views.PAGES.remove, name="revision-remove"),
]
