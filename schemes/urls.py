"""Addresses of programmes and schemes, a file of them in each room. Spreadsheets come before
single schemes: a scheme's address begins as theirs do."""

from django.urls import include, path

ROOMS = (
    "schemes.spreadsheets",
    "schemes.programmes",
    "schemes.people",
    "schemes.history",
    "schemes.portfolio",
    "schemes.questions",
    "schemes.register",
    "schemes.copying",
    "schemes.business_case",
    "schemes.options",
    "schemes.savings",
    "schemes.risks",
    "schemes.impacts",
    "schemes.needs",
    "schemes.attachments",
    "schemes.reconciliation",
    "schemes.evidence",
    "schemes.funding",
    "schemes.timetable",
    "schemes.plan",
    "schemes.delivery",
)

urlpatterns = [path("", include(f"{room}.urls")) for room in ROOMS]
