"""Engagement in a paper: sessions with who came, comments by theme, what was said and done."""

from collections.abc import Sequence
from dataclasses import replace

from appraisal.engagement.tables import (
    called,
    feedback_table,
    sessions_table,
    themes_of,
    themes_table,
)
from appraisal.engagement.words import engagement_sentence
from reports.casefile.parts import Case
from reports.document.content import Block, TableBlock, plain


def engagement_blocks(case: Case) -> Sequence[Block]:
    """A sentence of how many came, the sessions, the comments by theme, and what was said and done
    at all of them; nothing where there was no session."""
    sessions = case.programme.sessions
    if not sessions:
        return ()
    blocks: list[Block] = [
        plain(engagement_sentence(sessions)),
        TableBlock(sessions_table(sessions), splits=True),
    ]
    themes = themes_of(sessions)
    if themes:
        names = {
            (appraisal.reference, option.code): option.name
            for appraisal in case.appraisals
            for option in appraisal.options
        }
        said = [one for session in sessions for one in session.feedback]
        table = feedback_table(said, called(names), caption="What was said, what was done")
        blocks.append(TableBlock(themes_table(themes), splits=True))
        blocks.append(TableBlock(replace(table, name="feedback"), splits=True))
    return blocks
