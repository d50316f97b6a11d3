"""Addresses of engagement."""

from django.urls import path

from appraisal.engagement.views import FEEDBACK_PAGES, PAGES, engagement
from schemes.addresses import PROGRAMME

HERE = f"{PROGRAMME}engagement/"
SAID = f"{HERE}<int:session>/feedback/"

urlpatterns = [
    path(HERE, engagement, name="engagement"),
    path(f"{HERE}new/", PAGES.new, name="session-new"),
    path(f"{HERE}<int:pk>/edit/", PAGES.edit, name="session-edit"),
    path(f"{HERE}<int:pk>/move/", PAGES.move, name="session-move"),
    path(f"{HERE}<int:pk>/remove/", PAGES.remove, name="session-remove"),
    path(f"{SAID}new/", FEEDBACK_PAGES.new, name="feedback-new"),
    path(f"{SAID}<int:pk>/edit/", FEEDBACK_PAGES.edit, name="feedback-edit"),
    path(f"{SAID}<int:pk>/move/", FEEDBACK_PAGES.move, name="feedback-move"),
    path(f"{SAID}<int:pk>/remove/", FEEDBACK_PAGES.remove, name="feedback-remove"),
]
