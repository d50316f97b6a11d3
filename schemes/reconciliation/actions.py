"""Saying why a stated figure differs from the computed one, and taking that back: the
difference is open again, and the history keeps the words."""

from decimal import Decimal
from uuid import UUID

from schemes.models import Explanation, Programme
from workbench.models import User
from workbench.rows.kit import RowList
from workbench.rows.writing import write

EXPLANATIONS = RowList(Explanation, "explanation", "programme", removed="withdrew explanation")


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
