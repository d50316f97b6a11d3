"""Addresses of spreadsheets of schemes, in and out. They stand before those of single schemes."""

from django.urls import path

from schemes.addresses import PROGRAMME
from schemes.spreadsheets import views

SCHEMES = f"{PROGRAMME}schemes/"

urlpatterns = [
    path(f"{SCHEMES}export.xlsx", views.schemes_export, name="schemes-export"),
    path(f"{SCHEMES}import/", views.import_new, name="import-new"),
    path(f"{SCHEMES}import/template.xlsx", views.import_template, name="import-template"),
    path(f"{SCHEMES}import/<int:pk>/", views.import_draft, name="import-draft"),
]
