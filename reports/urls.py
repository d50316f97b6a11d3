"""Addresses of home, results and papers, a file of them in each room."""

from django.urls import include, path

ROOMS = (
    "reports.home",
    "reports.help",
    "reports.starting",
    "reports.search",
    "reports.waiting",
    "reports.results",
    "reports.papers",
    "reports.sections",
    "reports.headings",
    "reports.house_formats",
    "reports.changes",
    "reports.issue",
    "reports.verify",
    "reports.readiness",
    "reports.approvals",
    "reports.comments",
    "reports.exempt",
    "reports.copying",
    "reports.revisions",
    "reports.jobs",
    "reports.api",
)

urlpatterns = [path("", include(f"{room}.urls")) for room in ROOMS]
