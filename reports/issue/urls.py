"""Addresses of versions."""

from django.urls import path

from reports.addresses import PAPER
from reports.issue import views

urlpatterns = [
    path(f"{PAPER}versions/", views.versions, name="paper-versions"),
    path(f"{PAPER}versions/issue/", views.issue, name="paper-version-issue"),
    path(f"{PAPER}versions/<str:number>/", views.version, name="paper-version"),
    path(f"{PAPER}versions/<str:number>/<str:file>", views.version_file, name="paper-version-file"),
]
