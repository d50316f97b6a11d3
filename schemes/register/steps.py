"""What a scheme still lacks, as steps in the order in which people usually take them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schemes.models import Impact, Programme, Risk, Scheme
from schemes.questions.form import questions_of
from schemes.savings.headline import headline_of
from workbench.numbers.listing import count_words


@dataclass(frozen=True, slots=True)
class SchemeStep:
    """One thing to do, and the name of the page of the scheme where it is done."""

    sentence: str
    page: str


def steps_of(scheme: Scheme, programme: Programme) -> list[SchemeStep]:
    """The steps that are left; none for a scheme that is stopped or delivered. Two queries."""
    if scheme.status in (Scheme.Status.STOPPED, Scheme.Status.DELIVERED):
        return []
    return [
        *_money_steps(scheme),
        *_case_steps(scheme, programme),
        *_delivery_steps(scheme),
    ]


def _money_steps(scheme: Scheme) -> Iterator[SchemeStep]:
    """The savings model, the stated saving, and whether the two agree."""
    headline = headline_of(scheme)
    if headline.modelled is None:
        yield SchemeStep(_("Build the savings model, line by line"), "savings")
    elif headline.gaps:
        yield SchemeStep(_("Find what its lines still lack"), "savings")
    if headline.stated is None:
        yield SchemeStep(_("State the saving it is known by"), "scheme-edit")
    elif headline.difference is not None and not headline.agrees:
        yield SchemeStep(_("See why headline and lines disagree"), "scheme-reconciliation")


def _case_steps(scheme: Scheme, programme: Programme) -> Iterator[SchemeStep]:
    """The questions of the business case that have no answer."""
    asked = questions_of(programme)
    left = sum(not scheme.answers.get(question.key) for question in asked)
    if left:
        told = ngettext(
            "Answer the last question of its case",
            "Answer the %(count)s questions of its case that are still open",
            left,
        )
        yield SchemeStep(told % {"count": count_words(left)}, "case")


def _delivery_steps(scheme: Scheme) -> Iterator[SchemeStep]:
    """Risks and their scores, impacts, the role that owns it, confidence in its delivery."""
    risks = list(Risk.objects.filter(scheme=scheme).values_list("likelihood", "impact"))
    if not risks:
        yield SchemeStep(_("Say what may stop it: list its risks"), "risks")
    elif not all(likelihood and impact for likelihood, impact in risks):
        yield SchemeStep(_("Judge the risks that have no score yet"), "risks")
    if not Impact.objects.filter(scheme=scheme).exists():
        yield SchemeStep(_("Say whom it touches, group by group"), "impacts")
    if not scheme.owner_role:
        yield SchemeStep(_("Say which role owns it"), "scheme-edit")
    if not scheme.confidence:
        yield SchemeStep(_("Judge how sure its delivery is"), "scheme-edit")
