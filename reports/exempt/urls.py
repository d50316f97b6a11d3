"""Addresses of exempt matter."""

from django.urls import path

from reports.addresses import PAPER
from reports.exempt import views

urlpatterns = [
    path(f"{PAPER}exempt/", views.paper_exempt, name="paper-exempt"),
    path(f"{PAPER}exempt/new/", views.exemption_new, name="exemption-new"),
    path(f"{PAPER}exempt/<int:pk>/", views.exemption_edit, name="exemption-edit"),
    path(f"{PAPER}exempt/<int:pk>/move/", views.PAGES.move, name="exemption-move"),
    path(f"{PAPER}exempt/<int:pk>/remove/", views.PAGES.remove, name="exemption-remove"),
    path(
        f"{PAPER}edit/<slug:section>/exempt/",
        views.paper_section_exempt,
        name="paper-section-exempt",
    ),
]
