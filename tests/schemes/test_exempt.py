"""What is exempt is found in texts however it is written, and taken out of whatever a page shows."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.exempt import NOTHING, Exempt, withheld_words
from schemes.models import Scheme
from schemes.veil import veiled
from workbench.charts.chart import Chart, ChartKind, Series
from workbench.pages.tables import Cell, Column, Row, Table

PHRASE = "Option withheld"
KEPT = Exempt(
    schemes=frozenset({7}),
    serving=frozenset({4}),
    options={3: PHRASE},
    evidence=frozenset({5}),
    stated=frozenset({6}),
    names={"Staff mutual": PHRASE, "A/R.6.1": "Scheme withheld"},
    figures=frozenset({"Fees paid"}),
    money_of=frozenset({"S1"}),
)
PLAIN = st.text("bcd ,.-", max_size=20)


def writings(name: str) -> st.SearchStrategy[str]:
    """A name in capitals or not, its words apart by spaces or a new line."""
    return st.sampled_from([name, name.upper(), name.lower()]).flatmap(
        lambda one: st.sampled_from([one, one.replace(" ", "\n"), one.replace(" ", "  ")])
    )


@given(PLAIN, writings("Staff mutual"), PLAIN)
def test_a_name_is_found_however_it_is_written(before: str, name: str, after: str) -> None:
    text = f"{before} {name}. {after}"
    assert KEPT.is_named_in(text)
    assert KEPT.said(text) == withheld_words()
    assert veiled({"a": [(text,)]}, KEPT) == {"a": [(withheld_words(),)]}


@given(PLAIN)
def test_other_texts_stay(text: str) -> None:
    assert KEPT.said(text) == text
    assert NOTHING.said(f"{text} Staff mutual") == f"{text} Staff mutual"


@pytest.mark.parametrize("text", ["Staff mutuals", "XA/R.6.12", "A/R.6.12", "staff", ""])
def test_a_longer_word_is_no_name(text: str) -> None:
    assert KEPT.said(text) == text


def test_a_name_by_itself_is_called_by_its_phrase() -> None:
    assert KEPT.said("staff MUTUAL") == PHRASE
    assert KEPT.said(" A/R.6.1 ") == "Scheme withheld"


@pytest.mark.parametrize(
    ("kind", "key", "texts", "values"),
    [
        ("option", 3, [], {}),
        ("scheme", 7, [], {}),
        ("appraisal", 4, [], {}),
        ("evidence table", 5, [], {}),
        ("stated figure", 6, [], {}),
        ("rating", 1, [], [{"option": 3}]),
        ("decision", 1, [], [{"preferred": 3}]),
        ("decision", 1, [], [{"with_a_view_to": 3}]),
        ("line", 1, [], [{"scheme": 7}]),
        ("dependency", 1, [], [{"needs": 7}]),
        ("criterion", 1, [], [{"appraisal": 4}]),
        ("many", 1, [], [{"ratings": [{"option": 3}]}]),
        ("rating", 1, ["Staff mutual on Cost"], []),
        ("rating", 1, [], [{"reason": "As the staff mutual."}]),
        ("explanation", 1, [], [{"where": "Fees paid"}]),
    ],
)
def test_events_of_it_tell_of_it(
    kind: str, key: int, texts: list[str], values: list[dict[str, object]]
) -> None:
    assert KEPT.tells(kind, key, texts, values)
    assert not NOTHING.tells(kind, key, texts, values)


def test_events_of_others_do_not() -> None:
    values = [{"option": 7, "scheme": 3, "criterion": 4, "reason": "Dear."}]
    assert not KEPT.tells("option", 7, ["Dear"], values)
    assert not KEPT.tells("rating", 3, [], values)


@pytest.mark.parametrize(
    ("where", "scheme", "is_money", "kept"),
    [
        ("Fees paid", "", False, True),
        ("Fees paid abroad", "", False, True),
        ("Fees", "", False, False),
        ("S1 headline 2018/19", "S1", True, True),
        ("S1 Clients", "S1", False, False),
        ("S2 headline", "S2", True, False),
        ("A/R.6.1 headline", "A/R.6.1", True, True),
    ],
)
def test_figures_are_kept_back(where: str, scheme: str, is_money: bool, kept: bool) -> None:
    assert KEPT.keeps(where, scheme, is_money=is_money) is kept


def test_both_together_keep_what_each_keeps() -> None:
    both = KEPT | Exempt(names={"Closure": "Scheme withheld"}, options={9: "Other"})
    assert both.said("Closure") == "Scheme withheld"
    assert both.said("Staff mutual") == PHRASE
    assert set(both.options) == {3, 9}
    assert not NOTHING | NOTHING


def table_of(*names: str) -> Table:
    columns = (Column("Option"), Column("Rank"), Column("Total"), Column(PHRASE))
    cells = (Cell("1"), Cell("417", value="417"), Cell("Dear"))
    return Table("All", columns, tuple(Row(Cell(n, href="/o/", note="Lead"), cells) for n in names))


def test_a_withheld_option_has_its_rank_alone() -> None:
    kept, other = veiled(table_of(PHRASE, "As now"), KEPT).rows
    assert [one.text for one in kept.cells] == ["1", "Withheld", "Withheld"]
    assert [one.value for one in kept.cells] == ["", "", ""]
    assert (kept.heading.href, kept.heading.note) == ("", "")
    assert [one.text for one in other.cells] == ["1", "417", "Withheld"]
    assert other.heading.href == "/o/"


def test_a_withheld_option_has_no_bar() -> None:
    chart = Chart(
        "totals",
        ChartKind.STACKED,
        f"{PHRASE} has the highest total, 417",
        "Points",
        ("As now", PHRASE),
        (Series("Cost", (Fraction(1), Fraction(417)), ("1", "417")),),
        f"{PHRASE} first",
        "So it is.",
        table_of(PHRASE),
        ends=("1", "417"),
    )
    shown = veiled(chart, KEPT)
    assert shown.categories == ("As now",)
    assert shown.series[0].labels == ("1",)
    assert shown.ends == ("1",)
    assert (shown.message, shown.alt, shown.reading) == ("Points", "Points", "So it is.")


def test_rows_are_veiled_in_copies() -> None:
    row = Scheme(
        title="Staff mutual", slug="staff-mutual", summary="Of the staff mutual.", spellings=["A"]
    )
    shown = veiled([row], KEPT)[0]
    assert (shown.title, shown.summary) == (PHRASE, withheld_words())
    assert shown.slug == "staff-mutual"
    assert row.title == "Staff mutual"


def test_addresses_and_unknown_things_stay() -> None:
    thing = object()
    values = {"back": "/staff mutual/", "query": "?q=staff mutual", "thing": thing, "base": "x"}
    assert veiled(values, KEPT) == values
    assert veiled(values, NOTHING) is values
