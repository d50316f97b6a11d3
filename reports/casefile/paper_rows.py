"""From the papers of a case file to their rows."""

from datetime import date

from appraisal.models import Appraisal
from reports.models import Approval, Exemption, Explained, Paper, Revision, Section
from schemes.casefile.faults import slugs
from schemes.models import Programme, Scheme
from workbench.casefile.faults import Json


def create_papers(
    rows: list[Json],
    programme: Programme,
    appraisals: dict[str, Appraisal],
    schemes: dict[str, Scheme],
) -> list[Paper]:
    """The papers with all that belongs to them. The file has been checked."""
    slug = slugs()
    papers = Paper.objects.bulk_create(
        Paper(
            programme=programme,
            appraisal=appraisals.get(row.get("appraisal", "")),
            reference=row["reference"],
            slug=slug(row["reference"]),
            house_format=row["house_format"],
            title=row["title"],
            facts=row.get("facts", {}),
            background=row.get("background", []),
            show_approvals=row.get("show_approvals", True),
            position=position,
        )
        for position, row in enumerate(rows)
    )
    pairs = list(zip(papers, rows, strict=True))
    spoken_of = Paper.schemes.through.objects
    spoken_of.bulk_create(
        Paper.schemes.through(paper=paper, scheme=schemes[reference])
        for paper, row in pairs
        for reference in row.get("schemes", [])
    )
    Section.objects.bulk_create(
        Section(
            paper=paper,
            key=one["key"],
            text=one.get("text", ""),
            exempt=one.get("exempt"),
            position=position,
        )
        for paper, row in pairs
        for position, one in enumerate(row.get("sections", []))
    )
    _create_sign_off(pairs)
    return papers


def _create_sign_off(pairs: list[tuple[Paper, Json]]) -> None:
    Approval.objects.bulk_create(
        Approval(
            paper=paper,
            role=one["role"],
            state=one.get("state", ""),
            on=_day(one),
            comment=one.get("comment", ""),
            stale=one.get("stale", False),
            position=position,
        )
        for paper, row in pairs
        for position, one in enumerate(row.get("approvals", []))
    )
    Revision.objects.bulk_create(
        Revision(
            paper=paper,
            number=one["version"],
            on=_day(one),
            author=one.get("author", ""),
            status=one.get("status", ""),
            note=one.get("note", ""),
            position=position,
        )
        for paper, row in pairs
        for position, one in enumerate(row.get("revisions", []))
    )
    Exemption.objects.bulk_create(
        Exemption(
            paper=paper,
            kind=one["kind"],
            name=one["name"],
            paragraph=one["paragraph"],
            reason=one["reason"],
            position=position,
        )
        for paper, row in pairs
        for position, one in enumerate(row.get("exempt", []))
    )
    Explained.objects.bulk_create(
        Explained(paper=paper, mark=one["mark"], why=one["why"], by_role=one.get("by", ""))
        for paper, row in pairs
        for one in row.get("explained", [])
    )


def _day(one: Json) -> date | None:
    return date.fromisoformat(one["on"]) if "on" in one else None
