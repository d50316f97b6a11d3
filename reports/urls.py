"""Addresses of results and of papers."""

from django.urls import path

from reports.views import papers, renders, results

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
    path(PAPER, papers.paper, name="paper"),
    path(f"{PAPER}paper.pdf", papers.paper_pdf, name="paper-pdf"),
    path(f"{PAPER}files/<slug:render>/", renders.waiting, name="render"),
    path(f"{PAPER}files/<slug:render>/cancel/", renders.cancel, name="render-cancel"),
    path(f"{PAPER}files/<slug:render>/again/", renders.again, name="render-again"),
]
