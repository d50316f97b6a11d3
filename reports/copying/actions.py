"""Copies an appraisal or a paper with all that belongs to it, or nothing of it."""

from dataclasses import replace
from uuid import UUID

from appraisal.casefile.creating import create_parts
from appraisal.casefile.mapped import APPRAISAL
from appraisal.casefile.parts import CaseAppraisal
from appraisal.models import Appraisal
from reports.casefile.papers import EXEMPTION, HEADING, PAPER, SECTION
from reports.casefile.parts import CasePaper
from reports.models import Paper
from reports.papers.actions import with_named
from reports.readiness.weights_log import weights_changed_late
from schemes.models import Programme
from workbench.models import User
from workbench.rows.order import next_position
from workbench.rows.slugs import slug_for
from workbench.rows.writing import snapshot, write

# What issuing a paper writes into its facts.
_OF_ISSUE = frozenset({"version"})


def copied_appraisal(part: CaseAppraisal, *, with_ratings: bool) -> CaseAppraisal:
    """What a copy has of an appraisal: not its decision with its conditions, nor how far it has
    come, what partners answered, what people declared, how far assessors lay apart and what does
    not go together. Of the ratings it has the agreed ones where they are wanted, since those who
    judged apart judged the first one, and then what is said of considerations and the scenarios
    too."""
    ratings = tuple(one for one in part.ratings if with_ratings and not one.assessor)
    considered = part.considered if with_ratings else ()
    return replace(
        part,
        ratings=ratings,
        considered=considered,
        scenarios=part.scenarios if with_ratings else (),
        decision=None,
        conditions=(),
        partners=(),
        interests=(),
        not_together=(),
        state=Appraisal.State.SETTING_UP.value,
        weights_sha256="",
        assessors=(),
        weights_of=(),
        spread=None,
        moves=(),
    )


def copied_paper(part: CasePaper, *, with_exempt: bool) -> CasePaper:
    """What a copy has of a paper: not its approvals, its record, its explanations and its version.
    Without what is kept from the public, it has no exempt section and no exempt background paper
    either, so that nothing is open in the copy that was not open before."""
    facts = {key: text for key, text in part.facts.items() if key not in _OF_ISSUE}
    copy = replace(part, facts=facts, approvals=(), revisions=(), explained=())
    if with_exempt:
        return copy
    kept = {one.name for one in part.exempt if one.kind == "attachment"}
    return replace(
        copy,
        exempt=(),
        sections=tuple(one for one in part.sections if not one.exempt),
        background=tuple(line for line in part.background if line not in kept),
    )


def copy_appraisal(
    *, source: Appraisal, part: CaseAppraisal, into: Programme, by: User, token: UUID
) -> Appraisal:
    """Adds `part`, made of the appraisal `source` and fitted to the programme, to that programme's
    appraisals. Raises `ValidationError`."""
    late = bool(part.ratings) and source.reference in weights_changed_late(source.programme)
    with write(by=by, token=token) as writer:
        others = Appraisal.objects.filter(programme=into)
        position = next_position(into, others)
        appraisal = APPRAISAL.row_of(
            part,
            known={"scheme": {one.reference: one for one in into.schemes.all()}},
            programme=into,
            slug=slug_for(part.reference, others.values_list("slug", flat=True)),
            position=position,
        )
        writer.save(appraisal)
        create_parts(appraisal, part)
        said = {"ratings": len(part.ratings)} | ({"weights_changed_late": True} if late else {})
        after = snapshot(appraisal) | said | _copied_from(source)
        writer.record("copied appraisal", appraisal, into, after=after)
    return appraisal


def copy_paper(*, source: Paper, part: CasePaper, into: Programme, by: User, token: UUID) -> Paper:
    """Adds `part`, made of the paper `source` and fitted to the programme, to that programme's
    papers. Raises `ValidationError`."""
    with write(by=by, token=token) as writer:
        others = Paper.objects.filter(programme=into)
        position = next_position(into, others)
        appraisals = {one.reference: one for one in into.appraisals.all()}
        schemes = {one.reference: one for one in into.schemes.all()}
        paper = PAPER.row_of(
            part,
            known={"appraisal": appraisals},
            programme=into,
            slug=slug_for(part.reference, others.values_list("slug", flat=True)),
            position=position,
        )
        writer.save(paper)
        paper.appraisals.set([appraisals[reference] for reference in part.appraisals])
        paper.schemes.set([schemes[reference] for reference in part.schemes])
        HEADING.create([(paper, part.headings)])
        SECTION.create([(paper, part.sections)])
        EXEMPTION.create([(paper, part.exempt)])
        texts = {section.key: section.text for section in part.sections}
        after = with_named(paper) | {"sections": texts} | _copied_from(source)
        writer.record("copied paper", paper, into, after=after)
    return paper


def _copied_from(source: Appraisal | Paper) -> dict[str, object]:
    """Where a copy comes from, for the history. Its programme is named by number, since those who
    read of the copy may not know of it; its key finds who wrote it."""
    return {
        "copied_from": source.reference,
        "copied_from_key": source.pk,
        "copied_from_programme": source.programme_id,
    }
