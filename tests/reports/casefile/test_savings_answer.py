"""What `appraise` says of a file without appraisals: its savings by year, what is missing, which
stated figures agree and which differ."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from reports.casefile.answering.answer import answer_data, answer_text, appraise
from reports.casefile.file import check_case
from tests.reports.cases.cases import Json

YEARS = ("2018/19", "2019/20", "2020/21")
KINDS = ("saving", "income", "cost", "one-off-cost", "reinvestment", "funding")
_SIGN = {"saving": 1, "income": 1, "cost": -1, "reinvestment": -1, "one-off-cost": 0, "funding": 0}


def case_of(*schemes: Json, **programme: str) -> Json:
    return {
        "format": "options-appraisal/1",
        "programme": {"reference": "P", "title": "Saving", "first_year": YEARS[0], "years": 3}
        | programme,
        "schemes": [
            {"reference": f"S{at}", "title": f"Scheme {at}"} | one for at, one in enumerate(schemes)
        ],
    }


def line(kind: str, amounts: dict[str, Decimal], name: str = "Line") -> Json:
    written = {year: format(amount, "f") for year, amount in amounts.items()}
    return {"name": name, "kind": kind, "amounts": written}


AMOUNTS = st.dictionaries(
    st.sampled_from((*YEARS, "2022/23")), st.decimals(-(10**10), 10**10, places=2), min_size=1
)
SCHEMES = st.lists(
    st.tuples(
        st.lists(st.tuples(st.sampled_from(KINDS), AMOUNTS), min_size=1, max_size=4),
        st.sampled_from(("idea", "stopped")),
    ),
    min_size=1,
    max_size=4,
)


@given(schemes=SCHEMES)
def test_the_totals_are_those_of_a_plain_sum(
    schemes: list[tuple[list[tuple[str, dict[str, Decimal]]], str]],
) -> None:
    """Added up anew, amount by amount: stopped schemes and other years are in no total."""
    written = [
        {"status": status, "lines": [line(k, a, f"Line {at}") for at, (k, a) in enumerate(lines)]}
        for lines, status in schemes
    ]
    answer = appraise(check_case(case_of(*written)))
    savings = answer_data(answer)["savings"]
    net = dict.fromkeys(YEARS, Fraction(0))
    costs = Fraction(0)
    for lines, status in schemes:
        for kind, amounts in lines if status != "stopped" else ():
            for year, amount in amounts.items():
                if year in YEARS:
                    net[year] += _SIGN[kind] * Fraction(amount)
                    costs += Fraction(amount) if kind == "one-off-cost" else 0
    assert {one["year"]: Fraction(one["net"]) for one in savings["years"]} == net
    assert Fraction(savings["all_years"]["net"]) == sum(net.values())
    assert Fraction(savings["all_years"]["one_off"]) == costs
    left_out = [
        a for lines, _s in schemes for _k, amounts in lines for a in amounts if a > YEARS[2]
    ]
    assert len(savings["outside"]) == len(left_out)
    assert "stopped, not counted" in answer_text(answer) or all(s == "idea" for _l, s in schemes)


def test_the_text_says_what_is_found_agrees_differs_and_is_missing() -> None:
    amounts: Json = {"2018/19": "5000", "2019/20": {"missing": "not priced"}, "2021/22": "70"}
    scheme = {
        "lines": [{"name": "Contracts", "kind": "saving", "amounts": amounts}],
        "headline": {"amount": "5000", "year": "2018/19"},
        "stated": [
            {"name": "Twice", "amount": "9000", "sum_of": ["5000", "5000"]},
            {"name": "All years", "amount": "9000", "of_lines": {"lines": "all"}},
            {"name": "Less than is known", "amount": "4930", "of_lines": {"lines": "all"}},
        ],
    }
    text = answer_text(appraise(check_case(case_of(scheme, target="8000"))))
    assert text == (
        "Saving (P)\n\n"
        "Nothing that the schemes save lasts by the end of 2020/21; £5,000 is once only; one "
        "scheme is not decided. Of the £8,000 target, £8,000 is still to be found, weighted or "
        "not. One scheme lacks figures: what is missing is in no sum. Whatever it is, the net "
        "saving is at least £5,000.\n\n"
        "New in the year, £  2018/19  2019/20  2020/21  In all\n"
        "S0 Scheme 0           5,000        0        0   5,000\n"
        "Net saving            5,000        0        0   5,000\n"
        "Savings and income    5,000        0        0   5,000\n\n"
        "Missing, and in no sum:\n"
        "  S0 Contracts: amount of 2019/20: not priced\n\n"
        "Outside the years of the programme, and in no sum:\n"
        "  S0 Contracts: £70 in 2021/22, outside the years of the programme\n\n"
        "Stated figures that their parts give:\n"
        "  S0 headline 2018/19: 5,000\n\n"
        "Stated figures that their parts do not give:\n"
        "  S0 Twice: stated 9,000, computed 10,000, difference −1,000\n"
        "  S0 Less than is known: stated 4,930, computed 5,000, difference at least 70\n\n"
        "Stated figures that cannot be checked, because a part is missing:\n"
        "  S0 All years"
    )


def test_a_case_with_neither_says_so() -> None:
    text = answer_text(appraise(check_case(case_of({}))))
    assert text == "There is no appraisal in this case, and no scheme with savings lines."


def test_thirty_schemes_of_very_large_amounts_stand_in_columns() -> None:
    amounts = {year: Decimal(9_999_999_999) for year in YEARS}
    case = case_of(*({"lines": [line("saving", amounts)], "title": "W" * 150},) * 30)
    rows = answer_text(appraise(check_case(case))).split("\n\n")[2].splitlines()
    assert len({len(row) for row in rows}) == 1
    assert rows[-2].endswith("299,999,999,970  899,999,999,910")
