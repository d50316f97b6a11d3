"""Addresses of approvals."""

from django.urls import path

from reports.addresses import PAPER
from reports.approvals import asking, views

urlpatterns = [
    path(f"{PAPER}approvals/", views.paper_approvals, name="paper-approvals"),
    path(f"{PAPER}approvals/ask/", asking.paper_approval_ask, name="paper-approval-ask"),
    path(
        f"{PAPER}approvals/delegate/",
        asking.paper_approval_delegate,
        name="paper-approval-delegate",
    ),
    path(f"{PAPER}approvals/shown/", views.paper_approvals_shown, name="paper-approvals-shown"),
    path(f"{PAPER}approvals/<int:pk>/", views.approval_answer, name="approval-answer"),
    path(f"{PAPER}approvals/<int:pk>/remind/", asking.approval_remind, name="approval-remind"),
    path(f"{PAPER}approvals/<int:pk>/remove/", views.PAGES.remove, name="approval-remove"),
]
