"""The parts of a programme: the rows of links that stand in the same place on each of its pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from schemes.models import Programme


@dataclass(frozen=True, slots=True)
class Part:
    """A link to a part of a programme. `here`: whether one is in it. `within` are the links to the
    pages of the part, where it has several."""

    words: str
    address: str
    here: bool
    within: tuple["Part", ...] = ()


def parts_of(programme: Programme, path: str) -> tuple[Part, ...]:
    """The parts of the programme for the page at `path`."""
    return tuple(_parts(programme, path))


def _parts(programme: Programme, path: str) -> Iterator[Part]:
    own = programme.get_absolute_url()

    def page(words: str, name: str) -> Part:
        address = reverse(name, args=[programme.slug])
        return Part(words, address, path.startswith(address))

    def several(words: str, *pages: Part) -> Part:
        return Part(words, pages[0].address, any(one.here for one in pages), pages)

    def on_overview(words: str, anchor: str) -> Part:
        return Part(words, own + anchor, path.startswith(f"{own}{anchor.strip('#')}/"))

    yield Part(_("Overview"), own, path == own)
    yield on_overview(_("Schemes"), "#schemes")
    yield on_overview(_("Appraisals"), "#appraisals")
    yield on_overview(_("Papers"), "#papers")
    yield several(
        _("Delivery"),
        page(_("Delivery"), "delivery"),
        page(_("Actions and conditions"), "follow-up"),
        page(_("Contracts"), "contracts"),
    )
    yield several(
        _("Plan"),
        page(_("Timetable"), "timetable"),
        page(_("Milestones"), "milestones"),
        page(_("Workstreams"), "workstreams"),
        page(_("Project budget"), "project-budget"),
        page(_("Events"), "events"),
        page(_("Engagement"), "engagement"),
    )
    yield several(_("Money"), page(_("Budgets"), "budgets"), page(_("Funding bridges"), "bridges"))
    yield several(
        _("Evidence"),
        page(_("Evidence tables"), "evidence"),
        page(_("Questions of the business case"), "questions"),
    )
    yield page(_("Reconciliation"), "reconciliation")
    yield page(_("Comments"), "comments")
    yield page(_("People"), "programme-people")
    yield page(_("History"), "programme-history")
