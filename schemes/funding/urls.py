"""Addresses of funding bridges and budgets."""

from django.urls import path

from schemes.addresses import PROGRAMME
from schemes.funding import views

urlpatterns = [
    path(f"{PROGRAMME}bridges/", views.bridges, name="bridges"),
    path(f"{PROGRAMME}bridges/new/", views.BRIDGE_PAGES.new, name="bridge-new"),
    path(f"{PROGRAMME}bridges/<int:pk>/edit/", views.BRIDGE_PAGES.edit, name="bridge-edit"),
    path(f"{PROGRAMME}bridges/<int:pk>/move/", views.BRIDGE_PAGES.move, name="bridge-move"),
    path(f"{PROGRAMME}bridges/<int:pk>/remove/", views.BRIDGE_PAGES.remove, name="bridge-remove"),
    path(f"{PROGRAMME}budgets/", views.budgets, name="budgets"),
    path(f"{PROGRAMME}budgets/new/", views.BUDGET_PAGES.new, name="budget-new"),
    path(f"{PROGRAMME}budgets/<int:pk>/edit/", views.BUDGET_PAGES.edit, name="budget-edit"),
    path(f"{PROGRAMME}budgets/<int:pk>/remove/", views.BUDGET_PAGES.remove, name="budget-remove"),
]
