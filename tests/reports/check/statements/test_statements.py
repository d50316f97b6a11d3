"""Statements of all kinds, wrong and right, on small cases: each wrong one is asked about and each
right one is not."""

import pytest

from reports.check.finding import FindingKind
from tests.reports.check.corpus.put import alarms

# Kind, case, a wrong sentence, and the same put right.
PAIRS = (
    (
        "most of all",
        "libraries",
        "The trust is the most expensive of the five courses open to the Council.",
        "The trust is the third most expensive of the five courses open to the Council.",
    ),
    (
        "more than all others",
        "leisure",
        "Closing the centre did better on health and wellbeing than any other option.",
        "The new pool did better on health and wellbeing than any other option.",
    ),
    (
        "no other",
        "leisure",
        "No other option is quicker to deliver than a new pool.",
        "No other option is quicker to deliver than closing the centre.",
    ),
    (
        "more than one other",
        "libraries",
        "Closing two branches costs more than handing them to a trust.",
        "Closing two branches costs less than handing them to a trust.",
    ),
    (
        "alike",
        "libraries",
        "The trust and the shared service were rated alike on access.",
        "The trust and the shared service were rated alike on ease of delivery.",
    ),
    (
        "weight",
        "libraries",
        "Residents' access counts for less than ease of delivery in the final score.",
        "Residents' access counts for more than ease of delivery in the final score.",
    ),
    (
        "part of one",
        "libraries",
        "More than half of the weight rests on access for residents.",
        "Two fifths of the weight rests on access for residents.",
    ),
    (
        "difference",
        "libraries",
        "Going digital would save £150,000 a year compared with keeping every branch open.",
        "Going digital would save £200,000 a year compared with keeping every branch open.",
    ),
    (
        "gap in points",
        "libraries",
        "The gap between the trust and the shared service is 15 points.",
        "The gap between the trust and the shared service is 5 points.",
    ),
    (
        "next best",
        "leisure",
        "The charitable operator finishes 100 points clear of the next best option.",
        "The charitable operator finishes 160 points clear of the next best option.",
    ),
    (
        "all",
        "libraries",
        "Every option satisfies the affordability gateway.",
        "Every option but the first satisfies the affordability gateway.",
    ),
    (
        "only",
        "libraries",
        "Only the digital-first service costs less than £400,000 a year.",
        "Only two options cost less than £400,000 a year.",
    ),
    (
        "how many are stopped",
        "leisure",
        "Two of the four options were stopped at the gateway.",
        "One of the four options was stopped at the gateway.",
    ),
    (
        "how many there are",
        "libraries",
        "The appraisal weighed up six ways of running the service.",
        "The appraisal weighed up five ways of running the service.",
    ),
    (
        "every criterion",
        "leisure",
        "The operator was marked eight out of ten on every criterion.",
        "The operator was marked at least seven out of ten on every criterion.",
    ),
    (
        "gateway in other words",
        "libraries",
        "Keeping every branch open was judged to be within the Council's means.",
        "Keeping every branch open was judged to be beyond the Council's means.",
    ),
    (
        "reason",
        "libraries",
        "Keeping all branches open failed because it was unlawful.",
        "Keeping all branches open failed because it was unaffordable.",
    ),
    (
        "what stood in the way",
        "leisure",
        "Public opinion stood in the way of a new pool.",
        "Public opinion stood in the way of closing the centre.",
    ),
    (
        "rows of a table",
        "leisure",
        "Hartley is the busiest of the three centres.",
        "Millbrook is the busiest of the three centres.",
    ),
    (
        "years of a table",
        "leisure",
        "Visits to Station Road have fallen since 2024/25.",
        "Visits to Station Road have risen since 2024/25.",
    ),
    (
        "lines of a scheme",
        "leisure",
        "The new boilers will cost £46,000.",
        "The new boilers will cost £64,000.",
    ),
    (
        "columns of a row",
        "hertfordshire",
        "In Stevenage the district paid more than came through the Better Care Fund.",
        "In Stevenage the district paid less than came through the Better Care Fund.",
    ),
    (
        "larger part",
        "derby",
        "The larger part of the shortfall is met from early procurement savings.",
        "The larger part of the shortfall is met from the risk reserve.",
    ),
    (
        "month without a year",
        "barnet",
        "Consultation with the public opens in April and closes in July.",
        "Consultation with the public opens in May and closes in July.",
    ),
    (
        "length",
        "barnet",
        "The public will have eight weeks in which to give their views.",
        "The public will have twelve weeks in which to give their views.",
    ),
    (
        "before and after",
        "derby",
        "Bids are evaluated once the stand-down period is over.",
        "Bids are evaluated before the stand-down period begins.",
    ),
    (
        "approval",
        "derby",
        "Human Resources have yet to agree the report.",
        "Human Resources have agreed the report.",
    ),
    (
        "sessions",
        "derby",
        "Three co-production workshops were held in March.",
        "Four co-production workshops were held in March.",
    ),
    (
        "part of a printed table",
        "barnet",
        "The largest slice of the budget goes on public consultation.",
        "The smallest slice of the budget goes on public consultation.",
    ),
    (
        "words of a column",
        "barnet",
        "Of the eight lines of savings and income, three carry a high risk.",
        "Of the eight lines of savings and income, two carry a high risk.",
    ),
    (
        "fact of the paper",
        "warwick",
        "An equality assessment has been carried out.",
        "No equality assessment has been carried out.",
    ),
    (
        "wards",
        "warwick",
        "Only some of the district's wards are affected by this paper.",
        "All of the district's wards are affected by this paper.",
    ),
    (
        "exempt",
        "warwick",
        "This paper is confidential.",
        "This paper is public.",
    ),
    (
        "every year of a table",
        "cambridgeshire",
        "Fewer people are in residential dementia care every year.",
        "Fewer people are in residential care every year.",
    ),
    (
        "first and last year of a table",
        "cambridgeshire",
        "The number of people with a direct payment grew between 2015/16 and 2018/19.",
        "The number of people with a direct payment fell between 2015/16 and 2018/19.",
    ),
    (
        "so many of all that were named before",
        "leisure",
        "Of the four options compared, two go forward.",
        "Of the four options compared, three go forward.",
    ),
    (
        "as badly as",
        "libraries",
        "On access the trust was judged as poorly as closing two branches.",
        "On access the trust was judged as well as keeping all branches open.",
    ),
    (
        "part of the sum of all",
        "cambridgeshire",
        "A fifth of the total savings comes from the Better Care Fund.",
        "Over two fifths of the total savings comes from the Better Care Fund.",
    ),
    (
        "percentage of the sum of all",
        "cambridgeshire",
        "The Better Care Fund makes up 64% of the headline savings.",
        "The Better Care Fund makes up 44% of the headline savings.",
    ),
    (
        "part of the budget",
        "barnet",
        "Two thirds of the project budget goes on public consultation.",
        "A twentieth of the project budget goes on public consultation.",
    ),
    (
        "weights where there are none",
        "barnet",
        "Culture and process change carried 60% of the weight.",
        "Neither of the two ranking criteria carries a weight.",
    ),
    (
        "one row called by its last word",
        "derby",
        "More of the bridging money comes from the directorate than from the risk reserve.",
        "Less of the bridging money comes from the directorate than from the risk reserve.",
    ),
    (
        "what is stated by year",
        "cambridgeshire",
        "The retender of care for people with learning disabilities saves £100,000 in 2017/18.",
        "The retender of care for people with learning disabilities saves £70,000 in 2017/18.",
    ),
    (
        "what is stated of alternatives",
        "cambridgeshire",
        "Option 2 of the reassessments brings more income over the whole period than option 3.",
        "Option 3 of the reassessments brings more income over the whole period than option 2.",
    ),
    (
        "one-off",
        "derby",
        "The shortfall of £2.608m comes back every year.",
        "The shortfall of £2.608m has to be met once.",
    ),
    (
        "lasting",
        "cambridgeshire",
        "The £60,000 for brokerage is one-off.",
        "The £60,000 for brokerage is ongoing.",
    ),
    (
        "two amounts for one",
        "hertfordshire",
        "The small agency needs two or three authorities to sign up.",
        "The small agency needs five or six authorities to sign up.",
    ),
)  # fmt: skip
KINDS = [one[0] for one in PAIRS]


@pytest.mark.parametrize(("case", "wrong", "right"), [one[1:] for one in PAIRS], ids=KINDS)
def test_wrong_statement_is_asked_about_and_the_right_one_is_not(
    case: str, wrong: str, right: str
) -> None:
    found = alarms(case, wrong)
    assert found
    assert {one.kind for one in found} <= {FindingKind.QUESTION, FindingKind.CONTRADICTING}
    assert alarms(case, right) == []


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ("libraries", "Is the trust the most expensive of the five?"),
        ("libraries", "If rents rose, closing two branches would cost more than a trust."),
        ("libraries", "Other councils found a trust the most expensive of their options."),
        ("libraries", "The most usual form of trust is a charity."),
        ("libraries", "A trust is more independent than a shared service."),
        ("barnet", "Whatever weight savings were given, the mutual would come first."),
        ("barnet", "There is less than £15,000 in it between the in-house service and the NHS."),
        ("barnet", "Some £140,000 of the £197,000 pays for project management."),
        ("warwick", "A report is due in August 2021, seven months before the contract ends."),
        ("rounds", "Mixed rounds are less reliable than any other."),
        ("rounds", "Fortnightly and contractor rounds are the best of all the options."),
    ],
)
def test_what_states_nothing_or_cannot_be_told_is_not_asked_about(case: str, sentence: str) -> None:
    assert alarms(case, sentence) == []
