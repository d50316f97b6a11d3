"""Addresses of results."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from reports.results import meeting_views, picture_views, sure_views, views
from reports.results.drawing import views as drawing

urlpatterns = [
    path(f"{APPRAISAL}results/", views.results, name="results"),
    path(f"{APPRAISAL}results/meeting/", meeting_views.meeting, name="results-meeting"),
    path(
        f"{APPRAISAL}results/contributions.json",
        views.contributions,
        name="results-contributions",
    ),
    path(f"{APPRAISAL}results/how-sure/", sure_views.how_sure, name="results-sure"),
    path(f"{APPRAISAL}results/how-sure/cancel/", drawing.cancel, name="results-sure-cancel"),
    path(f"{APPRAISAL}results/how-sure/again/", drawing.again, name="results-sure-again"),
    path(f"{APPRAISAL}results/weights.json", sure_views.weights_room, name="results-weights"),
    path(f"{APPRAISAL}results/ranks.json", sure_views.ranks_drawn, name="results-ranks"),
    path(f"{APPRAISAL}results/value.json", views.value_points, name="results-value"),
    path(f"{APPRAISAL}results/pictures/", picture_views.pictures, name="results-pictures"),
    path(f"{APPRAISAL}results/picture.json", picture_views.picture_figure, name="results-picture"),
    path(f"{APPRAISAL}results/ranked.csv", views.ranked_csv, name="results-ranked"),
]
