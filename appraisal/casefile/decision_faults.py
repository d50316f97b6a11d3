"""What is wrong with the decision of an appraisal in a case file, and with what people said beside
its ratings: conditions, partners, options ruled out, words on considerations, interests."""

from collections.abc import Iterator
from datetime import date

from appraisal.casefile.process_faults import unreadable
from workbench.casefile.faults import CaseFault, Json, quoted, repeated, unknown

# The days that each list of an appraisal may give.
_DAYS = {
    "conditions": ("by", "met_on"),
    "partners": ("by", "decided_on"),
    "ruled_out": ("when",),
    "interests": ("on",),
}


def decision_faults(appraisal: Json, place: str) -> Iterator[CaseFault]:
    """How many took part, how they voted, and when."""
    decision, where = appraisal.get("decision") or {}, f"{place}.decision"
    present, entitled = decision.get("present"), decision.get("entitled")
    if present is not None and entitled is not None and present > entitled:
        message = f"{present} cannot be present where {entitled} are entitled"
        yield CaseFault(f"{where}.present", message)
    yield from _day_faults(decision, "decided_on", where)
    votes = decision.get("votes", [])
    if votes and decision.get("made_by") != "votes":
        yield CaseFault(f"{where}.votes", 'votes are counted where "made_by" is "votes"')
    yield from repeated(votes, f"{where}.votes", "authority", "has voted already")
    cast = votes_cast(votes)
    if votes and present is not None and cast != present:
        message = f"the votes come to {cast}, and {present} were present"
        yield CaseFault(f"{where}.votes", message)

    for name, whose in (("took_part", "who took part"), ("dissent", "whose dissent it is")):
        yield from _nameless(decision.get(name, []), f"{where}.{name}", whose)


def _nameless(people: list[Json], place: str, whose: str) -> Iterator[CaseFault]:
    for index, one in enumerate(people):
        if "role" not in one and "authority" not in one:
            yield CaseFault(f"{place}[{index}]", f'"role" or "authority" is needed: {whose}')


def votes_cast(votes: list[Json]) -> int:
    """All votes and abstentions."""
    return sum(one.get(way, 0) for one in votes for way in ("for", "against", "abstained"))


def said_faults(appraisal: Json, place: str) -> Iterator[CaseFault]:
    """What neither the schema nor the engine sees in what people said beside the ratings."""
    options = {one["code"] for one in appraisal["options"]}
    roles = {one["code"]: one["role"] for one in appraisal["criteria"]}
    for name, days in _DAYS.items():
        for index, one in enumerate(appraisal.get(name, [])):
            for day in days:
                yield from _day_faults(one, day, f"{place}.{name}[{index}]")
    for name, known in (
        ("partners", ("authority", "option")),
        ("considered", ("option", "criterion")),
    ):
        seen = set()
        for index, one in enumerate(appraisal.get(name, [])):
            where, key = f"{place}.{name}[{index}]", tuple(one[part] for part in known)
            if one["option"] not in options:
                message = unknown(one["option"], "an option of this appraisal", options)
                yield CaseFault(f"{where}.option", message)
            if key in seen:
                yield CaseFault(where, f"{' and '.join(map(quoted, key))} stand here already")
            seen.add(key)
    for index, one in enumerate(appraisal.get("considered", [])):
        if roles.get(one["criterion"]) != "consideration":
            weighed = [code for code, role in roles.items() if role == "consideration"]
            message = unknown(one["criterion"], "a consideration of this appraisal", weighed)
            yield CaseFault(f"{place}.considered[{index}].criterion", message)
    interests = appraisal.get("interests", [])
    yield from _nameless(interests, f"{place}.interests", "whose interest it is")
    for index, one in enumerate(interests):
        if "action" in one and "interest" not in one:
            message = "say what the interest is, or leave out what was done"
            yield CaseFault(f"{place}.interests[{index}].action", message)


def not_together_faults(appraisal: Json, place: str, all_: list[Json]) -> Iterator[CaseFault]:
    """Options that do not go together: each of one appraisal of the file, and the pair once in the
    whole file, whichever of the two it stands with."""
    options = {one["reference"]: {row["code"] for row in one["options"]} for one in all_}
    here = appraisal["reference"]
    seen = {
        _pair(row, one["reference"])
        for one in all_[: all_.index(appraisal)]
        for row in one.get("not_together", [])
    }
    for index, one in enumerate(appraisal.get("not_together", [])):
        where = f"{place}.not_together[{index}]"
        if one["option"] not in options[here]:
            message = unknown(one["option"], "an option of this appraisal", options[here])
            yield CaseFault(f"{where}.option", message)
        if one["appraisal"] not in options or one["appraisal"] == here:
            others = [known for known in options if known != here]
            message = unknown(one["appraisal"], "another appraisal of this file", others)
            yield CaseFault(f"{where}.appraisal", message)
        elif one["other"] not in options[one["appraisal"]]:
            kind = f"an option of {quoted(one['appraisal'])}"
            message = unknown(one["other"], kind, options[one["appraisal"]])
            yield CaseFault(f"{where}.other", message)
        if _pair(one, here) in seen:
            yield CaseFault(where, "these two stand in the file already")
        seen.add(_pair(one, here))


def _pair(one: Json, appraisal: str) -> frozenset[tuple[str, str]]:
    return frozenset({(appraisal, one["option"]), (one["appraisal"], one["other"])})


def _day_faults(one: Json, name: str, place: str) -> Iterator[CaseFault]:
    if name in one:
        yield from unreadable(date, one[name], f"{place}.{name}", "day")
