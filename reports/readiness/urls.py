"""Addresses of the checks of a paper."""

from django.urls import path

from reports.addresses import PAPER
from reports.readiness import views

urlpatterns = [
    path(f"{PAPER}checks/", views.paper_checks, name="paper-checks"),
    path(f"{PAPER}checks/<slug:mark>/link/", views.finding_link, name="finding-link"),
    path(f"{PAPER}checks/<slug:mark>/explain/", views.finding_explain, name="finding-explain"),
]
