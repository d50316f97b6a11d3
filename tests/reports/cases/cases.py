"""Valid case files for tests: one small one to bend, and a strategy for all there may be."""

import copy
from datetime import date
from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]

SMALL: Json = {
    "format": "options-appraisal/1",
    "programme": {
        "reference": "P1",
        "title": "Saving together",
        "authority": "Borough",
        "first_year": "2018/19",
        "years": 3,
        "evidence": [
            {
                "title": "Grants",
                "columns": [{"name": "Grant"}, {"name": "Total"}],
                "rows": [{"label": "North", "values": ["1", "1"]}],
                "sums": [{"column": "Total", "of": ["Grant"]}],
            }
        ],
        "plan": {
            "timetable": {
                "months": ["2016-03", "2016-04"],
                "steps": [{"name": "Build", "from": "2016-03", "to": "2016-04"}],
            },
            "milestones": {
                "points": [{"key": "start", "label": "Start"}],
                "rows": [
                    {
                        "option": "A",
                        "name": "Launch",
                        "steps": [{"from": "start", "to": "start", "text": "Go"}],
                    }
                ],
            },
        },
    },
    "schemes": [
        {"reference": "S1", "title": "First"},
        {"reference": "S2", "title": "Second", "depends_on": ["S1"]},
    ],
    "appraisals": [
        {
            "reference": "A1",
            "title": "How",
            "scheme": "S1",
            "scales": {
                "hml": {"levels": [{"key": "low", "points": "1"}, {"key": "high", "points": "3"}]},
                "ten": {"minimum": "0", "maximum": "10"},
            },
            "options": [
                {"code": "A", "name": "As now", "baseline": True},
                {"code": "B", "name": "New"},
            ],
            "criteria": [
                {"code": "1", "name": "Legal", "role": "gateway", "test": {"kind": "pass"}},
                {"code": "2", "name": "Quality", "role": "ranking", "scale": "hml", "weight": "60"},
                {"code": "3", "name": "Reach", "role": "ranking", "scale": "ten", "weight": "40"},
                {
                    "code": "4",
                    "name": "Tested",
                    "role": "conditional-gateway",
                    "test": {"kind": "pass"},
                    "excused_by": {"at_least": 1, "of": ["2"], "level": "high"},
                },
            ],
            "ratings": [
                {"option": "A", "criterion": "1", "level": "pass"},
                {"option": "A", "criterion": "2", "level": "high", "reason": "Seen"},
                {"option": "A", "criterion": "3", "points": "7.5"},
            ],
            "decision": {"preferred": "A", "with_a_view_to": "B", "present": 7, "entitled": 10},
        }
    ],
    "papers": [
        {
            "reference": "obc",
            "house_format": "plain",
            "title": "Business case",
            "appraisal": "A1",
            "schemes": ["S2"],
            "sections": [{"key": "summary", "text": "Words"}],
            "exempt": [{"kind": "option", "name": "A1/B", "paragraph": "3", "reason": "Bids."}],
            "approvals": [{"role": "Legal", "state": "given", "on": "2021-04-08"}],
            "revisions": [{"version": "1.0", "on": "2021-04-01", "author": "Officer"}],
            "explained": [{"mark": "abc", "why": "It was rounded."}],
        }
    ],
}


def small(**changes: Any) -> Json:
    """The small case with values put at paths: `small(**{"appraisals.0.scheme": None})`. A value
    of `...` takes the key away."""
    case = copy.deepcopy(SMALL)
    for path, value in changes.items():
        *way, last = path.split(".")
        at: Any = case
        for step in way:
            at = at[int(step)] if isinstance(at, list) else at[step]
        key: Any = int(last) if isinstance(at, list) else last
        if value is ...:
            del at[key]
        elif isinstance(at, list) and key == len(at):
            at.append(value)
        else:
            at[key] = value
    return case


# Any character that a file may hold: no control characters, lone surrogates or noncharacters.
_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
LINES = st.text(_CHARACTERS, min_size=1, max_size=12).filter(str.strip)
TEXTS = st.text(_CHARACTERS | st.sampled_from("\n\t"), max_size=30)
SAID = TEXTS.filter(str.strip)
CODES = st.sampled_from(["A", "B/1", "A.R 6.173", "new", "é", "部", "x-1", "X", " a"]) | LINES
NUMBERS = (
    st.from_regex(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,12})?", fullmatch=True)
    | st.integers(-(10**29), 10**29)
    | st.sampled_from(["1.0", "-0", "-0.00", "100", "0.10"])
)
SHARES = st.from_regex(r"0(\.[0-9]{1,6})?|1(\.0{1,3})?", fullmatch=True)
YEARS = st.integers(1990, 2060).map(lambda year: f"{year}/{(year + 1) % 100:02}")
GRADES = st.sampled_from(["low", "medium", "high"])
# At least 1 apart: below zero half a pound more is less.
RANGES = st.tuples(st.integers(-999, 999), st.integers(1, 99)).map(
    lambda ends: {"low": str(ends[0]), "high": f"{ends[0] + ends[1]}.5"}
)
AMOUNTS = NUMBERS | st.fixed_dictionaries({"missing": SAID}) | RANGES


def objects_with(required: Json, optional: Json | None = None) -> st.SearchStrategy[Json]:
    """Objects with all required keys and any of the optional ones, by strategies for the values."""
    return st.fixed_dictionaries(required, optional=optional or {})


EXPLAINED = {"precision": st.sampled_from(["1", "1000", 100, "0.01"]), "note": TEXTS}
EXPLAINED |= {"unit": LINES, "explained": st.none() | TEXTS}
SUMS = objects_with(
    {"name": LINES, "amount": NUMBERS},
    EXPLAINED | {"sum_of": st.lists(NUMBERS, max_size=3)},
)
STATED = SUMS | objects_with(
    {"name": LINES, "amount": NUMBERS, "product_of": st.lists(NUMBERS, max_size=3)}, EXPLAINED
)
OF_ALL = objects_with(
    {
        "name": LINES,
        "amount": NUMBERS,
        "of_lines": objects_with(
            {"lines": st.just("all")},
            {"year": st.none() | YEARS, "take": st.sampled_from(["net", "gross", "sum"])},
        ),
    },
    EXPLAINED,
)
LINE_BASICS = {
    "name": LINES,
    "kind": st.sampled_from(["saving", "income", "one-off-cost", "reinvestment"]),
}
LINE_WORDS = {
    "risk": GRADES,
    "note": TEXTS,
    "lasts": st.booleans(),
    "alternative": st.booleans(),
    "counts": st.lists(LINES, max_size=2),
    "likelihood": SHARES | st.just({"low": "0.2", "central": "0.5", "high": "1"}),
}
COHORT = objects_with(
    {"start": YEARS, "volume": AMOUNTS},
    {
        "unit_value": AMOUNTS,
        "likelihoods": st.lists(SHARES, max_size=2),
        "shares": st.lists(SHARES, max_size=3),
    },
)
PHASINGS = st.one_of(
    objects_with({"kind": st.just("full-year")}, {"start": YEARS}),
    objects_with({"kind": st.just("half-then-half"), "start": YEARS}),
    objects_with({"kind": st.just("from-month"), "month": st.just("2017-11")}),
    objects_with(
        {
            "kind": st.just("by-year"),
            "shares": st.dictionaries(YEARS, SHARES, min_size=1, max_size=2),
        }
    ),
    objects_with({"kind": st.just("cohorts"), "cohorts": st.lists(COHORT, min_size=1, max_size=2)}),
)
DRIVERS = {
    "unit_value": AMOUNTS,
    "unit_value_less": AMOUNTS,
    "volume": AMOUNTS,
    "periods": AMOUNTS,
    "phasing": PHASINGS,
}
MEANING = {"amounts_are": st.sampled_from(["new-and-lasting", "in-all", "once"])}
LINE_ONCE_ASKED = {key: words for key, words in LINE_WORDS.items() if key != "lasts"}
YEARLY = st.dictionaries(YEARS, AMOUNTS, max_size=2)
SOME_YEARS = st.dictionaries(YEARS, AMOUNTS, min_size=1, max_size=2)
LINE = (
    objects_with(LINE_BASICS, LINE_WORDS | DRIVERS)
    | objects_with(LINE_BASICS | {"amounts": YEARLY}, LINE_WORDS)
    | objects_with(LINE_BASICS | {"amounts": SOME_YEARS} | MEANING, LINE_ONCE_ASKED)
)
DAYS = st.dates(min_value=date(2010, 1, 1), max_value=date(2020, 1, 1)).map(str)
LENGTH = {
    "stated": st.sampled_from(["45", 0, 9999]),
    "unit": st.sampled_from(["days", "weeks", "months"]),
    "sense": st.sampled_from(["exactly", "at-least", "at-most"]),
}
PERIODS = objects_with({"name": LINES}, {"from": DAYS}) | objects_with(
    {"name": LINES, "from": DAYS | st.just("April 2012"), "to": st.just("end of July 2030")}
    | LENGTH
)
ENTRIES = st.lists(objects_with({"name": LINES, "amount": AMOUNTS}), max_size=2)
FUNDING = {
    "questions": st.lists(
        objects_with({"key": CODES, "heading": LINES}, {"help": TEXTS}),
        max_size=2,
        unique_by=lambda one: one["key"],
    ),
    "budgets": st.lists(
        objects_with(
            {"year": YEARS, "amount": NUMBERS}, {"precision": st.just("1000"), "note": TEXTS}
        ),
        max_size=2,
        unique_by=lambda one: one["year"],
    ),
    "bridges": st.lists(
        objects_with({"title": LINES}, {"sources": ENTRIES, "uses": ENTRIES, "note": TEXTS}),
        max_size=2,
        unique_by=lambda one: one["title"],
    ),
    "periods": st.lists(PERIODS, max_size=2),
}


@st.composite
def tables(draw: st.DrawFn, title: str) -> Json:
    names = draw(st.lists(LINES, min_size=1, max_size=3, unique=True))
    labels = draw(st.lists(LINES, max_size=3, unique=True))
    table: Json = {
        "title": title,
        **draw(objects_with({}, {"row_heading": LINES})),
        "columns": [{"name": name} | draw(objects_with({}, {"unit": LINES})) for name in names],
        "rows": [{"label": at, "values": [draw(AMOUNTS) for _ in names]} for at in labels],
    }
    if len(labels) > 1 and draw(st.booleans()):
        table["sums"] = [{"row": labels[-1], "of": labels[:-1]}]
    return table


@st.composite
def scheme_lists(draw: st.DrawFn) -> list[Json]:
    references = draw(st.lists(CODES, max_size=3, unique=True))
    schemes = []
    for at, reference in enumerate(references):
        optional = {
            "summary": TEXTS,
            "owner_role": LINES,
            "headline": objects_with(
                {"amount": NUMBERS}, {"year": YEARS, "precision": st.just("1000")}
            ),
            "answers": st.dictionaries(LINES, TEXTS, max_size=3),
            "spellings": st.lists(LINES, max_size=2),
            "status": st.sampled_from(["idea", "approved"]),
            "theme": LINES,
            "delivery_confidence": objects_with({"rating": st.just("red"), "reason": SAID}),
            "lines": st.lists(LINE, max_size=2, unique_by=lambda one: one["name"]),
            "depends_on_outside": st.lists(SAID, max_size=2),
            "risks": st.lists(objects_with({"risk": SAID}, {"likelihood": GRADES}), max_size=1),
            "impacts": st.lists(
                objects_with({"kind": st.just("negative"), "text": SAID}), max_size=1
            ),
            "stated": st.lists(STATED | OF_ALL, max_size=1),
            "evidence": st.lists(tables(f"T{at}"), max_size=1),
        }
        if at:
            # Only on earlier ones, so never in a circle.
            earlier = st.sampled_from(references[:at])
            optional["depends_on"] = st.lists(earlier, max_size=2, unique=True)
        schemes.append(
            {"reference": reference, "title": draw(LINES)} | draw(objects_with({}, optional))
        )
    return schemes


@st.composite
def appraisals(draw: st.DrawFn, reference: str, schemes: list[str]) -> Json:
    codes = draw(st.lists(CODES, min_size=1, max_size=3, unique=True))
    levels = draw(st.lists(CODES, min_size=1, max_size=3, unique=True))
    scales: Json = {
        "levels": {
            "levels": [
                {"key": key, "points": draw(NUMBERS)}
                | draw(objects_with({}, {"name": LINES, "definition": TEXTS}))
                for key in levels
            ]
        },
        "z": {"minimum": "0", "maximum": draw(st.sampled_from(["10", "10.0", 5]))},
        "a spare one": {"minimum": "-1", "maximum": "0"},
    }
    weighted = draw(st.booleans())
    criteria: list[Json] = []
    for code in draw(st.lists(CODES, min_size=1, max_size=5, unique=True)):
        kind = draw(
            st.sampled_from(
                ["pass", "limit", "excused", "levels", "points", "line", "bands", "words"]
            )
        )
        row: Json = {"code": code, "name": draw(LINES), "role": "ranking"}
        match kind:
            case "pass":
                row |= {"role": "gateway", "test": {"kind": "pass"}}
            case "limit":
                row |= {
                    "role": "gateway",
                    "test": {"kind": "measure", "measure": "payback", "at_most": draw(NUMBERS)},
                }
            case "words":
                row["role"] = "consideration"
            case "excused":
                row |= {"role": "conditional-gateway", "test": {"kind": "pass"}}
                of = [c["code"] for c in criteria if c.get("scale") == "levels"]
                if of:
                    row["excused_by"] = {"at_least": 1, "of": of, "level": levels[0]}
                    if draw(st.booleans()):
                        row["test"] = {
                            "kind": "minimum-level",
                            "criterion": of[0],
                            "level": levels[0],
                        }
            case "levels" | "bands":
                row["scale"] = "levels"
                if kind == "bands":
                    row["from_measure"] = {
                        "measure": "share_of_target",
                        "bands": [{"from": "1.0", "level": levels[0]}, {"level": levels[-1]}],
                    }
            case "points":
                row["scale"] = "z"
            case "line":
                row["scale"] = {
                    "kind": "linear",
                    "measure": "cost",
                    "worst": "9",
                    "best": "-1.50",
                    "points": 100,
                }
        if weighted and row["role"] == "ranking":
            row["weight"] = draw(st.sampled_from(["1", "0.10", 60]))
        criteria.append(row | draw(objects_with({}, {"question": TEXTS})))
    ratings: list[Json] = []
    for option in codes:
        for row in criteria:
            rating = {"option": option, "criterion": row["code"]}
            kind = draw(st.sampled_from(["none", "agreed", "assessor"]))
            if kind == "none" or row["role"] == "consideration":
                continue
            if "test" in row and row["test"]["kind"] != "pass":
                continue
            if "test" in row:
                rating["level"] = draw(st.sampled_from(["pass", "fail"]))
            elif row["scale"] == "levels":
                rating["level"] = draw(st.sampled_from(levels))
            else:
                rating["points"] = draw(st.sampled_from(["0", "2.50", 5]))
            if kind == "assessor":
                rating["assessor"] = draw(LINES)
            extras = {
                "reason": TEXTS,
                "evidence": st.lists(objects_with({"title": LINES}, {"source": TEXTS}), max_size=2),
            }
            ratings.append(rating | draw(objects_with({}, extras)))
    view = objects_with({"text": SAID}, {"group": LINES})
    fact = objects_with({"label": LINES, "text": SAID})
    money = {"total_savings": NUMBERS, "confidence": SHARES}
    options = [
        {"code": code, "name": draw(LINES), "baseline": at == 0 and draw(st.booleans())}
        | draw(
            objects_with(
                {},
                {
                    "cost": NUMBERS,
                    "summary": TEXTS,
                    "governance": TEXTS,
                    "benefits": st.lists(view, max_size=2),
                    "drawbacks": st.lists(view, max_size=2),
                    "facts": st.lists(fact, max_size=2),
                    "finance": objects_with({}, money),
                },
            )
        )
        for at, code in enumerate(codes)
    ]
    if not any(c["role"] == "ranking" for c in criteria):
        weighted = False
    return {
        "reference": reference,
        "title": draw(LINES),
        "scales": scales,
        "options": options,
        "criteria": criteria,
        "measures": [{"option": code, "measure": "cost", "value": draw(NUMBERS)} for code in codes],
        "ratings": ratings,
    } | draw(
        objects_with(
            {},
            {
                "question": TEXTS,
                "strand": LINES,
                "scheme": st.sampled_from([None, *schemes]),
                "total_as": st.sampled_from(["points", "average"]),
                "better": st.sampled_from(["higher", "lower"]),
                "measure_definitions": st.dictionaries(
                    st.sampled_from(["payback", "cost", "unused"]),
                    objects_with({"name": LINES}, {"unit": LINES}),
                ),
                "finance": objects_with(
                    {}, {"target": NUMBERS, "in_scope_value": NUMBERS, "wider_savings": NUMBERS}
                ),
                "shortlist": st.sampled_from(
                    [{"kind": "all"}, {"kind": "top", "count": 2}]
                    + [{"kind": "threshold", "total": "1.50"}] * weighted
                ),
                "decision": st.none()
                | objects_with(
                    {"preferred": st.just(codes[0])},
                    {
                        "with_a_view_to": st.sampled_from([None, *codes[1:]]),
                        "reason": TEXTS,
                        "present": st.just(0),
                        "entitled": st.just(10),
                        "decided_on": st.dates().map(str),
                        "next_step": TEXTS,
                    },
                ),
            },
        )
    )


def sign_off(references: list[str]) -> dict[str, st.SearchStrategy[Any]]:
    """What a paper says besides its text, as keys of its strategy."""
    days = st.dates().map(date.isoformat)
    short = LINES.filter(lambda text: len(text) <= 10)
    kinds = st.sampled_from(["option", "scheme", "evidence", "figure", "attachment"])
    exempt = objects_with({"kind": kinds, "name": LINES, "paragraph": short, "reason": SAID})
    states = st.sampled_from(["requested", "given", "returned"])
    about = {
        **{"state": states, "on": days, "comment": TEXTS, "delegation": TEXTS},
        "stale": st.booleans(),
    }
    revision = objects_with(
        {"version": short}, {"on": days, "author": LINES, "status": LINES, "note": TEXTS}
    )
    named = st.lists(st.sampled_from(references), max_size=2, unique=True)
    return {
        "schemes": named if references else st.just([]),
        "background": st.lists(LINES, max_size=2, unique=True),
        "exempt": st.lists(exempt, max_size=2, unique_by=lambda one: (one["kind"], one["name"])),
        "approvals": st.lists(
            objects_with({"role": LINES}, about), max_size=2, unique_by=lambda one: one["role"]
        ),
        "revisions": st.lists(revision, max_size=2),
        "explained": st.lists(
            objects_with({"mark": short, "why": SAID}, {"by": LINES}),
            max_size=2,
            unique_by=lambda one: one["mark"],
        ),
    }


@st.composite
def told_of(draw: st.DrawFn, names: list[str]) -> dict[str, st.SearchStrategy[Any]]:
    """The appraisals that a paper names, as keys of its strategy: the one that it reports on is
    among them where it names any."""
    subject = draw(st.sampled_from([None, *names]))
    named = draw(st.lists(st.sampled_from(names), max_size=2, unique=True)) if names else []
    if named and subject and subject not in named:
        named.append(subject)
    return {"appraisal": st.just(subject), "appraisals": st.just(named)}


def paper_headings() -> st.SearchStrategy[list[Json]]:
    """What a paper has otherwise than its house format: headings of the format, and own ones, of
    which none stands beneath another own one."""
    named = objects_with({"key": LINES}, {"heading": LINES, "left_out": st.booleans()})
    own = objects_with(
        {
            "key": st.from_regex(r"own-[a-z]{1,5}", fullmatch=True),
            "heading": LINES.filter(str.strip),
            "own": st.just(True),
        },
        {"beneath": st.just("summary"), "appendix": st.booleans(), "left_out": st.booleans()},
    )
    return st.lists(named | own, max_size=4, unique_by=lambda one: one["key"])


@st.composite
def cases(draw: st.DrawFn) -> Json:
    """Any valid case file (parsed), defaults and empty values written out or not."""
    schemes = draw(scheme_lists())
    references = [scheme["reference"] for scheme in schemes]
    names = draw(st.lists(CODES, max_size=2, unique=True))
    given = [draw(appraisals(name, references)) for name in names]
    paper = {
        "reference": CODES,
        "house_format": LINES,
        "title": LINES,
        "facts": st.dictionaries(LINES, TEXTS, max_size=3),
        **sign_off(references),
    }
    section = objects_with(
        {"key": st.from_regex(r"[a-z-]{1,10}", fullmatch=True)},
        {
            "text": TEXTS,
            "exempt": st.none() | objects_with({"paragraph": LINES, "reason": SAID}),
        },
    )
    paper["sections"] = st.lists(section, max_size=3, unique_by=lambda one: one["key"])
    paper["headings"] = paper_headings()
    event = objects_with(
        {"when": LINES, "title": LINES}, {"note": TEXTS, "sessions": st.integers(1, 9)}
    )
    programme = draw(
        objects_with(
            {
                "reference": CODES,
                "title": LINES,
                "authority": LINES,
                "first_year": YEARS,
                "years": st.integers(1, 60),
            },
            {
                "target": NUMBERS,
                "summary": TEXTS,
                "stated": st.lists(STATED, max_size=2, unique_by=lambda one: one["name"]),
                "evidence": st.lists(tables("Table of all"), max_size=1),
                "plan": objects_with({}, {"events": st.lists(event, max_size=2)}),
                "way_forward": TEXTS,
                **FUNDING,
            },
        )
    )
    about = told_of(names).flatmap(lambda told: objects_with(paper | told))
    papers = st.lists(about, max_size=2, unique_by=lambda one: one["reference"])
    case = {"format": "options-appraisal/1", "programme": programme}
    lists = {"schemes": schemes, "appraisals": given, "papers": draw(papers)}
    return case | {key: rows for key, rows in lists.items() if rows or draw(st.booleans())}
