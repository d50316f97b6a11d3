"""Every text of the case file: whether it names something, and how a misspelt one is told of."""

from collections.abc import Iterator
from typing import Any, Final

from reports.casefile.schema import schema
from tests.reports.cases.cases import Json

# What refers to something of the file, or of what the file rests on, by name, code or key.
REFERENCES: Final = {
    "schemes[].depends_on[]",
    "schemes[].answers.*",
    "schemes[].theme",
    "schemes[].lines[].counts[]",
    "schemes[].from_option.appraisal",
    "schemes[].from_option.option",
    "appraisals[].options[].lines[].counts[]",
    "schemes[].stated[].of_lines.lines[]",
    "programme.stated[].sum_of[].headlines_of[]",
    "programme.stated[].sum_of[].line",
    "programme.stated[].sum_of[].scheme",
    "programme.stated[].sum_of[].cell[]",
    "schemes[].stated[].sum_of[].headlines_of[]",
    "schemes[].stated[].sum_of[].line",
    "schemes[].stated[].sum_of[].scheme",
    "schemes[].stated[].sum_of[].cell[]",
    "schemes[].evidence[].sums[].row",
    "schemes[].evidence[].sums[].column",
    "schemes[].evidence[].sums[].of[]",
    "schemes[].evidence[].sums[].less[]",
    "programme.evidence[].sums[].less[]",
    "programme.evidence[].sums[].row",
    "programme.evidence[].sums[].column",
    "programme.evidence[].sums[].of[]",
    "programme.plan.timetable.steps[].from",
    "programme.plan.timetable.steps[].to",
    "programme.plan.milestones.rows[].option",
    "programme.plan.milestones.rows[].steps[].from",
    "programme.plan.milestones.rows[].steps[].to",
    "programme.plan.budget.items[].workstream",
    "programme.explanations[].where",
    "programme.periods[].follows[]",
    "programme.plan.timetable.steps[].follows[]",
    "programme.sessions[].feedback[].appraisal",
    "programme.sessions[].feedback[].option",
    "programme.actions[].scheme",
    "programme.actions[].appraisal",
    "programme.contracts[].scheme",
    "appraisals[].scheme",
    "appraisals[].options[].facts[].label",
    "appraisals[].criteria[].scale",
    "appraisals[].criteria[].scale.measure",
    "appraisals[].criteria[].from_measure.measure",
    "appraisals[].criteria[].from_measure.bands[].level",
    "appraisals[].criteria[].test.measure",
    "appraisals[].criteria[].test.criterion",
    "appraisals[].criteria[].test.level",
    "appraisals[].criteria[].excused_by.of[]",
    "appraisals[].criteria[].excused_by.level",
    "appraisals[].measure_definitions.*",
    "appraisals[].measures[].option",
    "appraisals[].measures[].measure",
    "appraisals[].ratings[].option",
    "appraisals[].ratings[].criterion",
    "appraisals[].ratings[].assessor",
    "appraisals[].ratings[].level",
    "appraisals[].assessors[].authority",
    "appraisals[].weights_of[].assessor",
    "appraisals[].weights_of[].criterion",
    "appraisals[].decision.preferred",
    "appraisals[].decision.with_a_view_to",
    "appraisals[].decision.took_part[].authority",
    "appraisals[].decision.votes[].authority",
    "appraisals[].decision.dissent[].authority",
    "appraisals[].partners[].option",
    "appraisals[].partners[].authority",
    "appraisals[].ruled_out[].option",
    "appraisals[].considered[].option",
    "appraisals[].considered[].criterion",
    "appraisals[].interests[].authority",
    "appraisals[].not_together[].option",
    "appraisals[].not_together[].appraisal",
    "appraisals[].not_together[].other",
    "appraisals[].spread.ratings[].option",
    "appraisals[].spread.ratings[].criterion",
    "appraisals[].spread.ratings[].lowest",
    "appraisals[].spread.ratings[].median",
    "appraisals[].spread.ratings[].median_to",
    "appraisals[].spread.ratings[].highest",
    "appraisals[].spread.totals[].option",
    "appraisals[].spread.first[]",
    "appraisals[].spread.left_out[].first[]",
    "appraisals[].scenarios[].weights[].criterion",
    "appraisals[].scenarios[].groups[].group",
    "appraisals[].scenarios[].ratings[].option",
    "appraisals[].scenarios[].ratings[].criterion",
    "appraisals[].scenarios[].ratings[].level",
    "appraisals[].scenarios[].bands[].criterion",
    "appraisals[].scenarios[].bands[].bands[].level",
    "appraisals[].scenarios[].excuses[].criterion",
    "appraisals[].scenarios[].excuses[].excused_by.of[]",
    "appraisals[].scenarios[].excuses[].excused_by.level",
    "papers[].house_format",
    "papers[].appraisal",
    "papers[].appraisals[]",
    "papers[].schemes[]",
    "papers[].facts.*",
    "papers[].headings[].key",
    "papers[].headings[].beneath",
    "papers[].sections[].key",
    "papers[].sections[].exempt.paragraph",
    "papers[].exempt[].name",
    "papers[].exempt[].paragraph",
    "papers[].approvals[].role",
    "comments[].appraisal",
    "comments[].option",
    "comments[].criterion",
    "comments[].paper",
    "comments[].section",
}  # fmt: skip

# What names itself, by the last key of its path, or is words that nothing looks up.
NAMES: Final = {
    *("reference", "code", "title", "name", "label", "key", "heading", "caption", "row_heading"),
    *(
        "role",
        "owner",
        "owner_role",
        "by",
        "who",
        "author",
        "panel",
        "meeting",
        "group",
        "authority",
    ),
}
WORDS: Final = {
    *("summary", "text", "note", "source", "reason", "why", "help", "question", "strand", "unit"),
    *("explained", "mitigation", "purpose", "activity", "products[]", "ownership", "governance"),
    *("definition", "not_applicable", "abstained", "dissent", "evidence", "interest", "action"),
    *("stage", "condition", "next_step", "comment", "delegation", "status", "version", "risk"),
    *("spellings[]", "depends_on_outside[]", "background[]", "way_forward", "attendance", "item"),
    *("missing", "mark", "weights_sha256", "computed", "where"),
    *("invited", "place", "theme", "said", "done", "what", "replaced_by"),
    *("lowest", "median", "highest"),  # of totals: numbers
    *("supplier", "extension", "source_title", "bias_reason", "benefits[]", "drawbacks[]"),
}
# Days, moments and years are read as what they are; lists of choices refuse what is none of them.
TIMES: Final = {
    *("year", "first_year", "start", "month", "months[]", "on", "at", "when", "from", "to"),
    *("decided_on", "met_on", "agreed_on", "resolved_at"),
    *("as_at", "due", "done_on", "ends", "notice_given", "price_base"),
}


def texts() -> Iterator[str]:
    """The path of every free text of the schema: "schemes[].depends_on[]", and "papers[].facts.*"
    for keys that are free."""
    yield from dict.fromkeys(_texts(schema(), "", 0))


def _texts(rule: Json, path: str, depth: int) -> Iterator[str]:
    if "$ref" in rule:
        yield from _texts(schema()["$defs"][rule["$ref"].removeprefix("#/$defs/")], path, depth)
    kinds = rule.get("type")
    kinds = [kinds] if isinstance(kinds, str) else kinds or []
    if "string" in kinds and "enum" not in rule and rule.get("format") != "decimal":
        yield path
    for key, inner in rule.get("properties", {}).items():
        yield from _texts(inner, f"{path}.{key}" if path else key, depth + 1)
    if "items" in rule:
        yield from _texts(rule["items"], f"{path}[]", depth)
    free = rule.get("additionalProperties")
    if isinstance(free, dict):
        if "propertyNames" in rule:
            yield f"{path}.*"
        yield from _texts(free, f"{path}.*", depth)
    for word in ("then", "else", "if"):
        if word in rule and depth < 40:
            yield from _texts(rule[word], path, depth)
    for one in (*rule.get("allOf", ()), *rule.get("oneOf", ())):
        yield from _texts(one, path, depth)


def places(case: Any, path: str) -> Iterator[tuple[list[Any], str]]:
    """Where a case has something at such a path: the steps to it, and how an error names it."""
    yield from _places(case, path.replace("[]", ".[]").split("."), [], "")


def _places(
    at: Any, way: list[str], steps: list[Any], named: str
) -> Iterator[tuple[list[Any], str]]:
    if not way:
        if isinstance(at, str) or (steps and isinstance(steps[-1], tuple)):
            yield steps, named
        return
    first, *rest = way
    if first == "[]":
        for index, one in enumerate(at if isinstance(at, list) else []):
            yield from _places(one, rest, [*steps, index], f"{named}[{index}]")
    elif first == "*":
        for key in at if isinstance(at, dict) else []:
            yield [*steps, (key,)], f"{named}.{key}"
    elif isinstance(at, dict) and first in at:
        yield from _places(at[first], rest, [*steps, first], f"{named}.{first}" if named else first)
