"""The fingerprint of an appraisal's weights as they were locked."""

import hashlib
import json

from appraisal.models import Appraisal, Criterion


def weights_sha256(appraisal: Appraisal) -> str:
    """The SHA-256 of every criterion's code and weight in page sequence, and of how the weights
    were given."""
    weights = [
        [code, None if weight is None else str(weight)]
        for code, weight in Criterion.objects.filter(appraisal=appraisal)
        .order_by("position", "pk")
        .values_list("code", "weight")
    ]
    text = json.dumps([appraisal.weights_as, weights], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
