"""Papers as rows and as parts of the case file: one mapping a model, both ways."""

from collections.abc import Iterable

from django.db.models import Prefetch
from django.utils.timezone import localdate

from appraisal.models import Appraisal
from reports.casefile.parts import (
    CaseApproval,
    CaseExemption,
    CaseExplained,
    CaseHeading,
    CasePaper,
    CaseRevision,
    CaseSection,
)
from reports.models import (
    Approval,
    Exemption,
    Explained,
    Paper,
    PaperHeading,
    PaperVersion,
    Revision,
    Section,
)
from schemes.models import Programme, Scheme
from workbench.casefile.mapping import Mapped, Named, Renamed
from workbench.rows.slugs import slugs

SECTION = Mapped(Section, CaseSection, owner="paper")
HEADING = Mapped(PaperHeading, CaseHeading, owner="paper")
EXEMPTION = Mapped(Exemption, CaseExemption, owner="paper")
APPROVAL = Mapped(
    Approval,
    CaseApproval,
    owner="paper",
    apart={
        "by": "a person, who stays on the site",
        "asked_of": "a person, who stays on the site",
        "office": "offices are held by people, who stay on the site",
        "reminded_on": "a note to those who wait for the answer here",
        "content": "sealed anew where the case is imported",
    },
)
REVISION = Mapped(Revision, CaseRevision, owner="paper", columns={"version": Renamed("number")})
EXPLAINED = Mapped(Explained, CaseExplained, owner="paper", columns={"by": Renamed("by_role")})
PAPER = Mapped(
    Paper,
    CasePaper,
    owner="programme",
    columns={"appraisal": Named("appraisal", "reference")},
    lists=(
        *("appraisals", "schemes", "headings", "sections", "exempt", "approvals"),
        *("revisions", "explained"),
    ),
    apart={"slug": "worked out from the reference"},
)
MAPPED = (SECTION, HEADING, EXEMPTION, APPROVAL, REVISION, EXPLAINED, PAPER)


def paper_parts(programme: Programme) -> tuple[CasePaper, ...]:
    """The programme's papers in sequence, in a constant number of queries."""
    papers = (
        Paper.objects.filter(programme=programme)
        .select_related("appraisal")
        .prefetch_related(
            Prefetch("sections", Section.objects.order_by("position", "pk")),
            Prefetch("headings", PaperHeading.objects.order_by("position", "pk")),
            Prefetch("approvals", Approval.objects.order_by("position", "pk")),
            Prefetch("revisions", Revision.objects.order_by("position", "pk")),
            Prefetch("exemptions", Exemption.objects.order_by("position", "pk")),
            Prefetch("explained", Explained.objects.order_by("pk")),
            Prefetch("versions", PaperVersion.objects.light().order_by("pk")),
        )
    )
    schemes, appraisals = _spoken_of(programme, "scheme"), _spoken_of(programme, "appraisal")
    return tuple(
        _part(paper, appraisals.get(paper.pk, ()), schemes.get(paper.pk, ()))
        for paper in papers.order_by("position", "pk")
    )


def _spoken_of(programme: Programme, what: str) -> dict[int, tuple[str, ...]]:
    """The references of the appraisals or schemes that each paper names, by the paper's key."""
    through = getattr(Paper, f"{what}s").through
    links = through.objects.filter(paper__programme=programme).order_by("pk")
    named: dict[int, tuple[str, ...]] = {}
    for paper, reference in links.values_list("paper_id", f"{what}__reference"):
        named[paper] = (*named.get(paper, ()), reference)
    return named


def _part(paper: Paper, appraisals: tuple[str, ...], schemes: tuple[str, ...]) -> CasePaper:
    return PAPER.part_of(
        paper,
        appraisals=appraisals,
        schemes=schemes,
        sections=tuple(map(SECTION.part_of, paper.sections.all())),
        headings=tuple(map(HEADING.part_of, paper.headings.all())),
        exempt=tuple(map(EXEMPTION.part_of, paper.exemptions.all())),
        approvals=tuple(map(APPROVAL.part_of, paper.approvals.all())),
        # The record goes on by itself: what was issued here, in sequence.
        revisions=(
            *map(REVISION.part_of, paper.revisions.all()),
            *map(_issued, paper.versions.all()),
        ),
        explained=tuple(map(EXPLAINED.part_of, paper.explained.all())),
    )


def _issued(row: PaperVersion) -> CaseRevision:
    return CaseRevision(
        version=row.number,
        on=localdate(row.issued_at).isoformat(),
        author=row.author,
        status=row.status,
        note=row.reason,
    )


def create_papers(
    parts: Iterable[CasePaper],
    programme: Programme,
    appraisals: dict[str, Appraisal],
    schemes: dict[str, Scheme],
) -> list[Paper]:
    """The papers with all that belongs to them. The file has been checked."""
    given, slug = list(parts), slugs()
    papers = Paper.objects.bulk_create(
        PAPER.row_of(
            part,
            known={"appraisal": appraisals},
            programme=programme,
            slug=slug(part.reference),
            position=position,
        )
        for position, part in enumerate(given)
    )
    pairs = list(zip(papers, given, strict=True))
    Paper.appraisals.through.objects.bulk_create(
        Paper.appraisals.through(paper=paper, appraisal=appraisals[reference])
        for paper, part in pairs
        for reference in part.appraisals
    )
    Paper.schemes.through.objects.bulk_create(
        Paper.schemes.through(paper=paper, scheme=schemes[reference])
        for paper, part in pairs
        for reference in part.schemes
    )
    SECTION.create((paper, part.sections) for paper, part in pairs)
    HEADING.create((paper, part.headings) for paper, part in pairs)
    APPROVAL.create((paper, part.approvals) for paper, part in pairs)
    REVISION.create((paper, part.revisions) for paper, part in pairs)
    EXEMPTION.create((paper, part.exempt) for paper, part in pairs)
    EXPLAINED.create((paper, part.explained) for paper, part in pairs)
    return papers
