"""Addresses of papers as a whole."""

from django.urls import path

from reports.addresses import PAPER
from reports.papers import preview, starting, views
from schemes.addresses import PROGRAMME

urlpatterns = [
    path(f"{PROGRAMME}papers/new/", starting.paper_new, name="paper-new"),
    path(PAPER, views.paper, name="paper"),
    path(f"{PAPER}change/", starting.paper_change, name="paper-change"),
    path(f"{PAPER}facts/", starting.paper_facts, name="paper-facts"),
    path(f"{PAPER}move/", starting.paper_move, name="paper-move"),
    path(f"{PAPER}remove/", starting.paper_remove, name="paper-remove"),
    *(
        path(f"{PAPER}paper.{kind}", views.paper_file, {"kind": f".{kind}"}, name=f"paper-{kind}")
        for kind in views.FILES
    ),
    path(f"{PAPER}preview/", preview.paper_preview, name="paper-preview"),
    path(f"{PAPER}preview/paper.html", preview.paper_page, name="paper-page"),
]
