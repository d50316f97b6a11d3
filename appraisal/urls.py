"""Addresses of appraisals, a file of them in each room."""

from django.urls import include, path

ROOMS = (
    "appraisal.way_forward",
    "appraisal.from_table",
    "appraisal.question",
    "appraisal.of_scheme",
    "appraisal.options.several",
    "appraisal.options.ruling_out",
    "appraisal.options",
    "appraisal.costs.scenarios",
    "appraisal.costs",
    "appraisal.considered",
    "appraisal.partners",
    "appraisal.measures",
    "appraisal.criteria.considerations",
    "appraisal.criteria.groups",
    "appraisal.criteria.several",
    "appraisal.criteria",
    "appraisal.scales",
    "appraisal.process",
    "appraisal.weights",
    "appraisal.scoring",
    "appraisal.moderation",
    "appraisal.interests",
    "appraisal.what_if",
    "appraisal.decision",
    "appraisal.decision.conditions",
    "appraisal.into_schemes",
    "appraisal.milestones",
    "appraisal.engagement",
    "appraisal.follow_up",
)

urlpatterns = [path("", include(f"{room}.urls")) for room in ROOMS]
