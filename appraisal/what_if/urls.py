"""Addresses of what may be tried, and of what was saved of it."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.what_if import views
from appraisal.what_if.scenarios import views as scenarios

WHAT_IF = f"{APPRAISAL}what-if/"
SCENARIOS = f"{WHAT_IF}scenarios/"

urlpatterns = [
    path(WHAT_IF, views.what_if, name="what-if"),
    path(SCENARIOS, scenarios.scenarios, name="scenarios"),
    path(f"{SCENARIOS}new/", scenarios.save, name="scenario-new"),
    path(f"{SCENARIOS}<int:pk>/edit/", scenarios.PAGES.edit, name="scenario-edit"),
    path(f"{SCENARIOS}<int:pk>/move/", scenarios.PAGES.move, name="scenario-move"),
    path(f"{SCENARIOS}<int:pk>/remove/", scenarios.PAGES.remove, name="scenario-remove"),
]
