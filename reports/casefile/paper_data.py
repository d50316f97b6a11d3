"""From the rows of papers to their part of the case file."""

from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils.timezone import localdate

from reports.models import (
    Approval,
    Exemption,
    Explained,
    Paper,
    PaperVersion,
    Revision,
    Section,
)
from schemes.models import Programme
from workbench.casefile.faults import Json


def papers_data(programme: Programme) -> list[Json]:
    """The programme's papers in sequence, keys not yet in canonical form, in a constant number of
    queries."""
    papers = (
        Paper.objects.filter(programme=programme)
        .select_related("appraisal")
        .prefetch_related(
            Prefetch("sections", Section.objects.order_by("position", "pk")),
            Prefetch("approvals", Approval.objects.order_by("position", "pk")),
            Prefetch("revisions", Revision.objects.order_by("position", "pk")),
            Prefetch("exemptions", Exemption.objects.order_by("position", "pk")),
            Prefetch("explained", Explained.objects.order_by("pk")),
            Prefetch("versions", PaperVersion.objects.light().order_by("pk")),
        )
    )
    schemes: dict[int, list[str]] = {}
    links = Paper.schemes.through.objects.filter(paper__programme=programme)
    for link in links.select_related("scheme").order_by("pk"):
        schemes.setdefault(link.paper_id, []).append(link.scheme.reference)
    return [_paper(paper, schemes.get(paper.pk, [])) for paper in papers.order_by("position", "pk")]


def _paper(paper: Paper, schemes: list[str]) -> Json:
    return {
        "reference": paper.reference,
        "house_format": paper.house_format,
        "appraisal": paper.appraisal and paper.appraisal.reference,
        "schemes": schemes,
        "title": paper.title,
        "facts": paper.facts,
        "sections": [
            {"key": one.key, "text": one.text, "exempt": one.exempt} for one in paper.sections.all()
        ],
        "exempt": [
            {
                "kind": one.kind,
                "name": one.name,
                "paragraph": one.paragraph,
                "reason": one.reason,
            }
            for one in paper.exemptions.all()
        ],
        "approvals": [
            _given(
                role=one.role,
                state=one.state,
                on=_day(one.on),
                comment=one.comment,
                stale=one.stale,
            )
            for one in paper.approvals.all()
        ],
        "background": paper.background,
        "show_approvals": paper.show_approvals,
        "revisions": [
            *(
                _given(
                    version=one.number,
                    on=_day(one.on),
                    author=one.author,
                    status=one.status,
                    note=one.note,
                )
                for one in paper.revisions.all()
            ),
            # The record goes on by itself: what was issued here, in sequence.
            *(
                _given(
                    version=one.number,
                    on=_day(localdate(one.issued_at)),
                    author=one.author,
                    status=one.status,
                    note=one.reason,
                )
                for one in paper.versions.all()
            ),
        ],
        "explained": [
            _given(mark=one.mark, why=one.why, by=one.by_role) for one in paper.explained.all()
        ],
    }


def _given(**values: Any) -> Json:
    return {key: value for key, value in values.items() if value not in (None, "", False)}


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
