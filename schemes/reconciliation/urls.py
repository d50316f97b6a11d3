"""Addresses of reconciliation and of stated figures."""

from django.urls import path

from schemes.addresses import PROGRAMME, SCHEME
from schemes.reconciliation import stated_views, views

FINDING = f"{PROGRAMME}reconciliation/explain/<slug:finding>/"

urlpatterns = [
    path(f"{PROGRAMME}reconciliation/", views.reconciliation, name="reconciliation"),
    path(f"{SCHEME}reconciliation/", views.scheme_reconciliation, name="scheme-reconciliation"),
    path(
        f"{PROGRAMME}reconciliation/figures.csv",
        views.reconciliation_csv,
        name="reconciliation-csv",
    ),
    path(
        f"{SCHEME}reconciliation/figures.csv",
        views.scheme_reconciliation_csv,
        name="scheme-reconciliation-csv",
    ),
    path(FINDING, views.reconciliation_explain, name="reconciliation-explain"),
    path(
        f"{FINDING}withdraw/",
        views.reconciliation_withdraw,
        name="reconciliation-withdraw",
    ),
    path(f"{PROGRAMME}reconciliation/stated/new/", stated_views.PAGES.new, name="stated-new"),
    path(
        f"{SCHEME}reconciliation/stated/new/",
        stated_views.PAGES.new,
        name="scheme-stated-new",
    ),
    path(
        f"{PROGRAMME}reconciliation/stated/<int:pk>/edit/",
        stated_views.PAGES.edit,
        name="stated-edit",
    ),
    path(
        f"{PROGRAMME}reconciliation/stated/<int:pk>/move/",
        stated_views.PAGES.move,
        name="stated-move",
    ),
    path(
        f"{PROGRAMME}reconciliation/stated/<int:pk>/remove/",
        stated_views.PAGES.remove,
        name="stated-remove",
    ),
]
