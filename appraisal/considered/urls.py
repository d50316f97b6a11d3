"""The address of an option's answers in words."""

from django.urls import path

from appraisal.addresses import OPTION
from appraisal.considered import views

urlpatterns = [
    path(f"{OPTION}considerations/", views.option_considerations, name="option-considerations"),
]
