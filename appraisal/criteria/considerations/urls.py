"""Addresses of taking over considerations."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.criteria.considerations import views

urlpatterns = [
    path(
        f"{APPRAISAL}criteria/take-over/",
        views.considerations_take,
        name="considerations-take",
    ),
]
