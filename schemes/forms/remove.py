"""The one question before something goes."""

from typing import Any

from crispy_forms_gds.layout import Button, Layout

from workbench.forms import WorkbenchForm


class RemoveForm(WorkbenchForm):
    """Nothing to fill in: its button names what is done."""

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        self.submit_label = label
        super().__init__(*args, **kwargs)

    def layout(self) -> Layout:
        return Layout(*self.fields, Button.warning("remove", self.submit_label))
