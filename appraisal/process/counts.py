"""How many appraisals stand at once, counted in the database, for lists."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from appraisal.models import Appraisal, Assessor, AssessorWeight, Criterion, Option, Rating
from appraisal.shown.progress import is_rated, needs_rating
from schemes.models import Membership, Role


@dataclass(slots=True)
class Counts:
    """Counts of one appraisal, as `Standing` has them: `rated` is the number of cells that each
    assessor rates, `open` how many of those that can matter have no agreed rating. `given` and
    `weighed` go by the key of each person who is an assessor; `weighable` says whether there is
    anything to weigh."""

    rated: int = 0
    open: int = 0
    weighable: bool = False
    given: dict[int, int] = field(default_factory=dict)
    weighed: dict[int, bool] = field(default_factory=dict)

    def left(self, user: int) -> int:
        """How many ratings this assessor has left."""
        return self.rated - self.given[user]

    @property
    def all_rated(self) -> bool:
        """Whether there are assessors, and each has given every rating."""
        return bool(self.given) and not any(self.left(user) for user in self.given)

    @property
    def all_weighed(self) -> bool:
        """Whether there are assessors, and each has given weights."""
        return bool(self.weighed) and all(self.weighed.values())


def counts_of(appraisals: Iterable[Appraisal]) -> dict[int, Counts]:
    """Counts by the key of the appraisal, in seven queries however many there are."""
    rows = list(appraisals)
    found = {row.pk: Counts() for row in rows}
    judged = Option.objects.filter(appraisal__in=rows, ruled_out=None)
    options = Counter(judged.values_list("appraisal_id", flat=True))
    rated, needed = set(), set()
    for criterion in Criterion.objects.filter(appraisal__in=rows).select_related("test"):
        counts = found[criterion.appraisal_id]
        counts.weighable |= criterion.role == Criterion.Role.RANKING
        if is_rated(criterion):
            rated.add(criterion.pk)
            counts.rated += options[criterion.appraisal_id]
        if needs_rating(criterion):
            needed.add(criterion.pk)
            counts.open += options[criterion.appraisal_id]
    for (appraisal, _agreed), count in _given(rows, needed, assessor="").items():
        found[appraisal].open -= count
    _count_assessors(found, rows, _given(rows, rated))
    return found


def _given(rows: list[Appraisal], criteria: set[int], **only: str) -> dict[tuple[int, str], int]:
    """How many ratings stand on these criteria, by appraisal and by the assessor's code."""
    ratings = Rating.objects.filter(
        option__appraisal__in=rows, option__ruled_out=None, criterion__in=criteria, **only
    )
    counted = ratings.values_list("option__appraisal_id", "assessor").annotate(Count("pk"))
    return {(appraisal, code): count for appraisal, code, count in counted}


def _count_assessors(
    found: dict[int, Counts], rows: list[Appraisal], given: dict[tuple[int, str], int]
) -> None:
    """Puts in what each person who is an assessor has given."""
    codes = {
        (appraisal, user): code
        for appraisal, user, code in Assessor.objects.filter(appraisal__in=rows)
        .exclude(user=None)
        .values_list("appraisal_id", "user_id", "code")
    }
    weighed = set(
        AssessorWeight.objects.filter(criterion__appraisal__in=rows).values_list(
            "criterion__appraisal_id", "assessor"
        )
    )
    assessors = defaultdict(list)
    for programme, user in Membership.objects.filter(
        programme__in={row.programme_id for row in rows},
        role=Role.ASSESSOR,
        user__is_active=True,
    ).values_list("programme_id", "user_id"):
        assessors[programme].append(user)
    for row in rows:
        for user in assessors[row.programme_id]:
            own = (row.pk, codes.get((row.pk, user), ""))
            has_code = bool(own[1])
            found[row.pk].given[user] = given.get(own, 0) if has_code else 0
            found[row.pk].weighed[user] = has_code and own in weighed
