"""A column for exact decimals.

Django's own decimal column is a binary float on SQLite and pads to a fixed number of places; a
figure that somebody typed as "1.0" must come back as "1.0", on either database.
"""

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django.core import exceptions
from django.db import models
from django.db.models.expressions import BaseExpression, Expression

MAX_DIGITS = 30

if TYPE_CHECKING:
    DecimalColumn = models.Field[Decimal | str | int | None, Decimal | None]
else:
    DecimalColumn = models.Field


class ExactDecimalField(DecimalColumn):
    """A `Decimal` of at most 30 digits, kept to the digit: text on SQLite, numeric on PostgreSQL.

    In a database constraint compare it as `Cast(name, FloatField())`.
    """

    description = "Exact decimal"

    def db_type(self, connection: Any) -> str:
        return "numeric" if connection.vendor == "postgresql" else "text"

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or value == "":
            return None
        if isinstance(value, float):
            raise exceptions.ValidationError("Use an exact decimal, not a binary float.")
        try:
            number = Decimal(value)
        except (InvalidOperation, TypeError, ValueError) as error:
            raise exceptions.ValidationError(f"“{value}” is not a number.") from error
        if not number.is_finite():
            raise exceptions.ValidationError(f"“{value}” is not a finite number.")
        parts = number.as_tuple()
        exponent = int(parts.exponent)
        if len(parts.digits) + max(exponent, 0) > MAX_DIGITS or exponent < -MAX_DIGITS:
            raise exceptions.ValidationError(f"“{value}” has more than {MAX_DIGITS} digits.")
        return number

    def from_db_value(
        self, value: Any, expression: BaseExpression | Expression, connection: Any
    ) -> Decimal | None:
        return None if value is None else Decimal(value)

    def get_prep_value(self, value: Any) -> Any:
        if hasattr(value, "resolve_expression"):
            return value
        number = self.to_python(value)
        return None if number is None else format(number, "f")

    def value_to_string(self, obj: models.Model) -> str:
        number = self.value_from_object(obj)
        return "" if number is None else format(number, "f")
