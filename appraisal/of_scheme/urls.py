"""Addresses that link appraisals with schemes."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.of_scheme import views
from schemes.addresses import SCHEME

urlpatterns = [
    path(f"{APPRAISAL}scheme/", views.appraisal_scheme, name="appraisal-scheme"),
    path(f"{SCHEME}options/appraise/", views.scheme_appraise, name="scheme-appraise"),
]
