"""Addresses of scales."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.scales import views

SCALE = f"{APPRAISAL}criteria/scales/<slug:scale>/"

urlpatterns = [
    path(f"{APPRAISAL}criteria/scales/new/", views.new_scale, name="scale-new"),
    path(f"{SCALE}edit/", views.edit_scale, name="scale-edit"),
    path(f"{SCALE}move/", views.move_scale, name="scale-move"),
    path(f"{SCALE}remove/", views.remove_scale_page, name="scale-remove"),
]
