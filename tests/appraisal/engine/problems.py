"""Small appraisals for the engine's tests, written as tables, and a strategy that draws them."""

from collections.abc import Mapping, Sequence
from fractions import Fraction as F
from typing import Any

from hypothesis import strategies as st

from appraisal.engine.gateway_kinds import MeasureTest, MinimumLevelTest, PassTest
from appraisal.engine.problem import (
    Band,
    Better,
    Criterion,
    Excuse,
    FromMeasure,
    Level,
    LevelScale,
    Measurement,
    Option,
    PointScale,
    Problem,
    Rating,
    Role,
    Shortlist,
    TotalAs,
)

HML = LevelScale((Level("low", F(1)), Level("medium", F(2)), Level("high", F(3))), "hml")
TEN = PointScale(F(0), F(10), "ten")
INITIALS = {"h": "high", "m": "medium", "l": "low", "p": "pass", "f": "fail"}

Cell = str | int | F | None


def ranking(code: str, weight: Any = None, scale: Any = HML, **more: Any) -> Criterion:
    """A ranking criterion; `weight` is any exact number."""
    exact = None if weight is None else F(weight)
    return Criterion(code, f"Criterion {code}", Role.RANKING, scale, exact, **more)


def gateway(code: str, test: Any = None) -> Criterion:
    """A gateway, by default pass or fail."""
    return Criterion(code, f"Gateway {code}", Role.GATEWAY, test=test or PassTest())


def conditional(code: str, excuse: Excuse | None = None, test: Any = None) -> Criterion:
    """A conditional gateway, by default pass or fail and without an excuse."""
    return Criterion(
        code,
        f"Condition {code}",
        Role.CONDITIONAL_GATEWAY,
        test=test or PassTest(),
        excused_by=excuse,
    )


def consideration(code: str) -> Criterion:
    """A criterion weighed in words."""
    return Criterion(code, f"Consideration {code}", Role.CONSIDERATION)


def rate(option: str, criterion: str, cell: Cell) -> Rating:
    """A rating from an initial (h, m, l, p, f), "n/a", a level's key, or points."""
    if isinstance(cell, int | F):
        return Rating(option, criterion, points=F(cell))
    if cell == "n/a":
        return Rating(option, criterion, not_applicable="It does not arise here.")
    assert cell is not None
    return Rating(option, criterion, level=INITIALS.get(cell, cell))


def appraise(
    criteria: Sequence[Criterion],
    table: Mapping[str, Sequence[Cell]],
    measures: Mapping[str, Mapping[str, Any]] | None = None,
    **more: Any,
) -> Problem:
    """An appraisal whose `table` gives each option's cells in the sequence of the criteria that
    are rated (None for no rating); `measures` gives values by measure, then option."""
    rated = [
        c
        for c in criteria
        if isinstance(c.test, PassTest) or (c.role is Role.RANKING and not _is_measured(c))
    ]
    more.setdefault("options", tuple(Option(code, f"Option {code}") for code in table))
    more.setdefault("ratings", ())
    more["ratings"] += tuple(
        rate(option, criterion.code, cell)
        for option, cells in table.items()
        for criterion, cell in zip(rated, cells, strict=True)
        if cell is not None
    )
    return Problem(
        reference="test",
        title="Test",
        criteria=tuple(criteria),
        measurements=tuple(
            Measurement(option, measure, F(value))
            for measure, values in (measures or {}).items()
            for option, value in values.items()
        ),
        **more,
    )


def _is_measured(criterion: Criterion) -> bool:
    return criterion.from_measure is not None or hasattr(criterion.scale, "measure")


RISING = FromMeasure("m", (Band("high", F(20)), Band("medium", F(10)), Band("low")))
FALLING = FromMeasure("m", (Band("high", None, F(12)), Band("medium", None, F(24)), Band("low")))
MEASURED = (F(5), F(10), F(12), F(15), F(20), F(24), F(30))  # one value for every stretch of m


@st.composite
def drawn_problems(
    draw: st.DrawFn, *, gaps: int = 3, weighted: bool | None = None, least_ranking: int = 0
) -> Problem:
    """Appraisals of up to four options and seven criteria with every kind of gate, at most
    `gaps` missing cells, and something left to rank each option on."""
    codes = "ABCD"[: draw(st.integers(1, 4))]
    count = draw(st.integers(least_ranking, 3))
    has_weights = draw(st.booleans()) if weighted is None else weighted
    weights: list[int | None] = [None] * count
    if has_weights and count:
        weights = list(draw(st.lists(st.integers(0, 3), min_size=count, max_size=count)))
        if not any(weights):
            weights[0] = 1
    sources = [draw(st.sampled_from((None, None, RISING, FALLING))) for _ in range(count)]
    criteria = [
        ranking(f"r{index}", weight, from_measure=source)
        for index, (weight, source) in enumerate(zip(weights, sources, strict=True))
    ]
    names = [criterion.code for criterion in criteria]
    if draw(st.booleans()):
        criteria.append(gateway("g"))
    if draw(st.booleans()):
        criteria.append(
            gateway("limit", MeasureTest("m", F(10), draw(st.sampled_from((None, F(20))))))
        )
    if names and draw(st.booleans()):
        level = draw(st.sampled_from(("low", "medium", "high")))
        criteria.append(gateway("least", MinimumLevelTest(draw(st.sampled_from(names)), level)))
    if draw(st.booleans()):
        excuse = None
        if names and draw(st.booleans()):
            of = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
            excuse = Excuse(draw(st.integers(1, len(of))), tuple(of), "high")
        criteria.append(conditional("c", excuse))
    if not criteria:
        criteria.append(gateway("g"))

    counting = {c.code for c in criteria if c.role is Role.RANKING and c.weight != 0}
    ratings, measurements, missing = [], [], 0
    for code in codes:
        left = len(counting)
        for criterion in criteria:
            passes = isinstance(criterion.test, PassTest)
            if not passes and criterion.role is not Role.RANKING:
                continue
            levels = ("pass", "pass", "fail") if passes else ("low", "medium", "high")
            kinds = ["rated"] * 4 + ["n/a", "missing"]
            kind = draw(st.sampled_from(kinds))
            if kind == "n/a" and (criterion.code not in counting or left > 1):
                left -= criterion.code in counting
                ratings.append(rate(code, criterion.code, "n/a"))
            elif _is_measured(criterion):
                continue
            elif kind == "missing" and missing < gaps:
                missing += 1
            else:
                ratings.append(rate(code, criterion.code, draw(st.sampled_from(levels))))
        if missing < gaps and draw(st.integers(0, 3)) == 0:
            missing += 1
        else:
            measurements.append(Measurement(code, "m", draw(st.sampled_from(MEASURED))))
    return Problem(
        reference="drawn",
        title="Drawn",
        options=tuple(Option(code, f"Option {code}") for code in codes),
        criteria=tuple(draw(st.permutations(criteria))),
        ratings=tuple(ratings),
        measurements=tuple(measurements),
        total_as=draw(st.sampled_from(TotalAs)),
        better=draw(st.sampled_from(Better)),
        shortlist=draw(st.sampled_from((Shortlist(), Shortlist("top", 1), Shortlist("top", 2)))),
    )
