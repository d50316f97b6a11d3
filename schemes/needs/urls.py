"""Addresses of the needs of schemes."""

from django.urls import path

from schemes.addresses import SCHEME
from schemes.needs import views

urlpatterns = [
    path(f"{SCHEME}needs/", views.needs, name="needs"),
    path(f"{SCHEME}needs/new/", views.need_new, name="need-new"),
    path(f"{SCHEME}needs/<int:pk>/move/", views.PAGES.move, name="need-move"),
    path(f"{SCHEME}needs/<int:pk>/remove/", views.PAGES.remove, name="need-remove"),
    path(f"{SCHEME}needs.svg", views.needs_picture, name="needs-picture"),
]
