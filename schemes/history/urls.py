"""Addresses of the audit trail."""

from django.urls import path

from schemes.addresses import PROGRAMME
from schemes.history import site_views, undoing, views

urlpatterns = [
    path("removed/<int:pk>/undo/", undoing.removal_undo, name="removal-undo"),
    path("audit/", site_views.audit, name="audit"),
    path("audit/audit.csv", site_views.audit_csv, name="audit-csv"),
    path(f"{PROGRAMME}history/", views.programme_history, name="programme-history"),
    path(
        f"{PROGRAMME}history/history.csv",
        views.programme_history_csv,
        name="programme-history-csv",
    ),
]
