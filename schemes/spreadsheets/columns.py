"""The columns of the spreadsheet, as data: what the template explains, the export writes and the
import reads."""

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final

from schemes.models import Grade, SavingsLine, Scheme
from schemes.spreadsheets.phasing_text import CELLS

SCHEMES: Final = "Schemes"
LINES: Final = "Lines"
YEAR_KEY: Final = "amount "
YEAR_HEADING: Final = "Amount "


class CellKind(Enum):
    """The kind of value in a column's cells."""

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
class SheetColumn:
    """One column. `key` is the row's own name for it, `words` the keys of a choice with what
    people read; `most` is the greatest number of letters, 0 for no limit but the cell's own."""

    key: str
    heading: str
    form: CellKind
    help: str
    example: str = ""
    unit: str = ""
    words: Words = ()
    most: int = 0
    required: bool = False
    width: int = 18
    # What the heading of a file says of its numbers: how far their point moves, or per cent.
    places: int = 0
    per_cent: bool = False

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
AMOUNTS_ARE: Final = (
    ("new-and-lasting", "New and lasting"),
    ("in-all", "In all"),
    ("once", "Once only"),
)
YES_NO: Final = (("yes", "Yes"), ("no", "No"))

SCHEME_COLUMNS: Final = (
    SheetColumn(
        "reference",
        "Reference",
        CellKind.TEXT,
        "What the scheme is known by. A row whose reference the programme has already changes "
        "that scheme; any other row adds one.",
        "A/R.6.173",
        most=60,
        required=True,
    ),
    SheetColumn(
        "title", "Title", CellKind.TEXT, "What the scheme is.", "Reablement", "", (), 200, True, 40
    ),
    SheetColumn(
        "status",
        "Status",
        CellKind.CHOICE,
        "Where the scheme stands. Left blank, a new scheme is an idea.",
        "Idea",
        words=_STATUS,
    ),
    SheetColumn("theme", "Theme", CellKind.TEXT, "What it belongs with.", "Adults", most=100),
    SheetColumn("owner_role", "Owner", CellKind.TEXT, "A role.", "Head of Commissioning", most=200),
    SheetColumn(
        "confidence",
        "Confidence",
        CellKind.CHOICE,
        "How sure its delivery is; say why in the next column.",
        "Amber",
        words=_CONFIDENCE,
    ),
    SheetColumn(
        "confidence_reason",
        "Why this confidence",
        CellKind.TEXT,
        "Needed wherever there is a confidence.",
        "Staff are yet to be found.",
        width=30,
    ),
    SheetColumn(
        "headline_amount",
        "Headline saving",
        CellKind.NUMBER,
        "The saving the scheme is known by, as it was stated.",
        "313000",
        "£",
    ),
    SheetColumn(
        "headline_precision",
        "Stated to the nearest",
        CellKind.NUMBER,
        "What the headline was rounded to.",
        "1000",
        "£",
    ),
    SheetColumn(
        "headline_year", "Headline year", CellKind.YEAR, "The financial year it is for.", "2018/19"
    ),
    SheetColumn(
        "summary", "Summary", CellKind.TEXT, "What would be done, in a few sentences.", width=50
    ),
    SheetColumn(
        "spellings",
        "Other spellings",
        CellKind.LIST,
        "Other ways its reference is written, apart by semicolons.",
        "AR 6.173; A/R 6-173",
        width=30,
    ),
)

LINE_COLUMNS: Final = (
    SheetColumn(
        "scheme",
        "Scheme",
        CellKind.TEXT,
        "The reference of its scheme, which stands in the sheet Schemes or in the programme.",
        "A/R.6.173",
        most=60,
        required=True,
    ),
    SheetColumn(
        "name",
        "Name",
        CellKind.TEXT,
        "What the line counts. A scheme's line with this name is changed; any other is added.",
        "Fewer hours of care",
        most=200,
        required=True,
        width=36,
    ),
    SheetColumn(
        "kind",
        "Kind",
        CellKind.CHOICE,
        "Amounts are written above zero: the kind says which way they count. Each is explained "
        "below.",
        "Saving",
        words=_KIND,
        required=True,
    ),
    SheetColumn(
        "risk", "Risk", CellKind.CHOICE, "How much stands in its way.", "Medium", words=_GRADE
    ),
    SheetColumn(
        "unit_value",
        "Unit value",
        CellKind.AMOUNT,
        "What one is worth for one period.",
        "27.45",
        "£",
    ),
    SheetColumn(
        "unit_value_less",
        "Less paid already",
        CellKind.AMOUNT,
        "What is taken off the unit value first.",
        "",
        "£",
    ),
    SheetColumn(
        "volume", "Volume", CellKind.AMOUNT, "How many; a range may stand here.", "150 to 160"
    ),
    SheetColumn("periods", "Periods a year", CellKind.AMOUNT, "52 for weeks, 12 for months.", "52"),
    SheetColumn("likelihood", "Likelihood", CellKind.SHARE, "From 0 to 1, or a per cent.", "0.77"),
    SheetColumn(
        "phasing",
        "Phasing",
        CellKind.CHOICE,
        "How a full year's worth falls into financial years. Leave it blank where the columns of "
        "amounts by year are filled in.",
        "From a month",
        words=tuple((kind, cells.word) for kind, cells in CELLS.items()),
        width=16,
    ),
    SheetColumn(
        "starts",
        "Starts",
        CellKind.START,
        "The financial year, or for “From a month” the month. Keep the cell as text.",
        "2017-11",
        "2018/19 or 2017-11",
        width=20,
    ),
    SheetColumn(
        "detail",
        "Phasing in detail",
        CellKind.DETAIL,
        "For “By year”: 2018/19: 0.5; 2019/20: 0.5. For “Cohorts”: 2018/19: volume 60 | unit "
        "value 27.45 | likelihoods 0.9 / 0.8 | shares 0.5 / 1; then the next year.",
        width=40,
    ),
    SheetColumn(
        "amounts_are",
        "Amounts are",
        CellKind.CHOICE,
        "What the amounts by year, the shares or the cohorts mean: new in that year and lasting, "
        "in all in that year, or once only. Left blank, amounts by year are once only.",
        "New and lasting",
        words=AMOUNTS_ARE,
        width=18,
    ),
    SheetColumn(
        "lasts",
        "Carries on",
        CellKind.CHOICE,
        "Whether it is felt in every later year; for amounts in all, whether the last one stays. "
        "Left blank, the phasing decides.",
        "Yes",
        words=YES_NO,
    ),
    SheetColumn(
        "counts",
        "Whose money it counts",
        CellKind.LIST,
        "Cohorts or budgets, apart by semicolons: two schemes that count the same are flagged.",
        "Home care budget",
        width=30,
    ),
    SheetColumn(
        "alternative",
        "Another way, not counted",
        CellKind.CHOICE,
        "Yes for a line that is worked out and shown, but that no total counts.",
        "No",
        words=YES_NO,
    ),
    SheetColumn("note", "Note", CellKind.TEXT, "Where the figures come from.", width=40),
)


def year_column(year: str) -> SheetColumn:
    """The column of plain amounts in one financial year."""
    return SheetColumn(
        YEAR_KEY + year,
        YEAR_HEADING + year,
        CellKind.AMOUNT,
        "Plain money of this year, instead of a unit value.",
        "",
        "£",
    )


@cache
def year_of(key: str) -> str | None:
    """The financial year of a column of amounts, None for any other."""
    return key.removeprefix(YEAR_KEY) if key.startswith(YEAR_KEY) else None
