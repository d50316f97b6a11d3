"""Addresses of impacts."""

from django.urls import path

from schemes.addresses import SCHEME
from schemes.impacts import views

urlpatterns = [
    path(f"{SCHEME}impacts/", views.impacts, name="impacts"),
    path(f"{SCHEME}impacts/new/", views.PAGES.new, name="impact-new"),
    path(f"{SCHEME}impacts/<int:pk>/edit/", views.PAGES.edit, name="impact-edit"),
    path(f"{SCHEME}impacts/<int:pk>/move/", views.PAGES.move, name="impact-move"),
    path(f"{SCHEME}impacts/<int:pk>/remove/", views.PAGES.remove, name="impact-remove"),
]
