"""Addresses of the schemes made of an appraisal's options."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.into_schemes import views

urlpatterns = [
    path(f"{APPRAISAL}schemes/", views.appraisal_schemes, name="appraisal-schemes"),
    path(f"{APPRAISAL}schemes/new/", views.scheme_of_option, name="appraisal-schemes-new"),
]
