"""What is said of a sum that lacks something, against brute force over all ways of filling it."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.amounts import Amount, Figure, Missing, certain
from schemes.finance.bounds import Toward, missing_pushes, together
from schemes.finance.bridge import Bridge, BridgeEntry, BridgeState, bridge
from schemes.finance.lines import Line, LineKind, parts
from schemes.finance.phasing import Cohort, Cohorts
from schemes.finance.worth.payback import PaybackState, payback
from schemes.finance.years import FinancialYear, year_range

MISSING = Missing("not known")
FILLINGS = tuple(certain(Fraction(value)) for value in (0, 1, 7, 10**12))
KNOWN = st.integers(-20, 20).map(lambda value: certain(Fraction(value)))
ABOVE = st.integers(0, 20).map(lambda value: certain(Fraction(value)))
FIGURES = st.one_of(ABOVE, st.just(MISSING))
SIDE = st.lists(st.one_of(KNOWN, st.just(MISSING)), max_size=3)
YEAR = FinancialYear.parse("2018/19")


def bridge_of(sources: list[Figure], uses: list[Figure]) -> Bridge:
    return bridge(
        tuple(BridgeEntry(f"Source {at}", one) for at, one in enumerate(sources)),
        tuple(BridgeEntry(f"Use {at}", one) for at, one in enumerate(uses)),
    )


def filled(figures: list[Figure], filling: Amount) -> list[Figure]:
    return [filling if isinstance(one, Missing) else one for one in figures]


@given(sources=SIDE, uses=SIDE)
def test_a_bridge_says_exactly_what_every_filling_has_in_common(
    sources: list[Figure], uses: list[Figure]
) -> None:
    told = bridge_of(sources, uses)
    apart = {
        bridge_of(filled(sources, one), filled(uses, other)).difference.central
        for one in FILLINGS
        for other in FILLINGS
    }
    if told.least is not None:
        assert min(apart) == told.least
    else:
        assert min(apart) < -(10**11)  # no least: a further use lowers it without end
    if told.most is not None:
        assert max(apart) == told.most
    else:
        assert max(apart) > 10**11
    states = {BridgeState.SHORT: max(apart) < 0, BridgeState.OVER: min(apart) > 0}
    if told.gaps:
        assert told.at_least == (max(apart) < 0 or min(apart) > 0)
        assert all((told.state is state) == is_so for state, is_so in states.items())
        assert ("at least" in told.text) == told.at_least


def test_a_shortfall_that_further_costs_can_only_worsen_is_a_shortfall() -> None:
    told = bridge_of([certain(Fraction(50000))], [certain(Fraction(99717)), MISSING])
    assert told.state is BridgeState.SHORT
    assert "short by at least 49,717 (Use 1: not known)" in told.text
    open_ = bridge_of([certain(Fraction(50000)), MISSING], [certain(Fraction(99717))])
    assert open_.state is BridgeState.CANNOT_TELL
    assert open_.text.endswith("cannot be told (Source 1: not known); short by 49,717 at the most")


@st.composite
def lines(draw: st.DrawFn) -> Line:
    kind = draw(st.sampled_from(LineKind))
    if draw(st.booleans()):
        return Line("Plain", kind, amounts=((YEAR, draw(st.one_of(KNOWN, st.just(MISSING)))),))
    value, volume = draw(st.one_of(KNOWN, st.just(MISSING))), draw(FIGURES)
    less = draw(st.one_of(st.none(), ABOVE))
    if draw(st.booleans()):
        cohorts = Cohorts((Cohort(YEAR, volume), Cohort(YEAR, draw(FIGURES))))
        return Line("Cohorts", kind, value, phasing=cohorts, unit_value_less=less)
    return Line("Drivers", kind, value, volume, periods=draw(FIGURES), unit_value_less=less)


def fill(line: Line, filling: Amount) -> Line:
    def full(figure: Figure | None) -> Figure | None:
        return filling if isinstance(figure, Missing) else figure

    phasing = line.phasing
    if isinstance(phasing, Cohorts):
        phasing = Cohorts(
            tuple(Cohort(c.start, full(c.volume) or filling) for c in phasing.cohorts)
        )
    return Line(
        line.name,
        line.kind,
        full(line.unit_value),
        full(line.volume),
        periods=full(line.periods) or filling,
        amounts=tuple((year, full(one) or filling) for year, one in line.amounts),
        phasing=phasing,
        unit_value_less=full(line.unit_value_less),
    )


def net(drawn: list[Line]) -> Fraction:
    """The net of what is known, added up plainly."""
    return sum(
        (
            line.signed * part.figure.central
            for line in drawn
            if not line.kind.is_one_off
            for part in parts(line, YEAR)
            if isinstance(part.figure, Amount)
        ),
        Fraction(0),
    )


@given(drawn=st.lists(lines(), min_size=1, max_size=3))
def test_what_is_known_of_lines_is_the_least_or_the_most_of_every_filling(
    drawn: list[Line],
) -> None:
    def pushed(line: Line) -> Toward:
        return missing_pushes(line, 0 if line.kind.is_one_off else line.signed, YEAR)

    toward = together(map(pushed, drawn))
    known = net(drawn)
    nets = [net([fill(line, one) for line in drawn]) for one in FILLINGS]
    match toward:
        case Toward.STILL:
            assert {*nets} == {known}
        case Toward.UP:
            assert min(nets) >= known
        case Toward.DOWN:
            assert max(nets) <= known


@given(drawn=st.lists(lines(), min_size=1, max_size=3))
def test_payback_says_only_what_every_filling_bears_out(drawn: list[Line]) -> None:
    years = year_range(YEAR, 3)
    told = payback(drawn, years)
    fillings = [payback([fill(line, one) for line in drawn], years) for one in FILLINGS]
    if told.toward is Toward.STILL:
        assert {one.state for one in fillings} == {told.state}
        return
    if "nothing to pay back" in told.text:
        assert {one.state for one in fillings} == {PaybackState.NOTHING_TO_PAY_BACK}
    elif "at the latest" in told.text:
        assert told.month is not None
        for one in fillings:
            assert one.state is not PaybackState.NOT_WITHIN_YEARS
            assert one.month is None or one.month.since(told.month) <= 0
    elif "at the earliest" in told.text:
        assert told.month is not None
        for one in fillings:
            assert one.state is not PaybackState.NOTHING_TO_PAY_BACK
            assert one.month is None or one.month.since(told.month) >= 0
    elif "at least" in told.text:
        for one in fillings:
            assert one.state is PaybackState.NOT_WITHIN_YEARS
            assert one.cumulative[-1][1] <= told.cumulative[-1][1]
    else:
        assert told.text == "When it is paid back cannot be told while figures are missing."
