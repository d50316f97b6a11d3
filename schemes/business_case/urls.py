"""Addresses of business cases."""

from django.urls import path

from schemes.addresses import SCHEME
from schemes.business_case import views

urlpatterns = [
    path(f"{SCHEME}case/", views.case, name="case"),
    path(f"{SCHEME}case/edit/", views.case_edit, name="case-edit"),
    path(f"{SCHEME}case/<slug:question>/", views.case_answer, name="case-answer"),
]
