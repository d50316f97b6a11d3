"""What the case says of its appraisals, as sentences of a paper are held against it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from appraisal.engine.problem import Role
from appraisal.engine.result import Outcome

GATES = (Role.GATEWAY, Role.CONDITIONAL_GATEWAY)


@dataclass(frozen=True, slots=True)
class JudgedCriterion:
    """A criterion by its code and name, and how it acts."""

    code: str
    name: str
    role: Role

    @property
    def is_gateway(self) -> bool:
        return self.role in GATES


@dataclass(frozen=True, slots=True)
class JudgedOption:
    """An option and what became of it. `failed` are the codes of gateways it fails, `levels` what
    it is rated in words and `points` in numbers, by the code of the criterion. `amounts` are its
    money and measures by what they are called ("total savings"). `also` are names of
    bodies that its text on ownership has and that of no other option, `facts` what is told of it
    by label."""

    code: str
    name: str
    outcome: Outcome
    rank: int | None = None
    joint: bool = False
    total: Fraction | None = None
    failed: frozenset[str] = frozenset()
    levels: Mapping[str, str] = field(default_factory=dict)
    points: Mapping[str, Fraction] = field(default_factory=dict)
    amounts: Mapping[str, Fraction] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    is_baseline: bool = False

    @property
    def is_dropped(self) -> bool:
        return self.outcome in (Outcome.NOT_TAKEN_FORWARD, Outcome.NOT_FEASIBLE)


@dataclass(frozen=True, slots=True)
class Judged:
    """An appraisal with its result. `key` begins the names of its figures, `strand` is what it
    decides in a few words, `levels` are the words of its scales, in small letters. `preferred` and
    `with_a_view_to` are codes of options, empty before a decision."""

    key: str
    title: str
    options: tuple[JudgedOption, ...]
    criteria: tuple[JudgedCriterion, ...]
    strand: str = ""
    levels: frozenset[str] = frozenset()
    preferred: str = ""
    with_a_view_to: str = ""
    present: int | None = None
    entitled: int | None = None

    def option(self, code: str) -> JudgedOption:
        return next(one for one in self.options if one.code == code)

    @property
    def gateways(self) -> tuple[JudgedCriterion, ...]:
        return tuple(one for one in self.criteria if one.is_gateway)

    @property
    def ranking(self) -> tuple[JudgedCriterion, ...]:
        return tuple(one for one in self.criteria if one.role is Role.RANKING)


@dataclass(frozen=True, slots=True)
class NamedScheme:
    """A scheme by its reference, its other spellings and its title. `key` begins the names of its
    figures."""

    key: str
    reference: str
    title: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseResults:
    """All results of a case. `home` is the key of the appraisal that the paper speaks of, `title`
    that of the programme."""

    appraisals: tuple[Judged, ...] = ()
    schemes: tuple[NamedScheme, ...] = ()
    home: str = ""
    title: str = ""
