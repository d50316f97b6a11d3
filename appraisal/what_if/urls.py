"""Addresses of what may be tried."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.what_if import views

urlpatterns = [path(f"{APPRAISAL}what-if/", views.what_if, name="what-if")]
