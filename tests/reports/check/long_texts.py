"""Long sections in one paragraph, with an amount in each of their sentences."""

from random import Random

_THINGS = (
    "library",
    "pool",
    "depot",
    "grant",
    "contract",
    "team",
    "museum",
    "hall",
    "park",
    "school",
)
_SENTENCES = (
    "The {thing} of ward {at} would cost £{small:,} a year. ",
    "Of the {many} users of the {thing}, {share}% came by bus, or {few}, on {day} June 2016. ",
    "Spending on the {thing} fell from £{large:,} to £{small:,}, by {share}%. ",
    "It takes {many} weeks (June 2016) to move {few} staff at £{small:,} each, {share}% more. ",
    "Half of the £{large:,} is for the {thing}, and £{small:,} x {few} = £{large:,}. ",
)


def long_text(amounts: int, seed: int = 1) -> str:
    """A paragraph with this many amounts of money at least, about fifty characters for each."""
    random = Random(seed)
    sentences: list[str] = []
    told = 0
    while told < amounts:
        at = len(sentences)
        sentence = _SENTENCES[at % len(_SENTENCES)].format(
            thing=_THINGS[at % len(_THINGS)],
            at=at,
            small=random.randint(1_000, 999_999),
            large=random.randint(1_000_000, 9_999_999),
            many=random.randint(50, 99),
            few=random.randint(10, 49),
            share=random.randint(2, 99),
            day=random.randint(1, 30),
        )
        sentences.append(sentence)
        told += sentence.count("£")
    return "".join(sentences).rstrip()
