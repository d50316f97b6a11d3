"""Addresses of a paper's own headings. Keys of house formats may hold a stroke."""

from django.urls import path

from reports.addresses import PAPER
from reports.headings import views

HEADING = f"{PAPER}headings/<path:heading>/"

urlpatterns = [
    path(f"{PAPER}headings/", views.paper_headings, name="paper-headings"),
    path(f"{PAPER}headings/new/", views.heading_new, name="heading-new"),
    path(f"{HEADING}below/", views.heading_below, name="heading-below"),
    path(f"{HEADING}rename/", views.heading_rename, name="heading-rename"),
    path(f"{HEADING}move/", views.heading_move, name="heading-move"),
    path(f"{HEADING}leave-out/", views.heading_leave_out, name="heading-leave-out"),
    path(f"{HEADING}put-back/", views.heading_put_back, name="heading-put-back"),
    path(f"{HEADING}remove/", views.heading_remove, name="heading-remove"),
]
