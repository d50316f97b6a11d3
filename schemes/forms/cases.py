"""What people are asked in a business case: answers, risks, impacts, needs, files."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from schemes.attachment_kinds import KINDS, MOST_BYTES, check_file
from schemes.case_form import Question
from schemes.models import Grade, Impact, Risk, Scheme
from schemes.protected import CHARACTERISTICS, characteristic
from workbench.crispy import name_required_errors
from workbench.forms import WorkbenchForm

ANSWER: Final = "answer_"  # before a question's key, so that no key is a field of the form's own
OTHER: Final = "other"


class AnswersForm(WorkbenchForm):
    """A box for each question, for one of them or for the whole case."""

    submit_label = _("Save the case")

    def __init__(
        self, *args: Any, questions: Iterable[Question], answers: Mapping[str, str], **kwargs: Any
    ) -> None:
        self.questions = tuple(questions)
        super().__init__(*args, initial=self.answers_of(answers), **kwargs)
        for question in self.questions:
            self.fields[f"{ANSWER}{question.key}"] = forms.CharField(
                label=question.heading,
                help_text=question.help,
                required=False,
                max_length=50_000,
                widget=forms.Textarea(attrs={"rows": 12 if len(self.questions) == 1 else 6}),
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


class QuestionForm(WorkbenchForm):
    submit_label = _("Save the question")

    heading = forms.CharField(label=_("Heading"), max_length=200)
    help = forms.CharField(
        label=_("What belongs there"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands beneath the heading while somebody writes the answer."),
    )


class RiskForm(WorkbenchForm):
    submit_label = _("Save the risk")

    risk = forms.CharField(
        label=_("Risk"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What may happen and what it would do to the saving."),
    )
    likelihood = forms.ChoiceField(
        label=_("Likelihood"),
        required=False,
        choices=[("", _("Not judged yet")), *Grade.choices],
        widget=forms.RadioSelect,
    )
    impact = forms.ChoiceField(
        label=_("Impact if it happens"),
        required=False,
        choices=[("", _("Not judged yet")), *Grade.choices],
        widget=forms.RadioSelect,
    )
    owner_role = forms.CharField(
        label=_("Owner"),
        max_length=200,
        required=False,
        help_text=_("The role that watches it. No names."),
    )
    mitigation = forms.CharField(
        label=_("What is done about it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @classmethod
    def values_of(cls, risk: Risk) -> dict[str, Any]:
        """A risk's values by field name."""
        names = (name for name in cls.base_fields if name not in cls.own_fields())
        return {name: getattr(risk, name) for name in names}


class ImpactForm(WorkbenchForm):
    submit_label = _("Save the impact")

    kind = forms.ChoiceField(
        label=_("Kind of impact"), choices=Impact.Kind.choices, widget=forms.RadioSelect
    )
    group = forms.ChoiceField(
        label=_("Group of people"),
        required=False,
        choices=[
            ("", _("Everybody who is affected")),
            *((name, name) for name in CHARACTERISTICS),
            (OTHER, _("Another group")),
        ],
    )
    other_group = forms.CharField(
        label=_("Which other group"),
        required=False,
        max_length=200,
        help_text=_("Only for another group, like “Carers” or “People in villages”."),
    )
    text = forms.CharField(label=_("What the impact is"), widget=forms.Textarea(attrs={"rows": 4}))
    mitigation = forms.CharField(
        label=_("What is done about it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("group") == OTHER and not values.get("other_group"):
            self.add_error("other_group", _("Enter which other group"))
        return values

    def values(self) -> dict[str, Any]:
        values = super().values()
        other = values.pop("other_group")
        if values["group"] == OTHER:
            values["group"] = characteristic(other) or other
        return values

    @classmethod
    def values_of(cls, impact: Impact) -> dict[str, Any]:
        """An impact's values by field name."""
        known = characteristic(impact.group)
        other = "" if known or not impact.group else impact.group
        return {
            "kind": impact.kind,
            "group": OTHER if other else known,
            "other_group": other,
            "text": impact.text,
            "mitigation": impact.mitigation,
        }


class NeedForm(WorkbenchForm):
    submit_label = _("Add it")

    needs = forms.ModelChoiceField(
        label=_("Scheme that must be delivered first"),
        queryset=Scheme.objects.none(),
        empty_label=_("Choose a scheme"),
    )

    def __init__(self, *args: Any, scheme: Scheme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Scheme.objects.filter(programme_id=scheme.programme_id).exclude(pk=scheme.pk)
        field = self.fields["needs"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = others.in_order()


class AttachmentForm(WorkbenchForm):
    submit_label = _("Attach the file")

    title = forms.CharField(
        label=_("What it is"),
        max_length=200,
        help_text=_("Like “Tender results, lot by lot”."),
    )
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
        help_text=_("PDF, Word, Excel, OpenDocument, CSV, text, PNG or JPEG, up to 10 MB."),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("The file is larger than 10 MB. Attach a smaller one."))
        content = file.read()
        check_file(file.name or "", content)
        file.seek(0)
        return file

    def values(self) -> dict[str, Any]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return {
            "title": self.cleaned_data["title"],
            "name": file.name or "",
            "content": file.read(),
        }
