"""Addresses of moderation."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.moderation import alone_views, cell_views, views

MODERATION = f"{APPRAISAL}moderation/"
CELL = "<slug:option>/<slug:criterion>/"

urlpatterns = [
    path(MODERATION, views.moderation, name="moderation"),
    path(f"{MODERATION}meeting/", cell_views.meeting, name="moderation-meeting"),
    path(f"{MODERATION}alike/", views.together, name="moderation-alike"),
    path(f"{MODERATION}alone/", alone_views.alone, name="moderation-alone"),
    path(f"{MODERATION}at-hand/", views.sitting, name="moderation-sitting"),
    path(f"{MODERATION}live/", views.live, name="moderation-live"),
    path(f"{MODERATION}cells/{CELL}", cell_views.cell, name="moderation-cell"),
    path(f"{MODERATION}meeting/{CELL}", cell_views.meeting_cell, name="moderation-meeting-cell"),
]
