"""Starts an appraisal with all that belongs to it, or nothing of it."""

from uuid import UUID

from appraisal.casefile.creating import create_parts
from appraisal.casefile.mapped import APPRAISAL
from appraisal.casefile.parts import CaseAppraisal
from appraisal.models import Appraisal
from schemes.models import Programme
from workbench.models import User
from workbench.rows.order import next_position
from workbench.rows.slugs import slug_for
from workbench.rows.writing import snapshot, write


def start_from_table(
    *, programme: Programme, part: CaseAppraisal, by: User, token: UUID
) -> Appraisal:
    """Adds the appraisal that a table makes to the programme, after those it has. Raises
    `ValidationError` where another has its reference."""
    with write(by=by, token=token) as writer:
        others = Appraisal.objects.filter(programme=programme)
        appraisal = APPRAISAL.row_of(
            part,
            programme=programme,
            slug=slug_for(part.reference, others.values_list("slug", flat=True)),
            position=next_position(programme, others),
        )
        writer.save(appraisal)
        create_parts(appraisal, part)
        counts = {
            "options": len(part.options),
            "criteria": len(part.criteria),
            "ratings": len(part.ratings),
        }
        after = snapshot(appraisal) | counts
        writer.record("started appraisal", appraisal, programme, after=after)
    return appraisal
