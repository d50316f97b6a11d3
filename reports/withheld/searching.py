"""The search through all that a public copy holds for what would give exempt matter away."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations
from typing import Self

from reports.check.finding import GIVEN_AWAY, Finding, FindingKind, PlaceInPaper
from reports.check.reading.mention import Mention, MentionKind
from reports.document.content import Block, Document, Heading, ItemList, Landscape, TableBlock
from reports.document.texts import every_text
from reports.withheld.secret_names import SecretName
from reports.withheld.secret_numbers import (
    LEAST_MONEY,
    SecretNumber,
    SecretNumbers,
    significant_figures,
)
from reports.withheld.spelled import every_mention
from workbench.numbers.text import pounds

_FIGURES_ENOUGH = 5  # figures of an amount that two printed ones seldom differ by for no reason
_LEAST_COUNT = 1000  # a number from here on may be an amount without its sign
_NEAR = Fraction(1, 1000)
_IN_COPY = "The public copy"
_OR_OTHERS = "Where these are other figures that happen to be alike, say so in an explanation."


@dataclass(frozen=True, slots=True)
class PlaceText:
    """Some words of a copy with their place; `typed` where officers wrote them."""

    place: str
    text: str
    typed: bool = False


@dataclass(frozen=True, slots=True)
class GivenAway:
    """What would give exempt matter away, in sentences: `by_name`, and `by_number`, which may be
    other figures that happen to be alike, each with all words in which one number alone does."""

    by_name: tuple[str, ...]
    by_number: Mapping[str, str]

    def asked(self, explained: Mapping[str, str]) -> tuple[Finding, ...]:
        """What officers are asked of the numbers: a finding each that stops the copy until it is
        mended or explained. `explained` are their words, by the mark of the finding."""
        found = (
            Finding(
                FindingKind.ERROR,
                GIVEN_AWAY,
                PlaceInPaper(heading=_IN_COPY),
                f"{said} {_OR_OTHERS}",
                # In other words the same number may be another.
                about=f"{said} {words}".strip(),
            )
            for said, words in self.by_number.items()
        )
        return tuple(replace(one, explained=explained.get(one.fingerprint, "")) for one in found)


@dataclass(frozen=True, slots=True)
class Printed:
    """The numbers of one place, without signs: amounts with what each was stated to (1 for pounds),
    and shares."""

    money: Mapping[Fraction, Fraction] = field(default_factory=dict)
    shares: frozenset[Fraction] = frozenset()

    @classmethod
    def of(cls, mentions: Iterable[Mention]) -> Self:
        money: dict[Fraction, Fraction] = {}
        shares = set()
        for one in mentions:
            number = one.number
            if not number:
                continue
            if one.what is MentionKind.SHARE:
                shares.add(abs(number))
            elif one.what is MentionKind.MONEY or abs(number) >= _LEAST_COUNT:
                money[abs(number)] = min(one.step, money.get(abs(number), one.step))
        return cls(money, frozenset(shares))

    def to(self, step: Fraction) -> list[Fraction]:
        """The amounts that were stated to this step or closer, the smallest first."""
        return sorted(amount for amount, own in self.money.items() if own <= max(step, Fraction(1)))


def faults_in(
    document: Document,
    names: Iterable[SecretName],
    numbers: SecretNumbers,
    beside: Iterable[tuple[str, str]] = (),
) -> GivenAway:
    """What would give exempt matter away, a sentence each with its place and what to do. `beside`
    are other texts that go out with the document, each behind its place."""
    texts = [*_texts(document), *(PlaceText(place, text) for place, text in beside)]
    by_number: dict[str, str] = {}
    for said, words in _told(texts, numbers):
        by_number[said] = f"{by_number.get(said, '')} {words}"
    by_number |= dict.fromkeys(_worked_out(document, texts, numbers), "")
    return GivenAway(tuple(dict.fromkeys(_named(texts, tuple(names)))), by_number)


def _texts(document: Document) -> Iterator[PlaceText]:
    for text in (document.title, document.authority, document.header, document.footer):
        yield PlaceText("The opening of the paper", text)
    for text in (*every_text(document.cover), document.reference):
        yield PlaceText("The opening of the paper", text)
    yield from _of_blocks(document.blocks, "The opening of the paper")


def _of_blocks(blocks: Iterable[Block], place: str) -> Iterator[PlaceText]:
    for block in blocks:
        if isinstance(block, Heading):
            place = block.title
        if isinstance(block, Landscape):
            yield from _of_blocks(block.blocks, place)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _of_blocks(item, place)
        else:
            typed = bool(getattr(block, "section", ""))
            whole = getattr(block, "text", "")
            texts = [whole] if isinstance(whole, str) and whole else []
            for text in (*texts, *every_text(block)):
                if text:
                    yield PlaceText(place, text, typed)


def _named(texts: Iterable[PlaceText], names: tuple[SecretName, ...]) -> Iterator[str]:
    longest = sorted(names, key=lambda name: -len(name.words))
    for one in texts:
        said = ""  # a longer name says it for the shorter ones within it
        for name in longest:
            if name.words not in said and name.found_in(one.text):
                said += f" {name.words}"
                yield (
                    f"{one.place}: {name.words!r} {name.tells}, or make the section exempt as well."
                )


def _told(texts: Iterable[PlaceText], numbers: SecretNumbers) -> Iterator[tuple[str, str]]:
    """Each sentence on a number of a text that is an exempt one, with the text."""
    for one in texts:
        for mention in every_mention(one.text):
            for secret in numbers.told_by(mention):
                tells = f"is a number of {secret.of}, which is exempt"
                if not secret.alone:
                    tells = f"tells {secret.of}"
                said = (
                    f"{one.place}: {mention.text!r} {tells}. Take it out, quote it by its name, or "
                    "make the section exempt as well."
                )
                yield said, one.text


def _worked_out(
    document: Document, texts: list[PlaceText], numbers: SecretNumbers
) -> Iterator[str]:
    """Exempt numbers that one subtraction, addition or division of printed ones gives: of numbers
    of one paragraph, row or column, and, for amounts that two others seldom differ by, of all that
    are printed to the pound."""
    groups = [(one.place, Printed.of(every_mention(one.text))) for one in texts]
    for table, place in _tables(document.blocks, "The paper"):
        groups += _rows(table, place)
        groups += _columns(table, place)
    everywhere: dict[Fraction, str] = {}
    for place, printed in groups:
        for value in printed.to(Fraction(1)):
            everywhere.setdefault(value, place)
    several = [(place, one) for place, one in groups if len(one.money) + len(one.shares) > 1]
    # Any two amounts may differ by a few pounds.
    secrets = [one for one in numbers.all if one.alone and _is_telling(one)]
    for place, printed in several:
        for secret, said in _given(secrets, printed):
            yield _can_be(place, said, secret)
    for secret in secrets:
        if significant_figures(secret.value) >= _FIGURES_ENOUGH:
            yield from _apart(secret, everywhere)


def _is_telling(secret: SecretNumber) -> bool:
    """Whether two numbers that give this one are likely to be meant to."""
    if secret.kind is MentionKind.MONEY:
        return abs(secret.value) >= LEAST_MONEY
    return bool(secret.value)


def _apart(secret: SecretNumber, everywhere: Mapping[Fraction, str]) -> Iterator[str]:
    """Two amounts, wherever they are printed, that differ by the exempt one."""
    if secret.kind is not MentionKind.MONEY:
        return
    for value, place in everywhere.items():
        less = value - abs(secret.value)
        if less in everywhere:
            said = f"{pounds(value)} less {pounds(less)} ({everywhere[less]})"
            yield _can_be(place, said, secret)


def _can_be(place: str, said: str, secret: SecretNumber) -> str:
    return (
        f"{place}: {said} gives a number of {secret.of}, which is exempt. One of the two has to be "
        "kept from the public as well."
    )


def _given(secrets: list[SecretNumber], printed: Printed) -> Iterator[tuple[SecretNumber, str]]:
    """The exempt numbers that two numbers of one place give, each with how."""
    sums: dict[Fraction, tuple[Fraction, str]] = {}
    quotients: list[tuple[Fraction, str]] = []
    for one, other in combinations(sorted(printed.money), 2):
        step = max(printed.money[one], printed.money[other])
        sums.setdefault(other - one, (step, f"{pounds(other)} less {pounds(one)}"))
        sums.setdefault(other + one, (step, f"{pounds(other)} and {pounds(one)}"))
        quotients.append((one / other, f"{pounds(one)} divided by {pounds(other)}"))
    shared = [
        (one / share, f"{pounds(one)} divided by a printed share")
        for one in printed.money
        for share in printed.shares
        if share
    ]
    for secret in secrets:
        value = abs(secret.value)
        if secret.kind is MentionKind.SHARE:
            yield from ((secret, how) for got, how in quotients if abs(got - value) <= _NEAR)
        if secret.kind is not MentionKind.MONEY:
            continue
        if value in sums:
            step, how = sums[value]
            # What was rounded to more than this differs by the exempt amount for no reason.
            if step <= max(value * _NEAR, Fraction(1)):
                yield secret, how
        yield from ((secret, how) for got, how in shared if abs(got - value) <= value * _NEAR)


def _tables(blocks: Iterable[Block], place: str) -> Iterator[tuple[TableBlock, str]]:
    for block in blocks:
        if isinstance(block, Heading):
            place = block.title
        if isinstance(block, TableBlock):
            yield block, place
        elif isinstance(block, Landscape):
            yield from _tables(block.blocks, place)


def _rows(table: TableBlock, place: str) -> Iterator[tuple[str, Printed]]:
    for row in table.table.rows:
        cells = " ; ".join((row.heading.text, *(cell.text for cell in row.cells)))
        yield f"{place}, {row.heading.text}", Printed.of(every_mention(cells))


def _columns(table: TableBlock, place: str) -> Iterator[tuple[str, Printed]]:
    """Each total of a column beside the sum of the rows above it that are printed: what they
    differ by is what the rows that are withheld come to."""
    for at, column in enumerate(table.table.columns[1:]):
        above, whole = Fraction(0), set()
        for row in table.table.rows:
            money = Printed.of(every_mention(row.cells[at].text)).money
            if len(money) != 1:
                continue
            (amount,) = money
            if row.total:
                whole.add(amount)
            else:
                above += amount
        if whole:
            where = f"{place}, the column {column.heading}"
            yield where, Printed(dict.fromkeys((*whole, above), Fraction(1)))
