"""Addresses of the conditions of a decision."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.decision.conditions.views import PAGES

CONDITIONS = f"{APPRAISAL}decision/conditions/"

urlpatterns = [
    path(f"{CONDITIONS}new/", PAGES.new, name="condition-new"),
    path(f"{CONDITIONS}<int:pk>/edit/", PAGES.edit, name="condition-edit"),
    path(f"{CONDITIONS}<int:pk>/move/", PAGES.move, name="condition-move"),
    path(f"{CONDITIONS}<int:pk>/remove/", PAGES.remove, name="condition-remove"),
]
