"""Addresses of the way forward."""

from django.urls import path

from appraisal.way_forward import views
from schemes.addresses import PROGRAMME

urlpatterns = [
    path(f"{PROGRAMME}way-forward/", views.way_forward, name="way-forward"),
    path(f"{PROGRAMME}way-forward/edit/", views.way_forward_edit, name="way-forward-edit"),
]
