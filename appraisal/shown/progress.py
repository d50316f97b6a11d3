"""The progress of many appraisals, counted in the database, for lists."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.casefile.masking import mask_decision
from appraisal.engine.gateway_kinds import kind_called
from appraisal.engine.words.answer import choice_words
from appraisal.models import Appraisal, Criterion, Decision, GatewayTest, Option, Rating
from appraisal.states import is_released
from workbench.numbers.listing import count_words, opening


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of one appraisal. `needed` is the number of ratings that must be agreed, not counting
    options that a gateway has stopped or that were ruled out; `given` is how many of them are.
    `choice` is what the decision in force says, `state` how far the appraisal has come before its
    results are released, "" where one officer records agreed ratings."""

    options: int
    criteria: int
    needed: int
    given: int
    choice: str
    state: str = ""

    @property
    def sentence(self) -> str:
        """The progress in a sentence."""
        if self.state:
            return _("%(state)s: %(options)s and %(criteria)s.") % {
                "state": self.state,
                "options": self._options(),
                "criteria": self._criteria(),
            }
        return self._so_far

    @property
    def _so_far(self) -> str:
        if self.choice:
            return _("Decided: %(choice)s.") % {"choice": self.choice}
        if not self.options:
            return _("It has no options yet.")
        if not self.criteria:
            return _("It has %(options)s and no criteria yet.") % {"options": self._options()}
        values = {
            "given": self.given,
            "needed": self.needed,
            "options": self._options(),
            "criteria": self._criteria(),
        }
        if self.given < self.needed:
            text = ngettext(
                "%(options)s, %(criteria)s: the one rating is not agreed yet.",
                "%(options)s, %(criteria)s: %(given)d of %(needed)d ratings agreed.",
                self.needed,
            )
            return text % (values | {"options": opening(self._options())})
        if self.needed:
            return _("Every rating is agreed, of %(options)s on %(criteria)s. No decision yet.") % (
                values
            )
        return _("%(options)s and %(criteria)s. No decision yet.") % (
            values | {"options": opening(self._options())}
        )

    def _options(self) -> str:
        text = ngettext("one option", "%(count)s options", self.options)
        return text % {"count": count_words(self.options)}

    def _criteria(self) -> str:
        text = ngettext("one criterion", "%(count)s criteria", self.criteria)
        return text % {"count": count_words(self.criteria)}


def progress_of(
    appraisals: Iterable[Appraisal], exempt: Mapping[int, str] | None = None
) -> dict[int, Progress]:
    """Progress by appraisal, in three queries however many there are.

    Appraisals should come with both options of their decision selected. What was chosen is not
    named where it is `exempt` for whoever reads.
    """
    rows = list(appraisals)
    for row in rows:
        if row.decision is not None:
            mask_decision(row.decision, exempt or {})
    fails = Rating.objects.filter(
        assessor="", level="fail", criterion__role=Criterion.Role.GATEWAY, option=OuterRef("pk")
    )
    options: Counter[int] = Counter()
    running: dict[int, int] = {}
    every = Option.objects.filter(appraisal__in=rows).select_related("ruled_out")
    for option in every.annotate(stopped=Exists(fails)):
        options[option.appraisal_id] += 1
        if not option.stopped and not hasattr(option, "ruled_out"):
            running[option.pk] = option.appraisal_id
    open_options = Counter(running.values())
    asked: Counter[int] = Counter()
    criteria: Counter[int] = Counter()
    rated: set[int] = set()
    for criterion in Criterion.objects.filter(appraisal__in=rows).select_related("test"):
        criteria[criterion.appraisal_id] += 1
        if needs_rating(criterion):
            asked[criterion.appraisal_id] += 1
            rated.add(criterion.pk)
    agreed = Rating.objects.filter(assessor="", option__appraisal__in=rows)
    given = Counter(
        running[option]
        for option, criterion in agreed.values_list("option_id", "criterion_id")
        if option in running and criterion in rated
    )
    return {
        row.pk: Progress(
            options=options[row.pk],
            criteria=criteria[row.pk],
            needed=asked[row.pk] * open_options[row.pk],
            given=given[row.pk],
            choice=_choice(row.decision) if row.decision else "",
            state="" if is_released(row) else row.get_state_display(),
        )
        for row in rows
    }


def _choice(decision: Decision) -> str:
    view = decision.with_a_view_to
    return choice_words(decision.preferred.name, view.name if view else "")


def needs_rating(criterion: Criterion) -> bool:
    """Whether people rate options on the criterion and the rating can matter: not where a measure
    answers, nor where its weight is zero."""
    if criterion.role == Criterion.Role.RANKING and criterion.weight == 0:
        return False
    return is_rated(criterion)


def is_rated(criterion: Criterion) -> bool:
    """Whether people rate options on the criterion: not where a measure answers."""
    if criterion.role == Criterion.Role.RANKING:
        return not criterion.is_measured
    test: GatewayTest | None = getattr(criterion, "test", None)
    return test is not None and kind_called(test.kind).is_rated
