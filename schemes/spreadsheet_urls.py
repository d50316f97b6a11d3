"""Addresses of spreadsheets in and out. They stand before those of single schemes."""

from django.urls import path

from schemes.views import spreadsheets

SCHEMES = "programmes/<slug:programme>/schemes/"

urlpatterns = [
    path(f"{SCHEMES}export.xlsx", spreadsheets.schemes_export, name="schemes-export"),
    path(f"{SCHEMES}import/", spreadsheets.import_new, name="import-new"),
    path(f"{SCHEMES}import/template.xlsx", spreadsheets.import_template, name="import-template"),
    path(f"{SCHEMES}import/<int:pk>/", spreadsheets.import_draft, name="import-draft"),
]
