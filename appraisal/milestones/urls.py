"""Addresses of milestones."""

from django.urls import path

from appraisal.milestones import views
from schemes.addresses import PROGRAMME

HERE = f"{PROGRAMME}plan/milestones/"
ROW = f"{HERE}rows/<int:milestonerow>/"
POINTS, ROWS, MILESTONES = views.POINT_PAGES, views.ROW_PAGES, views.MILESTONE_PAGES

urlpatterns = [
    path(HERE, views.milestones, name="milestones"),
    path(f"{HERE}points/new/", POINTS.new, name="point-new"),
    path(f"{HERE}points/<int:pk>/edit/", POINTS.edit, name="point-edit"),
    path(f"{HERE}points/<int:pk>/move/", POINTS.move, name="point-move"),
    path(f"{HERE}points/<int:pk>/remove/", POINTS.remove, name="point-remove"),
    path(f"{HERE}rows/new/", ROWS.new, name="milestonerow-new"),
    path(f"{HERE}rows/<int:pk>/edit/", ROWS.edit, name="milestonerow-edit"),
    path(f"{HERE}rows/<int:pk>/move/", ROWS.move, name="milestonerow-move"),
    path(f"{HERE}rows/<int:pk>/remove/", ROWS.remove, name="milestonerow-remove"),
    path(f"{ROW}new/", MILESTONES.new, name="milestone-new"),
    path(f"{ROW}<int:pk>/edit/", MILESTONES.edit, name="milestone-edit"),
    path(f"{ROW}<int:pk>/move/", MILESTONES.move, name="milestone-move"),
    path(f"{ROW}<int:pk>/remove/", MILESTONES.remove, name="milestone-remove"),
]
