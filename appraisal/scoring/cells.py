"""The cells of the scoring grid and their HTML, written here since a grid has hundreds of them: a
template for each would take longer than all the rest of the page.

What a cell links to stands beside the page's own address, and what a link is called is pieced
together from the words of the page (`aria-labelledby`), so that nothing is sent nine hundred times.
Names that are slugs stand without quotation marks.
"""

from dataclasses import dataclass
from html import escape
from typing import Final, Protocol

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.engine.result import Cell as EngineCell
from appraisal.models import Criterion, Option, Rating
from appraisal.scoring.allowed import Allowed

# The words of the page from which links have their names: Change, Rate, on.
RATED: Final = "w1"
UNRATED: Final = "w0"
ON: Final = "w"
MOST_AS_CARDS: Final = 12  # options: of more, a narrow screen shows the table and moves along it


@dataclass(frozen=True, slots=True)
class GridCell:
    """One option on one criterion.

    `measured` is the value of the measure it follows from, if any; `url` is empty where people do
    not rate it; `rating` is the agreed rating, None while there is none. `labels` are the names in
    the page by which the words for its option and its criterion are found.
    """

    option: Option
    criterion: Criterion
    measured: str
    text: str
    kind: str
    note: str
    url: str
    rating: Rating | None
    labels: tuple[str, str] = ("", "")

    @property
    def follows(self) -> bool:
        """Whether a rating elsewhere may change what it says."""
        return self.criterion.role != Criterion.Role.RANKING

    @property
    def said(self) -> SafeString:
        """What it says and why, as HTML."""
        return SafeString(mark_markup(self) + note_markup(self))

    @property
    def instead(self) -> SafeString:
        """What it says, as HTML that takes the place of what it said."""
        return SafeString(mark_markup(self, instead=True))

    @property
    def link(self) -> SafeString:
        """The link that opens it, as HTML."""
        return SafeString(link_markup(self, link_words()))

    @property
    def anchor(self) -> str:
        return f"c-{self.option.slug}--{self.criterion.slug}"

    @property
    def name(self) -> str:
        return f"{self.option} on {self.criterion}"


@dataclass(frozen=True, slots=True)
class GridRow:
    """One criterion: what it asks, which ratings it accepts, and a cell for each option."""

    criterion: Criterion
    allowed: Allowed
    cells: tuple[GridCell, ...]
    cards: bool
    label: str

    @property
    def linked(self) -> SafeString:
        """Its cells as HTML, each with its link."""
        return row_markup(self.cells, cards=self.cards, links=True)

    @property
    def read(self) -> SafeString:
        """Its cells as HTML, to be read alone."""
        return row_markup(self.cells, cards=self.cards, links=False)


def given_words(given: int, total: int) -> str:
    """How many of so many ratings, one at least, are given: "3 of 8 ratings given; 5 to go." """
    if given == total:
        return ngettext("The one rating is given.", "All %(total)d ratings are given.", total) % {
            "total": total
        }
    if total == 1:
        return _("The one rating is not given yet.")
    return _("%(given)d of %(total)d ratings given; %(left)d to go.") % {
        "given": given,
        "total": total,
        "left": total - given,
    }


class Named(Protocol):
    """A cell of any grid."""

    @property
    def name(self) -> str: ...
    @property
    def text(self) -> str: ...


def saved_words(cell: Named) -> str:
    """What a screen reader says once the rating is saved."""
    return _("Saved. %(cell)s: %(says)s.") % {"cell": cell.name, "says": cell.text}


def mark_markup(cell: GridCell, *, instead: bool = False) -> str:
    """What a cell says. On a gateway a rating elsewhere may change it, so that there it has a name
    by which it is replaced; `instead` says that this one replaces it."""
    text = escape(cell.text)
    kind = f" class=wb-mark--{escape(cell.kind)}" if cell.kind else ""
    said = f"<b{kind}>{text}</b>"
    if cell.measured:
        said = f"<p>{escape(cell.measured)}</p>{said}"
    if not cell.follows:
        return said
    place = " data-instead" if instead else ""
    return f'<div id="mark-{escape(cell.anchor)}"{place}>{said}</div>'


def note_of(rating: Rating | None, found: EngineCell | None) -> str:
    """What people wrote of the cell."""
    if rating is not None:
        return rating.not_applicable or rating.reason
    return found.reason if found is not None else ""


def note_markup(cell: GridCell) -> str:
    return f"<p>{escape(cell.note)}</p>" if cell.note else ""


def link_markup(cell: GridCell, words: tuple[str, str]) -> str:
    """The link that opens a cell; "" where people do not rate it. `words` are those of a link to
    what is rated, and of one to what is not."""
    if not cell.url:
        return ""
    rated = cell.rating is not None
    label = f"{RATED if rated else UNRATED} {cell.labels[0]} {ON} {cell.labels[1]}"
    href = f"{escape(cell.option.slug)}/{escape(cell.criterion.slug)}/"
    return f'<a href={href} aria-labelledby="{label}">{words[not rated]}</a>'


def row_markup(cells: tuple[GridCell, ...], *, cards: bool, links: bool) -> SafeString:
    """The cells of one criterion. As cards each needs the name of its option beside it, and to be
    told that it is a cell."""
    words = link_words()
    parts = []
    for cell in cells:
        told = f' role="cell" data-label="{escape(cell.option.name)}"' if cards else ""
        said = f"{mark_markup(cell)}{note_markup(cell)}"
        link = link_markup(cell, words) if links else ""
        parts.append(f"<td id={escape(cell.anchor)}{told}>{said}{link}</td>")
    return SafeString("".join(parts))


def link_words() -> tuple[str, str]:
    """What the links of cells say: where there is a rating, and where there is none."""
    return escape(_("Change")), escape(_("Rate"))
