"""How figures and dates read, on every page and in every paper. Nothing else formats a number.

Rounding is half up, and only here: what comes in is exact.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from django.utils import timezone

MINUS = "\u2212"
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

Exact = Fraction | Decimal | int


def rounded(value: Exact, places: int = 0) -> Decimal:
    """`value` to `places` decimals, half away from zero; exact for fractions too."""
    fraction = Fraction(value)
    scaled = abs(fraction) * 10**places
    whole = int(scaled + Fraction(1, 2))
    return (Decimal(whole) * (1 if fraction >= 0 else -1)).scaleb(
        -places, context=Context(prec=max(28, len(str(whole)) + 2), rounding=ROUND_HALF_UP)
    )


def number(value: Exact, places: int = 0) -> str:
    """1,677,660 or −0.50: commas, a real minus sign, a leading zero below one."""
    text = f"{abs(rounded(value, places)):,.{places}f}"
    return f"{MINUS}{text}" if rounded(value, places) < 0 else text


def plain_number(value: Exact) -> str:
    """As many decimals as the value has, at most six: 77.5, 0.3, 6.666667."""
    fraction = Fraction(value)
    for places in range(7):
        if Fraction(rounded(fraction, places)) == fraction:
            return number(fraction, places)
    return number(fraction, 6)


def pounds(value: Exact) -> str:
    """£1,677,660, or −£2,000."""
    text = number(abs(Fraction(value)))
    return f"{MINUS}£{text}" if rounded(value) < 0 else f"£{text}"


def millions(value: Exact, places: int = 2) -> str:
    """£1.68m, trailing noughts kept: a stated precision."""
    scaled = Fraction(value) / 1_000_000
    sign = MINUS if rounded(scaled, places) < 0 else ""
    return f"{sign}£{number(abs(scaled), places)}m"


def pence(value: Exact) -> str:
    """£24,710.40: to the penny."""
    text = number(abs(Fraction(value)), 2)
    return f"{MINUS}£{text}" if rounded(value, 2) < 0 else f"£{text}"


def thousands(value: Exact, places: int = 0) -> str:
    """£412k."""
    scaled = Fraction(value) / 1000
    sign = MINUS if rounded(scaled, places) < 0 else ""
    return f"{sign}£{number(abs(scaled), places)}k"


def percent(value: Exact, places: int = 0) -> str:
    """A share of one as 86%."""
    return f"{number(Fraction(value) * 100, places)}%"


def rank(position: int, joint: bool) -> str:
    """1, or 1= where others share it."""
    return f"{position}=" if joint else str(position)


def count_words(count: int) -> str:
    """Counts up to ten in words."""
    return WORDS[count] if 0 <= count < len(WORDS) else number(count)


def day(on: date) -> str:
    """17 September 2021."""
    return f"{on.day} {on:%B %Y}"


def moment(at: datetime) -> str:
    """17 September 2021, 14:02, London time."""
    local = timezone.localtime(at)
    return f"{day(local.date())}, {local:%H:%M}"


def within(name: str) -> str:
    """A name in the middle of a sentence: "Delivery model" as "delivery model", "IT" as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def listed(words: list[str] | tuple[str, ...], last: str = "and") -> str:
    """one, two and three."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
