"""Addresses of Help."""

from django.urls import path

from reports.help import views
from reports.help.texts import GUIDES

urlpatterns = [
    path("help/", views.help_page, name="help"),
    path("help/words/", views.glossary, {"later": False}, name="help-words"),
    path("help/words/m-to-z/", views.glossary, {"later": True}, name="help-words-later"),
    path("help/tour/", views.tour, name="help-tour"),
    path("help/rules/", views.rules, name="help-rules"),
    path("help/shortcuts/", views.shortcuts, name="help-shortcuts"),
    *(path(f"help/{key}/", views.guide, {"key": key}, name=f"help-{key}") for key in GUIDES),
]
