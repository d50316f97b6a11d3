"""What people are asked in a business case: its answers."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from schemes.casefile.parts import CaseQuestion
from workbench.pages.crispy import name_required_errors
from workbench.pages.forms import WorkbenchForm
from workbench.pages.markdown import MarkdownField

ANSWER: Final = "answer_"  # before a question's key, so that no key is a field of the form's own


class AnswersForm(WorkbenchForm):
    """A text box for one question of the business case, or for each of them."""

    submit_label = _("Save the case")

    def __init__(
        self,
        *args: Any,
        questions: Iterable[CaseQuestion],
        answers: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        self.questions = tuple(questions)
        super().__init__(*args, initial=self.answers_of(answers), **kwargs)
        for question in self.questions:
            self.fields[f"{ANSWER}{question.key}"] = MarkdownField(
                label=question.heading,
                help_text=question.help,
                required=False,
                max_length=50_000,
                rows=12 if len(self.questions) == 1 else 6,
            )
        name_required_errors(self)
        self.helper.layout = self.layout()

    @staticmethod
    def answers_of(answers: Mapping[str, str]) -> dict[str, str]:
        """Answers by field name."""
        return {f"{ANSWER}{key}": text for key, text in answers.items()}

    def values(self) -> dict[str, Any]:
        texts = super().values()
        return {"answers": {name.removeprefix(ANSWER): text for name, text in texts.items()}}
