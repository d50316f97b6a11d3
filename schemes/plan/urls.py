"""Addresses of the plan of a programme."""

from django.urls import path

from schemes.addresses import PROGRAMME
from schemes.plan import list_views, views

PLAN = f"{PROGRAMME}plan/"
STREAM = f"{PLAN}workstreams/<int:workstream>/activities/"
BUDGET = list_views.BUDGET_PAGES
EVENT = list_views.EVENT_PAGES

urlpatterns = [
    *(
        path(f"{PLAN}{part}/words/", list_views.plan_words, {"part": part}, name=f"{part}-words")
        for part in list_views.WORDS
    ),
    path(f"{PLAN}workstreams/", views.workstreams, name="workstreams"),
    path(f"{PLAN}workstreams/new/", views.PAGES.new, name="workstream-new"),
    path(f"{PLAN}workstreams/<int:pk>/edit/", views.PAGES.edit, name="workstream-edit"),
    path(f"{PLAN}workstreams/<int:pk>/move/", views.PAGES.move, name="workstream-move"),
    path(f"{PLAN}workstreams/<int:pk>/remove/", views.PAGES.remove, name="workstream-remove"),
    path(f"{STREAM}new/", views.ACTIVITY_PAGES.new, name="activity-new"),
    path(f"{STREAM}<int:pk>/edit/", views.ACTIVITY_PAGES.edit, name="activity-edit"),
    path(f"{STREAM}<int:pk>/move/", views.ACTIVITY_PAGES.move, name="activity-move"),
    path(f"{STREAM}<int:pk>/remove/", views.ACTIVITY_PAGES.remove, name="activity-remove"),
    path(f"{PLAN}budget/", list_views.project_budget, name="project-budget"),
    path(f"{PLAN}budget/new/", BUDGET.new, name="budgetitem-new"),
    path(f"{PLAN}budget/<int:pk>/edit/", BUDGET.edit, name="budgetitem-edit"),
    path(f"{PLAN}budget/<int:pk>/move/", BUDGET.move, name="budgetitem-move"),
    path(f"{PLAN}budget/<int:pk>/remove/", BUDGET.remove, name="budgetitem-remove"),
    path(f"{PLAN}events/", list_views.events, name="events"),
    path(f"{PLAN}events/new/", EVENT.new, name="event-new"),
    path(f"{PLAN}events/<int:pk>/edit/", EVENT.edit, name="event-edit"),
    path(f"{PLAN}events/<int:pk>/move/", EVENT.move, name="event-move"),
    path(f"{PLAN}events/<int:pk>/remove/", EVENT.remove, name="event-remove"),
]
