"""Addresses of programmes. A programme's own page, which lists its appraisals, is theirs."""

from django.urls import path

from schemes import figure_urls, spreadsheet_urls
from schemes.views import (
    attachments,
    cases,
    history,
    impacts,
    needs,
    portfolio,
    programmes,
    questions,
    risks,
    savings,
    savings_lines,
    schemes,
    search,
)

PROGRAMME = "programmes/<slug:programme>/"
SCHEME = f"{PROGRAMME}schemes/<slug:scheme>/"
QUESTION = f"{PROGRAMME}questions/<slug:question>/"

urlpatterns = [
    *figure_urls.urlpatterns,
    *spreadsheet_urls.urlpatterns,
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new/", programmes.programme_new, name="programme-new"),
    path("programmes/<slug:programme>/edit/", programmes.programme_edit, name="programme-edit"),
    path(
        "programmes/<slug:programme>/history/", history.programme_history, name="programme-history"
    ),
    path(
        "programmes/<slug:programme>/history/history.csv",
        history.programme_history_csv,
        name="programme-history-csv",
    ),
    path(f"{PROGRAMME}portfolio.csv", portfolio.portfolio_csv, name="portfolio-csv"),
    path(f"{PROGRAMME}portfolio.xlsx", portfolio.portfolio_xlsx, name="portfolio-xlsx"),
    path(f"{PROGRAMME}charts/years.json", portfolio.portfolio_years, name="portfolio-years"),
    path(
        f"{PROGRAMME}charts/waterfall.json",
        portfolio.portfolio_waterfall,
        name="portfolio-waterfall",
    ),
    path("search/", search.search, name="search"),
    path(f"{PROGRAMME}questions/", questions.questions, name="questions"),
    path(f"{PROGRAMME}questions/new/", questions.question_new, name="question-new"),
    path(f"{QUESTION}edit/", questions.question_edit, name="question-edit"),
    path(f"{QUESTION}move/", questions.question_move, name="question-move"),
    path(f"{QUESTION}remove/", questions.question_remove, name="question-remove"),
    path(f"{PROGRAMME}schemes/new/", schemes.scheme_new, name="scheme-new"),
    path(SCHEME, schemes.scheme, name="scheme"),
    path(f"{SCHEME}edit/", schemes.scheme_edit, name="scheme-edit"),
    path(f"{SCHEME}status/", schemes.scheme_status, name="scheme-status"),
    path(f"{SCHEME}history/", schemes.scheme_history, name="scheme-history"),
    path(f"{SCHEME}case/", cases.case, name="case"),
    path(f"{SCHEME}case/edit/", cases.case_edit, name="case-edit"),
    path(f"{SCHEME}case/<slug:question>/", cases.case_answer, name="case-answer"),
    path(f"{SCHEME}savings/", savings.savings, name="savings"),
    path(f"{SCHEME}savings/new/", savings_lines.line_new, name="line-new"),
    path(f"{SCHEME}savings/<int:pk>/edit/", savings_lines.line_edit, name="line-edit"),
    path(f"{SCHEME}savings/<int:pk>/move/", savings_lines.line_move, name="line-move"),
    path(f"{SCHEME}savings/<int:pk>/remove/", savings_lines.line_remove, name="line-remove"),
    path(f"{SCHEME}savings/sensitivity/", savings.sensitivity, name="sensitivity"),
    path(f"{SCHEME}savings/tornado.json", savings.tornado_figure, name="tornado"),
    path(f"{SCHEME}risks/", risks.risks, name="risks"),
    path(f"{SCHEME}risks/new/", risks.risk_new, name="risk-new"),
    path(f"{SCHEME}risks/<int:pk>/edit/", risks.risk_edit, name="risk-edit"),
    path(f"{SCHEME}risks/<int:pk>/remove/", risks.risk_remove, name="risk-remove"),
    path(f"{SCHEME}impacts/", impacts.impacts, name="impacts"),
    path(f"{SCHEME}impacts/new/", impacts.impact_new, name="impact-new"),
    path(f"{SCHEME}impacts/<int:pk>/edit/", impacts.impact_edit, name="impact-edit"),
    path(f"{SCHEME}impacts/<int:pk>/remove/", impacts.impact_remove, name="impact-remove"),
    path(f"{SCHEME}needs/", needs.needs, name="needs"),
    path(f"{SCHEME}needs/new/", needs.need_new, name="need-new"),
    path(f"{SCHEME}needs/<int:pk>/remove/", needs.need_remove, name="need-remove"),
    path(f"{SCHEME}needs.svg", needs.needs_picture, name="needs-picture"),
    path(f"{SCHEME}attachments/", attachments.attachments, name="attachments"),
    path(f"{SCHEME}attachments/new/", attachments.attachment_new, name="attachment-new"),
    path(f"{SCHEME}attachments/<int:pk>/", attachments.attachment, name="attachment"),
    path(
        f"{SCHEME}attachments/<int:pk>/remove/",
        attachments.attachment_remove,
        name="attachment-remove",
    ),
]
