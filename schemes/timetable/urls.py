"""Addresses of timed steps."""

from django.urls import path

from schemes.addresses import PROGRAMME
from schemes.timetable import views

urlpatterns = [
    path(f"{PROGRAMME}timetable/", views.timetable, name="timetable"),
    path(f"{PROGRAMME}timetable/new/", views.step_new, name="step-new"),
    path(f"{PROGRAMME}timetable/<int:pk>/edit/", views.step_edit, name="step-edit"),
    path(f"{PROGRAMME}timetable/<int:pk>/remove/", views.step_remove, name="step-remove"),
]
