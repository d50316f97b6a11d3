"""Addresses of the scoring grid."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from appraisal.scoring import views

urlpatterns = [
    path(f"{APPRAISAL}scoring/", views.scoring, name="scoring"),
    path(
        f"{APPRAISAL}scoring/<slug:option>/<slug:criterion>/",
        views.scoring_cell,
        name="scoring-cell",
    ),
]
