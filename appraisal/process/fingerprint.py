"""The fingerprint of an appraisal's weights as they were locked."""

import hashlib
import json
from decimal import Decimal

from appraisal.models import Appraisal, Criterion
from appraisal.weights.actions import groups_in


def weights_sha256(appraisal: Appraisal) -> str:
    """The SHA-256 of every criterion's code and weight in page sequence, and of how the weights
    were given; where there are groups of criteria, of their weights and of who stands in which."""
    rows = list(
        Criterion.objects.filter(appraisal=appraisal)
        .order_by("position", "pk")
        .values_list("code", "weight", "group__name")
    )
    groups = [[one.name, _text(one.weight)] for one in groups_in(appraisal)]
    said: list[object] = [appraisal.weights_as, [[code, _text(one)] for code, one, _ in rows]]
    if groups:
        said += [groups, [[code, group] for code, _, group in rows if group is not None]]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _text(weight: Decimal | None) -> str | None:
    return None if weight is None else str(weight)
