"""The address of several options at once."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.options.several import views

urlpatterns = [
    path(f"{APPRAISAL}options/new/several/", views.several_options, name="options-several"),
]
