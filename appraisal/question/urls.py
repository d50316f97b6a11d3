"""Addresses of appraisals as a whole."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.question import views
from schemes.addresses import PROGRAMME

urlpatterns = [
    path(f"{PROGRAMME}appraisals/new/", views.appraisal_new, name="appraisal-new"),
    path(APPRAISAL, views.appraisal, name="appraisal"),
    path(f"{APPRAISAL}edit/", views.appraisal_edit, name="appraisal-edit"),
    path(f"{APPRAISAL}remove/", views.appraisal_remove, name="appraisal-remove"),
    path(f"{APPRAISAL}move/", views.appraisal_move, name="appraisal-move"),
]
