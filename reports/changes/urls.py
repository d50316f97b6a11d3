"""The address of what changed between two versions."""

from django.urls import path

from reports.addresses import PAPER
from reports.changes import views

urlpatterns = [
    path(
        f"{PAPER}versions/<str:number>/changes/<str:before>/",
        views.changes,
        name="paper-version-changes",
    ),
]
