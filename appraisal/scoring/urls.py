"""Addresses of the scoring grid."""

from django.urls import path

from appraisal.addresses import APPRAISAL, OPTION
from appraisal.scoring import views
from appraisal.scoring.several.views import criterion_scoring, option_scoring

urlpatterns = [
    path(f"{APPRAISAL}scoring/", views.scoring, name="scoring"),
    path(
        f"{APPRAISAL}scoring/<slug:option>/<slug:criterion>/",
        views.scoring_cell,
        name="scoring-cell",
    ),
    path(f"{OPTION}scoring/", option_scoring, name="option-scoring"),
    path(
        f"{APPRAISAL}criteria/<slug:criterion>/scoring/",
        criterion_scoring,
        name="criterion-scoring",
    ),
]
