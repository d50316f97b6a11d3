"""Draws of weights and ratings that take longer than a second: what is drawn as bytes that wait in
a row, the drawing itself with news of how far it has come, and its answer as bytes of a file."""

import json
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from hashlib import sha256
from time import monotonic
from typing import Any, Final

from django.utils.translation import gettext as _

from appraisal.engine.sampling.answer import Acceptability
from reports.render.child import PaperNotMade, RenderStopped
from reports.render.news import News

KIND: Final = ".ranks"
QUICK: Final = 1.0  # seconds that a drawing may take while a page waits for it
JUDGED: Final = 0.2  # seconds after which it is judged how long the whole will take
SPARE: Final = 0.8  # of what would fit into that second, so that it does on a busier machine too
BEAT: Final = 0.5  # seconds between two pieces of news
_MARK: Final = "ranks drawn 1"  # another where the same draws would give another answer

Watch = Callable[[News | None], bool]


@dataclass(frozen=True, slots=True)
class Draws:
    """What is drawn: `cells` are the ratings that are equally likely, by option and criterion;
    `how` weights are drawn, from the `weights` (of a band and of an order one row, of assessors a
    row for each), the band `per_cent` of each share wide; how many, and the seed."""

    codes: tuple[str, ...]
    cells: tuple[tuple[tuple[int, ...], ...], ...]
    how: str
    weights: tuple[tuple[int, ...], ...]
    per_cent: int
    samples: int
    seed: int

    @property
    def key(self) -> str:
        """The same for draws that give the same."""
        return sha256(f"{_MARK} {self!r}".encode()).hexdigest()

    def packed(self) -> bytes:
        return zlib.compress(json.dumps(asdict(self)).encode())

    @classmethod
    def of(cls, packed: bytes) -> "Draws":
        return cls(**{name: _frozen(value) for name, value in _unpacked(packed).items()})

    def drawn(self, progress: Callable[[int, int], bool | None] | None = None) -> Acceptability:
        """Draws them. numpy is imported where somebody draws, for that takes its time."""
        from appraisal.engine.sampling import weightings
        from appraisal.engine.sampling.sample import ranks

        how: weightings.Weighting
        match self.how:
            case "band":
                how = weightings.Band(self.weights[0], self.per_cent)
            case "order":
                how = weightings.Order(self.weights[0])
            case "assessors":
                how = weightings.Assessors(self.weights)
            case _:
                how = weightings.Everywhere()
        return ranks(
            self.codes,
            self.cells,
            how,
            samples=self.samples,
            seed=self.seed,
            progress=progress,
        )


def _unpacked(packed: bytes) -> Any:
    return json.loads(zlib.decompress(packed))


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def answer_as_bytes(answer: Acceptability) -> bytes:
    return zlib.compress(json.dumps(asdict(answer)).encode())


def answer_of(packed: bytes) -> Acceptability:
    return Acceptability(**{name: _frozen(value) for name, value in _unpacked(packed).items()})


@dataclass(frozen=True, slots=True)
class TooLong:
    """A drawing that would hold a page for more than a second. `fits` is about how many weightings
    a page could wait for, in whole blocks; 0 where not even one block is drawn in time."""

    fits: int


def drawn_at_once(draws: Draws) -> Acceptability | TooLong:
    """The answer where it takes less than a second, as what is drawn first tells; it is judged
    again as the drawing goes on, so that no request is held for longer."""
    from appraisal.engine.sampling.blocks import BLOCK, SamplingStopped

    # From the first news on, before which numpy may have been imported.
    begun: tuple[float, int] | None = None
    parts_drawn = 0.0  # in a second, of all that is to be drawn

    def progress(done: int, of: int) -> bool:
        nonlocal begun, parts_drawn
        begun = begun or (monotonic(), done)
        took = monotonic() - begun[0]
        if took < JUDGED:
            return True
        parts_drawn = QUICK * (done - begun[1]) / (took * of)
        return parts_drawn > 1

    try:
        return draws.drawn(progress)
    except SamplingStopped:
        return TooLong(int(parts_drawn * draws.samples * SPARE) // BLOCK * BLOCK)


def make_draws(content: bytes, *, seconds: float, watch: Watch) -> bytes:
    """The answer as a file. `watch` is told how far it has come, and may stop it. Raises
    `RenderStopped`, and `PaperNotMade` where it takes too long."""
    from appraisal.engine.sampling.blocks import SamplingStopped

    begun = last = monotonic()
    late = False

    def progress(done: int, of: int) -> bool:
        nonlocal last, late
        now = monotonic()
        late = now - begun > seconds
        if late:
            return False
        if now - last < BEAT:
            return True
        last = now
        return watch(News(_("Drawing weights"), done, of))

    draws = Draws.of(content)
    try:
        return answer_as_bytes(draws.drawn(progress))
    except SamplingStopped:
        if late:
            raise PaperNotMade(
                _("This takes longer than is allowed here. Ask for fewer weightings.")
            ) from None
        raise RenderStopped from None
