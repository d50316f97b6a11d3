"""What would follow of scenarios, each beside what stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from appraisal.engine.checking.fault import ProblemError
from appraisal.engine.outcome import evaluate
from appraisal.engine.problem import Problem
from appraisal.engine.result import OptionResult, Result
from appraisal.engine.what_if.change import changed
from appraisal.engine.what_if.fitting import misfits
from appraisal.engine.what_if.scenario import Scenario, agreed_since, still_tried
from appraisal.engine.what_if.words import tried_sentences, what_follows
from workbench.numbers.listing import opening

AS_IT_STANDS = "All of it stands by now, so that nothing is left to try."


@dataclass(frozen=True, slots=True)
class Followed:
    """One scenario tried. `tried` and `follows` are sentences; `unfit` say why it cannot be tried,
    and then there is no `result`; `since` what was agreed otherwise after it was saved."""

    scenario: Scenario
    tried: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    result: Result | None = None

    @property
    def fits(self) -> bool:
        """Whether it could be tried."""
        return self.result is not None


def followed(problem: Problem, before: Result, scenario: Scenario) -> Followed:
    """A scenario tried on what stands. One that no longer fits says so and nothing else."""
    if gone := misfits(problem, scenario):
        return Followed(scenario, unfit=tuple(dict.fromkeys(one.sentence for one in gone)))
    since = agreed_since(problem, scenario)
    change = still_tried(problem, scenario.tried)
    if not change:
        same = what_follows(problem, before, before)
        return Followed(scenario, (AS_IT_STANDS,), same, since, result=before)
    try:
        after = evaluate(changed(problem, change))
    except ProblemError as error:
        told = tuple(f"{opening(one.message).rstrip('.')}." for one in error.faults)
        return Followed(scenario, since=since, unfit=told)
    return Followed(
        scenario,
        tried=tried_sentences(problem, change),
        follows=what_follows(problem, before, after),
        since=since,
        result=after,
    )


def not_telling(
    before: Result | None, tried: Iterable[Followed], withheld: frozenset[str]
) -> tuple[Followed, ...]:
    """The scenarios that tell nothing of the options that are `withheld` from whoever reads: none
    that tries a rating of one, and none under which one would have another place."""
    return tuple(one for one in tried if not _tells(before, one, withheld))


def _tells(before: Result | None, one: Followed, withheld: frozenset[str]) -> bool:
    if any(rating.option in withheld for rating in one.scenario.tried.ratings):
        return True
    if before is None or one.result is None:
        return False
    was = {option.code: _place(option) for option in before.options}
    return any(o.code in withheld and _place(o) != was[o.code] for o in one.result.options)


def _place(option: OptionResult) -> tuple[object, ...]:
    return option.outcome, option.rank, option.joint
