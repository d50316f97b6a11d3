"""The columns of the spreadsheet, as data: what the template explains, the export writes and the
import reads."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from schemes.finance.years import FinancialYear, YearError
from schemes.models import Grade, SavingsLine, Scheme
from schemes.spreadsheets.phasing_text import CELLS

SCHEMES: Final = "Schemes"
LINES: Final = "Lines"
YEAR_KEY: Final = "amount "
YEAR_HEADING: Final = "Amount "


class Form(Enum):
    """What a cell of the column holds."""

    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    AMOUNT = "amount"
    SHARE = "share"
    YEAR = "year"
    START = "start"
    LIST = "list"
    DETAIL = "detail"


Words = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `key` is the row's own name for it, `words` the keys of a choice with what
    people read; `most` is the greatest number of letters, 0 for no limit but the cell's own."""

    key: str
    heading: str
    form: Form
    help: str
    example: str = ""
    unit: str = ""
    words: Words = ()
    most: int = 0
    required: bool = False
    width: int = 18

    @property
    def title(self) -> str:
        """The heading with its unit: "Unit value (£)"."""
        return f"{self.heading} ({self.unit})" if self.unit else self.heading


def _first_word(label: str) -> str:
    return label.partition(":")[0]


_STATUS: Final = tuple((key, str(label)) for key, label in Scheme.Status.choices)
_GRADE: Final = tuple((key, str(label)) for key, label in Grade.choices)
_KIND: Final = tuple((key, str(label)) for key, label in SavingsLine.Kind.choices)
_CONFIDENCE: Final = tuple(
    (key, _first_word(str(label))) for key, label in Scheme.Confidence.choices
)
YES_NO: Final = (("yes", "Yes"), ("no", "No"))

SCHEME_COLUMNS: Final = (
    Column(
        "reference",
        "Reference",
        Form.TEXT,
        "What the scheme is known by. A row whose reference the programme has already changes "
        "that scheme; any other row adds one.",
        "A/R.6.173",
        most=60,
        required=True,
    ),
    Column("title", "Title", Form.TEXT, "What the scheme is.", "Reablement", "", (), 200, True, 40),
    Column(
        "status",
        "Status",
        Form.CHOICE,
        "Where the scheme stands. Left blank, a new scheme is an idea.",
        "Idea",
        words=_STATUS,
    ),
    Column("theme", "Theme", Form.TEXT, "What it belongs with.", "Adults", most=100),
    Column("owner_role", "Owner", Form.TEXT, "A role.", "Head of Commissioning", most=200),
    Column(
        "confidence",
        "Confidence",
        Form.CHOICE,
        "How sure its delivery is; say why in the next column.",
        "Amber",
        words=_CONFIDENCE,
    ),
    Column(
        "confidence_reason",
        "Why this confidence",
        Form.TEXT,
        "Needed wherever there is a confidence.",
        "Staff are yet to be found.",
        width=30,
    ),
    Column(
        "headline_amount",
        "Headline saving",
        Form.NUMBER,
        "The saving the scheme is known by, as it was stated.",
        "313000",
        "£",
    ),
    Column(
        "headline_precision",
        "Stated to the nearest",
        Form.NUMBER,
        "What the headline was rounded to.",
        "1000",
        "£",
    ),
    Column("headline_year", "Headline year", Form.YEAR, "The financial year it is for.", "2018/19"),
    Column("summary", "Summary", Form.TEXT, "What would be done, in a few sentences.", width=50),
    Column(
        "spellings",
        "Other spellings",
        Form.LIST,
        "Other ways its reference is written, apart by semicolons.",
        "AR 6.173; A/R 6-173",
        width=30,
    ),
)

LINE_COLUMNS: Final = (
    Column(
        "scheme",
        "Scheme",
        Form.TEXT,
        "The reference of its scheme, which stands in the sheet Schemes or in the programme.",
        "A/R.6.173",
        most=60,
        required=True,
    ),
    Column(
        "name",
        "Name",
        Form.TEXT,
        "What the line counts. A scheme's line with this name is changed; any other is added.",
        "Fewer hours of care",
        most=200,
        required=True,
        width=36,
    ),
    Column(
        "kind",
        "Kind",
        Form.CHOICE,
        "Amounts are written above zero: the kind says which way they count.",
        "Saving",
        words=_KIND,
        required=True,
    ),
    Column("risk", "Risk", Form.CHOICE, "How much stands in its way.", "Medium", words=_GRADE),
    Column(
        "unit_value",
        "Unit value",
        Form.AMOUNT,
        "What one is worth for one period.",
        "27.45",
        "£",
    ),
    Column(
        "unit_value_less",
        "Less paid already",
        Form.AMOUNT,
        "What is taken off the unit value first.",
        "",
        "£",
    ),
    Column("volume", "Volume", Form.AMOUNT, "How many; a range may stand here.", "150 to 160"),
    Column("periods", "Periods a year", Form.AMOUNT, "52 for weeks, 12 for months.", "52"),
    Column("likelihood", "Likelihood", Form.SHARE, "From 0 to 1, or a per cent.", "0.77"),
    Column(
        "phasing",
        "Phasing",
        Form.CHOICE,
        "How a full year's worth falls into financial years. Leave it blank where the columns of "
        "amounts by year are filled in.",
        "From a month",
        words=tuple((kind, cells.word) for kind, cells in CELLS.items()),
        width=16,
    ),
    Column(
        "starts",
        "Starts",
        Form.START,
        "The financial year, or for “From a month” the month. Keep the cell as text.",
        "2017-11",
        "2018/19 or 2017-11",
        width=20,
    ),
    Column(
        "detail",
        "Phasing in detail",
        Form.DETAIL,
        "For “By year”: 2018/19: 0.5; 2019/20: 0.5. For “Cohorts”: 2018/19: volume 60 | unit "
        "value 27.45 | likelihoods 0.9 / 0.8 | shares 0.5 / 1; then the next year.",
        width=40,
    ),
    Column(
        "lasts",
        "Carries on",
        Form.CHOICE,
        "Whether it is felt in every later year. Left blank, the phasing decides.",
        "Yes",
        words=YES_NO,
    ),
    Column(
        "counts",
        "Whose money it counts",
        Form.LIST,
        "Cohorts or budgets, apart by semicolons: two schemes that count the same are flagged.",
        "Home care budget",
        width=30,
    ),
    Column(
        "alternative",
        "Another way, not counted",
        Form.CHOICE,
        "Yes for a line that is worked out and shown, but that no total counts.",
        "No",
        words=YES_NO,
    ),
    Column("note", "Note", Form.TEXT, "Where the figures come from.", width=40),
)


def year_column(year: str) -> Column:
    """The column of plain amounts in one financial year."""
    return Column(
        YEAR_KEY + year,
        YEAR_HEADING + year,
        Form.AMOUNT,
        "Plain money of this year, instead of a unit value.",
        "",
        "£",
    )


def year_of(key: str) -> str | None:
    """The financial year of a column of amounts, None for any other."""
    return key.removeprefix(YEAR_KEY) if key.startswith(YEAR_KEY) else None


def column_for(heading: str, known: tuple[Column, ...], years: bool) -> Column | None:
    """The column with this heading, however it is spaced, with or without its unit."""
    bare = " ".join(heading.split())
    wanted = bare.casefold()
    for column in known:
        if wanted in (column.heading.casefold(), column.title.casefold()):
            return column
    stem = bare.rpartition(" (")[0] if bare.endswith(")") else bare
    if years and stem.casefold().startswith(YEAR_HEADING.casefold()):
        try:
            return year_column(str(FinancialYear.parse(stem[len(YEAR_HEADING) :].strip())))
        except YearError:
            return None
    return None
