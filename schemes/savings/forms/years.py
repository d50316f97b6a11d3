"""The fields of savings lines for financial years and months: those of every form."""

from workbench.pages.day_field import MonthField, YearField

__all__ = ["MonthField", "YearField"]
