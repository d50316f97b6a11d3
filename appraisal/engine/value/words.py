"""Cost against benefit in sentences, each true of the exact figures and each by rule."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from appraisal.engine.problem import Problem
from appraisal.engine.value.found import ImpliedPrice, Step, ValueForMoney
from appraisal.engine.value.switching import cost_switching
from appraisal.engine.words.names import name_of
from workbench.numbers.exact import decimal_places
from workbench.numbers.listing import listed, shortened
from workbench.numbers.meetings import Meeting, Room
from workbench.numbers.rounding import rounded
from workbench.numbers.text import near_share, plain_pounds, points_words


def value_sentences(
    problem: Problem, found: ValueForMoney, chosen: ImpliedPrice | None = None
) -> tuple[str, ...]:
    """The three questions apart, each step along the frontier, what is dearer and no better, what a
    choice says of the worth of a point, and what has no cost."""
    return (
        *_three_questions(problem, found),
        *(step_sentence(problem, step) for step in found.steps),
        *_dominated(problem, found),
        *((implied_sentence(problem, chosen),) if chosen is not None else ()),
        *_without_cost(problem, found),
    )


def switching_sentences(problem: Problem, found: ValueForMoney) -> dict[str, str]:
    """How long the cheapest stays the cheapest (`cheapest`) and the best value the best value
    (`best_value`), each as its own cost changes; nothing of one where nothing is to be compared,
    or where several stand first."""
    rooms = {one.code: one for one in cost_switching(found)}
    told = {}
    for name, codes, first in (
        ("cheapest", found.cheapest, "the cheapest"),
        ("best_value", found.best_value, "the one whose points cost least"),
    ):
        if len(codes) != 1:
            continue
        one = rooms[codes[0]]
        meeting = _nearest(one.cost if name == "cheapest" else one.per_point)
        if meeting is not None:
            told[name] = (
                f"Of those taken forward, {_name(problem, codes[0])} stays {first} until its cost "
                f"{_change(meeting.change)}; then it is level with "
                f"{_names(problem, meeting.others)}."
            )
    return told


def _nearest(room: Room | None) -> Meeting | None:
    both = [one for one in (room.rises, room.falls) if one is not None] if room else []
    return min(both, key=lambda one: abs(one.change), default=None)


def _change(change: Fraction) -> str:
    return f"{'falls' if change < 0 else 'rises'} by {near_share(abs(change))}"


def step_sentence(problem: Problem, step: Step) -> str:
    """What the next dearer option of the frontier gives for its extra cost."""
    told = (
        f"{_name(problem, step.dearer)} costs {_cost(step.extra_cost)} more than "
        f"{_name(problem, step.cheaper)} and is {points_words(step.extra_points)} better: "
        f"{plain_pounds(step.price)} for each extra point."
    )
    if step.skipped:
        told += " The next step up buys a point for less."
    return told


def implied_sentence(problem: Problem, implied: ImpliedPrice) -> str:
    """What the choice of an option says of the worth of one point."""
    chosen = _name(problem, implied.chosen)
    if implied.beaten_by:
        return (
            f"No worth of a point explains the choice of {chosen}: "
            f"{_names(problem, implied.beaten_by, 'or')} would cost no more and score no worse."
        )
    if implied.floor is None and implied.ceiling is None:
        return f"{chosen} is the cheapest and scores highest: its choice sets no price on a point."
    over, instead = implied.over or "", implied.instead_of or ""
    if implied.ceiling is None:
        return (
            f"Whoever chooses {chosen} over {_name(problem, over)} takes a point to be worth "
            f"{plain_pounds(implied.floor or 0)} or more."
        )
    if implied.floor is None:
        return (
            f"Whoever chooses {chosen} over {_name(problem, instead)} takes a point to be worth "
            f"{plain_pounds(implied.ceiling)} or less."
        )
    if not implied.explains:
        return (
            f"No worth of a point explains the choice of {chosen}: over {_name(problem, over)} it "
            f"takes {plain_pounds(implied.floor)} or more, and then "
            f"{_name(problem, instead)} gives more for the money."
        )
    return (
        f"Whoever chooses {chosen} takes a point to be worth {plain_pounds(implied.floor)} or more "
        f"(or {_name(problem, over)} would do) and {plain_pounds(implied.ceiling)} or less "
        f"(or {_name(problem, instead)} would be worth its cost)."
    )


def _three_questions(problem: Problem, found: ValueForMoney) -> Iterator[str]:
    answers = (
        (found.cheapest, "costs least", "cost least"),
        (found.highest, "scores best", "score best"),
        (found.best_value, "costs least for each point", "cost least for each point"),
    )
    known = [codes for codes, _, _ in answers if codes]
    if sum(one.taken_forward for one in found.options) < 2:
        return
    if all(codes == known[0] for codes in known) and len(known[0]) == 1:
        said = listed([one for codes, one, _ in answers if codes])
        yield f"Of those taken forward with a cost {_name(problem, known[0][0])} {said}."
        return
    said = "; ".join(
        f"{_names(problem, codes)} {one if len(codes) == 1 else many}{_value(found, codes, one)}"
        for codes, one, many in answers
        if codes
    )
    yield f"Of those taken forward with a cost, {said}."


def _value(found: ValueForMoney, codes: Sequence[str], asked: str) -> str:
    first = found.option(codes[0])
    assert first is not None
    if asked == "costs least":
        return f", {_cost(first.cost)}"
    if asked == "scores best":
        return f", {points_words(first.total)}"
    return f", {plain_pounds(first.per_point or Fraction(0))}"


def _dominated(problem: Problem, found: ValueForMoney) -> Iterator[str]:
    for one in found.options:
        if not one.taken_forward or not one.dominated_by:
            continue
        better = [o for code in one.dominated_by if (o := found.option(code)) is not None]
        names = _names(problem, one.dominated_by)
        if all(o.cost < one.cost and o.total != one.total for o in better):
            yield f"{_name(problem, one.code)} costs more than {names} and scores worse."
        elif all(o.total == one.total for o in better):
            yield f"{_name(problem, one.code)} costs more than {names} and scores no better."
        elif all(o.cost == one.cost for o in better):
            yield f"{_name(problem, one.code)} costs as much as {names} and scores worse."
        else:
            verb = "is" if len(better) == 1 else "are"
            yield (
                f"{names} {verb} no dearer and no worse than {_name(problem, one.code)}, and "
                f"better on cost, score or both."
            )


def _without_cost(problem: Problem, found: ValueForMoney) -> Iterator[str]:
    if found.without_cost:
        names = _names(problem, found.without_cost)
        verb = "is" if len(found.without_cost) == 1 else "are"
        yield f"No cost is given for {names}, which {verb} in no comparison of cost."


def _cost(cost: Fraction) -> str:
    """A cost in full; one that a discount rate leaves without exact pence to the pound, as tables
    have it, where it is a thousand pounds or more."""
    if in_whole_pounds((cost,)):
        return f"about {plain_pounds(rounded(cost))}"
    return plain_pounds(cost)


def in_whole_pounds(costs: Iterable[Fraction]) -> bool:
    """Whether costs print to the pound: none below a thousand pounds has pence, no other has exact
    pence, and unequal ones stay unequal."""
    different = set(costs)
    parts = [one for one in different if one.denominator != 1]
    return (
        bool(parts)
        and all(abs(one) >= 1000 and decimal_places(one) is None for one in parts)
        and len({rounded(one) for one in different}) == len(different)
    )


def _name(problem: Problem, code: str) -> str:
    return name_of(problem, code)


def _names(problem: Problem, codes: Sequence[str], last: str = "and") -> str:
    return shortened([name_of(problem, code) for code in codes], last)
