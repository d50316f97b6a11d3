"""Addresses of measures."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.measures import views

MEASURE = f"{APPRAISAL}measures/<int:pk>/"

urlpatterns = [
    path(f"{APPRAISAL}measures/", views.measures, name="measures"),
    path(f"{APPRAISAL}measures/new/", views.measure_new, name="measure-new"),
    path(f"{MEASURE}edit/", views.measure_edit, name="measure-edit"),
    path(f"{MEASURE}move/", views.measure_move, name="measure-move"),
    path(f"{MEASURE}remove/", views.measure_remove, name="measure-remove"),
]
