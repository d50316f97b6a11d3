"""Addresses of comments."""

from django.urls import path

from appraisal.addresses import APPRAISAL
from reports.addresses import PAPER
from reports.comments import views
from schemes.addresses import PROGRAMME

urlpatterns = [
    path(f"{PROGRAMME}comments/", views.comments, name="comments"),
    path(f"{PROGRAMME}comments/<int:comment>/settle/", views.comment_settle, name="comment-settle"),
    path(
        f"{APPRAISAL}options/<slug:option>/comments/",
        views.option_comments,
        name="option-comments",
    ),
    path(
        f"{APPRAISAL}scoring/<slug:option>/<slug:criterion>/comments/",
        views.cell_comments,
        name="cell-comments",
    ),
    path(f"{PAPER}comments/", views.paper_comments, name="paper-comments"),
    path(f"{PAPER}comments/<slug:section>/", views.section_comments, name="section-comments"),
]
