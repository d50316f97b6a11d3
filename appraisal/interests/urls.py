"""Addresses of interests."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.interests import views

INTERESTS = f"{APPRAISAL}interests/"

urlpatterns = [
    path(INTERESTS, views.interests, name="interests"),
    path(f"{INTERESTS}new/", views.OWN.new, name="interest-new"),
    path(f"{INTERESTS}<int:pk>/edit/", views.PAGES.edit, name="interest-edit"),
    path(f"{INTERESTS}<int:pk>/remove/", views.PAGES.remove, name="interest-remove"),
]
