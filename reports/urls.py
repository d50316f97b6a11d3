"""Addresses of results and of papers."""

from django.urls import path

from reports.views import (
    approvals,
    checks,
    exempt,
    papers,
    preview,
    renders,
    results,
    revisions,
    sections,
    starting,
    verify,
    versions,
)

APPRAISAL = "programmes/<slug:programme>/appraisals/<slug:appraisal>/"
PAPER = "programmes/<slug:programme>/papers/<slug:paper>/"

urlpatterns = [
    path(f"{APPRAISAL}results/", results.results, name="results"),
    path(
        f"{APPRAISAL}results/contributions.json",
        results.contributions,
        name="results-contributions",
    ),
    path(f"{APPRAISAL}results/ranked.csv", results.ranked_csv, name="results-ranked"),
    path("programmes/<slug:programme>/papers/new/", starting.paper_new, name="paper-new"),
    path(PAPER, papers.paper, name="paper"),
    path(f"{PAPER}change/", starting.paper_change, name="paper-change"),
    path(f"{PAPER}facts/", starting.paper_facts, name="paper-facts"),
    path(f"{PAPER}remove/", starting.paper_remove, name="paper-remove"),
    path(f"{PAPER}edit/", sections.paper_sections, name="paper-sections"),
    path(f"{PAPER}edit/<slug:section>/", sections.paper_section, name="paper-section"),
    path(
        f"{PAPER}edit/<slug:section>/undo/",
        sections.paper_section_undo,
        name="paper-section-undo",
    ),
    path(
        f"{PAPER}edit/<slug:section>/exempt/",
        sections.paper_section_exempt,
        name="paper-section-exempt",
    ),
    path(f"{PAPER}figures.json", sections.paper_figures, name="paper-figures"),
    path(f"{PAPER}versions/", versions.versions, name="paper-versions"),
    path(f"{PAPER}versions/issue/", versions.issue, name="paper-version-issue"),
    path(f"{PAPER}versions/<str:number>/", versions.version, name="paper-version"),
    path(
        f"{PAPER}versions/<str:number>/changes/<str:before>/",
        versions.changes,
        name="paper-version-changes",
    ),
    path(
        f"{PAPER}versions/<str:number>/<str:file>", versions.version_file, name="paper-version-file"
    ),
    path("verify/", verify.verify, name="verify"),
    *(
        path(f"{PAPER}paper.{kind}", papers.paper_file, {"kind": f".{kind}"}, name=f"paper-{kind}")
        for kind in papers.FILES
    ),
    path(f"{PAPER}checks/", checks.paper_checks, name="paper-checks"),
    path(f"{PAPER}checks/<slug:mark>/link/", checks.finding_link, name="finding-link"),
    path(f"{PAPER}checks/<slug:mark>/explain/", checks.finding_explain, name="finding-explain"),
    path(f"{PAPER}preview/", preview.paper_preview, name="paper-preview"),
    path(f"{PAPER}preview/paper.html", preview.paper_page, name="paper-page"),
    path(f"{PAPER}approvals/", approvals.paper_approvals, name="paper-approvals"),
    path(f"{PAPER}approvals/ask/", approvals.paper_approval_ask, name="paper-approval-ask"),
    path(f"{PAPER}approvals/shown/", approvals.paper_approvals_shown, name="paper-approvals-shown"),
    path(f"{PAPER}approvals/<int:pk>/", approvals.approval_answer, name="approval-answer"),
    path(f"{PAPER}approvals/<int:pk>/remove/", approvals.approval_remove, name="approval-remove"),
    path(f"{PAPER}exempt/", exempt.paper_exempt, name="paper-exempt"),
    path(f"{PAPER}exempt/new/", exempt.exemption_new, name="exemption-new"),
    path(f"{PAPER}exempt/<int:pk>/remove/", exempt.exemption_remove, name="exemption-remove"),
    path(f"{PAPER}revisions/", revisions.paper_revisions, name="paper-revisions"),
    path(f"{PAPER}revisions/new/", revisions.revision_new, name="revision-new"),
    path(f"{PAPER}revisions/<int:pk>/", revisions.revision_edit, name="revision-edit"),
    path(f"{PAPER}revisions/<int:pk>/remove/", revisions.revision_remove, name="revision-remove"),
    path(f"{PAPER}files/<slug:render>/", renders.waiting, name="render"),
    path(f"{PAPER}files/<slug:render>/cancel/", renders.cancel, name="render-cancel"),
    path(f"{PAPER}files/<slug:render>/again/", renders.again, name="render-again"),
]
