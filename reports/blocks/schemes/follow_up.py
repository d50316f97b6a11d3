"""Actions, conditions and contracts in a paper, as at the paper's own day."""

from collections.abc import Sequence

from appraisal.follow_up.followed import contracts_in, followed_in
from appraisal.follow_up.tables import actions_table, contracts_table
from appraisal.follow_up.words import actions_sentence, as_at_words, contracts_sentence
from reports.casefile.case import PaperCase
from reports.document.content import Block, TableBlock, plain


def actions_blocks(case: PaperCase) -> Sequence[Block]:
    """How many are open and overdue, as at which day, and each with its owner and its day."""
    rows = followed_in(case.whole.programme, case.whole.appraisals)
    if not rows:
        return [plain("No action and no condition of a decision is recorded.")]
    on = case.as_at
    return [
        plain(actions_sentence(rows, on), lead=True),
        plain(as_at_words(on)),
        TableBlock(actions_table(rows, on), splits=True),
    ]


def contracts_blocks(case: PaperCase) -> Sequence[Block]:
    """Of how many notice is due, as at which day, and each with its end and what leaving costs."""
    rows, days = contracts_in(case.whole.programme), case.whole.programme.notice_days
    if not rows:
        return [plain("No contract is recorded.")]
    on = case.as_at
    return [
        plain(contracts_sentence(rows, on, days), lead=True),
        plain(as_at_words(on)),
        TableBlock(contracts_table(rows, on, days), splits=True),
    ]
