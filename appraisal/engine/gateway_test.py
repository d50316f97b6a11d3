"""What every kind of test that a gateway has must say of itself."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Protocol, Self

from appraisal.engine.checking.fault import Fault
from appraisal.engine.problem import Criterion, GatewayTest, Option, Problem
from appraisal.engine.readings import Reading, Sheet
from appraisal.engine.scales import Edge


class WrittenTest(Protocol):
    """A test as the case file writes it."""

    @property
    def kind(self) -> str: ...
    @property
    def measure(self) -> str: ...
    @property
    def at_least(self) -> Decimal | None: ...
    @property
    def at_most(self) -> Decimal | None: ...
    @property
    def criterion(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def points(self) -> Decimal | None: ...


class GatewayKind(GatewayTest, ABC):
    """What every kind of test says of itself. `key` is its name in the case file; `is_rated` says
    whether people rate it pass or fail."""

    __slots__ = ()

    key: ClassVar[str]
    is_rated: ClassVar[bool]

    @classmethod
    @abstractmethod
    def written(cls, part: WrittenTest) -> Self:
        """The test of the case file."""

    @property
    @abstractmethod
    def tested_measure(self) -> str | None:
        """The measure whose value decides, None where none does."""

    @property
    @abstractmethod
    def tested_criterion(self) -> str | None:
        """The ranking criterion whose points decide, None where none does."""

    @abstractmethod
    def read(
        self, sheet: Sheet, option: Option, criterion: Criterion, readings: Mapping[str, Reading]
    ) -> Reading:
        """What one option is at the gate, before any excuse."""

    @abstractmethod
    def turns(self, sheet: Sheet) -> tuple[Fraction, ...]:
        """The values of the tested measure, or the points on the tested criterion, at which a pass
        becomes a fail."""

    @abstractmethod
    def passes(self, sheet: Sheet, at: Edge) -> bool:
        """Whether this value of the tested measure, or these points on the tested criterion,
        pass."""

    @abstractmethod
    def faults(self, problem: Problem, place: str) -> Iterator[Fault]:
        """What contradicts itself in the test."""

    @abstractmethod
    def rule(self, problem: Problem, fate: str) -> str:
        """What is asked and what follows a fail, as a sentence."""

    @abstractmethod
    def failing(self, problem: Problem, criterion: Criterion, reading: Reading) -> str:
        """What was found where it failed, and what was asked."""
