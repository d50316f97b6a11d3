"""The rules by which options are judged. What follows in each example is the engine's own answer,
so that an example cannot say what the product does not do."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from django.utils.translation import gettext as _

from appraisal.engine import Problem, Result, evaluate, rule_sentence
from appraisal.engine.gateway_kinds import PassTest
from appraisal.engine.problem import (
    Criterion,
    Excuse,
    Level,
    LevelScale,
    Option,
    PointScale,
    Rating,
    Role,
    TotalAs,
)
from appraisal.engine.words.answer import answer_sentence
from appraisal.engine.words.names import name_of
from appraisal.engine.words.totals import total_heading, total_places, total_words
from appraisal.engine.words.working import totals_rule
from reports.help.example import Example, small_table
from workbench.numbers.text import near_share

_WORDS: Final = LevelScale(
    (
        Level("low", Fraction(1), "Low"),
        Level("medium", Fraction(2), "Medium"),
        Level("high", Fraction(3), "High"),
    ),
    "words",
)
_TEN: Final = PointScale(Fraction(0), Fraction(10), "ten")
_LEGAL: Final = Criterion("legal", "Within the law", Role.GATEWAY, test=PassTest())
_READY: Final = Criterion(
    "ready",
    "Ready in a year",
    Role.CONDITIONAL_GATEWAY,
    test=PassTest(),
    excused_by=Excuse(1, ("quality",), "high"),
)
_QUALITY: Final = Criterion("quality", "Quality", Role.RANKING, _WORDS, Fraction(60))
_SAVING: Final = Criterion("saving", "Saving", Role.RANKING, _WORDS, Fraction(40))
_LONG: Final = replace(_SAVING, scale=_TEN)

Ratings = Mapping[str, Sequence[str | int | None]]


def judged_examples() -> tuple[Example, ...]:
    """Every rule on options, in the sequence in which the engine applies them."""
    return (
        _gateway(),
        _conditional(),
        _missing(),
        _not_applicable(),
        _ties(),
        _weights(),
        _totals(),
        _switching(),
    )


def appraised(criteria: Sequence[Criterion], table: Ratings, **more: Any) -> Problem:
    """A small appraisal: each option's ratings stand in the sequence of the criteria. A word is a
    level, a number points; "n/a" does not apply, and None is not rated."""
    return Problem(
        reference="example",
        title="Example",
        options=tuple(Option(name, name, at == 0) for at, name in enumerate(table)),
        criteria=tuple(criteria),
        ratings=tuple(
            _rating(option, criterion.code, given)
            for option, row in table.items()
            for criterion, given in zip(criteria, row, strict=True)
            if given is not None
        ),
        **more,
    )


def _rating(option: str, criterion: str, given: str | int) -> Rating:
    if isinstance(given, int):
        return Rating(option, criterion, points=Fraction(given))
    if given == "n/a":
        return Rating(option, criterion, not_applicable="It does not arise.")
    return Rating(option, criterion, level=given)


def _example(
    key: str,
    heading: str,
    rule: str,
    given: tuple[Problem, Ratings],
    follows: Sequence[str] = (),
) -> Example:
    """The example of a problem: its ratings as a table, and what the engine says of each option
    where nothing else is named."""
    problem, table = given
    headings = (_("Option"), *(_heading(one) for one in problem.criteria))
    rows = [(option, *map(_shown, row)) for option, row in table.items()]
    caption = _("%(rule)s: the ratings") % {"rule": heading}
    told = tuple(follows) or _told(problem, evaluate(problem))
    return Example(key, heading, rule, small_table(caption, headings, rows), told)


def _heading(criterion: Criterion) -> str:
    if criterion.weight is None:
        return criterion.name
    words = {"criterion": criterion.name, "weight": criterion.weight}
    return _("%(criterion)s (weight %(weight)s)") % words


def _shown(given: str | int | None) -> str:
    if given is None:
        return _("not rated")
    return given.capitalize() if isinstance(given, str) and given != "n/a" else str(given)


def _told(problem: Problem, result: Result) -> tuple[str, ...]:
    """Each option with its reasons."""
    return tuple(f"{name_of(problem, one.code)}: {' '.join(one.reasons)}" for one in result.options)


def _gateway() -> Example:
    table: Ratings = {"Stay as we are": ("pass", "low"), "Trust": ("fail", "high")}
    problem = appraised((_LEGAL, replace(_QUALITY, weight=None)), table)
    rule = _("A gateway is passed or failed. One fail and the option is out, however good it is.")
    return _example("gateway", _("Gateways"), rule, (problem, table))


def _conditional() -> Example:
    table: Ratings = {
        "Stay as we are": ("pass", "low"),
        "Shared service": ("fail", "high"),
        "Contract": ("fail", "medium"),
    }
    problem = appraised((_READY, replace(_QUALITY, weight=None)), table)
    rule = _("A conditional gateway has an excuse. Here: %(rule)s") % {
        "rule": rule_sentence(_READY, problem)
    }
    return _example("conditional", _("Conditional gateways"), rule, (problem, table))


def _missing() -> Example:
    table: Ratings = {
        "Stay as we are": ("medium", "low"),
        "Shared service": ("high", None),
        "Contract": ("medium", "high"),
    }
    problem = appraised((_QUALITY, _SAVING), table)
    rule = _(
        "A rating that is missing is never nought. The option is undecided, and is told which "
        "ranks it can still take."
    )
    return _example("missing", _("Ratings that are missing"), rule, (problem, table))


def _not_applicable() -> Example:
    table: Ratings = {"Stay as we are": ("medium", "n/a"), "Contract": ("low", "high")}
    problem = appraised((_QUALITY, _SAVING), table)
    rule = _(
        "Not applicable is an answer, with a reason, and no gap: the option’s other criteria carry "
        "the weight."
    )
    return _example("not-applicable", _("Not applicable"), rule, (problem, table))


def _ties() -> Example:
    table: Ratings = {
        "Shared service": ("high", "medium"),
        "Trust": ("high", "medium"),
        "Contract": ("medium", "high"),
    }
    problem = appraised((_QUALITY, _SAVING), table)
    rule = _(
        "Options with exactly the same total share a rank, written 1=, and the next rank is left "
        "out. Totals are never rounded before they are compared."
    )
    return _example("ties", _("Ties"), rule, (problem, table))


def _weights() -> Example:
    table: Ratings = {"Shared service": ("high", 4), "Contract": ("medium", 9)}
    problem = appraised((_QUALITY, _LONG), table)
    rule = _(
        "A weight counts by its share of all weights. Where one scale is longer than another, "
        "points carry it further than that share: totals as value give every scale the same length."
    )
    follows = [
        _(
            "%(criterion)s has %(share)s of the weight and carries %(carries)s of what can be "
            "reached."
        )
        % {
            "criterion": criterion.name,
            "share": near_share(one.share),
            "carries": near_share(one.carries or Fraction(0)),
        }
        for criterion, one in zip(problem.criteria, evaluate(problem).weights, strict=True)
    ]
    return _example("weights", _("What weights carry"), rule, (problem, table), follows)


def _totals() -> Example:
    table: Ratings = {"Shared service": ("high", 4), "Contract": ("medium", 9)}
    problem = appraised((_QUALITY, _LONG), table)
    rule = _("A total can be published in four ways. The order may be another where scales differ.")
    follows = []
    for way in TotalAs:
        asked = replace(problem, total_as=way)
        options = evaluate(asked).options
        places = total_places(options)
        totals = "; ".join(f"{one.code} {total_words(one, places)}" for one in options)
        follows.append(f"{total_heading(way)}: {totals}. {totals_rule(asked)}")
    return _example("totals", _("Four ways to a total"), rule, (problem, table), follows)


def _switching() -> Example:
    table: Ratings = {"Shared service": ("high", "medium"), "Contract": ("medium", "high")}
    problem = appraised((_QUALITY, _SAVING), table)
    result = evaluate(problem)
    rule = _(
        "The switching point is the share of a weight beyond which another option comes first, "
        "while the other weights keep their proportions. The nearer it is, the less sure the lead."
    )
    follows = [answer_sentence(problem, result), *_switches(problem, result)]
    return _example("switching", _("Switching points"), rule, (problem, table), follows)


def _switches(problem: Problem, result: Result) -> list[str]:
    """Where each weight changes the first place, in sentences."""
    told = []
    for criterion, one in zip(problem.criteria, result.weights, strict=True):
        switch = one.switch
        if switch is None:
            continue
        for words, share, first in (
            (_("Above"), switch.up, switch.up_to),
            (_("Below"), switch.down, switch.down_to),
        ):
            if share is not None and first is not None:
                told.append(
                    _("%(words)s %(share)s of all weight on %(criterion)s, %(option)s comes first.")
                    % {
                        "words": words,
                        "share": near_share(share),
                        "criterion": criterion.name,
                        "option": name_of(problem, first),
                    }
                )
    return told
