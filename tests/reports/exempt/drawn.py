"""Cases of councils that do not exist, drawn at random, each with something exempt."""

import random
from typing import Any

from reports.casefile.case import case_of
from reports.figures.figure import FigureKind
from reports.figures.formats import shown
from reports.figures.gather import figures_of
from reports.formats.shelf import house_format
from tests.reports.cases.typed import typed
from tests.reports.exempt.copies import exempt

FORMATS = (
    "outline-business-case",
    "cabinet-report",
    "group-options-paper",
    "savings-business-cases",
    "scrutiny-briefing",
)
_NAMES = [
    "Kestrel",
    "Osprey",
    "Merlin",
    "Harrier",
    "Falcon",
    "Buzzard",
    "Curlew",
    "Plover",
    "Dunlin",
    "Avocet",
    "Godwit",
    "Lapwing",
    "Redshank",
    "Greenshank",
    "Turnstone",
    "Sanderling",
    "Whimbrel",
    "Phalarope",
    "Ruff",
    "Knot",
]


def drawn_case(seed: int, house_format: str) -> dict[str, Any]:
    """A case with one to nine options, one to six criteria, none to nine schemes and a table, in a
    house format, that keeps one to three things from the public."""
    chance = random.Random(seed)
    names = chance.sample(_NAMES, len(_NAMES))
    options = chance.randint(1, 9)
    part = _appraisal(chance, [f"{names[at]} plan" for at in range(options)])
    schemes = [_scheme(chance, at, f"{names[9 + at]} work") for at in range(chance.randint(0, 9))]
    programme: dict[str, Any] = {
        "reference": "P-1",
        "title": "Drawn programme",
        "authority": "Nowhere Council",
        "first_year": "2026/27",
        "years": chance.randint(1, 5),
        "target": str(_amount(chance)),
        "evidence": [_table(chance)],
        "stated": [
            {
                "name": "Budget after savings",
                "amount": str(_amount(chance)),
                "sum_of": [str(_amount(chance)), str(-_amount(chance))],
            }
        ],
    }
    for one in schemes:
        one["lines"] = [_line(chance, name) for name in ("Staff", "Fees")[: chance.randint(0, 2)]]
    case = {
        "format": "options-appraisal/1",
        "programme": programme,
        "schemes": schemes,
        "appraisals": [part],
        "papers": [
            {
                "reference": "drawn",
                "house_format": house_format,
                "title": "What to do",
                "appraisal": "way",
                "facts": {},
                "sections": [],
            }
        ],
    }
    _write(chance, case)
    _keep(chance, case)
    return case


def _amount(chance: random.Random) -> int:
    """An odd amount, from tens of thousands to thousands of millions, that nothing else gives by
    chance."""
    return chance.randint(10_001, 10 ** chance.randint(5, 10)) | 1


def _appraisal(chance: random.Random, names: list[str]) -> dict[str, Any]:
    criteria: list[dict[str, Any]] = [
        {
            "code": str(at),
            "name": f"Aim {'abcdef'[at]}",
            "role": "ranking",
            "scale": "hml",
            "weight": str(chance.randint(1, 30)),
        }
        for at in range(chance.randint(1, 6))
    ]
    if chance.random() < 0.5:
        criteria[0]["from_measure"] = {
            "measure": "total_savings",
            "bands": [{"from": "1000000", "level": "high"}, {"level": "low"}],
        }
    if chance.random() < 0.5:
        test = {"kind": "pass"}
        criteria.append({"code": "g", "name": "Lawful", "role": "gateway", "test": test})
    codes = [f"OPT{at}" for at in range(len(names))]
    return {
        "reference": "way",
        "title": "Which way",
        "question": "Which way is best?",
        "scales": {
            "hml": {
                "levels": [
                    {"key": key, "points": str(points)}
                    for key, points in (("high", 3), ("medium", 2), ("low", 1))
                ]
            }
        },
        "options": [
            {
                "code": code,
                "name": name,
                "baseline": at == 0,
                "cost": str(_amount(chance)),
                "summary": f"What {name} would be.",
                "benefits": [{"text": f"It frees £{_amount(chance):,}."}],
                "finance": {"total_savings": str(_amount(chance)), "confidence": "0.8"},
            }
            for at, (code, name) in enumerate(zip(codes, names, strict=True))
        ],
        "criteria": criteria,
        "finance": {"target": str(_amount(chance)), "wider_savings": str(_amount(chance))},
        "ratings": [
            {
                "option": code,
                "criterion": one["code"],
                "level": (
                    chance.choice(("pass", "pass", "fail"))
                    if one["role"] == "gateway"
                    else chance.choice(("high", "medium", "low"))
                ),
                "reason": f"Judged for {one['name']}.",
            }
            for code in codes
            for one in criteria
            if "from_measure" not in one and chance.random() < 0.95
        ],
    }


def _scheme(chance: random.Random, at: int, title: str) -> dict[str, Any]:
    return {
        "reference": f"Z/{at}.{chance.randint(100, 999)}",
        "title": title,
        "status": "approved",
        "headline": {"amount": str(_amount(chance)), "year": "2026/27"},
        "summary": f"All about {title}.",
        "risks": [{"risk": f"{title} may slip."}],
    }


def _line(chance: random.Random, name: str) -> dict[str, Any]:
    return {"name": name, "kind": "saving", "amounts": {"2026/27": str(_amount(chance))}}


def _table(chance: random.Random) -> dict[str, Any]:
    rows = [{"label": f"Bidder {at}", "values": [str(_amount(chance))]} for at in "abc"]
    total = sum(int(row["values"][0]) for row in rows)  # type: ignore[index]
    return {
        "title": "Quoted prices",
        "columns": [{"name": "Price", "unit": "GBP"}],
        "rows": [*rows, {"label": "Together", "values": [str(total)]}],
        "sums": [{"row": "Together", "of": [row["label"] for row in rows]}],
    }


_INSERTED = (
    *("answer", "criteria", "gateway-matrix", "ranked", "finance", "finance-chart", "portfolio"),
    *("schemes-summary", "reconciliation", "options-compared", "contributions-chart"),
    *("evidence quoted-prices", "way-forward"),
)


def _write(chance: random.Random, case: dict[str, Any]) -> None:
    """Officers' sections: some quote figures, place a block, or type what a figure is."""
    (paper,) = case["papers"]
    form = house_format(paper["house_format"])
    keys = {b.section for h in form.walked for b in h.blocks if b.kind == "text" and b.section}
    figures = [*figures_of(case_of(typed(case))).values()]
    sums = [one for one in figures if one.kind is FigureKind.MONEY and one.value]
    inserted = list(_INSERTED)
    chance.shuffle(inserted)
    for key in sorted(keys):
        said = ["Officers write here."]
        for _ in range(chance.randint(0, 2)):
            said.append(f"One is {{{{ {chance.choice(figures).name} }}}}.")
        if chance.random() < 0.05 and sums:
            said.append(f"We typed {shown(chance.choice(sums))}.")
        text = " ".join(said)
        if inserted and chance.random() < 0.4:
            text += f"\n\n{{{{ insert: {inserted.pop()} }}}}"
        paper["sections"].append({"key": key, "text": text})
    if chance.random() < 0.3 and paper["sections"]:
        chance.choice(paper["sections"])["exempt"] = {"paragraph": "5", "reason": "Advice."}


def _keep(chance: random.Random, case: dict[str, Any]) -> None:
    """One to three things that the paper keeps from the public."""
    (part,) = case["appraisals"]
    codes = [one["code"] for one in part["options"]]
    there = [("option", f"way/{code}") for code in codes]
    there += [("scheme", one["reference"]) for one in case["schemes"]]
    there += [("figure", f"way.{code}.total_savings") for code in codes]
    there += [("figure", name) for name in ("way.finance.target", "programme.target")]
    there += [("evidence", "Quoted prices"), ("figure", "stated.budget-after-savings")]
    there += [("figure", "evidence.quoted-prices.bidder-a.price")]
    kept = chance.sample(there, chance.randint(1, min(3, len(there))))
    case["papers"][0]["exempt"] = [exempt(kind, name) for kind, name in kept]
