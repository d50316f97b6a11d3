"""What a scheme still lacks, in the order in which people usually do it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schemes.models import Impact, Programme, Risk, Scheme
from schemes.questions.form import questions_of
from schemes.savings.headline import headline_of
from workbench.numbers.listing import count_words


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, and the name of the page of the scheme where it is done."""

    sentence: str
    page: str


def steps_of(scheme: Scheme, programme: Programme) -> list[Step]:
    """What is still to do; nothing for a scheme that is stopped or delivered. Two queries."""
    if scheme.status in (Scheme.Status.STOPPED, Scheme.Status.DELIVERED):
        return []
    steps = []
    headline = headline_of(scheme)
    if headline.modelled is None:
        steps.append(Step(_("Build the savings model, line by line"), "savings"))
    elif headline.gaps:
        steps.append(Step(_("Find what its lines still miss"), "savings"))
    if headline.stated is None:
        steps.append(Step(_("State the saving it is known by"), "scheme-edit"))
    elif headline.difference is not None and not headline.agrees:
        steps.append(Step(_("See why headline and lines disagree"), "scheme-reconciliation"))
    asked = questions_of(programme)
    left = sum(not scheme.answers.get(question.key) for question in asked)
    if left:
        told = ngettext(
            "Answer the last question of its case",
            "Answer the %(count)s questions of its case that are still open",
            left,
        )
        steps.append(Step(told % {"count": count_words(left)}, "case"))
    risks = list(Risk.objects.filter(scheme=scheme).values_list("likelihood", "impact"))
    if not risks:
        steps.append(Step(_("Say what may stop it: list its risks"), "risks"))
    elif not all(likelihood and impact for likelihood, impact in risks):
        steps.append(Step(_("Judge the risks that have no score yet"), "risks"))
    if not Impact.objects.filter(scheme=scheme).exists():
        steps.append(Step(_("Say whom it touches, group by group"), "impacts"))
    if not scheme.owner_role:
        steps.append(Step(_("Say which role owns it"), "scheme-edit"))
    if not scheme.confidence:
        steps.append(Step(_("Judge how sure its delivery is"), "scheme-edit"))
    return steps
