"""Addresses of what options cost and save."""

from django.urls import path

from appraisal.addresses import APPRAISAL, OPTION
from appraisal.costs import considered_views, line_views, views

COSTS = f"{OPTION}costs/"
CONSIDERED = f"{APPRAISAL}costs/considered/"

urlpatterns = [
    path(f"{APPRAISAL}costs/", views.costs, name="costs"),
    path(f"{APPRAISAL}costs/years/", views.costs_years, name="costs-years"),
    path(COSTS, views.option_costs, name="option-costs"),
    path(f"{COSTS}estimates/", views.option_estimates, name="option-estimates"),
    path(f"{COSTS}new/", line_views.line_new, name="optionline-new"),
    path(f"{COSTS}<int:pk>/edit/", line_views.line_edit, name="optionline-edit"),
    path(f"{COSTS}<int:pk>/move/", line_views.PAGES.move, name="optionline-move"),
    path(f"{COSTS}<int:pk>/remove/", line_views.PAGES.remove, name="optionline-remove"),
    path(f"{CONSIDERED}new/", considered_views.new, name="savingline-new"),
    path(f"{CONSIDERED}<int:at>/edit/", considered_views.edit, name="savingline-edit"),
    path(f"{CONSIDERED}<int:at>/move/", considered_views.move, name="savingline-move"),
    path(f"{CONSIDERED}<int:at>/remove/", considered_views.remove, name="savingline-remove"),
]
