"""Records how an option stands on its considerations, in words."""

from collections.abc import Mapping
from uuid import UUID

from appraisal.models import ConsiderationAnswer, Criterion, Option
from workbench.models import User
from workbench.rows.writing import write


def say_considered(
    *, option: Option, words: Mapping[int, str], by: User, token: UUID, version: int | None = None
) -> None:
    """Puts these words, by the keys of considerations of the appraisal, in place of what was said
    of the option; empty words are none. They belong to the option at `version`."""
    programme = option.appraisal.programme
    with write(by=by, token=token) as writer:
        option = writer.lock(Option.objects.filter(pk=option.pk), version or 0)
        criteria = Criterion.objects.filter(
            appraisal_id=option.appraisal_id, role=Criterion.Role.CONSIDERATION, pk__in=words
        )
        before = _said(option)
        option.considered.all().delete()
        for place, criterion in enumerate(criteria.order_by("position", "pk")):
            if text := words[criterion.pk].strip():
                writer.save(
                    ConsiderationAnswer(
                        option=option, criterion=criterion, text=text, position=place
                    )
                )
        writer.save(option)
        after = _said(option)
        writer.record("weighed option in words", option, programme, before=before, after=after)


def _said(option: Option) -> dict[str, str]:
    rows = option.considered.select_related("criterion").order_by("position", "pk")
    return {str(row.criterion): row.text for row in rows}
