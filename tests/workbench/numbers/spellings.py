"""The one table of spellings: how people write money, shares, counts, years, months, days and
ranges, and what is read, or what they are told.

Every user of the reader is held to it: form fields, pasted tables, workbooks, CSV files and texts of
a case file.
"""

from dataclasses import dataclass
from typing import Final

MONEY, NUMBER, COUNT, SHARE = "money", "number", "count", "share"
RANGE, YEAR, MONTH, QUARTER = "range", "year", "month", "quarter"
DAY, MISSING = "day", "missing"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a kind: what is `read`, said in words, or else part of what is `told`."""

    text: str
    kind: str
    read: str = ""
    told: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.text!a}"


_READ: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    MONEY: (
        ("£450k", "£450,000"),
        ("450k", "£450,000"),
        ("£450K", "£450,000"),
        ("450 thousand", "£450,000"),
        ("£1.2m", "£1,200,000"),
        ("£1.2 m", "£1,200,000"),
        ("1.2 million", "£1,200,000"),
        ("£1.2 million", "£1,200,000"),
        ("£1.2mn", "£1,200,000"),
        ("£1.2bn", "£1,200,000,000"),
        ("1.2 billion", "£1,200,000,000"),
        ("£1,677,660", "£1,677,660"),
        ("1677660", "£1,677,660"),
        ("1,677,660.50", "£1,677,660.50"),
        ("£ 1,677,660", "£1,677,660"),
        ("1 677 660", "£1,677,660"),
        ("1\u202f677\u00a0660", "£1,677,660"),
        ("1\u2009677\u2009660", "£1,677,660"),
        ("\ufeff£450k", "£450,000"),
        ("4\u00ad50,000", "£450,000"),
        ("\u200e£450k\u200e", "£450,000"),
        ("£４５０，０００", "£450,000"),
        ("￡450k", "£450,000"),
        ("450,000 pounds", "£450,000"),
        ("GBP 450,000", "£450,000"),
        ("450,000 GBP", "£450,000"),
        ("50p", "£0.50"),
        (".5", "£0.50"),
        ("0", "£0"),
        ("£9,999,999,999", "£9,999,999,999"),
    ),
    NUMBER: (
        ("27.45", "27.45"),
        ("52.14", "52.14"),
        ("1.5k", "1,500"),
        ("0.10", "0.1"),
        ("007", "7"),
        ("+5", "5"),
    ),
    COUNT: (("12", "12"), ("1,200", "1,200"), ("1 200", "1,200"), ("1.2k", "1,200"), ("3.0", "3")),
    SHARE: (
        ("50%", "50%"),
        ("50 %", "50%"),
        ("50 per cent", "50%"),
        ("50 percent", "50%"),
        ("50pc", "50%"),
        ("0.5", "50%"),
        (".5", "50%"),
        ("40", "40%"),
        ("77.5", "77.5%"),
        ("12.5%", "12.5%"),
        ("0.5%", "0.5%"),
        ("0", "0%"),
        ("1", "100%"),
        ("100", "100%"),
        ("100%", "100%"),
        ("５０％", "50%"),
    ),
    RANGE: (
        ("40k to 241k", "£40,000 to £241,000"),
        ("£40k – £241k", "£40,000 to £241,000"),
        ("£40,000-£241,000", "£40,000 to £241,000"),
        ("40,000 to 241,000", "£40,000 to £241,000"),
        ("40k-241k", "£40,000 to £241,000"),
        ("between £40k and £241k", "£40,000 to £241,000"),
        ("from 40k to 241k", "£40,000 to £241,000"),
        ("100k (40k to 241k)", "£100,000 (£40,000 to £241,000)"),
        ("40k to 241k (about 100k)", "£100,000 (£40,000 to £241,000)"),
        ("0 to 40k", "£0 to £40,000"),
    ),
    YEAR: (
        ("2018/19", "2018/19"),
        ("2026/2027", "2026/27"),
        ("26/27", "2026/27"),
        ("2026–27", "2026/27"),
        ("2026-27", "2026/27"),
        ("2026-2027", "2026/27"),
        ("2026 / 27", "2026/27"),
        ("2026 to 2027", "2026/27"),
        ("FY 2026/27", "2026/27"),
        ("FY26/27", "2026/27"),
        ("1999/00", "1999/00"),
        ("99/00", "1999/00"),
        ("\u200b2026/27", "2026/27"),
        ("２０２６/２７", "2026/27"),
    ),
    MONTH: (
        ("October 2026", "October 2026"),
        ("Oct 2026", "October 2026"),
        ("oct. 2026", "October 2026"),
        ("Sept 2026", "September 2026"),
        ("Oct-26", "October 2026"),
        ("2026-10", "October 2026"),
        ("10/2026", "October 2026"),
        ("10.2026", "October 2026"),
        ("1 October 2026", "October 2026"),
        ("01/10/2026", "October 2026"),
        ("2026-10-01", "October 2026"),
        ("month 6 of 2026/27", "September 2026"),
        ("Month 12, 2026/27", "March 2027"),
        ("P1 26/27", "April 2026"),
    ),
    QUARTER: (
        ("Q1 2026/27", "Quarter 1 of 2026/27"),
        ("q1 26/27", "Quarter 1 of 2026/27"),
        ("Q1, 2026-27", "Quarter 1 of 2026/27"),
        ("Q4 (2026/27)", "Quarter 4 of 2026/27"),
        ("Q2 - 2026/27", "Quarter 2 of 2026/27"),
        ("Qtr 2 2026/27", "Quarter 2 of 2026/27"),
        ("Quarter 3 2026/27", "Quarter 3 of 2026/27"),
        ("quarter 3 of 2026/2027", "Quarter 3 of 2026/27"),
        ("3rd quarter 2026/27", "Quarter 3 of 2026/27"),
        ("the fourth quarter of 2026/27", "Quarter 4 of 2026/27"),
        ("2026/27 Q1", "Quarter 1 of 2026/27"),
        ("FY26/27 quarter 2", "Quarter 2 of 2026/27"),
        ("2026-Q1", "Quarter 1 of 2026/27"),
        ("Apr-Jun 2026", "Quarter 1 of 2026/27"),
        ("April to June 2026", "Quarter 1 of 2026/27"),
        ("Apr \u2013 Jun '26", "Quarter 1 of 2026/27"),
        ("Jul/Sept 2026", "Quarter 2 of 2026/27"),
        ("Oct 2026 to Dec 2026", "Quarter 3 of 2026/27"),
        ("Jan-Mar 2027", "Quarter 4 of 2026/27"),
        ("January to March 2026/27", "Quarter 4 of 2026/27"),
    ),
    DAY: (
        ("1 October 2026", "1 October 2026"),
        ("1st October 2026", "1 October 2026"),
        ("1 Oct 2026", "1 October 2026"),
        ("1-Oct-26", "1 October 2026"),
        ("October 1, 2026", "1 October 2026"),
        ("Thursday 1 October 2026", "1 October 2026"),
        ("Thu, 1 Oct 2026", "1 October 2026"),
        ("01/10/2026", "1 October 2026"),
        ("1/10/26", "1 October 2026"),
        ("1.10.2026", "1 October 2026"),
        ("01-10-2026", "1 October 2026"),
        ("2026-10-01", "1 October 2026"),
        ("2026/10/01", "1 October 2026"),
        ("2026-10-01 00:00:00", "1 October 2026"),
        ("29 February 2028", "29 February 2028"),
        ("1\u00a0October\u00a02026", "1 October 2026"),
    ),
    MISSING: (
        ("not received", "not received"),
        ("Not  received", "not received"),
        ("TBC", "to be confirmed"),
        ("tbd", "to be decided"),
        ("n/a", "not applicable"),
        ("not known", "not known"),
    ),
}
# Amounts below nought, which not every field takes.
_BELOW: Final = (
    ("−5", "−£5"),
    ("-5", "−£5"),
    ("–5", "−£5"),
    ("- 5", "−£5"),
    ("−£2,000", "−£2,000"),
    ("£ -2000", "−£2,000"),
    ("minus £2,000", "−£2,000"),
)
_TOLD: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    MONEY: (
        ("(450)", "write −450 if it is below zero, or 450"),
        ("(£450)", "write −450 if it is below zero, or 450"),
        ("(-1,234)", "has brackets and a minus sign: write −1,234"),
        ("450-", "write −450"),
        ("1,67", "write 1.67, or 167"),
        ("1,6777", "write 1.6777, or 16,777"),
        ("1.234,56", "write 1,234.56"),
        ("16,77,660", "write 1,677,660"),
        ("1.677.660", "write 1,677,660"),
        ("1'677'660", "write 1,677,660"),
        ("about £450k", "is not exact: write £450k"),
        ("c. 450,000", "is not exact: write 450,000"),
        ("~450k", "is not exact: write 450k"),
        ("up to £500k", "is a limit: write £500k"),
        ("£500k+", "is a limit: write £500k"),
        ("£450k a year", "write £450k"),
        ("$450", "is not in pounds"),
        ("450 euros", "is not in pounds"),
        ("1.2b", "write bn"),
        ("1.2E+06", "write all its digits"),
        ("5%", "is a per cent"),
        ("%", "has no number"),
        ("TBC", ""),
        ("nil", "write 0 if it is nothing"),
        ("£", ""),
        ("k", ""),
        ("1.10.2026", ""),
        ("--1", ""),
        ("- -5", ""),
        ("١٢", ""),
        ("1" * 31, "at most"),
    ),
    COUNT: (("2.5", "write 2 or 3"), ("-1", "")),
    SHARE: (
        ("%", "has no number"),
        ("80k", "write a per cent, like 77%"),
        ("£5", "write a per cent, like 77%"),
        ("1.5", "by itself is not a share"),
        ("½", "write 0.5"),
        ("half", "write 0.5"),
    ),
    RANGE: (
        ("40 to 241k", "write both ends in full, like 40k to 241k"),
        ("£1.2-1.5m", "write both ends in full, like £1.2m to 1.5m"),
        ("241k to 40k", "from its lowest to its highest"),
        ("1/10/2026", ""),
        ("five", "write it in digits"),
        ("two and a half million", "write it in digits"),
        ("½", "write 0.5"),
    ),
    YEAR: (
        ("2018/20", "did you mean 2018/19?"),
        ("2018/2020", "did you mean 2018/19?"),
        ("2026", "write 2026/27 or 2025/26"),
        ("FY27", "write 2027/28 or 2026/27"),
        ("soon", "write it as 2018/19"),
    ),
    MONTH: (
        ("month 6", "write September and its year"),
        ("month 13 of 2026/27", "numbered 1 to 12"),
        ("2026/27", "is a financial year: write the month"),
        ("13/2026", "numbered 1 to 12"),
        ("15 October 2026", ""),
        ("soon", "write it as November 2017"),
    ),
    QUARTER: (
        ("Q1", "is a quarter of no year: write it as Q1 2026/27"),
        ("third quarter", "write it as Q3 2026/27"),
        ("Apr-Jun", "write it as Q1 2026/27"),
        ("Q5 2026/27", "numbered 1 to 4"),
        ("Q1 2026", "write 2026/27 or 2025/26"),
        ("Q1 2026/28", "did you mean 2026/27?"),
        ("May to July 2026", "is no quarter of the financial year"),
        ("Apr-Sep 2026", "is no quarter of the financial year"),
        ("Oct 2025 to Dec 2026", "write it as Q3 2026/27"),
        ("soon", "write it as Q1 2026/27"),
    ),
    DAY: (
        ("31 June 2026", "June 2026 has 30 days"),
        ("29/02/2027", "February 2027 has 28 days"),
        ("10/13/2026", "no month has the number 13: write 13 October 2026"),
        ("Oct 2026", "write the day too, like 1 October 2026"),
        ("Friday 1 October 2026", "1 October 2026 is a Thursday"),
        ("tomorrow", "write it as 30 April 2012"),
    ),
}

SPELLINGS: Final = (
    *(Spelling(text, kind, read) for kind, rows in _READ.items() for text, read in rows),
    *(Spelling(text, kind, told=told) for kind, rows in _TOLD.items() for text, told in rows),
)
BELOW_NOUGHT: Final = tuple(Spelling(text, MONEY, read) for text, read in _BELOW)


def spelled(*kinds: str) -> tuple[Spelling, ...]:
    """The spellings of these kinds that are read."""
    return tuple(one for one in SPELLINGS if one.kind in kinds and one.read)


def refused(*kinds: str) -> tuple[Spelling, ...]:
    """The spellings of these kinds that are refused."""
    return tuple(one for one in SPELLINGS if one.kind in kinds and not one.read)
