"""Addresses of criteria."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.criteria import views

CRITERION = f"{APPRAISAL}criteria/<slug:criterion>/"

urlpatterns = [
    path(f"{APPRAISAL}criteria/", views.criteria, name="criteria"),
    path(f"{APPRAISAL}criteria/new/", views.new_criterion, name="criterion-new"),
    path(f"{CRITERION}edit/", views.edit_criterion, name="criterion-edit"),
    path(f"{CRITERION}move/", views.move_criterion_page, name="criterion-move"),
    path(f"{CRITERION}remove/", views.remove_criterion_page, name="criterion-remove"),
]
