"""Saying why a stated figure differs from the computed one, and taking that back."""

from decimal import Decimal
from uuid import UUID

from schemes.models import Explanation, Programme
from workbench.models import User
from workbench.rows.writing import write


def explain(
    *,
    programme: Programme,
    where: str,
    stated: Decimal,
    computed: str,
    text: str,
    by: User,
    token: UUID,
    version: int | None = None,
) -> Explanation:
    """The reason for one difference, which holds for these two amounts.

    `version` is that of the reason which stands already and is changed; None gives a first one.
    """
    with write(by=by, token=token) as writer:
        standing = Explanation.objects.filter(programme=programme, where=where)
        if version is None:
            explanation = Explanation(programme=programme, where=where)
        else:
            explanation = writer.lock(standing, version)
        explanation.stated = stated
        explanation.computed = computed
        explanation.text = text
        explanation.by = str(by)[:200]
        explanation.at = writer.at
        writer.save(explanation)
        writer.record("explained difference", explanation, programme)
    return explanation


def withdraw_explanation(*, explanation: Explanation, version: int, by: User, token: UUID) -> None:
    """Takes the reason back: the difference is open again. The trail keeps the words."""
    programme = explanation.programme
    with write(by=by, token=token) as writer:
        explanation = writer.lock(Explanation.objects.filter(pk=explanation.pk), version)
        writer.record("withdrew explanation", explanation, programme, removed=True)
        explanation.delete()
