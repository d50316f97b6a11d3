"""Addresses of the questions of business cases."""

from django.urls import path

from schemes.addresses import PROGRAMME
from schemes.questions import views

QUESTION = f"{PROGRAMME}questions/<slug:question>/"

urlpatterns = [
    path(f"{PROGRAMME}questions/", views.questions, name="questions"),
    path(f"{PROGRAMME}questions/new/", views.question_new, name="question-new"),
    path(f"{QUESTION}edit/", views.question_edit, name="question-edit"),
    path(f"{QUESTION}move/", views.question_move, name="question-move"),
    path(f"{QUESTION}remove/", views.question_remove, name="question-remove"),
]
