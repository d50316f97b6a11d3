"""Addresses of the named scenarios of costs, which the page of all costs lists."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.costs.scenarios import views

SCENARIOS = f"{APPRAISAL}costs/scenarios/"

urlpatterns = [
    path(f"{SCENARIOS}new/", views.PAGES.new, name="costscenario-new"),
    path(f"{SCENARIOS}<int:pk>/edit/", views.PAGES.edit, name="costscenario-edit"),
    path(f"{SCENARIOS}<int:pk>/move/", views.PAGES.move, name="costscenario-move"),
    path(f"{SCENARIOS}<int:pk>/remove/", views.PAGES.remove, name="costscenario-remove"),
]
