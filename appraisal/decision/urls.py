"""Addresses of the decision."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.decision import views

urlpatterns = [
    path(f"{APPRAISAL}decision/", views.decision, name="decision"),
]
