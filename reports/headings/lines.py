"""The headings of a paper as its page lists them, with what can be done to each."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.access import PaperPlace
from reports.formats.arranging import ArrangedHeading, Arrangement
from reports.headings.actions import AS_IN_FORMAT, may_remove, written_keys
from reports.models import PaperHeading
from workbench.numbers.listing import count_words, opening


@dataclass(frozen=True)
class HeadingLine:
    """A heading on the page: its version and its address from that of the page, as the buttons send
    it, whether something is written beneath it, and whether it can be removed for good."""

    line: ArrangedHeading
    version: int
    address: str
    written: bool
    removable: bool

    @property
    def buttons(self) -> tuple[tuple[str, str], ...]:
        """What can be done to it by a button: the words and the end of the address."""
        line = self.line
        may_go = not line.holds and not line.gone
        found = (
            ("" if line.first else _("Move up"), "move/?direction=up"),
            ("" if line.last else _("Move down"), "move/?direction=down"),
            (_("Put back") if line.left_out else "", "put-back/"),
            (_("Leave out") if may_go else "", "leave-out/"),
        )
        return tuple(one for one in found if one[0])


def lines_of(place: PaperPlace, arrangement: Arrangement) -> list[HeadingLine]:
    versions = dict(PaperHeading.objects.filter(paper=place.paper).values_list("key", "version"))
    written = written_keys(place.paper)

    page = place.url("paper-headings")
    beneath = {
        line.key: {block.section for block in heading.blocks}
        for line in arrangement.lines
        for heading in arrangement.house.walked
        if heading.key == line.key
    }
    return [
        HeadingLine(
            line,
            versions.get(line.key, AS_IN_FORMAT),
            _within(page, place.url("heading-move", line.key)),
            bool(written & beneath.get(line.key, {line.key})),
            may_remove(line, written),
        )
        for line in arrangement.lines
    ]


def _within(page: str, move: str) -> str:
    """The address of a heading as it reads from the page: a long paper has a hundred of them."""
    return f"./{move.removeprefix(page).removesuffix('move/')}"


def state_of(arrangement: Arrangement) -> str:
    stands = sum(not one.gone for one in arrangement.lines)
    gone = len(arrangement.lines) - stands
    own = sum(one.own and not one.gone for one in arrangement.lines)
    said = [
        _said(
            ngettext(
                "One heading stands in this paper.",
                "%(count)s headings stand in this paper.",
                stands,
            ),
            stands,
        )
    ]
    if own:
        text = ngettext("One is the paper’s own.", "%(count)s are the paper’s own.", own)
        said.append(_said(text, own))
    if gone:
        said.append(_said(ngettext("One is left out.", "%(count)s are left out.", gone), gone))
    return " ".join(said)


def _said(text: str, count: int) -> str:
    return text % {"count": opening(count_words(count))}
