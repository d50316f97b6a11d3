"""Addresses of actions and contracts."""

from django.urls import path

from appraisal.follow_up import contract_views, pasted_views, views
from schemes.addresses import PROGRAMME

HERE = f"{PROGRAMME}follow-up/"
ACTION = views.PAGES
CONTRACTS = f"{PROGRAMME}contracts/"
CONTRACT = contract_views.PAGES

urlpatterns = [
    path(HERE, views.follow_up, name="follow-up"),
    path(f"{HERE}new/", ACTION.new, name="action-new"),
    path(f"{HERE}paste/", pasted_views.actions_paste, name="actions-paste"),
    path(f"{HERE}<int:pk>/edit/", ACTION.edit, name="action-edit"),
    path(f"{HERE}<int:pk>/done/", views.action_done, name="action-done"),
    path(f"{HERE}<int:pk>/move/", ACTION.move, name="action-move"),
    path(f"{HERE}<int:pk>/remove/", ACTION.remove, name="action-remove"),
    path(CONTRACTS, contract_views.contracts, name="contracts"),
    path(f"{CONTRACTS}warning/", contract_views.contract_warning, name="contract-warning"),
    path(f"{CONTRACTS}new/", CONTRACT.new, name="contract-new"),
    path(f"{CONTRACTS}<int:pk>/edit/", CONTRACT.edit, name="contract-edit"),
    path(f"{CONTRACTS}<int:pk>/move/", CONTRACT.move, name="contract-move"),
    path(f"{CONTRACTS}<int:pk>/remove/", CONTRACT.remove, name="contract-remove"),
]
