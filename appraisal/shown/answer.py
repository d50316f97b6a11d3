"""The answer of an appraisal so far and the tasks that are left, from the engine, for any
appraisal, however unfinished."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from appraisal.casefile.rows import AppraisalRows
from appraisal.engine.checking.fault import Fault, ProblemError
from appraisal.engine.result import OptionResult, Outcome, Result
from appraisal.engine.words.answer import answer_sentence
from appraisal.models import Appraisal, Criterion
from appraisal.shown.progress import needs_rating
from appraisal.states import Change, is_apart, refusal
from workbench.numbers.listing import NAMED, opening, shortened

# The room of the appraisal where each part of a case file is mended.
ROOMS = {
    "options": "options",
    "criteria": "criteria",
    "scales": "criteria",
    "measures": "measures",
    "ratings": "scoring",
    "decision": "decision",
}


@dataclass(frozen=True, slots=True)
class Task:
    """Something that is left to do, in a sentence, and the name of the address where it is done."""

    sentence: str
    room: str


@dataclass(frozen=True)
class Answer:
    """An appraisal's rows with the engine's result. `result` is None where the rules contradict
    themselves; then `tasks` say what to correct. It is `withheld` from people who may not see
    results yet: then there are no ratings and no result."""

    rows: AppraisalRows
    result: Result | None
    faults: tuple[Fault, ...]
    withheld: bool = False

    @classmethod
    def of(
        cls,
        appraisal: Appraisal,
        *,
        withheld: bool = False,
        exempt: Mapping[int, str] | None = None,
    ) -> "Answer":
        """Seven queries, as `AppraisalRows.of`."""
        rows = AppraisalRows.of(appraisal, with_ratings=not withheld, exempt=exempt)
        return cls.over(rows, withheld=withheld)

    @classmethod
    def over(cls, rows: AppraisalRows, *, withheld: bool = False) -> "Answer":
        """The answer of rows that are read already."""
        try:
            result = rows.result
        except ProblemError as error:
            return cls(rows, None, error.faults, withheld)
        return cls(rows, None if withheld else result, (), withheld)

    @cached_property
    def options(self) -> dict[str, OptionResult]:
        """The engine's result for each option, by code; empty where there is no result."""
        return {option.code: option for option in self.result.options} if self.result else {}

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """What is left to do before there is an answer, in working order."""
        if not self.rows.options:
            return (Task(_("Add the options, the baseline among them."), "options"),)
        if not self.rows.criteria:
            return (Task(_("Say what the options are judged by."), "criteria"),)
        if self.faults:
            return tuple(self._mend(fault) for fault in self.faults)
        if self.withheld:
            return self._baseline()
        return (*self._baseline(), *self._gaps(), *self._decision())

    @property
    def sentence(self) -> str:
        """The answer in a sentence; "" while an option is undecided."""
        return answer_sentence(self.rows.problem, self.result) if self.result else ""

    def name(self, code: str) -> str:
        return next(option.name for option in self.rows.options if option.code == code)

    def _mend(self, fault: Fault) -> Task:
        part = re.split(r"[.\[]", fault.place, maxsplit=1)[0]
        message = opening(fault.message).rstrip(".")
        return Task(self._named(fault.place, message), ROOMS.get(part, "appraisal-edit"))

    def _named(self, place: str, message: str) -> str:
        """The message as a sentence that begins with the option or criterion it is about."""
        found = re.match(r"(options|criteria)\[(\d+)\]", place)
        rows = () if found is None else getattr(self.rows, found[1])
        if found is None or int(found[2]) >= len(rows):
            return f"{message}."
        name = rows[int(found[2])].name
        return f"{message}." if message.startswith(name) else f"{name}: {message}."

    def _baseline(self) -> tuple[Task, ...]:
        if any(option.baseline for option in self.rows.options):
            return ()
        return (Task(_("Mark the option that is the baseline, or add one."), "options"),)

    def _gaps(self) -> tuple[Task, ...]:
        """What undecided options lack; those that lack the same are named together."""
        criteria = {criterion.code: criterion for criterion in self.rows.criteria}
        lacks: dict[tuple[str, ...], list[str]] = {}
        for option in self.options.values():
            if option.outcome is not Outcome.UNDECIDED or not option.gaps:
                continue
            lacking = [_asked(criteria[code]) for code in option.gaps]
            for what, room in (("measures", "measures"), ("ratings", self._agreed_in())):
                names = [str(row) for row in lacking if needs_rating(row) == (what == "ratings")]
                if names and room:
                    key = (what, room, *dict.fromkeys(names))
                    lacks.setdefault(key, []).append(self.name(option.code))
        return tuple(
            Task(_lacking(what, options, names), room)
            for (what, room, *names), options in lacks.items()
        )

    def _agreed_in(self) -> str:
        """The room in which ratings are agreed as the appraisal stands; "" where none is yet."""
        if refusal(self.rows.appraisal, Change.AGREED_RATINGS):
            return ""
        return "moderation" if is_apart(self.rows.appraisal.programme) else "scoring"

    def _decision(self) -> tuple[Task, ...]:
        undecided = any(option.gaps for option in self.options.values())
        if self.rows.appraisal.decision is not None or undecided:
            return ()
        if refusal(self.rows.appraisal, Change.DECISION):
            return ()
        return (Task(_("Record what was decided, and why."), "decision"),)


def _asked(criterion: Criterion) -> Criterion:
    """The criterion whose rating or measure answers a gateway: where it asks for a least level,
    another criterion."""
    test = getattr(criterion, "test", None)
    ranking: Criterion | None = test.ranking if test is not None else None
    return ranking or criterion


def _lacking(what: str, options: Sequence[str], names: Sequence[str]) -> str:
    """That these options lack ratings, or measures, on these criteria: at most three are named of
    each."""
    text = (
        _("Give %(options)s their measures for %(criteria)s.")
        if what == "measures" and len(options) > 1
        else _("Give %(options)s its measures for %(criteria)s.")
        if what == "measures"
        else _("Agree the ratings of %(options)s on %(criteria)s.")
    )
    return text % {
        "options": shortened(options, among=len(names) - NAMED),
        "criteria": shortened(names, among=len(options) - NAMED),
    }
