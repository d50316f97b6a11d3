"""Addresses of timed steps."""

from django.urls import path

from schemes.addresses import PROGRAMME
from schemes.timetable import views

urlpatterns = [
    path(f"{PROGRAMME}timetable/", views.timetable, name="timetable"),
    path(f"{PROGRAMME}timetable/new/", views.PAGES.new, name="step-new"),
    path(f"{PROGRAMME}timetable/<int:pk>/edit/", views.PAGES.edit, name="step-edit"),
    path(f"{PROGRAMME}timetable/<int:pk>/following/", views.following_steps, name="step-following"),
    path(f"{PROGRAMME}timetable/<int:pk>/move/", views.PAGES.move, name="step-move"),
    path(f"{PROGRAMME}timetable/<int:pk>/remove/", views.PAGES.remove, name="step-remove"),
]
