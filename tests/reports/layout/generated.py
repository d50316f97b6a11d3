"""Cases of councils that do not exist, as large or as small as a test asks."""

from dataclasses import dataclass
from itertools import cycle, islice
from random import Random
from typing import Any

from reports.casefile.file import check_case
from reports.casefile.parts import Case
from reports.formats.shelf import house_format

WORDS = (
    *("library", "service", "Bradwell-on-Sea", "neighbourhood", "trust", "shared", "a", "the"),
    *("telecommunications", "leisure", "partnership", "of", "two", "councils", "responsibilities"),
    *("swimming", "pools", "refurbishment", "and", "waste", "collection", "internationalisation"),
)
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
ADDRESS = "https://council.example.gov.uk/sites/Transformation/_layouts/15/Doc.aspx?sourcedoc=%7B0A"
LEVELS = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Size:
    """How much a case holds: how long its names are, in letters, and its largest amount, in
    pounds."""

    options: int = 3
    criteria: int = 4
    name: int = 20
    amount: int = 1_000_000
    years: int = 3
    evidence: int = 4
    schemes: int = 2
    points: bool = False
    broken: bool = False  # names without a blank


def name_of(length: int, start: int, *, broken: bool = False) -> str:
    """A name of this many letters, unlike that of another start."""
    words = islice(cycle(WORDS), start, None)
    made = f"N{start}"
    joint = "_" if broken else " "
    while len(made) < length:
        made = f"{made}{joint}{next(words)}"
    return made[: max(length, 3)].strip(f"{joint}-") if length > 3 else f"N{start}"


def case_of_size(size: Size, form: str, seed: int = 1) -> Case:
    """A case of this size with one paper in this house format, every section of it written."""
    return check_case(case_data(size, form, seed)).case


def case_data(size: Size, form: str, seed: int = 1) -> dict[str, Any]:
    """The case as its file has it."""
    chance = Random(seed)
    years = [f"{year}/{(year + 1) % 100:02}" for year in range(2019, 2019 + size.years)]
    schemes = [_scheme(size, at, years, chance) for at in range(size.schemes)]
    return {
        "format": "options-appraisal/1",
        "programme": {
            "reference": "GEN",
            "title": name_of(size.name, 7, broken=size.broken),
            "authority": "Generated Council",
            "first_year": years[0],
            "years": size.years,
            "target": str(size.amount),
            "evidence": [_evidence(size, chance)],
        },
        "schemes": schemes,
        "appraisals": [_appraisal(size, chance)],
        "papers": [_paper(size, form)],
    }


def _amount(size: Size, chance: Random) -> str:
    return str(chance.choice([size.amount, -size.amount, chance.randint(0, size.amount), -1]))


def _scheme(size: Size, at: int, years: list[str], chance: Random) -> dict[str, Any]:
    return {
        "reference": f"S{at}",
        "title": name_of(size.name, at, broken=size.broken),
        "summary": "What it is.",
        "headline": {"amount": str(size.amount), "year": years[0]},
        "lines": [
            {
                "name": name_of(size.name, at + line, broken=size.broken),
                "kind": kind,
                "amounts": {year: str(chance.randint(0, size.amount)) for year in years},
            }
            for line, kind in enumerate(("saving", "cost", "one-off-cost"))
        ],
    }


def _evidence(size: Size, chance: Random) -> dict[str, Any]:
    return {
        "title": "Contributions by district",
        "columns": [
            {"name": name_of(min(size.name, 30), at), "unit": "£"} for at in range(size.evidence)
        ],
        "rows": [
            {
                "label": name_of(size.name, at + 50, broken=size.broken),
                "values": [
                    {"missing": "not received"} if at == column else _amount(size, chance)
                    for column in range(size.evidence)
                ],
            }
            for at in range(12)
        ],
    }


def _appraisal(size: Size, chance: Random) -> dict[str, Any]:
    scale = {"minimum": "0", "maximum": "10"} if size.points else {
        "levels": [{"key": key, "points": str(at)} for at, key in enumerate(LEVELS, 1)]
    }  # fmt: skip
    options = [f"O{at}" for at in range(size.options)]
    ranking = [f"C{at}" for at in range(size.criteria)]
    ratings = [
        {"option": option, "criterion": criterion}
        | (
            {"points": str(chance.randint(0, 10))}
            if size.points
            else {"level": chance.choice(LEVELS)}
        )
        | {"reason": f"Because of {name_of(60, chance.randint(0, 20))}."}
        for option in options
        for criterion in ranking
    ]
    gates = [
        {"option": option, "criterion": "G", "level": "fail" if at % 7 == 6 else "pass"}
        for at, option in enumerate(options)
    ]
    return {
        "reference": "model",
        "title": "Delivery model",
        "question": "Which model?",
        "scales": {"s": scale},
        "options": [
            {
                "code": code,
                "name": name_of(size.name, at + 3, broken=size.broken),
                "summary": "What it is.",
                "baseline": at == 0,
                "cost": str(size.amount + at),
            }
            for at, code in enumerate(options)
        ],
        "criteria": [
            {"code": "G", "name": "Lawful", "role": "gateway", "test": {"kind": "pass"}},
            *(
                {
                    "code": code,
                    "name": name_of(size.name, at + 11, broken=size.broken),
                    "role": "ranking",
                    "scale": "s",
                    "weight": str(at + 1),
                }
                for at, code in enumerate(ranking)
            ),
        ],
        "ratings": [*gates, *ratings],
    }


def _paper(size: Size, form: str) -> dict[str, Any]:
    """A paper in which every section that the format asks for says something."""
    made = house_format(form)
    keys = [
        key.replace("{code}", code).replace("{reference}", "model")
        for key in made.sections
        for code in (["G", *(f"C{at}" for at in range(size.criteria))] if "{code}" in key else [""])
    ]
    facts = {
        one.fact: (one.choices[0] if one.choices else "2019-03-07" if one.is_date else one.label)
        for one in made.facts
    }
    return {
        "reference": "paper",
        "house_format": form,
        "title": name_of(size.name, 5, broken=size.broken),
        "appraisal": "model",
        "facts": facts,
        "sections": [{"key": key, "text": _text(size, at)} for at, key in enumerate(keys)],
    }


def _text(size: Size, at: int) -> str:
    says = [f"That the committee agrees {name_of(80, at)}.", f"- One thing.\n- See {ADDRESS}{at}."]
    if at % 4 == 1:
        says.append(f"The word is {LONG_WORD * 3}.")
    if at % 3 == 2:
        says.append(_typed(size))
    return "\n\n".join(says)


def _typed(size: Size) -> str:
    """A table as an officer types it, with an amount for each year."""
    years = [f"{year}/{(year + 1) % 100:02}" for year in range(2019, 2019 + size.years)]
    rows = [["What", *years], ["---"] * (size.years + 1)]
    rows += [
        [name_of(size.name, row), *(f"£{size.amount - row * year:,}" for year in range(size.years))]
        for row in range(9)
    ]
    return "Table: What it costs\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows)
