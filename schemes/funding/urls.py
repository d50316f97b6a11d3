"""Addresses of funding bridges and budgets."""

from django.urls import path

from schemes.addresses import PROGRAMME
from schemes.funding import views

urlpatterns = [
    path(f"{PROGRAMME}bridges/", views.bridges, name="bridges"),
    path(f"{PROGRAMME}bridges/new/", views.bridge_new, name="bridge-new"),
    path(f"{PROGRAMME}bridges/<int:pk>/edit/", views.bridge_edit, name="bridge-edit"),
    path(f"{PROGRAMME}bridges/<int:pk>/remove/", views.bridge_remove, name="bridge-remove"),
    path(f"{PROGRAMME}budgets/", views.budgets, name="budgets"),
    path(f"{PROGRAMME}budgets/new/", views.budget_new, name="budget-new"),
    path(f"{PROGRAMME}budgets/<int:pk>/edit/", views.budget_edit, name="budget-edit"),
    path(f"{PROGRAMME}budgets/<int:pk>/remove/", views.budget_remove, name="budget-remove"),
]
