"""Addresses of programmes. A programme's own page, which lists its appraisals, is theirs."""

from django.urls import path

from schemes import views

urlpatterns = [
    path("programmes/", views.programmes, name="programmes"),
    path("programmes/new/", views.programme_new, name="programme-new"),
    path("programmes/<slug:programme>/edit/", views.programme_edit, name="programme-edit"),
    path("programmes/<slug:programme>/history/", views.programme_history, name="programme-history"),
    path(
        "programmes/<slug:programme>/history/history.csv",
        views.programme_history_csv,
        name="programme-history-csv",
    ),
]
