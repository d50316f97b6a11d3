"""Every text that is shown as Markdown is written in the editor."""

import re
from pathlib import Path
from typing import Final

from django.conf import settings

from appraisal.decision.conditions.forms import ConditionForm
from appraisal.options.forms import OptionForm, StakeholderViewForm
from appraisal.question.forms import AppraisalForm
from appraisal.way_forward.forms import WayForwardForm
from reports.sections.forms import SectionForm
from schemes.business_case.forms import AnswersForm
from schemes.casefile.parts import CaseQuestion
from schemes.evidence.forms import EvidenceForm
from schemes.funding.forms import BridgeForm
from schemes.impacts.forms import ImpactForm
from schemes.options.forms import DeliveryOptionForm
from schemes.programmes.forms import ProgrammeForm
from schemes.register.forms import SchemeForm
from schemes.risks.forms import RiskForm
from workbench.pages.markdown import MarkdownField

WRITTEN: Final = {
    "appraisal.question": (AppraisalForm, "question"),
    "condition.text": (ConditionForm, "text"),
    "evidence.note": (EvidenceForm, "note"),
    "impact.mitigation": (ImpactForm, "mitigation"),
    "impact.text": (ImpactForm, "text"),
    "option.governance": (OptionForm, "governance"),
    "option.ownership": (OptionForm, "ownership"),
    "option.summary": (OptionForm, "summary"),
    "programme.summary": (ProgrammeForm, "summary"),
    "programme.way_forward": (WayForwardForm, "text"),
    "risk.mitigation": (RiskForm, "mitigation"),
    "risk.risk": (RiskForm, "risk"),
    "row.note": (BridgeForm, "note"),
    "scheme.confidence_reason": (SchemeForm, "confidence_reason"),
    "scheme.summary": (SchemeForm, "summary"),
    "way.summary": (DeliveryOptionForm, "summary"),
    "view.text": (StakeholderViewForm, "text"),
}


def test_every_text_shown_as_markdown_is_written_in_the_editor() -> None:
    shown = {
        found
        for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html")
        for found in re.findall(r"\{\{\s*([\w.]+)\|markdown", path.read_text())
    }
    assert shown == {*WRITTEN, "row.answer"}
    for form, name in WRITTEN.values():
        assert isinstance(form.base_fields[name], MarkdownField), name
    assert isinstance(SectionForm.base_fields["text"], MarkdownField)
    answers = AnswersForm(questions=[CaseQuestion("aims", "Aims")], answers={})
    assert isinstance(answers.fields["answer_aims"], MarkdownField)
