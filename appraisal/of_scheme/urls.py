"""Addresses that link appraisals with schemes."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.of_scheme import views

urlpatterns = [
    path(f"{APPRAISAL}scheme/", views.appraisal_scheme, name="appraisal-scheme"),
]
