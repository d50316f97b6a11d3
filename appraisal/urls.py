"""Addresses of home, of a programme's own page, and of everything in an appraisal."""

from django.urls import path

from appraisal.views import appraisals, home, measures, options, stakeholders

PROGRAMME = "programmes/<slug:programme>/"
APPRAISAL = f"{PROGRAMME}appraisals/<slug:appraisal>/"
OPTION = f"{APPRAISAL}options/<slug:option>/"
MEASURE = f"{APPRAISAL}measures/<int:pk>/"

urlpatterns = [
    path("", home.home, name="home"),
    path(PROGRAMME, home.programme, name="programme"),
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
]
