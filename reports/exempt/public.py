"""The public case: the whole one without anything that its paper keeps from the public.

Papers, tables, charts, attached data and spreadsheets for the public are made from it alone, so
that none of them can carry what is not there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reports.blocks.schemes.evidence import begins
from reports.casefile.case import case_of, chosen_paper
from reports.exempt.figures import without_figure
from reports.figures import Figures, NoFigure
from reports.figures.gather import figures_of
from workbench.casefile.faults import Json

WITHHELD = "[exempt information]"
_QUOTED = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_ANCHOR = re.compile(r"\{#([\w-]+)\}")


def own_case(data: Json, reference: str | None = None) -> Json:
    """What one paper rests on: the case without its other papers, without the schemes it does not
    speak of where it names some, and without what each assessor said apart, of which only the
    agreed ratings count. Raises `NoPaper`."""
    paper = chosen_paper(data.get("papers", []), reference)
    kept = dict(data) | {"papers": [paper]}
    if "appraisals" in data:
        kept["appraisals"] = [
            one | {"ratings": [r for r in one.get("ratings", []) if "assessor" not in r]}
            for one in data["appraisals"]
        ]
    if named := paper.get("schemes"):
        for scheme in data.get("schemes", []):
            if scheme["reference"] not in named:
                kept = _without_scheme(kept, scheme["reference"])
    return kept


def public_case(data: Json, reference: str | None = None) -> Json:
    """What the public may see of the case through this paper. Raises `NoPaper`, and `CannotKeep`
    for a figure that cannot be kept from the public by itself."""
    whole = own_case(data, reference)
    (paper,) = whole["papers"]
    public = whole
    for one in paper.get("exempt", []):
        public = _without(public, one)
    hidden = [section for section in paper.get("sections", []) if section.get("exempt")]
    anchors = {key for section in hidden for key in _ANCHOR.findall(section.get("text", ""))}
    known, left = _figures(whole), frozenset(_figures(public))
    tables = [one["name"] for one in paper.get("exempt", []) if one["kind"] == "evidence"]
    strands = _appraisals(whole) - _appraisals(public)

    def reading(found: re.Match[str]) -> str:
        name = found[1].partition("|")[0].strip()
        inserted = name.partition(" ")[2].strip() if name.startswith("insert:") else ""
        gone = (
            _is_withheld(name, known, left)
            or name.removeprefix("#") in anchors
            or any(begins(title, inserted.rpartition(" ")[2]) for title in tables)
            or inserted.removeprefix("strand ") in strands
        )
        return WITHHELD if gone else found[0]

    sections = [
        one | {"text": "" if one.get("exempt") else _QUOTED.sub(reading, one.get("text", ""))}
        for one in paper.get("sections", [])
    ]
    # Not even the names of what is kept back.
    kept_back = {"exempt", "explained"}
    if not paper.get("show_approvals", True):
        kept_back.add("approvals")
    shown = {k: value for k, value in public["papers"][0].items() if k not in kept_back}
    return public | {"papers": [shown | {"sections": sections}]}


def exempt_strings(data: Json, reference: str | None = None) -> Iterator[str]:
    """Every text of the case that only the whole paper may say: what the public case lacks."""
    public = set(_texts(public_case(data, reference)))
    said = " ".join(public)
    for text in _texts(own_case(data, reference)):
        if text not in public and text not in said:
            yield text


def leaks(data: Json, reference: str | None = None) -> list[str]:
    """Where the public text still names an exempt option, scheme or table: a sentence each."""
    (paper,) = own_case(data, reference)["papers"]
    names = [(one["kind"], name) for one in paper.get("exempt", []) for name in _called(data, one)]
    return [
        f"{where} names the exempt {kind} {name!r}. {mend}"
        for where, mend, text in _said_in_public(data, paper, reference)
        for kind, name in names
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    ]


def _said_in_public(
    data: Json, paper: Json, reference: str | None
) -> Iterator[tuple[str, str, str]]:
    """Where officers' words reach the public, what to do about a name there, and the words."""
    hide = "Make the section exempt as well, or take the name out."
    for section in paper.get("sections", []):
        if not section.get("exempt"):
            yield f"The section {section['key']!r}", hide, section.get("text", "")
    public = public_case(data, reference)
    out = "Take the name out."
    yield "The words on the way forward", out, public["programme"].get("way_forward", "")
    for one in public.get("appraisals", []):
        decision = one.get("decision") or {}
        words = f"{decision.get('reason', '')} {decision.get('next_step', '')}"
        yield f"The decision on {one['title']!r}", out, words


def _called(data: Json, exempt: Mapping[str, str]) -> Iterable[str]:
    """What people call a thing that is exempt."""
    name = exempt["name"]
    if exempt["kind"] == "option":
        reference, _, code = name.rpartition("/")
        return [
            option["name"]
            for one in data.get("appraisals", [])
            if one["reference"] == reference
            for option in one["options"]
            if option["code"] == code
        ]
    if exempt["kind"] == "scheme":
        found = [one for one in data.get("schemes", []) if one["reference"] == name]
        return [text for one in found for text in (one["reference"], one["title"])]
    return [name] if exempt["kind"] in ("evidence", "attachment") else []


def _without(case: Json, exempt: Mapping[str, str]) -> Json:
    name = exempt["name"]
    match exempt["kind"]:
        case "option":
            reference, _, code = name.rpartition("/")
            return _without_option(case, reference, code)
        case "scheme":
            return _without_scheme(case, name)
        case "evidence":
            return _without_evidence(case, name)
        case "figure":
            return without_figure(case, name)
        case "attachment":
            (paper,) = case["papers"]
            left = [line for line in paper.get("background", []) if line != name]
            return case | {"papers": [paper | {"background": left}]}
    return case


def _without_option(case: Json, reference: str, code: str) -> Json:
    """No option, no rating or measure of it, and no decision that speaks of it."""
    appraisals = []
    for one in case.get("appraisals", []):
        kept = one
        if one["reference"] == reference:
            kept = dict(one)
            kept["options"] = [o for o in one["options"] if o["code"] != code]
            for key in ("ratings", "measures"):
                kept[key] = [row for row in one.get(key, []) if row["option"] != code]
            decision = dict(one.get("decision") or {})
            if decision.get("with_a_view_to") == code:
                del decision["with_a_view_to"]
            kept["decision"] = None if decision.get("preferred") == code else decision or None
        if kept["options"]:
            appraisals.append(kept)
    kept_case = case | {"appraisals": appraisals}
    if reference not in {one["reference"] for one in appraisals}:
        (paper,) = case["papers"]
        kept_case["papers"] = [paper | {"appraisal": None}]
    plan = case["programme"].get("plan", {})
    if "milestones" in plan:
        rows = [row for row in plan["milestones"]["rows"] if row.get("option") != code]
        plan = plan | {"milestones": plan["milestones"] | {"rows": rows}}
        kept_case["programme"] = case["programme"] | {"plan": plan}
    return kept_case


def _without_scheme(case: Json, reference: str) -> Json:
    """No scheme, nothing that depends on it or is explained of it, no appraisal that serves it."""
    schemes = []
    for one in case.get("schemes", []):
        if one["reference"] != reference:
            needs = [need for need in one.get("depends_on", []) if need != reference]
            schemes.append(one | {"depends_on": needs} if "depends_on" in one else one)
    programme = dict(case["programme"])
    if "explanations" in programme:
        programme["explanations"] = [
            one
            for one in programme["explanations"]
            if not str(one.get("where", "")).startswith(f"{reference} ")
        ]
    (paper,) = case["papers"]
    named = [one for one in paper.get("schemes", []) if one != reference]
    kept = case | {"schemes": schemes, "programme": programme}
    kept["papers"] = [paper | {"schemes": named} if "schemes" in paper else paper]
    if "appraisals" in case:
        kept["appraisals"] = [one for one in case["appraisals"] if one.get("scheme") != reference]
        if paper.get("appraisal") not in {one["reference"] for one in kept["appraisals"]}:
            kept["papers"] = [kept["papers"][0] | {"appraisal": None}]
    return kept


def _without_evidence(case: Json, title: str) -> Json:
    def kept(owner: Json) -> Json:
        if "evidence" not in owner:
            return owner
        return owner | {"evidence": [one for one in owner["evidence"] if one["title"] != title]}

    return case | {
        "programme": kept(case["programme"]),
        "schemes": [kept(scheme) for scheme in case.get("schemes", [])],
    }


def _appraisals(case: Json) -> set[str]:
    return {one["reference"] for one in case.get("appraisals", [])}


def _figures(case: Json) -> Figures:
    return figures_of(case_of(case))


def _is_withheld(name: str, known: Figures, left: frozenset[str]) -> bool:
    """Whether the figure that officers call so is one that the public case lacks."""
    try:
        return known.find(name).name not in left
    except NoFigure:
        return False


def _texts(value: Any) -> Iterator[str]:
    """Every text within, but for keys and codes too short to be told from other words."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str) and len(value) > 5:
        yield value
