"""Addresses of savings lines."""

from django.urls import path

from schemes.addresses import SCHEME
from schemes.savings import line_views, views

urlpatterns = [
    path(f"{SCHEME}savings/", views.savings, name="savings"),
    path(f"{SCHEME}savings/new/", line_views.line_new, name="line-new"),
    path(f"{SCHEME}savings/<int:pk>/edit/", line_views.line_edit, name="line-edit"),
    path(f"{SCHEME}savings/<int:pk>/move/", line_views.line_move, name="line-move"),
    path(f"{SCHEME}savings/<int:pk>/remove/", line_views.line_remove, name="line-remove"),
    path(f"{SCHEME}savings/sensitivity/", views.sensitivity, name="sensitivity"),
    path(f"{SCHEME}savings/tornado.json", views.tornado_figure, name="tornado"),
]
