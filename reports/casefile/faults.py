"""What a case file's papers say amiss of the rest of the file."""

import re
from collections.abc import Iterator
from datetime import date

from workbench.casefile.faults import CaseFault, Json, at_index, quoted, repeated, unknown

_SECTION_KEY = re.compile(r"[-a-zA-Z0-9_]{1,100}", re.ASCII)


def paper_faults(case: Json) -> Iterator[CaseFault]:
    """Papers on appraisals or schemes that are not there, parts that stand twice, days that no
    calendar has, milestones of options that no appraisal has."""
    appraisals = {one["reference"] for one in case.get("appraisals", [])}
    schemes = {one["reference"] for one in case.get("schemes", [])}
    papers = case.get("papers", [])
    yield from repeated(papers, "papers", "reference", "is the reference of another paper")
    for index, paper in enumerate(papers):
        place = at_index("papers", index)
        appraisal = paper.get("appraisal")
        if appraisal is not None and appraisal not in appraisals:
            message = unknown(appraisal, "an appraisal of this file", appraisals)
            yield CaseFault(f"{place}.appraisal", message)
        yield from _named_faults(paper, place, "scheme", schemes)
        yield from _named_faults(paper, place, "appraisal", appraisals)
        named = paper.get("appraisals")
        if named and appraisal in appraisals and appraisal not in named:
            message = f"{quoted(appraisal)} is not among the appraisals that the paper speaks of"
            yield CaseFault(f"{place}.appraisal", message)
        yield from _twice(paper, place)
        yield from _heading_faults(paper.get("headings", []), f"{place}.headings")
        yield from _day_faults(paper, place)
    yield from _milestone_faults(case)
    yield from _feedback_faults(case)
    yield from _action_faults(case)


def _named_faults(paper: Json, place: str, what: str, known: set[str]) -> Iterator[CaseFault]:
    """Schemes or appraisals that a paper speaks of and that are not there, or named twice."""
    named: set[str] = set()
    for at, reference in enumerate(paper.get(f"{what}s", [])):
        where = f"{place}.{what}s[{at}]"
        if reference not in known:
            article = "an" if what == "appraisal" else "a"
            yield CaseFault(where, unknown(reference, f"{article} {what} of this file", known))
        elif reference in named:
            yield CaseFault(where, f"{quoted(reference)} stands here twice")
        named.add(reference)


def _twice(paper: Json, place: str) -> Iterator[CaseFault]:
    for part, key, message in (
        ("headings", "key", "is the key of another heading"),
        ("sections", "key", "is the key of another section"),
        ("approvals", "role", "is the role of another approval"),
        ("explained", "mark", "is explained already"),
    ):
        yield from repeated(paper.get(part, []), f"{place}.{part}", key, message)
    for at, line in enumerate(background := paper.get("background", [])):
        if line in background[:at]:
            yield CaseFault(f"{place}.background[{at}]", f"{quoted(line)} stands here twice")
    kept: set[tuple[str, str]] = set()
    for at, one in enumerate(paper.get("exempt", [])):
        if (one["kind"], one["name"]) in kept:
            where = f"{place}.exempt[{at}].name"
            yield CaseFault(where, f"{quoted(one['name'])} is exempt already")
        kept.add((one["kind"], one["name"]))


def _heading_faults(headings: list[Json], place: str) -> Iterator[CaseFault]:
    """Own headings without words, with a key that no section can have, or beneath themselves; and
    what only an own one can say."""
    own = {one["key"]: one.get("beneath", "") for one in headings if one.get("own")}
    for at, one in enumerate(headings):
        key, beneath, where = one["key"], one.get("beneath", ""), f"{place}[{at}]"
        if not one.get("own"):
            for name in ("beneath", "appendix"):
                if one.get(name):
                    message = f"is said of own headings alone, and {quoted(key)} is none"
                    yield CaseFault(f"{where}.{name}", message)
            continue
        if not one.get("heading", "").strip():
            yield CaseFault(where, 'lacks "heading": an own heading needs its words')
        if not _SECTION_KEY.fullmatch(key):
            message = "must be 1 to 100 letters, digits, hyphens and underscores"
            yield CaseFault(f"{where}.key", message)
        above = {key}
        while beneath in own and beneath not in above:
            above.add(beneath)
            beneath = own[beneath]
        if beneath in above:
            message = f"{quoted(one['beneath'])} stands beneath {quoted(key)} itself"
            yield CaseFault(f"{where}.beneath", message)


def _day_faults(paper: Json, place: str) -> Iterator[CaseFault]:
    for part in ("approvals", "revisions"):
        for at, one in enumerate(paper.get(part, [])):
            if "on" in one and not _is_day(one["on"]):
                message = f"{quoted(one['on'])} is not a day of the calendar"
                yield CaseFault(f"{place}.{part}[{at}].on", message)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _milestone_faults(case: Json) -> Iterator[CaseFault]:
    codes = {option["code"] for one in case.get("appraisals", []) for option in one["options"]}
    milestones = case["programme"].get("plan", {}).get("milestones", {})
    for index, row in enumerate(milestones.get("rows", [])):
        code = row.get("option")
        if code is not None and code not in codes:
            where = f"programme.plan.milestones.rows[{index}].option"
            yield CaseFault(where, unknown(code, "an option of this file", codes))


def _feedback_faults(case: Json) -> Iterator[CaseFault]:
    """Feedback on an option, or of an appraisal, that the file does not have."""
    options = {
        one["reference"]: [option["code"] for option in one["options"]]
        for one in case.get("appraisals", [])
    }
    for index, session in enumerate(case["programme"].get("sessions", [])):
        for at, said in enumerate(session.get("feedback", [])):
            appraisal, option = said.get("appraisal"), said.get("option")
            if appraisal is None or option is None:
                continue
            here = f"programme.sessions[{index}].feedback[{at}]"
            if appraisal not in options:
                told = unknown(appraisal, "an appraisal of this file", options)
                yield CaseFault(f"{here}.appraisal", told)
            elif option not in options[appraisal]:
                told = unknown(option, f"an option of {quoted(appraisal)}", options[appraisal])
                yield CaseFault(f"{here}.option", told)


def _action_faults(case: Json) -> Iterator[CaseFault]:
    """Actions that belong to an appraisal which the file does not have."""
    known = [one["reference"] for one in case.get("appraisals", [])]
    for index, one in enumerate(case["programme"].get("actions", [])):
        name = one.get("appraisal")
        if name is not None and name not in known:
            where = f"programme.actions[{index}].appraisal"
            yield CaseFault(where, unknown(name, "an appraisal of this file", known))
