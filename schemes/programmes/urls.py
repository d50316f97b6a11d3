"""Addresses of starting and changing a programme."""

from django.urls import path

from schemes.addresses import PROGRAMME
from schemes.programmes import removing, views

urlpatterns = [
    path("programmes/new/", views.programme_new, name="programme-new"),
    path(f"{PROGRAMME}edit/", views.programme_edit, name="programme-edit"),
    path(f"{PROGRAMME}remove/", removing.programme_remove, name="programme-remove"),
]
