"""The field for a day, which the browser's own calendar may fill."""

from typing import Any

from django import forms


class DayField(forms.DateField):
    """A day, typed or chosen."""

    def __init__(self, **options: Any) -> None:
        picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(**{"widget": picker} | options)
