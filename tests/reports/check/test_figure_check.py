"""Every typed figure is matching, contradicting or unsupported, and can be linked in one step."""

from datetime import date
from fractions import Fraction as F

import pytest

from reports.check.facts import PaperFacts
from reports.check.finding import Finding, FindingKind
from reports.figures import Figure, FigureKind, Figures
from reports.figures.quoting import printed
from tests.reports.check.texts import check

CASE = (
    Figure("m.PSM.total_savings", "Public service mutual: total savings", FigureKind.MONEY, F(2105898), "Option finance"),
    Figure("m.PSM.share_of_target", "Public service mutual: share of target", FigureKind.SHARE, F(2105898, 1960000), "Option finance"),
    Figure("m.finance.target", "Savings target", FigureKind.MONEY, F(1960000), "Option finance"),
    Figure("m.options.count", "Options", FigureKind.COUNT, F(4), "Delivery model", "options"),
    Figure("a.options.count", "Options", FigureKind.COUNT, F(3), "Delivery approach", "options"),
    Figure("d.stated", "Tender: stated length", FigureKind.DURATION, F(45), "Timetable", "days"),
    Figure("d.start", "Tender: start", FigureKind.DATE, date(2012, 4, 30), "Timetable"),
    Figure("programme.first_year", "First year", FigureKind.TEXT, "2017/18", "Programme"),
)  # fmt: skip


def figures(text: str) -> list[Finding]:
    return [one for one in check(text, figures=CASE) if one.rule == "figure"]


@pytest.mark.parametrize(
    ("text", "name", "link"),
    [
        ("It saves £2,105,898.", "m.PSM.total_savings", "{{ PSM.total_savings | pounds }}"),
        ("The total savings are £2.11m.", "m.PSM.total_savings", "{{ PSM.total_savings | millions }}"),
        ("The total savings are £2.1m.", "m.PSM.total_savings", "{{ PSM.total_savings | millions 1 }}"),
        ("That is 107% of the target.", "m.PSM.share_of_target", "{{ PSM.share_of_target | percent }}"),
        ("A savings target of £1960k.", "m.finance.target", "{{ finance.target | thousands 0 }}"),
        ("The total savings are 2,105,898.00.", "m.PSM.total_savings", "{{ PSM.total_savings | pence }}"),
        ("It has four options.", "m.options.count", "{{ m.options.count | words }}"),
        ("The tender stands for 45 days.", "d.stated", "{{ d.stated }}"),
        ("It opens on 30 April 2012.", "d.start", "{{ d.start | date }}"),
        ("It opens in April 2012, the start of the tender.", "d.start", "{{ d.start | month }}"),
        ("From 2017/18 on.", "programme.first_year", "{{ programme.first_year }}"),
    ],
)  # fmt: skip
def test_a_matching_figure_offers_the_link_that_prints_it(text: str, name: str, link: str) -> None:
    (found,) = figures(text)
    assert (found.kind, found.figure, found.replacement) == (FindingKind.MATCHING, name, link)
    inside = link.removeprefix("{{").removesuffix("}}").strip()
    assert printed(inside, Figures(CASE))[0] == name


def test_a_figure_that_the_words_name_in_full_is_contradicted() -> None:
    (found,) = figures("The public service mutual would make total savings of £2,105,889.")
    assert found.kind is FindingKind.CONTRADICTING
    assert found.figure == "m.PSM.total_savings"
    assert "£2,105,898" in found.message
    assert found.stops_issue


@pytest.mark.parametrize(
    "text",
    [
        "The savings target is £1.69m.",
        "The three delivery model options say what a service would do.",
    ],
)
def test_other_contradictions(text: str) -> None:
    assert [one.kind for one in figures(text)] == [FindingKind.CONTRADICTING]


@pytest.mark.parametrize(
    "text",
    [
        "The Committee has an overall savings target of £18.5m.",
        "Of the savings target, £1.1m comes from posts.",
        "The savings target is £1.96m, of which £1.1m comes from posts.",
        "The savings target of last year was met by March, with £1.1m to spare.",
        "The three shortlisted options, the three options, and both delivery options.",
        "The savings target is over £1.5m.",
    ],
)
def test_another_quantity_is_no_contradiction(text: str) -> None:
    assert FindingKind.CONTRADICTING not in [one.kind for one in figures(text)]


def test_what_nothing_gives_needs_a_note() -> None:
    (found,) = figures("Other councils saved £77,123.")
    assert found.kind is FindingKind.UNSUPPORTED
    assert "note" in found.message
    assert not found.stops_issue


def test_small_counts_are_not_matched_by_chance() -> None:
    assert figures("Four of them wrote.") == []


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("9,999", FindingKind.UNSUPPORTED),
        ("10,000", FindingKind.MATCHING),
        ("10,001", FindingKind.MATCHING),
    ],
)
def test_number_without_a_sign_may_be_money_from_ten_thousand_on(
    number: str, kind: FindingKind
) -> None:
    """As in a table whose heading has the £. A smaller one is a count of something."""
    amount = F(number.replace(",", ""))
    grant = Figure("m.grant", "Grant to the district", FigureKind.MONEY, amount, "Grants")
    text = f"The grant to the district is {number} in all."
    (found,) = [one for one in check(text, figures=(grant,)) if one.rule == "figure"]
    assert found.kind is kind
    (signed,) = [
        one
        for one in check(text.replace(number, f"£{number}"), figures=(grant,))
        if one.rule == "figure"
    ]
    assert signed.kind is FindingKind.MATCHING


def test_one_digit_is_not_matched_by_one_word() -> None:
    (found,) = figures("The savings may come to £2m.")
    assert found.kind is FindingKind.UNSUPPORTED


def test_a_length_of_something_else_is_no_match() -> None:
    assert figures("People stay for 45 days.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Three trusts, 12 schools and nineteen clubs wrote.",
        "It began in June 2014, in 2015 or on 3 May 2016, and lasts eight months.",
        "All of it, 100%, is new.",
        "According to the regulator, 86,000 people need this.",
    ],
)
def test_nobody_needs_a_source_for_small_counts_and_plain_dates(text: str) -> None:
    assert figures(text) == []


def test_figure_with_a_note_has_its_source() -> None:
    assert figures("It serves 86,000 people[^1].\n\n[^1]: The census counts 86,123.") == []
    (found,) = figures("It serves 86,000 people. Some left[^1].\n\n[^1]: The census.")
    assert found.typed == "86,000"


def test_a_quoted_figure_is_not_listed() -> None:
    assert figures("It saves {{ PSM.total_savings }}, {{ PSM.share_of_target | percent }}.") == []


def test_an_explanation_holds_by_fingerprint() -> None:
    text = "The savings target is £1.69m."
    (found,) = figures(text)
    facts = PaperFacts(explained={found.fingerprint: "As published in March."})
    (again,) = [one for one in check(text, figures=CASE, facts=facts) if one.rule == "figure"]
    assert again.explained == "As published in March."
    assert not again.stops_issue
    (other,) = figures("The savings target is £1.68m.")
    assert other.fingerprint != found.fingerprint
    (moved,) = [one for one in check("New words.\n\n" + text, figures=CASE) if one.rule == "figure"]
    assert moved.fingerprint == found.fingerprint
