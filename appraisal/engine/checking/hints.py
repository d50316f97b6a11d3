"""How messages name what was meant, and what an unknown code was perhaps meant to be."""

from collections.abc import Collection
from difflib import get_close_matches

from appraisal.engine.problem import Criterion, LevelScale, Problem, Role


def unknown(given: str, kind: str, known: Collection[str]) -> str:
    """`"hihg" is not a level of scale "hml"; did you mean "high"?`"""
    close = get_close_matches(given, known, n=1)
    hint = f'; did you mean "{close[0]}"?' if close else ""
    return f'"{given}" is not {kind}{hint}'


def level_kind(scale: LevelScale) -> str:
    """How messages name a level of this scale."""
    return f'a level of scale "{scale.key}"' if scale.key else "a level of the scale"


def find_ranking(problem: Problem, code: str) -> Criterion | str:
    """The ranking criterion, or the message that there is none."""
    ranking = {c.code: c for c in problem.criteria if c.role is Role.RANKING}
    if code in ranking:
        return ranking[code]
    if any(criterion.code == code for criterion in problem.criteria):
        return f'"{code}" is not a ranking criterion'
    return unknown(code, "a criterion", list(ranking))
