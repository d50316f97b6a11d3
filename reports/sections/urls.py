"""Addresses of sections."""

from django.urls import path

from reports.addresses import PAPER
from reports.sections import views

urlpatterns = [
    path(f"{PAPER}edit/", views.paper_sections, name="paper-sections"),
    path(f"{PAPER}edit/<slug:section>/", views.paper_section, name="paper-section"),
    path(
        f"{PAPER}edit/<slug:section>/undo/",
        views.paper_section_undo,
        name="paper-section-undo",
    ),
    path(f"{PAPER}figures.json", views.paper_figures, name="paper-figures"),
]
