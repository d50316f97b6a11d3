"""The address of several criteria at once."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.criteria.several import views

urlpatterns = [
    path(f"{APPRAISAL}criteria/new/several/", views.several_criteria, name="criteria-several"),
]
