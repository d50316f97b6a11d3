"""Addresses of impacts."""

from django.urls import path

from schemes.addresses import SCHEME
from schemes.impacts import views

urlpatterns = [
    path(f"{SCHEME}impacts/", views.impacts, name="impacts"),
    path(f"{SCHEME}impacts/new/", views.impact_new, name="impact-new"),
    path(f"{SCHEME}impacts/<int:pk>/edit/", views.impact_edit, name="impact-edit"),
    path(f"{SCHEME}impacts/<int:pk>/remove/", views.impact_remove, name="impact-remove"),
]
