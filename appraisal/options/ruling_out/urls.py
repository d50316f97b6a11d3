"""Addresses of ruling an option out."""

from django.urls import path

from appraisal.addresses import OPTION
from appraisal.options.ruling_out import views

urlpatterns = [
    path(f"{OPTION}rule-out/", views.option_rule_out, name="option-rule-out"),
    path(f"{OPTION}take-back/", views.option_take_back, name="option-take-back"),
]
