"""Drawn cases with something exempt: the public copy holds none of it, and what it says is true, or
it is not made and says where it would give something away."""

import re
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest

from reports.casefile.canonical import case_text
from reports.casefile.case import case_of
from reports.casefile.own import own_case
from reports.casefile.parts import Case
from reports.document.content import Document, TableBlock
from reports.document.content_json import content_json
from reports.output.paper import paper_document, paper_of
from reports.public.copies import public_copy
from reports.withheld.items import CannotKeep
from tests.reports.cases.typed import typed
from tests.reports.exempt.drawn import FORMATS, drawn_case

CASES = 24  # of each house format
_MONEY = re.compile(r"£(\d[\d,]*(?:\.\d+)?)(bn|m|k)?")
_SIZES = {"": 1, "k": 1000, "m": 1_000_000, "bn": 1_000_000_000}


def secrets_of(data: dict[str, Any]) -> tuple[set[str], set[int]]:
    """The names and the amounts of what a drawn case keeps back, read off its data."""
    names: set[str] = set()
    amounts: set[int] = set()
    (part,) = data["appraisals"]
    for kept in data["papers"][0]["exempt"]:
        kind, name = kept["kind"], kept["name"]
        if kind == "option":
            (one,) = (o for o in part["options"] if f"way/{o['code']}" == name)
            names |= {one["name"], one["name"].split()[0], one["code"]}
            amounts |= {int(one["cost"]), int(one["finance"]["total_savings"])}
            amounts |= {
                int(n.replace(",", "")) for n in _MONEY.findall(one["benefits"][0]["text"])[0][:1]
            }
        elif kind == "scheme":
            (one,) = (s for s in data["schemes"] if s["reference"] == name)
            names |= {one["title"], one["title"].split()[0], name}
            amounts.add(int(one["headline"]["amount"]))
            amounts |= {int(v) for line in one["lines"] for v in line["amounts"].values()}
        elif kind == "evidence":
            (table,) = data["programme"]["evidence"]
            names.add(table["title"])
            amounts |= {int(row["values"][0]) for row in table["rows"]}
        else:
            amounts.add(figure_of(data, name))
    return names, amounts


def figure_of(data: dict[str, Any], name: str) -> int:
    (part,) = data["appraisals"]
    if name == "programme.target":
        return int(data["programme"]["target"])
    if name == "way.finance.target":
        return int(part["finance"]["target"])
    if name.startswith("stated."):
        return int(data["programme"]["stated"][0]["amount"])
    if name.startswith("evidence."):
        return int(data["programme"]["evidence"][0]["rows"][0]["values"][0])
    code = name.split(".")[1]
    (option,) = (one for one in part["options"] if one["code"] == code)
    return int(option["finance"]["total_savings"])


def spellings(amount: int) -> set[str]:
    """An amount as it can be printed exactly, and rounded to four figures."""
    found = {str(amount), f"{amount:,}", f"{amount}.00"}
    for size, places, word in ((1000, 0, "k"), (1_000_000, 2, "m"), (1_000_000, 3, "m")):
        text = f"{amount / size:,.{places}f}"
        if len(text.replace(",", "").replace(".", "").strip("0")) >= 4:
            found.add(f"{text}{word}")
    return found


def has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<![\w,.]){re.escape(word)}(?![\w,])", text) is not None


@pytest.mark.parametrize("house_format", FORMATS)
def test_no_drawn_public_copy_gives_away_what_is_exempt(house_format: str) -> None:
    made = 0
    for seed in range(CASES):
        data = drawn_case(seed, house_format)
        names, amounts = secrets_of(data)
        case = typed(data)
        try:
            ready = paper_of(case)
        except CannotKeep:
            continue
        made += 1
        sent = content_json(ready.document).decode()
        for one in ready.attachments:
            sent += one.content.decode()
        for name in names:
            assert not has_word(sent, name), (seed, name)
        for amount in amounts:
            for spelling in spellings(amount):
                assert not has_word(sent, spelling), (seed, amount, spelling)
        assert_not_one_sum_away(ready.document, amounts, seed)
        assert_true(case, ready.document, seed)
    assert made > CASES / 2  # most copies can be made


def assert_not_one_sum_away(document: Document, amounts: set[int], seed: int) -> None:
    """No two amounts printed to the pound add up to an exempt one or differ by it."""
    printed = {
        int(number.replace(",", ""))
        for number, size in _MONEY.findall(content_json(document).decode())
        if not size and "." not in number
    }
    for one, other in combinations(sorted(printed), 2):
        assert other - one not in amounts, (seed, other, one)
    for block in document.walk():
        if isinstance(block, TableBlock):
            for column in range(len(block.table.columns) - 1):
                assert_no_total_tells(block, column, amounts, seed)


def assert_no_total_tells(block: TableBlock, column: int, amounts: set[int], seed: int) -> None:
    values = [
        (row.total or row.heading.text == "Together", Fraction(row.cells[column].value))
        for row in block.table.rows
        if re.fullmatch(r"-?\d+(\.\d+)?", row.cells[column].value)
    ]
    above = sum((value for total, value in values if not total), Fraction(0))
    for total, value in values:
        assert not total or int(value - above) not in amounts, (seed, block.table.caption)


def assert_true(case: Case, public: Document, seed: int) -> None:
    """Ranks and outcomes of the options that are shown are those of the whole appraisal, and every
    row that the whole paper has is there, withheld or shown."""
    whole = paper_document(case, whole=True)
    before = {table.name: table for table in whole.tables if table.name}
    assert len(public.headings) <= len(whole.headings)
    for table in public.tables:
        if table.name != "ranked":
            continue
        rows = {row.heading.text: row for row in before["ranked"].rows}
        assert len(table.rows) == len(rows), seed
        for row in table.rows:
            if "withheld (paragraph 3)" not in row.heading.text:
                now = [cell.text for cell in row.cells[:1]]
                assert now == [cell.text for cell in rows[row.heading.text].cells[:1]], seed
    findings = case_of(own_case(case)).findings
    assert findings is not None


def test_what_keeps_nothing_is_the_whole_paper() -> None:
    for seed in range(5):
        data = drawn_case(seed, FORMATS[0])
        data["papers"][0]["exempt"] = []
        for section in data["papers"][0]["sections"]:
            section.pop("exempt", None)
        case = typed(data)
        copy = public_copy(case)
        assert copy.document == paper_document(case, whole=True)
        assert case_text(copy.case) == case_text(own_case(case))
