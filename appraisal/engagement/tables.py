"""Tables of engagement, for pages and papers: sessions, comments by theme, what was said and what
was done."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from schemes.casefile.plan_parts import CaseFeedback, CaseSession
from schemes.finance.durations import parse_when
from workbench.numbers.text import number
from workbench.pages.tables import Cell, Column, Row, Table

# What an option is called, by the reference of its appraisal and its code.
OptionName = Callable[[str, str], str]


def called(names: Mapping[tuple[str, str], str]) -> OptionName:
    """Names options by these, and by their codes where they are not among them."""
    return lambda appraisal, option: names.get((appraisal, option), option)


def held(session: CaseSession) -> str:
    """When a session was: "5 May 2016", "May 2016 to 30 June 2016"; empty where nobody says."""
    texts = [parse_when(one).text for one in (session.from_, session.to) if one]
    return _(" to ").join(dict.fromkeys(texts))


def sessions_table(sessions: Sequence[CaseSession]) -> Table:
    """Each session with when and where it was, who was invited and how many came."""
    headings = (_("Session"), _("When"), _("Place"), _("Invited"))
    return Table(
        caption=_("Sessions and consultations"),
        name="engagement",
        columns=(
            *map(Column, headings),
            Column(_("Number invited"), numeric=True),
            Column(_("Number who came"), numeric=True),
        ),
        rows=tuple(
            Row(
                Cell(one.title, note=_kind(one)),
                (
                    Cell(held(one) or _("Not recorded")),
                    Cell(one.place or _("Not recorded")),
                    Cell(one.invited or _("Not recorded"), note=one.note),
                    _count(one.asked),
                    _count(one.came),
                ),
            )
            for one in sessions
        ),
    )


def feedback_table(
    feedback: Iterable[CaseFeedback],
    named: OptionName,
    *,
    caption: str,
    hrefs: Sequence[str] = (),
) -> Table:
    """What was said on each theme, of which option, by how many, and what was done about it."""
    rows = list(feedback)
    headings = (_("Theme"), _("Option"), _("What was said"), _("What was done"))
    return Table(
        caption=caption,
        columns=(*map(Column, headings), Column(_("Comments"), numeric=True)),
        rows=tuple(
            Row(
                Cell(one.theme, href=href),
                (
                    Cell(named(one.appraisal, one.option) if one.option else _("In general")),
                    Cell(one.said),
                    Cell(one.done or _("Nothing yet"), kind="" if one.done else "missing"),
                    _count(one.comments),
                ),
            )
            for one, href in zip(rows, hrefs or ("",) * len(rows), strict=True)
        ),
    )


@dataclass(frozen=True, slots=True)
class Heard:
    """How often a theme came up: `entries` with something said on it, `comments` by those who
    counted, None where nobody did, and how many entries say that nothing was done yet."""

    theme: str
    entries: int
    comments: int | None
    open: int


def themes_of(sessions: Iterable[CaseSession]) -> tuple[Heard, ...]:
    """The themes of all sessions in the sequence in which they first came up. Themes that differ in
    capitals alone are one."""
    found: dict[str, list[CaseFeedback]] = {}
    for session in sessions:
        for one in session.feedback:
            found.setdefault(one.theme.casefold(), []).append(one)
    return tuple(
        Heard(
            theme=said[0].theme,
            entries=len(said),
            comments=sum_of(one.comments for one in said),
            open=sum(not one.done.strip() for one in said),
        )
        for said in found.values()
    )


def themes_table(themes: Sequence[Heard]) -> Table:
    """How many comments there were on each theme."""
    return Table(
        caption=_("Comments by theme"),
        name="themes",
        columns=(
            Column(_("Theme")),
            Column(_("Times it came up"), numeric=True),
            Column(_("Comments"), numeric=True),
            Column(_("Nothing done yet"), numeric=True),
        ),
        rows=tuple(
            Row(
                Cell(one.theme),
                (Cell(number(one.entries)), _count(one.comments), Cell(number(one.open))),
            )
            for one in themes
        ),
    )


def sum_of(counts: Iterable[int | None]) -> int | None:
    """The sum of what was counted; None where nothing was."""
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _kind(one: CaseSession) -> str:
    return _("Consultation") if one.kind == "consultation" else ""


def _count(count: int | None) -> Cell:
    return Cell(_("not counted"), kind="missing") if count is None else Cell(number(count))
