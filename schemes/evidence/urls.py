"""Addresses of tables of evidence."""

from django.urls import path

from schemes.addresses import PROGRAMME
from schemes.evidence import adding, totals_views, views

urlpatterns = [
    path(f"{PROGRAMME}evidence/", views.evidence, name="evidence"),
    path(f"{PROGRAMME}evidence/new/", adding.evidence_new, name="evidence-new"),
    path(f"{PROGRAMME}evidence/by-hand/", adding.evidence_by_hand, name="evidence-by-hand"),
    path(f"{PROGRAMME}evidence/<int:pk>/", views.evidence_table, name="evidence-table"),
    path(f"{PROGRAMME}evidence/<int:pk>/edit/", adding.evidence_edit, name="evidence-edit"),
    path(
        f"{PROGRAMME}evidence/<int:pk>/totals/",
        totals_views.evidence_totals,
        name="evidence-totals",
    ),
    path(f"{PROGRAMME}evidence/<int:pk>/move/", views.PAGES.move, name="evidence-move"),
    path(f"{PROGRAMME}evidence/<int:pk>/remove/", views.PAGES.remove, name="evidence-remove"),
    path(f"{PROGRAMME}evidence/<int:pk>/table.csv", views.evidence_csv, name="evidence-csv"),
    path(f"{PROGRAMME}evidence/<int:pk>/chart.json", views.evidence_chart, name="evidence-chart"),
    path(
        f"{PROGRAMME}evidence/<int:pk>/chart.svg", views.evidence_picture, name="evidence-picture"
    ),
]
