"""The rules that what assessors gave rests on: totals, and who comes first, follow from them."""

import hashlib
import json
from typing import Any

from appraisal.casefile.parts import CaseAppraisal
from appraisal.casefile.spread.parts import CaseSpread
from workbench.casefile.parts import written

# What is only said of options and criteria, and changes no total.
_OF_OPTIONS = ("code", "cost", "finance", "estimates", "lines")
_WORDS = ("name", "question", "definition")
_RULES = ("groups", "total_as", "better", "shortlist", "finance")


def rules_sum(part: CaseAppraisal) -> str:
    """The SHA-256 of all that the totals of assessors follow from besides what they gave: options,
    criteria, scales, weights, measures, costs, and agreed ratings where no assessor gave any."""
    data = written(part)
    by_lines = bool(part.finance.costs_from)
    used = {one.scale for one in part.criteria if isinstance(one.scale, str)}
    said = {(one.option, one.criterion) for one in (part.spread or CaseSpread()).ratings}
    rules: dict[str, Any] = {key: data.get(key) for key in _RULES}
    rules["measures"] = sorted(map(sorted, (one.items() for one in data.get("measures", ()))))
    rules["options"] = [
        {key: one.get(key) for key in _OF_OPTIONS if by_lines or key != "lines"}
        for one in data["options"]
    ]
    rules["criteria"] = [_less_words(one) for one in data["criteria"]]
    rules["scales"] = {
        key: [_less_words(level) for level in one.get("levels", ())] or one
        for key, one in data.get("scales", {}).items()
        if key in used
    }
    rules["ruled_out"] = sorted(one.option for one in part.ruled_out)
    rules["ratings"] = sorted(
        [one.option, one.criterion, one.level, str(one.points), bool(one.not_applicable)]
        for one in part.ratings
        if not one.assessor and (one.option, one.criterion) not in said
    )
    return hashlib.sha256(json.dumps(rules, sort_keys=True).encode()).hexdigest()


def _less_words(one: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in one.items() if key not in _WORDS}
