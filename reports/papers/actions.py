"""Starting, changing and removing a paper, and writing its facts."""

from collections.abc import Collection, Mapping
from typing import TypedDict, Unpack
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.models import Appraisal
from reports.models import Paper
from schemes.models import Programme, Scheme
from workbench.models import User
from workbench.rows.kit import QuietList
from workbench.rows.order import next_position
from workbench.rows.removing import remove_row
from workbench.rows.slugs import slug_for
from workbench.rows.writing import snapshot, write

PAPERS = QuietList(Paper, "paper", "programme")


class PaperValues(TypedDict):
    """The values that a form of a paper gives."""

    title: str
    reference: str
    house_format: str
    appraisal: Appraisal | None
    appraisals: Collection[Appraisal]
    schemes: Collection[Scheme]
    background: list[str]


def start_paper(
    *, programme: Programme, by: User, token: UUID, **values: Unpack[PaperValues]
) -> Paper:
    """Adds a paper to the programme, after the papers it has."""
    with write(by=by, token=token) as writer:
        others = Paper.objects.filter(programme=programme)
        taken = others.values_list("slug", flat=True)
        paper = Paper(
            programme=programme,
            slug=slug_for(values["reference"], taken),
            position=next_position(programme, others),
            title=values["title"],
            reference=values["reference"],
            house_format=values["house_format"],
            appraisal=values["appraisal"],
            background=values["background"],
        )
        writer.save(paper)
        paper.appraisals.set(values["appraisals"])
        paper.schemes.set(values["schemes"])
        writer.record("started paper", paper, programme, after=with_named(paper))
    return paper


def change_paper(
    *, paper: Paper, version: int, by: User, token: UUID, **values: Unpack[PaperValues]
) -> Paper:
    """Changes the title, reference, house format, appraisals, schemes and background papers of a
    paper. Its address and its sections stay as they are."""
    programme = paper.programme
    with write(by=by, token=token) as writer:
        paper = writer.lock(Paper.objects.filter(pk=paper.pk), version)
        before = with_named(paper)
        paper.title, paper.reference = values["title"], values["reference"]
        paper.house_format, paper.appraisal = values["house_format"], values["appraisal"]
        paper.background = values["background"]
        writer.save(paper)
        paper.appraisals.set(values["appraisals"])
        paper.schemes.set(values["schemes"])
        after = with_named(paper)
        writer.record("changed paper", paper, programme, before=before, after=after)
    return paper


def write_facts(
    *, paper: Paper, facts: Mapping[str, str], version: int, by: User, token: UUID
) -> Paper:
    """Adds or replaces facts of the paper, by key. A fact with an empty text is removed."""
    programme = paper.programme
    with write(by=by, token=token) as writer:
        paper = writer.lock(Paper.objects.filter(pk=paper.pk), version)
        kept = paper.facts | {key: text.strip() for key, text in facts.items()}
        paper.facts = {key: text for key, text in kept.items() if text}
        writer.save(paper)
        writer.record("wrote the facts of", paper, programme)
    return paper


def remove_paper(*, paper: Paper, version: int, by: User, token: UUID) -> None:
    """Removes a paper with its sections. Raises `ValidationError` for a paper that has been
    issued."""
    programme = paper.programme
    with write(by=by, token=token) as writer:
        paper = writer.lock(Paper.objects.filter(pk=paper.pk), version)
        if paper.versions.exists():
            raise ValidationError(
                _("This paper has been issued, so it stays on record. Nothing was removed.")
            )
        texts = {section.key: section.text for section in paper.sections.order_by("position")}
        headings = list(paper.headings.order_by("position").values("key", "heading", "left_out"))
        before = with_named(paper) | {"sections": texts, "headings": headings}
        writer.record("removed paper", paper, programme, before=before, removed=True)
        remove_row(writer, paper, programme)


def with_named(paper: Paper) -> dict[str, object]:
    """The values of a paper for the history, with the references of the appraisals and schemes that
    it names."""
    return snapshot(paper) | {
        "appraisals": sorted(paper.appraisals.values_list("reference", flat=True)),
        "schemes": sorted(paper.schemes.values_list("reference", flat=True)),
    }
