"""The formats that the product came with at first: nobody chooses them, and what names one prints
as it always did."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from reports.casefile.file import read_case
from reports.document.content import Document
from reports.document.texts import every_text
from reports.formats.shelf import FORMER_DIR, house_format, house_format_keys
from reports.output.paper import paper_document
from reports.papers.forms import format_choices

# For each case the former format of its papers, and the keys that its sections had.
FORMER: dict[str, tuple[str, dict[str, str]]] = {
    "barnet": (
        "barnet-outline-business-case",
        {
            "engagement": "appendix-a",
            "in-house-transformation": "appendix-b",
            "nhs-shared-service": "appendix-c",
            "market": "appendix-d",
            "trading-company": "appendix-e",
            "mutuals": "appendix-f",
            "equalities": "appendix-g",
            "health-and-safety": "appendix-h",
        },
    ),
    "hertfordshire": (
        "hertfordshire-group-paper",
        {"roles": "appendix-a", "works": "appendix-b", "future-opportunities": "future"},
    ),
    "derby": (
        "derby-cabinet-report",
        {
            "workforce": "personnel",
            "risk": "risk-management",
            "council-priorities": "corporate-objectives",
        },
    ),
    "warwick": (
        "warwick-scrutiny-briefing",
        {"council-plan": "fit-for-the-future", "partners": "partnership"},
    ),
    "cambridgeshire": ("cambridgeshire-business-cases", {}),
}
# What the formats of today say otherwise by themselves.
SAID = {
    "Paper to a co-ordination group": "Options paper",
    "Service Director(s)": "Service director",
}


def as_it_was(name: str) -> tuple[Any, Any]:
    """The case of today, and as its file was when its papers named a former format."""
    data = json.loads((Path(settings.BASE_DIR) / "fixtures" / f"{name}.json").read_text("utf-8"))
    former = json.loads(json.dumps(data))
    form, keys = FORMER[name]
    for paper in former["papers"]:
        paper["house_format"] = form
        paper.pop("headings", None)
        for section in paper.get("sections", []):
            section["key"] = keys.get(section["key"], section["key"])
            for now, then in keys.items():
                section["text"] = section["text"].replace(f"{{{{ #{now} }}}}", f"{{{{ #{then} }}}}")
        for approval in paper.get("approvals", []):
            if approval["role"] == "Service director":
                approval["role"] = "Service Director(s)"
    return data, former


def words(document: Document, keys: dict[str, str]) -> list[str]:
    """All that is printed, with the former `keys` of sections, which nobody reads."""

    def printed(text: str) -> str:
        for now, then in keys.items():
            key = text.removeprefix("#")
            if key == now or key.startswith(f"{now}-"):
                return text.replace(now, then, 1)
        return SAID.get(text, text)

    return [printed(str(one)) for one in every_text(document)]


@pytest.mark.parametrize("name", FORMER)
def test_papers_read_alike_in_the_former_format_and_in_that_of_today(name: str) -> None:
    today, former = (read_case(json.dumps(one).encode()).case for one in as_it_was(name))
    _form, keys = FORMER[name]
    for paper in today.papers:
        now = paper_document(today, paper.reference)
        then = paper_document(former, paper.reference)
        assert [(one.number, one.text) for one in now.headings] == [
            (one.number, one.text) for one in then.headings
        ]
        assert words(now, keys) == words(then, {})
        assert now.warnings == then.warnings


def test_former_formats_are_on_the_shelf_and_no_choice() -> None:
    former = {path.stem for path in FORMER_DIR.glob("*.json")}
    assert former == {form for form, _keys in FORMER.values()}
    assert not former & set(house_format_keys())
    for key in former:
        assert house_format(key).key == key
        assert key not in dict(format_choices())
        # A paper that has it can keep it.
        assert list(dict(format_choices(key)))[-1] == key


@pytest.mark.django_db
def test_format_that_is_nowhere_is_no_choice() -> None:
    assert format_choices("no-such-format") == format_choices()


def test_formats_of_the_product_name_no_council_and_nothing_of_one_case() -> None:
    for key in house_format_keys():
        form = house_format(key)
        said = " ".join([form.key, form.name, *(one.heading for one in form.walked)])
        for word in ("Barnet", "Derby", "Hertford", "Warwick", "Cambridge", "NHS", "mutual", "FFF"):
            assert word not in said, (key, word)
