"""How a text must be spelled, as a condition that every database checks by itself: a regular
expression is a function of ours on SQLite, which tools of others do not know."""

from django.db.models import CharField, Func, Q, Value
from django.db.models.functions import Length, Substr
from django.db.models.lookups import Exact, In


def long(column: str, count: int) -> Q:
    """A text of so many characters."""
    return Q(Exact(Length(column), count))


def digits(column: str, first: int, count: int) -> Q:
    """`count` characters from the `first` on (the first of all is 1) are digits from 0 to 9."""
    part = Substr(column, first, count)
    rest = Func(part, Value("0123456789"), function="RTRIM", output_field=CharField())
    return Q(Exact(rest, Value("")))


def reads(column: str, first: int, *words: str) -> Q:
    """From the `first` character on it reads one of these words, which are equally long."""
    return Q(In(Substr(column, first, len(words[0])), list(words)))
