"""How an appraisal stands: how many ratings each assessor has given and how many are agreed,
without a word of what they say."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.casefile.rows import AppraisalRows
from appraisal.models import Appraisal, Assessor, AssessorWeight, Criterion, Rating
from appraisal.shown.answer import Answer
from appraisal.shown.progress import is_rated, needs_rating
from appraisal.weights.levels import levels_of, off_words, totals_off
from appraisal.weights.shares import WHOLE
from schemes.exempt import exempt_in, reads_exempt
from schemes.models import Membership, Role
from workbench.models import User
from workbench.numbers.listing import count_words, opening


@dataclass(frozen=True, slots=True)
class AssessorStanding:
    """How many ratings one assessor has given, an abstention among them, of how many that they are
    asked for: nobody rates an option that is exempt for them. And whether they have given weights
    of their own."""

    name: str
    speaks_for: str
    given: int
    weighed: bool
    asked: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts of one appraisal. `rated` is the number of cells that people rate, `open` how many of
    those that can matter have no agreed rating; `per_cent_off` says of weights in per cent
    that they do not come to 100, `weighed` whether the group has agreed weights."""

    options: int
    criteria: int
    rated: int
    open: int
    contradicts: bool
    per_cent_off: tuple[str, ...]
    weighed: bool
    assessors: tuple[AssessorStanding, ...]

    @property
    def late(self) -> tuple[AssessorStanding, ...]:
        """The assessors who have ratings left."""
        return tuple(one for one in self.assessors if one.given < one.asked)

    @property
    def left(self) -> int:
        """How many ratings all assessors have left together."""
        return sum(one.asked - one.given for one in self.late)

    @property
    def left_words(self) -> str:
        """ "3 assessors have 12 ratings left." """
        who = ngettext("%(count)s assessor has", "%(count)s assessors have", len(self.late)) % {
            "count": opening(count_words(len(self.late)))
        }
        text = ngettext("%(who)s one rating left.", "%(who)s %(left)d ratings left.", self.left)
        return text % {"who": who, "left": self.left}

    @property
    def weights_left_out(self) -> str:
        """ "Two assessors have given weights, and none are agreed." """
        count = 0 if self.weighed else sum(one.weighed for one in self.assessors)
        if not count:
            return ""
        text = ngettext(
            "%(count)s assessor has given weights, and none are agreed.",
            "%(count)s assessors have given weights, and none are agreed.",
            count,
        )
        return text % {"count": opening(count_words(count))}

    @property
    def open_words(self) -> str:
        """ "4 ratings are not agreed yet." """
        text = ngettext(
            "One rating is not agreed yet.", "%(open)d ratings are not agreed yet.", self.open
        )
        return text % {"open": self.open}


def standing_of(appraisal: Appraisal) -> Standing:
    """Counts in a constant number of queries."""
    answer = Answer.of(appraisal)
    rows = answer.rows
    rated = {row.pk for row in rows.criteria if is_rated(row)}
    needed = {row.pk for row in rows.criteria if needs_rating(row)}
    agreed = {(one.option_id, one.criterion_id) for one in rows.ratings}
    left = sum(
        (option.pk, criterion) not in agreed for option in rows.open_options for criterion in needed
    )
    return Standing(
        options=len(rows.open_options),
        criteria=len(rows.criteria),
        rated=len(rated) * len(rows.open_options),
        open=left,
        contradicts=answer.result is None,
        per_cent_off=_per_cent_off(rows),
        weighed=any(row.weight is not None for row in rows.criteria),
        assessors=_assessors(appraisal, rated, {row.pk for row in rows.open_options}),
    )


def _per_cent_off(rows: AppraisalRows) -> tuple[str, ...]:
    if rows.appraisal.weights_as != Appraisal.WeightsAs.PERCENT:
        return ()
    ranking = [row for row in rows.criteria if row.role == Criterion.Role.RANKING]
    return tuple(
        off_words(level, total)
        for level, total in totals_off(levels_of(ranking, rows.groups), WHOLE)
    )


def _assessors(
    appraisal: Appraisal, rated: set[int], judged: set[int]
) -> tuple[AssessorStanding, ...]:
    """Those who have the role, by name, with the ratings that each has given."""
    every = Membership.objects.filter(programme=appraisal.programme_id)
    exempt = exempt_in((appraisal.programme_id,)).options
    members = (
        every.filter(role=Role.ASSESSOR, user__is_active=True)
        .select_related("user__authority", "speaks_for")
        .order_by("user__last_name", "user__first_name", "user__username", "pk")
    )
    read_all = _who_read_all(every) if exempt else frozenset()
    codes = dict(
        Assessor.objects.filter(appraisal=appraisal)
        .exclude(user=None)
        .values_list("user_id", "code")
    )
    given = Counter(
        (assessor, option)
        for assessor, criterion, option in Rating.objects.filter(option__appraisal=appraisal)
        .exclude(assessor="")
        .values_list("assessor", "criterion_id", "option_id")
        if criterion in rated
    )
    weighed = set(
        AssessorWeight.objects.filter(criterion__appraisal=appraisal).values_list(
            "assessor", flat=True
        )
    )
    found = []
    for one in members:
        options = judged if one.user_id in read_all else judged - exempt.keys()
        code = codes.get(one.user_id, "")
        found.append(
            AssessorStanding(
                name=str(one.user),
                speaks_for=str(one.speaks_for or one.user.authority or _("No authority")),
                given=sum(given[code, option] for option in options) if code else 0,
                weighed=code in weighed,
                asked=len(rated) * len(options),
            )
        )
    return tuple(found)


def _who_read_all(memberships: "QuerySet[Membership]") -> frozenset[int]:
    """The people of a programme who read what is exempt in it, by their keys."""
    roles: dict[int, set[str]] = {}
    for user, role in memberships.values_list("user_id", "role"):
        roles.setdefault(user, set()).add(role)
    every = User.objects.filter(pk__in=roles, is_superuser=True).values_list("pk", flat=True)
    return frozenset(every) | {
        user for user, held in roles.items() if reads_exempt(frozenset(held))
    }
