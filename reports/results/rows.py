"""What is written of the options of an appraisal, from its rows."""

from appraisal.casefile.rows import AppraisalRows
from appraisal.models import StakeholderView
from reports.blocks.appraisal.options import OptionText


def option_texts(rows: AppraisalRows) -> tuple[OptionText, ...]:
    """The options in page sequence, with one query more than `rows` took."""
    views = list(
        StakeholderView.objects.filter(option__appraisal=rows.appraisal).order_by("position", "pk")
    )

    def said(option: int, kind: str) -> tuple[tuple[str, str], ...]:
        return tuple((v.group, v.text) for v in views if v.option_id == option and v.kind == kind)

    return tuple(
        OptionText(
            code=option.code,
            name=option.name,
            baseline=option.baseline,
            summary=option.summary,
            ownership=option.ownership,
            governance=option.governance,
            benefits=said(option.pk, StakeholderView.Kind.BENEFIT),
            drawbacks=said(option.pk, StakeholderView.Kind.DRAWBACK),
            facts=tuple((fact["label"], fact["text"]) for fact in option.facts),
        )
        for option in rows.options
    )
