"""Addresses of options."""

from django.urls import path

from appraisal.addresses import APPRAISAL, OPTION
from appraisal.options import said_views, views

urlpatterns = [
    path(f"{APPRAISAL}options/", views.options, name="options"),
    path(f"{APPRAISAL}options/new/", views.option_new, name="option-new"),
    path(OPTION, views.option, name="option"),
    path(f"{OPTION}edit/", views.option_edit, name="option-edit"),
    path(f"{OPTION}move/", views.option_move, name="option-move"),
    path(f"{OPTION}remove/", views.option_remove, name="option-remove"),
    path(f"{OPTION}views/new/", said_views.PAGES.new, name="view-new"),
    path(f"{OPTION}views/<int:pk>/edit/", said_views.PAGES.edit, name="view-edit"),
    path(f"{OPTION}views/<int:pk>/move/", said_views.PAGES.move, name="view-move"),
    path(f"{OPTION}views/<int:pk>/remove/", said_views.PAGES.remove, name="view-remove"),
]
