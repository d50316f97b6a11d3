"""Addresses of copying."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from reports.addresses import PAPER
from reports.copying import views

urlpatterns = [
    path(f"{APPRAISAL}copy/", views.appraisal_copy, name="appraisal-copy"),
    path(f"{PAPER}copy/", views.paper_copy, name="paper-copy"),
]
