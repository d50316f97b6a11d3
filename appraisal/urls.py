"""Addresses of home, of a programme's own page, and of everything in an appraisal."""

from django.urls import path

from appraisal.views import (
    appraisals,
    considerations,
    criteria,
    decision,
    home,
    measures,
    options,
    scales,
    scoring,
    stakeholders,
    way_forward,
)

PROGRAMME = "programmes/<slug:programme>/"
APPRAISAL = f"{PROGRAMME}appraisals/<slug:appraisal>/"
OPTION = f"{APPRAISAL}options/<slug:option>/"
CRITERION = f"{APPRAISAL}criteria/<slug:criterion>/"
SCALE = f"{APPRAISAL}criteria/scales/<slug:scale>/"
MEASURE = f"{APPRAISAL}measures/<int:pk>/"

urlpatterns = [
    path("", home.home, name="home"),
    path(PROGRAMME, home.programme, name="programme"),
    path(f"{PROGRAMME}way-forward/", way_forward.way_forward, name="way-forward"),
    path(f"{PROGRAMME}way-forward/edit/", way_forward.way_forward_edit, name="way-forward-edit"),
    path(f"{PROGRAMME}appraisals/new/", appraisals.appraisal_new, name="appraisal-new"),
    path(APPRAISAL, appraisals.appraisal, name="appraisal"),
    path(f"{APPRAISAL}edit/", appraisals.appraisal_edit, name="appraisal-edit"),
    path(f"{APPRAISAL}options/", options.options, name="options"),
    path(f"{APPRAISAL}options/new/", options.option_new, name="option-new"),
    path(OPTION, options.option, name="option"),
    path(f"{OPTION}edit/", options.option_edit, name="option-edit"),
    path(f"{OPTION}move/", options.option_move, name="option-move"),
    path(f"{OPTION}remove/", options.option_remove, name="option-remove"),
    path(f"{OPTION}views/new/", stakeholders.view_new, name="view-new"),
    path(f"{OPTION}views/<int:pk>/edit/", stakeholders.view_edit, name="view-edit"),
    path(f"{OPTION}views/<int:pk>/remove/", stakeholders.view_remove, name="view-remove"),
    path(f"{APPRAISAL}measures/", measures.measures, name="measures"),
    path(f"{APPRAISAL}measures/new/", measures.measure_new, name="measure-new"),
    path(f"{MEASURE}edit/", measures.measure_edit, name="measure-edit"),
    path(f"{MEASURE}remove/", measures.measure_remove, name="measure-remove"),
    path(f"{APPRAISAL}criteria/", criteria.criteria, name="criteria"),
    path(f"{APPRAISAL}criteria/new/", criteria.new_criterion, name="criterion-new"),
    path(
        f"{APPRAISAL}criteria/take-over/",
        considerations.considerations_take,
        name="considerations-take",
    ),
    path(f"{APPRAISAL}criteria/scales/new/", scales.new_scale, name="scale-new"),
    path(f"{SCALE}edit/", scales.edit_scale, name="scale-edit"),
    path(f"{SCALE}remove/", scales.remove_scale_page, name="scale-remove"),
    path(f"{CRITERION}edit/", criteria.edit_criterion, name="criterion-edit"),
    path(f"{CRITERION}move/", criteria.move_criterion_page, name="criterion-move"),
    path(f"{CRITERION}remove/", criteria.remove_criterion_page, name="criterion-remove"),
    path(f"{APPRAISAL}scoring/", scoring.scoring, name="scoring"),
    path(
        f"{APPRAISAL}scoring/<slug:option>/<slug:criterion>/",
        scoring.scoring_cell,
        name="scoring-cell",
    ),
    path(f"{APPRAISAL}decision/", decision.decision, name="decision"),
]
