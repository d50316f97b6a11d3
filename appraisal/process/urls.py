"""Addresses of the process."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.process import views
from schemes.addresses import PROGRAMME

urlpatterns = [
    path(f"{APPRAISAL}process/", views.process, name="process"),
    path(f"{APPRAISAL}process/<slug:move>/", views.step, name="process-step"),
    path(f"{PROGRAMME}scored/", views.scored, name="scored"),
]
