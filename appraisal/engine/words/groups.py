"""Groups of criteria in sentences: what each carries of all weight, and what its criteria do."""

from appraisal.engine.problem import Problem
from appraisal.engine.ranking.grouped import group_shares
from appraisal.engine.words.names import criterion_name
from workbench.numbers.listing import count_words, listed
from workbench.numbers.text import near_share

NAMED = 6  # criteria of a group that a sentence names before it counts the rest


def groups_said(problem: Problem) -> list[str]:
    """One sentence for each group that carries weight: The group "Quality" carries 60% of all
    weight: Safety 75% of that (45% of all) and Care 25% (15%)."""
    found = []
    for group in group_shares(problem):
        if group.share is None:
            continue
        shown = list(group.within.items())[:NAMED]
        said = [
            f"{criterion_name(problem, code)} {near_share(share)}{'' if at else ' of that'} "
            f"({near_share(group.share * share)}{'' if at else ' of all'})"
            for at, (code, share) in enumerate(shown)
            if share is not None
        ]
        more = len(group.within) - NAMED
        if more > 0:
            what = "criterion" if more == 1 else "criteria"
            said.append(f"{count_words(more)} more {what} the rest")
        found.append(
            f'The group "{group.name}" carries {near_share(group.share)} of all weight: '
            f"{listed(said)}."
        )
    return found
