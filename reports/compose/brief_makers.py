"""The maker of the parts of a decision in brief."""

from collections.abc import Iterable

from reports.blocks.brief.shortening import BriefCase
from reports.blocks.brief.shown import SHOWN
from reports.casefile.schemes import schemes_in
from reports.compose.composer import Composer
from reports.document.content import Block
from reports.formats.format import FormatBlock


def in_brief(composer: Composer, block: FormatBlock, level: int) -> Iterable[Block]:
    """The officers' own words where they wrote the section; else what the case says in a few words;
    else the section is asked for. A block without a section prints nothing where the case has
    nothing to say."""
    written = composer.sections.get(block.section)
    own = () if written and written.text.strip() else SHOWN[block.told["show"]](_case(composer))
    if not block.section:
        return own
    return (*composer.text(block.section, level, optional=bool(own)), *own)


def _case(composer: Composer) -> BriefCase:
    whole = composer.case.whole
    schemes = schemes_in(whole, composer.case.paper.schemes)
    return BriefCase(whole, composer.own_strands, schemes)
