"""A single figure kept from the public: out of the case goes what it is made from, so that nobody
can work it out from its neighbours. What was judged by it stays, as a rating without its measure.
"""

from appraisal.casefile.parts import CaseAppraisal
from appraisal.casefile.problem import problem_of
from appraisal.engine.outcome import evaluate
from workbench.casefile.faults import Json
from workbench.casefile.parts import read
from workbench.rows.slugs import slug_for

OPTION_FINANCE = frozenset(
    {
        "total_savings",
        "share_of_target",
        "revised_budget",
        "confidence",
        "wider_savings_delivered",
        "total_benefit",
    }
)
_JUDGED = "Judged by a figure that is exempt from publication."


class CannotKeep(ValueError):
    """A figure that cannot be kept from the public by itself; the message says what to do."""


def without_figure(case: Json, name: str) -> Json:
    """The case without what the figure of this name ("PSM.total_savings", "finance.target",
    "budget.total", "a-r-6-173.headline") is made from. Raises `CannotKeep`."""
    programme = case["programme"]
    if name == "programme.target" and "target" in programme:
        return case | {"programme": _less(programme, "target")}
    if name == "budget.total" and "budget" in programme.get("plan", {}):
        plan = _less(programme["plan"], "budget")
        return case | {"programme": programme | {"plan": plan}}
    for at, scheme in enumerate(case.get("schemes", [])):
        if name == f"{slug_for(scheme['reference'])}.headline" and "headline" in scheme:
            schemes = list(case["schemes"])
            schemes[at] = _less(scheme, "headline")
            return case | {"schemes": schemes}
    for at, appraisal in enumerate(case.get("appraisals", [])):
        short = name.removeprefix(f"{appraisal['reference']}.")
        kept = _without(appraisal, short)
        if kept is not None:
            appraisals = list(case["appraisals"])
            appraisals[at] = kept
            return case | {"appraisals": appraisals}
    raise CannotKeep(
        f"The figure {name!r} cannot be kept from the public by itself. "
        "Make the option, scheme or table that it belongs to exempt."
    )


def _without(appraisal: Json, name: str) -> Json | None:
    """The appraisal without the figure, or None where it is none of its own."""
    first, _, key = name.partition(".")
    if first == "finance" and key in appraisal.get("finance", {}):
        # Every option's share of a target, and so on, would give it away.
        judged = _judged(appraisal, OPTION_FINANCE)
        return judged | {"finance": _less(judged["finance"], key)}
    if first not in {option["code"] for option in appraisal["options"]}:
        return None
    if key in OPTION_FINANCE:
        return _of_option(_judged(appraisal, OPTION_FINANCE), first, "finance")
    if key == "cost":
        return _of_option(appraisal, first, "cost")
    measured = [
        row
        for row in appraisal.get("measures", [])
        if not (row["option"] == first and row["measure"] == key)
    ]
    if len(measured) == len(appraisal.get("measures", [])):
        return None
    return _judged(appraisal, frozenset({key})) | {"measures": measured}


def _of_option(appraisal: Json, code: str, key: str) -> Json:
    options = [
        _less(option, key) if option["code"] == code else option for option in appraisal["options"]
    ]
    return appraisal | {"options": options}


def _judged(appraisal: Json, measures: frozenset[str]) -> Json:
    """The appraisal with every criterion that one of these measures gives rated as it gave it, so
    that outcomes stay as they are. Raises `CannotKeep` for a gate or a scale that shows it."""
    given = set()
    for criterion in appraisal["criteria"]:
        scale, test = criterion.get("scale"), criterion.get("test") or {}
        shown = scale.get("measure") if isinstance(scale, dict) else None
        if shown in measures or test.get("measure") in measures:
            raise CannotKeep(
                f"The criterion {criterion['name']!r} turns on the figure itself. "
                "Make its options exempt instead."
            )
        if (criterion.get("from_measure") or {}).get("measure") in measures:
            given.add(criterion["code"])
    if not given:
        return appraisal
    cells = evaluate(problem_of(read(CaseAppraisal, appraisal))).cells
    ratings = [
        {"option": c.option, "criterion": c.criterion, "level": c.level, "reason": _JUDGED}
        for c in cells
        if c.criterion in given and c.level is not None
    ]
    criteria = [
        _less(one, "from_measure") if one["code"] in given else one for one in appraisal["criteria"]
    ]
    return appraisal | {"criteria": criteria, "ratings": [*appraisal.get("ratings", []), *ratings]}


def _less(part: Json, key: str) -> Json:
    return {name: value for name, value in part.items() if name != key}
