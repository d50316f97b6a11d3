"""Statements on one option and every ranking criterion: "marked eight out of ten on every
criterion"."""

import re
from collections.abc import Iterator

from reports.check.known.said import Said
from reports.check.known.verdict import Verdict
from reports.check.statements.predicates import denials
from reports.check.subjects.judged import Judged, JudgedOption
from reports.check.subjects.marking import N
from workbench.numbers.listing import listed

_EVERY = re.compile(
    r"\b(?:(?:on|for|against|under|in|across) (?:every|all(?: of)?|each(?: of)?|both)(?: of)?"
    r"(?: the| its)?(?: (?:weighted|ranking|scored))*(?: [\ue800-\uebff])?(?: weighted| ranking)? "
    r"(?:criteria|criterion|counts|factors|tests)|across the board|throughout)\b"
)
_POINTS = re.compile(
    rf"(?P<least>at least |no (?:less|fewer) than )?(?P<n>{N})(?: out of {N}| points| marks)?"
)


def on_every_criterion(said: Said, judged: Judged) -> Iterator[Verdict]:
    """One option that is said to have a level or so many points on every ranking criterion."""
    every = _EVERY.search(said.text)
    rows = {row for _at, row in said.rows}
    if every is None or len(rows) != 1 or denials(said.text, is_implied=False):
        return
    option, before = judged.options[rows.pop()], said.text[: every.start()]
    words = sorted(judged.levels, key=len)
    level = next((one for one in words if re.search(rf"\b{re.escape(one)}\b", before)), None)
    codes = [one.code for one in judged.ranking]
    if level is not None:
        wrong = [code for code in codes if option.levels.get(code, level) != level]
    else:
        of_points = _other_points(said, before, option, codes)
        if of_points is None:
            return
        wrong = of_points
    names = {one.code: one.name for one in judged.criteria}
    parts = [
        f"{option.levels.get(code, option.points.get(code))} on {names[code]}" for code in wrong
    ]
    truth = f"{option.name} has {listed(parts)}" if parts else ""
    yield Verdict(said.clause, every.start(), every.end(), truth)


def _other_points(
    said: Said, before: str, option: JudgedOption, codes: list[str]
) -> list[str] | None:
    """The criteria on which an option has other points than are said; None where none are."""
    match = _POINTS.search(before)
    mention = said.clause.sentence.said.get(match["n"]) if match else None
    if match is None or mention is None or mention.number is None:
        return None
    points = [option.points.get(code) for code in codes]
    is_least = bool(match["least"]) or mention.bound == "at least"
    return [
        code
        for code, one in zip(codes, points, strict=True)
        if one is not None and (one < mention.number if is_least else one != mention.number)
    ]
