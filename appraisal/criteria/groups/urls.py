"""Addresses of groups of criteria."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.criteria.groups import views

GROUP = f"{APPRAISAL}criteria/groups/<int:pk>/"

urlpatterns = [
    path(f"{APPRAISAL}criteria/groups/new/", views.PAGES.new, name="group-new"),
    path(f"{GROUP}edit/", views.PAGES.edit, name="group-edit"),
    path(f"{GROUP}move/", views.PAGES.move, name="group-move"),
    path(f"{GROUP}remove/", views.PAGES.remove, name="group-remove"),
]
