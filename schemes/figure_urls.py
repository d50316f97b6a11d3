"""Addresses of a programme's figures: reconciliation, evidence, bridges, budgets, timetable."""

from typing import Final

from django.urls import path

from schemes.views import bridges, evidence, evidence_forms, reconciliation, stated, timetable

_AT: Final = "programmes/<slug:programme>"
_SCHEME: Final = f"{_AT}/schemes/<slug:scheme>/reconciliation"
_FIGURES: Final = f"{_AT}/reconciliation"
_FINDING: Final = f"{_FIGURES}/explain/<slug:finding>"

urlpatterns = [
    path(f"{_FIGURES}/", reconciliation.reconciliation, name="reconciliation"),
    path(f"{_SCHEME}/", reconciliation.scheme_reconciliation, name="scheme-reconciliation"),
    path(f"{_FINDING}/", reconciliation.reconciliation_explain, name="reconciliation-explain"),
    path(
        f"{_FINDING}/withdraw/",
        reconciliation.reconciliation_withdraw,
        name="reconciliation-withdraw",
    ),
    path(f"{_FIGURES}/stated/new/", stated.stated_new, name="stated-new"),
    path(f"{_SCHEME}/stated/new/", stated.scheme_stated_new, name="scheme-stated-new"),
    path(f"{_FIGURES}/stated/<int:pk>/edit/", stated.stated_edit, name="stated-edit"),
    path(f"{_FIGURES}/stated/<int:pk>/remove/", stated.stated_remove, name="stated-remove"),
    path(f"{_AT}/evidence/", evidence.evidence, name="evidence"),
    path(f"{_AT}/evidence/new/", evidence_forms.evidence_new, name="evidence-new"),
    path(f"{_AT}/evidence/by-hand/", evidence_forms.evidence_by_hand, name="evidence-by-hand"),
    path(f"{_AT}/evidence/<int:pk>/", evidence.evidence_table, name="evidence-table"),
    path(f"{_AT}/evidence/<int:pk>/edit/", evidence_forms.evidence_edit, name="evidence-edit"),
    path(f"{_AT}/evidence/<int:pk>/remove/", evidence.evidence_remove, name="evidence-remove"),
    path(f"{_AT}/evidence/<int:pk>/table.csv", evidence.evidence_csv, name="evidence-csv"),
    path(f"{_AT}/evidence/<int:pk>/chart.json", evidence.evidence_chart, name="evidence-chart"),
    path(f"{_AT}/evidence/<int:pk>/chart.svg", evidence.evidence_picture, name="evidence-picture"),
    path(f"{_AT}/bridges/", bridges.bridges, name="bridges"),
    path(f"{_AT}/bridges/new/", bridges.bridge_new, name="bridge-new"),
    path(f"{_AT}/bridges/<int:pk>/edit/", bridges.bridge_edit, name="bridge-edit"),
    path(f"{_AT}/bridges/<int:pk>/remove/", bridges.bridge_remove, name="bridge-remove"),
    path(f"{_AT}/budgets/", bridges.budgets, name="budgets"),
    path(f"{_AT}/budgets/new/", bridges.budget_new, name="budget-new"),
    path(f"{_AT}/budgets/<int:pk>/edit/", bridges.budget_edit, name="budget-edit"),
    path(f"{_AT}/budgets/<int:pk>/remove/", bridges.budget_remove, name="budget-remove"),
    path(f"{_AT}/timetable/", timetable.timetable, name="timetable"),
    path(f"{_AT}/timetable/new/", timetable.step_new, name="step-new"),
    path(f"{_AT}/timetable/<int:pk>/edit/", timetable.step_edit, name="step-edit"),
    path(f"{_AT}/timetable/<int:pk>/remove/", timetable.step_remove, name="step-remove"),
]
