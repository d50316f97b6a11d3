"""What the public may not see stands nowhere in what the public gets, and what it gets is true."""

from fractions import Fraction
from typing import Any

import pytest

from appraisal.engine.words.answer import answer_sentence
from reports.casefile.canonical import case_json
from reports.casefile.case import case_of
from reports.casefile.file import check_case, read_case
from reports.casefile.own import own_case
from reports.document.content import ChartBlock, Heading, Paragraph
from reports.document.content_json import content_json
from reports.output.kinds import FILE_KINDS
from reports.output.paper import paper_document, paper_of
from reports.public.blanking import Blanking
from reports.public.copies import public_copy
from reports.public.hidden import hidden_case
from reports.public.steady import Steady
from reports.withheld.items import CELL, WITHHELD, withheld_items
from tests.reports.cases.typed import typed
from tests.reports.exempt.copies import (
    REASON,
    all_in,
    barnet_keeping,
    barnet_without_words,
    exempt,
    public_document,
    refusals,
    table_named,
)
from tests.reports.papers.papers import BARNET
from workbench.charts.chart import Chart, ChartKind, Series
from workbench.pages.tables import Column, Table

SECRET = "The lowest of the four bids came from the second bidder."
JV = exempt("option", "delivery-model/JV")
LATC_SAVINGS = exempt("figure", "LATC.total_savings")
PHRASE = "Option withheld (paragraph 3)"


def with_section(data: dict[str, Any]) -> dict[str, Any]:
    """An exempt section, and one that points to it and quotes what is exempt."""
    for section in data["papers"][0]["sections"]:
        if section["key"] == "trading-company":
            section["text"] = f"{{#bids}}\n{SECRET} It was for £7,313,200."
            section["exempt"] = {"paragraph": "3", "reason": REASON}
        if section["key"] == "conclusion":
            section["text"] = (
                "See {{ #bids }}. {{ JV.name }} saves {{ JV.total_savings }}, the company "
                "{{ LATC.total_savings }} or {{ LATC.share_of_target }}, "
                "the mutual {{ PSM.total_savings }}."
            )
    return data


def several_kept() -> dict[str, Any]:
    """An option, a section, and a figure of another option, all kept from the public."""
    return with_section(barnet_without_words(JV, LATC_SAVINGS))


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_no_exempt_words_or_number_stand_in_any_output_for_the_public(kind: str) -> None:
    found = all_in(kind, FILE_KINDS[kind].render(paper_of(typed(several_kept()))))
    whole = all_in(kind, FILE_KINDS[kind].render(paper_of(typed(several_kept()), whole=True)))
    for words in (SECRET, "Joint venture", "joint venture", "delivery-model/JV", "#bids"):
        assert words not in found, words
    for number in ("1,611,186", "1611186", "1,460,000", "1460000", "7,313,200", "7313200"):
        assert number not in found, number
    for shown in ("Joint venture", "1,460,000" if kind != ".xlsx" else "1460000"):
        assert shown in whole, shown
    assert "Public service mutual" in found


def test_quotations_of_what_is_kept_back_say_so() -> None:
    document = public_document(several_kept())
    (said,) = (b.text for b in document.walk() if isinstance(b, Paragraph) and "See " in b.text)
    assert said == (
        f"See {WITHHELD}. {PHRASE} saves {WITHHELD}, the company {WITHHELD} or {WITHHELD}, "
        "the mutual £2,105,898."
    )


def test_section_kept_back_says_by_which_law_and_why() -> None:
    said = FILE_KINDS[".html"].render(paper_of(typed(several_kept()))).decode()
    assert "paragraph 3 (information about the financial or business affairs" in said
    assert REASON.rstrip(".") in said


@pytest.mark.parametrize("code", ["PSM", "JV"])
def test_ranks_counts_and_outcomes_are_those_of_the_whole_appraisal(code: str) -> None:
    data = barnet_without_words(exempt("option", f"delivery-model/{code}"))
    whole = paper_document(typed(barnet_without_words()))
    before = {row.heading.text: row for row in table_named(whole, "ranked").rows}
    after = table_named(public_document(data), "ranked").rows
    assert len(after) == len(before)
    name = next(o["name"] for o in data["appraisals"][0]["options"] if o["code"] == code)
    for row in after:
        if row.heading.text.startswith(PHRASE):
            assert {cell.text for cell in row.cells} == {CELL}
        else:
            cells = [c.text for c in before[row.heading.text].cells]
            assert [c.text for c in row.cells] == cells
    assert sum(row.heading.text.startswith(PHRASE) for row in after) == 1
    assert name in before or f"{name} (baseline)" in before
    said = [b.text for b in public_document(data).walk() if isinstance(b, Paragraph)]
    reasons = [text for text in said if text.startswith((f"{PHRASE}. ", f"{PHRASE} (baseline). "))]
    assert reasons == [f"{PHRASE}. {CELL}."], "why it stands where it does says its ratings"


def test_answer_is_that_of_the_whole_appraisal_with_the_option_unnamed() -> None:
    data = barnet_without_words(exempt("option", "delivery-model/PSM"))
    findings = case_of(own_case(typed(data))).findings
    assert findings is not None
    whole = answer_sentence(findings.problem, findings.result)
    assert "Public service mutual" in whole
    said = [b.text for b in public_document(data).walk() if isinstance(b, Paragraph)]
    assert whole.replace("Public service mutual", PHRASE) in said


def test_preferred_option_kept_back_stays_preferred_without_its_name() -> None:
    data = barnet_without_words(exempt("option", "delivery-model/PSM"))
    data["appraisals"][0]["decision"] = {"preferred": "PSM", "reason": "It came first."}
    said = " ".join(b.text for b in public_document(data).walk() if isinstance(b, Paragraph))
    assert PHRASE in said
    assert "NHS shared service is the preferred option" not in said


def test_several_options_kept_back_are_told_apart() -> None:
    data = barnet_without_words(JV, exempt("option", "delivery-model/PSM", "1"))
    names = [row.heading.text for row in table_named(public_document(data), "ranked").rows]
    assert "First option withheld (paragraph 3)" in names
    assert "Second option withheld (paragraph 1)" in names


def test_heading_of_a_withheld_option_has_the_statement_beneath_and_no_more() -> None:
    data = barnet_keeping(JV)
    data["papers"][0]["sections"] = []
    for rating in data["appraisals"][0]["ratings"]:
        rating.pop("reason", None)
    data["programme"].pop("plan", None)
    for option in data["appraisals"][0]["options"]:
        if option["code"] != "JV":
            option["summary"] = "Another way."
    blocks = [*public_document(data).walk()]
    (at,) = (i for i, b in enumerate(blocks) if isinstance(b, Heading) and PHRASE in b.text)
    first, second = blocks[at + 1 : at + 3]
    assert isinstance(first, Paragraph)
    assert first.text.startswith("This option is exempt from publication under paragraph 3")
    assert isinstance(second, Heading)


def test_bars_of_a_withheld_option_are_left_out_of_charts() -> None:
    document = public_document(barnet_without_words(JV))
    charts = [one for one in document.charts if hasattr(one, "categories")]
    withheld = [one for one in charts if any(PHRASE in name for name in one.categories)]
    assert withheld
    for chart in withheld:
        at = next(i for i, name in enumerate(chart.categories) if PHRASE in name)
        assert {one.values[at] for one in chart.series} == {None}
        assert {one.labels[at] for one in chart.series} == {CELL}


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("finance.target", ("1,960,000", "86%", "1960000")),
        ("delivery-model.finance.target", ("1,960,000", "86%")),
        ("PSM.total_savings", ("2,105,898", "107%", "2105898")),
        ("psm.total_savings", ("2,105,898", "107%")),
        ("finance.in_scope_value", ("14,603,108",)),
    ],
)
def test_figure_kept_back_takes_along_what_would_give_it(name: str, gone: tuple[str, ...]) -> None:
    data = barnet_without_words(exempt("figure", name))
    whole = all_in(".json", FILE_KINDS[".json"].render(paper_of(typed(data), whole=True)))
    ready = paper_of(typed(data))
    found = all_in(".json", FILE_KINDS[".json"].render(ready))
    found += " ".join(one.content.decode() for one in ready.attachments)
    for number in gone:
        assert number in whole or not number.startswith("1,"), number
        assert number not in found, number
    # What became of the options is as it was.
    assert "Public service mutual" in found


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("options.count", "cannot be kept"),
        ("PSM.rank", "cannot be kept"),
        ("PSM.outcome", "cannot be kept"),
        ("PSM.happiness", "There is no figure"),
    ],
)
def test_figure_that_cannot_be_kept_alone_says_what_to_do(name: str, message: str) -> None:
    (said,) = refusals(barnet_without_words(exempt("figure", name)))
    assert message in said


def test_figure_by_which_options_are_rated_is_kept_without_changing_an_outcome() -> None:
    data = barnet_without_words(exempt("figure", "PSM.total_savings"))
    gate = {"kind": "measure", "measure": "total_savings", "at_least": "1"}
    data["appraisals"][0]["criteria"].append(
        {"code": "9", "name": "Saves at all", "role": "gateway", "test": gate}
    )
    whole = paper_document(typed(data), whole=True)
    before = [row.cells[0].text for row in table_named(whole, "ranked").rows]
    after = [row.cells[0].text for row in table_named(public_document(data), "ranked").rows]
    assert after == before


def test_names_in_officers_words_stop_the_copy_with_their_places() -> None:
    found = refusals(barnet_keeping(exempt("option", "delivery-model/JV")))
    assert any("1.3 The options: 'Joint venture outside the public sector'" in f for f in found)
    assert any("'Joint venture' names the option" in f for f in found)  # its short name


@pytest.mark.parametrize(
    "words",
    [
        *("£1,611,186", "1,611,186", "£1.61m", "1611186", "£1,611k", "1.611 million"),
        *("£1.611186 million", "£1,611 thousand", "1,611 thousand pounds"),
        "one million six hundred and eleven thousand one hundred and eighty-six pounds",
    ],
)
def test_exempt_number_in_any_spelling_stops_the_copy(words: str) -> None:
    data = barnet_without_words(LATC_SAVINGS)
    data["papers"][0]["sections"][0]["text"] = f"The company saves {words} in all."
    wanted = "is a number of the figure 'LATC.total_savings', which is exempt"
    assert any(wanted in one for one in refusals(data))


@pytest.mark.parametrize(
    "words",
    [
        "It saves £2,000,000, which is £388,814 more.",
        "It saves £1,000,000 and £611,186.",
        "With £805,593 a year it is 50% of what was asked.",
    ],
)
def test_exempt_number_that_printed_ones_give_stops_the_copy(words: str) -> None:
    data = barnet_without_words(LATC_SAVINGS)
    data["papers"][0]["sections"][0]["text"] = words
    found = refusals(data)
    assert any("gives a number of the figure 'LATC.total_savings'" in one for one in found)


@pytest.mark.parametrize("words", ["It saves £2,000,000.", "About £1.5m is saved.", "1,611,187"])
def test_other_numbers_are_let_through(words: str) -> None:
    data = barnet_without_words(LATC_SAVINGS)
    data["papers"][0]["sections"][0]["text"] = words
    public_document(data)


def test_title_that_names_what_is_exempt_stops_the_copy() -> None:
    data = barnet_without_words(JV)
    data["papers"][0]["title"] = "A joint venture for Barnet"
    assert any(one.startswith("The opening of the paper") for one in refusals(data))


def test_what_travels_is_a_case_of_what_is_printed() -> None:
    seen = case_json(public_copy(typed(several_kept())).case)
    assert check_case(seen).data == seen
    assert "appraisals" not in seen
    words = {one["key"]: one["text"] for one in seen["papers"][0]["sections"]}
    assert words["conclusion"].startswith(f"See {WITHHELD}.")


def test_paper_that_keeps_nothing_travels_with_its_own_case() -> None:
    data = barnet_keeping()
    copy = public_copy(typed(data))
    assert not copy.from_print
    assert copy.document == paper_document(typed(data), whole=True)


def test_assessors_own_ratings_never_leave() -> None:
    data = barnet_keeping()
    data["appraisals"][0]["ratings"].append(
        {"option": "PSM", "criterion": "3", "level": "low", "assessor": "assessor-2"}
    )
    assert "assessor-2" not in str(case_json(public_copy(typed(data)).case))


def two_schemes(*items: dict[str, str], **of_paper: Any) -> dict[str, Any]:
    data = barnet_without_words(*items)
    data["papers"][0] |= of_paper
    data["schemes"] = [
        {"reference": "S1", "title": "First thing", "headline": {"amount": "413702"}},
        {"reference": "S2", "title": "Second thing", "depends_on": ["S1"]},
    ]
    return data


def test_scheme_kept_back_leaves_no_word_or_amount_of_it() -> None:
    data = two_schemes(exempt("scheme", "S1"))
    data["appraisals"][0]["scheme"] = "S1"
    data["papers"][0]["sections"][0]["text"] = (
        "{{ programme.headlines.total }} of {{ S1.headline }}, {{ insert: strand delivery-model }}"
    )
    copy = public_copy(typed(data))
    said = FILE_KINDS[".json"].render(paper_of(typed(data))).decode()
    for gone in ("S1", "First thing", "413702", "413,702", "Alternative delivery model"):
        assert gone not in said + str(case_json(copy.case)), gone
    assert said.count(WITHHELD) >= 3


def test_evidence_table_kept_back_stands_as_withheld_where_it_was_placed() -> None:
    data = barnet_without_words(exempt("evidence", "Table 1. Bids received"))
    table = {"columns": [{"name": "Bid", "unit": "GBP"}], "sums": []}
    data["programme"]["evidence"] = [
        table | {"title": title, "rows": [{"label": label, "values": [value]}]}
        for title, label, value in (
            ("Table 1. Bids received", "Acme", "733123"),
            ("Table 10. Fees", "Usual fee", "511"),
        )
    ]
    data["papers"][0]["sections"][0]["text"] = (
        "{{ insert: evidence table-1 }}\n\n{{ insert: evidence table-10 }}\n\n"
        "{{ evidence.table-1-bids-received.acme.bid }}"
    )
    said = FILE_KINDS[".json"].render(paper_of(typed(data))).decode()
    assert "Usual fee" in said
    for gone in ("Acme", "Bids received", "733123", "733,123", "bids-received"):
        assert gone not in said, gone
    assert said.count(WITHHELD) == 2


def test_background_paper_kept_back_says_so_and_the_others_stay() -> None:
    data = barnet_keeping(exempt("attachment", "Bids received"))
    data["papers"][0]["background"] = ["Bids received", "Survey"]
    whole = own_case(typed(data))
    (paper,) = hidden_case(whole, withheld_items(whole.papers[0], "england")).papers
    assert paper.background == ("Background paper withheld (paragraph 3)", "Survey")


def test_paper_of_some_schemes_carries_no_other() -> None:
    data = two_schemes(schemes=["S2"])
    seen = str(case_json(public_copy(typed(data)).case))
    assert "S1" not in seen
    assert "First thing" not in seen


def test_reason_of_a_decision_that_names_it_stops_the_copy() -> None:
    data = barnet_without_words(JV)
    data["appraisals"][0]["decision"] = {
        "preferred": "PSM",
        "reason": "The joint venture cost too much.",
    }
    told = "'Joint venture' names the option"
    assert any(told in one for one in refusals(data))
    data["appraisals"][0]["decision"]["reason"] = "It keeps staff here."
    document = public_document(data)
    assert "It keeps staff here." in content_json(document).decode()
    data["papers"][0]["sections"][0]["text"] = "{{ insert: way-forward }}"
    data["programme"]["way_forward"] = "The joint venture cost too much."
    assert any(told in one for one in refusals(data))


def test_charts_of_which_nothing_may_be_seen_say_so() -> None:
    items = withheld_items(typed(barnet_keeping(JV)).papers[0], "england")
    table = Table("Bars", (Column("Option"), Column("Pounds")), ())
    values = (Fraction(5),)
    series = (Series("Saved", values, ("£5",)),)
    chart = Chart(
        "bars", ChartKind.STACKED, "What it saves", "Pounds", (PHRASE,), series, "Bars.", "", table
    )
    left = Blanking(items, Steady()).block(ChartBlock(chart))
    assert isinstance(left, Paragraph)
    assert left.text == (
        "The chart “What it saves” is left out of the public copy: it shows exempt information."
    )


def test_total_that_is_typed_where_one_part_of_it_is_withheld_stops_the_copy() -> None:
    data = read_case(BARNET.with_stem("cambridgeshire")).data
    (pack,) = (one for one in data["papers"] if one["reference"] == "pack")
    data["papers"] = [pack | {"exempt": [exempt("scheme", "A/R.6.173")]}]
    (found,) = refusals(data)
    assert found.startswith("Introduction: '£16,489,000' tells what is withheld")
    for section in pack["sections"]:
        section["text"] = section["text"].replace("£16,489,000", "{{ programme.headlines.total }}")
    document = public_document(data)
    said = content_json(document).decode()
    for gone in ("16,489,000", "16,077,000", "A/R.6.173", "a-r-6-173", "412,000", "412k"):
        assert gone not in said, gone
    for kept in ("seventeen schemes", "17 schemes", "£7.2m", "A/R.6.128"):
        assert kept in said, kept
    row = next(r for r in table_named(document, "schemes-summary").rows if r.heading.text == CELL)
    assert row.cells[0].text == "Scheme withheld (paragraph 3)"


def test_exempt_pound_is_not_found_in_every_two_amounts_that_differ_by_one() -> None:
    data = barnet_without_words(LATC_SAVINGS)
    options = data["appraisals"][0]["options"]
    next(o for o in options if o["code"] == "LATC")["finance"]["total_savings"] = "-1"
    data["papers"][0]["sections"][0]["text"] = "Either £500,001 or £500,000, and £2 with £1,000."
    public_document(data)
