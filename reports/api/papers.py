"""Papers, and their issued versions with the files of each."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC
from typing import Annotated, Any, Final

from django.db.models import Count
from django.http import HttpRequest, JsonResponse
from ninja import Path, Router, Schema

from reports.access import PaperPlace, paper_for
from reports.api.answers import (
    Asked,
    Bearer,
    Named,
    Paged,
    Scope,
    answers,
    page_of,
    reader,
)
from reports.issue.fetching import public_pdf
from reports.issue.issued import version_at, version_keeps_something
from reports.models import IssuedFile, Paper, PaperVersion
from reports.output.copies import PaperCopy
from reports.output.kinds import FILE_KINDS
from schemes.access import Act
from schemes.place import programme_for
from schemes.veil import veiled
from workbench.running.costly import take_turn

router = Router(tags=["Papers"], auth=Bearer(Scope.PAPERS))

# What the file counts for, as on its page (`workbench/running/costly.py`).
_COST: Final = 1
_BYTES: Final = {"type": "string", "format": "binary"}
Number = Annotated[str, Path(pattern=r"^[1-9][0-9]{0,3}\.[0-9]{1,3}$", description="Such as 1.0.")]


class PaperSeen(Schema):
    """A committee paper; `versions` counts those that were issued."""

    slug: str
    reference: str
    title: str
    house_format: str
    versions: int


class PaperPage(Paged):
    items: list[PaperSeen]


class VersionListed(Schema):
    """A paper as it was issued, which nothing changes. `issued_at` is a moment in UTC; `author` is
    a role. `fingerprint` is the SHA-256 of all that the version keeps, `case_sha256` and
    `public_sha256` those of the cases that it was made from."""

    number: str
    issued_at: str
    author: str
    status: str
    reason: str
    engine: str
    fingerprint: str
    case_sha256: str
    public_sha256: str


class FileSeen(Schema):
    """A file of a version: `of` is public, whole or part-2; `address` is where somebody signed in
    fetches it; programs fetch the public PDF at `public.pdf` beneath the version. `sha256` has the
    sum of each such file that went out, the earliest first: none before the first did, several
    where it was made again with newer libraries."""

    of: str
    kind: str
    address: str
    sha256: list[str]


class VersionSeen(VersionListed):
    files: list[FileSeen]


class VersionPage(Paged):
    items: list[VersionListed]


@router.get("programmes/{programme}/papers", response=answers(PaperPage), url_name="api-papers")
def papers(request: HttpRequest, programme: Named, asked: Asked) -> Mapping[str, Any]:
    """The papers of a programme, in its own order."""
    place = programme_for(reader(request), programme, Act.READ)
    rows = Paper.objects.filter(programme=place.programme).annotate(issued=Count("versions"))
    return page_of(
        request,
        asked,
        rows.order_by("position", "pk"),
        lambda some: veiled([*map(_paper, some)], place.exempt),
    )


@router.get(
    "programmes/{programme}/papers/{paper}/versions",
    response=answers(VersionPage),
    url_name="api-versions",
)
def versions(
    request: HttpRequest, programme: Named, paper: Named, asked: Asked
) -> Mapping[str, Any]:
    """The issued versions of a paper, the latest first."""
    place = paper_for(reader(request), programme, paper, Act.READ)
    rows = place.paper.versions.light().order_by("-pk")
    return page_of(request, asked, rows, lambda some: veiled([*map(_version, some)], place.exempt))


@router.get(
    "programmes/{programme}/papers/{paper}/versions/{number}",
    response=answers(VersionSeen, 409),
    url_name="api-version",
)
def version(request: HttpRequest, programme: Named, paper: Named, number: Number) -> Any:
    """One version with its files: the public ones, and for those who write or approve all."""
    place = paper_for(reader(request), programme, paper, Act.READ)
    row = version_at(place, number)
    return veiled(_version(row) | {"files": _files(place, row)}, place.exempt)


class BeingMade(Schema):
    """The file is on its way: ask again after `Retry-After` seconds."""

    waiting: str


@router.get(
    "programmes/{programme}/papers/{paper}/versions/{number}/public.pdf",
    response={**answers(BeingMade, 409), 200: None, 202: BeingMade},
    openapi_extra={"responses": {200: {"content": {"application/pdf": {"schema": _BYTES}}}}},
    url_name="api-version-pdf",
)
def version_pdf(request: HttpRequest, programme: Named, paper: Named, number: Number) -> Any:
    """The public copy of a version as a PDF, which goes on record like one that a page sends."""
    user = reader(request)
    place = paper_for(user, programme, paper, Act.READ)
    row = version_at(place, number)
    take_turn(user, _COST)
    if made := public_pdf(place, row, by=user):
        return made
    said = {"waiting": "The file is being made. Ask again in a moment."}
    return JsonResponse(said, status=202, headers={"Retry-After": "5"})


def _paper(row: Paper) -> dict[str, Any]:
    return {
        "slug": row.slug,
        "reference": row.reference,
        "title": row.title,
        "house_format": row.house_format,
        "versions": row.issued,  # type: ignore[attr-defined]  # counted by the query
    }


def _version(row: PaperVersion) -> dict[str, Any]:
    return {
        "number": row.number,
        "issued_at": row.issued_at.astimezone(UTC).isoformat("T", "seconds"),
        "author": row.author,
        "status": row.status,
        "reason": row.reason,
        "engine": row.engine,
        "fingerprint": row.fingerprint,
        "case_sha256": row.case_sha256,
        "public_sha256": row.public_sha256,
    }


def _files(place: PaperPlace, row: PaperVersion) -> list[dict[str, Any]]:
    copies = [PaperCopy.PUBLIC]
    if place.may_see_all:
        copies.append(PaperCopy.WHOLE)
        if version_keeps_something(row):
            copies.append(PaperCopy.PART_TWO)
    sums: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    went = IssuedFile.objects.filter(version=row).order_by("pk")
    for copy, suffix, sha256 in went.values_list("copy", "suffix", "sha256"):
        sums[copy, suffix].append(sha256)
    return [
        {
            "of": copy.value,
            "kind": kind.suffix.removeprefix("."),
            "address": place.url("paper-version-file", row.number, f"{copy.value}{kind.suffix}"),
            "sha256": sums[copy.value, kind.suffix],
        }
        for copy in copies
        for kind in FILE_KINDS.values()
    ]
