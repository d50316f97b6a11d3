"""Addresses of the way forward."""

from django.urls import path

from appraisal.way_forward import together_views, views
from schemes.addresses import PROGRAMME

TOGETHER = f"{PROGRAMME}way-forward/combinations/"

urlpatterns = [
    path(f"{PROGRAMME}way-forward/", views.way_forward, name="way-forward"),
    path(f"{PROGRAMME}way-forward/edit/", views.way_forward_edit, name="way-forward-edit"),
    path(f"{TOGETHER}new/", together_views.PAGES.new, name="combination-new"),
    path(f"{TOGETHER}<int:pk>/remove/", together_views.PAGES.remove, name="combination-remove"),
]
