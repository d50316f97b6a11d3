"""The value of a field in words."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from reports.document.content import Block, Heading, Paragraph, Run, TableBlock, walk
from reports.document.markdown import ReadingRules, blocks_of
from workbench.dates import day, moment
from workbench.numbers.listing import listed, opening
from workbench.numbers.text import plain_number, plain_pounds, plain_share


def value_words(value: Any) -> str:
    """Any value: a number in full, yes or no, a range, what is said to be missing, a list."""
    match value:
        case None:
            words = ""
        case bool():
            words = "yes" if value else "no"
        case int() | Decimal():
            words = plain_number(value)
        case Mapping():
            words = _of_mapping(value)
        case tuple() | list():
            words = "; ".join(filter(None, map(value_words, value)))
        case _:
            words = str(value)
    return words


def amount_words(value: Any) -> str:
    """An amount as the case file has it: digits, a range, or what is missing."""
    if isinstance(value, str):
        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        # "Infinity" is a word like any other.
        return plain_number(number) if number.is_finite() else value
    if isinstance(value, Mapping) and "missing" in value:
        return str(value["missing"])
    if isinstance(value, Mapping) and {"low", "high"} <= set(value):
        low, high = amount_words(value["low"]), amount_words(value["high"])
        central = f", most likely {amount_words(value['central'])}" if "central" in value else ""
        return f"{low} to {high}{central}"
    if isinstance(value, tuple | list):
        return "; ".join(map(amount_words, value))
    return value_words(value)


def officer_words(text: Any) -> str:
    """What officers wrote, as plain words: no signs of Markdown, no names of figures."""
    blocks = blocks_of(str(text or ""), reading=ReadingRules(_a_figure, _nothing, []))
    return " ".join(words for block in walk(blocks) for words in _of_block(block))


def _a_figure(_name: str) -> Run:
    return Run("[a figure]")


def _nothing(_name: str) -> tuple[Block, ...]:
    return ()


def _of_block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Heading():
            yield block.text
        case TableBlock():
            for row in block.table.rows:
                yield from (cell.text for cell in (row.heading, *row.cells))


def keyword(value: Any) -> str:
    """A word that the case file fixes: "not-taken-forward" as "Not taken forward"."""
    return opening(str(value or "").replace("-", " ").replace("_", " "))


def pounds_words(value: Any) -> str:
    return "" if value is None else plain_pounds(value)


def share_words(value: Any) -> str:
    return "" if value is None else plain_share(value)


def day_words(value: str) -> str:
    """A day as people read it; what is no day as it is."""
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value


def moment_words(value: str) -> str:
    """A moment as people in London read it; what is no moment as it is."""
    try:
        return moment(datetime.fromisoformat(value))
    except ValueError:
        return value


def _of_mapping(value: Mapping[str, Any]) -> str:
    if "missing" in value or {"low", "high"} <= set(value):
        return amount_words(value)
    return listed(
        f"{keyword(name).lower()} {amount_words(one)}" if one not in (None, "") else keyword(name)
        for name, one in value.items()
    )
