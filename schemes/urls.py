"""Addresses of programmes. A programme's own page, which lists its appraisals, is theirs."""

from django.urls import path

from schemes.views import history, programmes

urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new/", programmes.programme_new, name="programme-new"),
    path("programmes/<slug:programme>/edit/", programmes.programme_edit, name="programme-edit"),
    path(
        "programmes/<slug:programme>/history/", history.programme_history, name="programme-history"
    ),
    path(
        "programmes/<slug:programme>/history/history.csv",
        history.programme_history_csv,
        name="programme-history-csv",
    ),
]
