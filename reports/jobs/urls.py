"""Addresses of files of papers while they are made."""

from django.urls import path

from reports.addresses import PAPER
from reports.jobs import views

urlpatterns = [
    path(f"{PAPER}files/<slug:render>/", views.waiting, name="render"),
    path(f"{PAPER}files/<slug:render>/cancel/", views.cancel, name="render-cancel"),
    path(f"{PAPER}files/<slug:render>/again/", views.again, name="render-again"),
]
