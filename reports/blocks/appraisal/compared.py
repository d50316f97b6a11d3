"""Options compared in words: their facts, and what speaks for and against each."""

from collections.abc import Mapping, Sequence

from appraisal.casefile.parts import CaseOption, CaseView
from appraisal.engine.words.outcomes import NOT_WORKED_OUT
from workbench.numbers.listing import opening
from workbench.pages.tables import Cell, Column, Row, Table, listing

NOT_STATED = "Not stated"
NONE_STATED = "None stated"
_UNKNOWN = opening(NOT_WORKED_OUT)
SIDE_BY_SIDE = 4  # options beyond which columns grow too narrow to read


def facts_table(
    options: Sequence[CaseOption],
    outcomes: Mapping[str, str],
    *,
    caption: str = "Options compared",
    name: str = "options-compared",
) -> Table:
    """Options down, their facts across, then what becomes of each. A fact that an option lacks is
    said to be so."""
    labels = _labels(options)
    return Table(
        caption=caption,
        name=name,
        columns=(Column("Option"), *map(Column, labels), Column("Outcome")),
        rows=tuple(
            Row(
                Cell(_named(option)),
                (
                    *(Cell(_facts(option).get(label, NOT_STATED)) for label in labels),
                    Cell(outcomes.get(option.code, _UNKNOWN)),
                ),
            )
            for option in options
        ),
    )


def for_and_against_table(options: Sequence[CaseOption], *, caption: str, name: str) -> Table:
    """Options down; beside each its benefits and its drawbacks as lists."""
    return Table(
        caption=caption,
        name=name,
        columns=(Column("Option"), Column("Benefits"), Column("Drawbacks")),
        rows=tuple(
            Row(
                Cell(_named(option)),
                (
                    listing(_said(option.benefits), NONE_STATED),
                    listing(_said(option.drawbacks), NONE_STATED),
                ),
            )
            for option in options
        ),
    )


def side_by_side_table(options: Sequence[CaseOption], outcomes: Mapping[str, str]) -> Table:
    """Options across; down what becomes of each, their facts, benefits and drawbacks. With more
    than four options the table scrolls by itself."""
    facts = [_facts(option) for option in options]
    rows = [
        Row(
            Cell("Outcome"),
            tuple(Cell(outcomes.get(o.code, _UNKNOWN)) for o in options),
        ),
        *(
            Row(Cell(label), tuple(Cell(one.get(label, NOT_STATED)) for one in facts))
            for label in _labels(options)
        ),
        Row(Cell("Benefits"), tuple(listing(_said(o.benefits), NONE_STATED) for o in options)),
        Row(Cell("Drawbacks"), tuple(listing(_said(o.drawbacks), NONE_STATED) for o in options)),
    ]
    few = len(options) <= SIDE_BY_SIDE
    return Table(
        caption="Options compared",
        name="options-compared",
        columns=(Column("What is compared"), *(Column(_named(option)) for option in options)),
        rows=tuple(rows),
        cards=few,
        wide=not few,
    )


def _labels(options: Sequence[CaseOption]) -> tuple[str, ...]:
    """What the facts are about, each once, as the options first name it."""
    return tuple(dict.fromkeys(fact.label for option in options for fact in option.facts))


def _named(option: CaseOption) -> str:
    return f"{option.name} (baseline)" if option.baseline else option.name


def _facts(option: CaseOption) -> dict[str, str]:
    return {fact.label: fact.text for fact in option.facts}


def _said(views: Sequence[CaseView]) -> list[str]:
    return [f"{one.group}: {one.text}" if one.group else one.text for one in views]
