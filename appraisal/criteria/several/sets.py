"""Sets of criteria that councils commonly judge options by, as a form offers them.

The critical success factors are those that HM Treasury's guidance on business cases names; the
twenty considerations and the five criteria are those of two of the cases (fixtures/).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from appraisal.models import Criterion

Role = Criterion.Role


@dataclass(frozen=True, slots=True)
class Offered:
    """A criterion of a set. `excused` says that a fail is excused where the option has the best
    level of the scale on at least one of the ranking criteria of its set."""

    name: Any
    question: Any
    role: str = Role.RANKING
    excused: bool = False


@dataclass(frozen=True, slots=True)
class CriterionSet:
    """Criteria that go together, in the sequence in which they are asked."""

    key: str
    name: Any
    criteria: Sequence[Offered]


SUCCESS_FACTORS: Final = CriterionSet(
    "success-factors",
    _("Critical success factors"),
    (
        Offered(
            _("Strategic fit and business needs"),
            _("How well does it meet the objectives, and fit what else the council does?"),
        ),
        Offered(
            _("Potential value for money"),
            _("What does it give the public for its cost and its risks?"),
        ),
        Offered(
            _("Supplier capacity and capability"),
            _("Are there providers who can deliver it, and would they want to?"),
        ),
        Offered(
            _("Potential affordability"),
            _("Can it be paid for from the budgets that there are?"),
        ),
        Offered(
            _("Potential achievability"),
            _("Can the council carry out the change, with the skills that it has?"),
        ),
    ),
)
FEASIBILITY: Final = CriterionSet(
    "feasibility",
    _("Desirability, viability, feasibility"),
    (
        Offered(_("Desirability"), _("Do the people who would use the service want it?")),
        Offered(_("Viability"), _("Can it pay its way for as long as it is needed?")),
        Offered(
            _("Feasibility"), _("Can it be done with the people, systems and powers there are?")
        ),
    ),
)
CONSIDERATIONS: Final = CriterionSet(
    "considerations",
    _("Twenty considerations of a shared service"),
    tuple(
        Offered(name, question, Role.CONSIDERATION)
        for name, question in (
            (_("Customers and carers"), _("Does it serve their interests?")),
            (_("Integration"), _("Are services joined up better?")),
            (_("Quality"), _("Is care safer and better fitted to the person?")),
            (_("Transparency"), _("Can people see how the service works?")),
            (_("Care Act 2014"), _("Does it fit the Act and hold up in the future?")),
            (
                _("Value for money"),
                _("What of economies of scale, the cost of setting up, and buying power?"),
            ),
            (_("Motivated workforce"), _("Will staff want to work in it?")),
            (
                _("Occupational therapy for housing"),
                _("Does it bring the therapists for housing into one central service?"),
            ),
            (
                _("Continuity and resilience"),
                _("Can the business carry on when something goes wrong?"),
            ),
            (_("Speed"), _("How quickly do customers get what they need?")),
            (_("Flexibility"), _("Can it grow, and follow the ups and downs of the market?")),
            (_("Staff needed"), _("What staffing does it take?")),
            (
                _("Delegation and law"),
                _("What has to be delegated, what does the law require, and who decides?"),
            ),
            (_("Liability and insurance"), _("Which risks does it carry?")),
            (_("Monitoring"), _("Does it satisfy those who monitor the grants?")),
            (
                _("Effects on the workforce"),
                _("What of pension costs, transfer under TUPE, pay, and terms and conditions?"),
            ),
            (_("Access"), _("Can people reach the service and find out about it?")),
            (_("Equality"), _("Is the service the same whoever pays for it?")),
            (_("Local contractors"), _("Do they have a part in it?")),
            (_("Social Value Act 2012"), _("Are its requirements met?")),
        )
    ),
)
DELIVERY_MODEL: Final = CriterionSet(
    "delivery-model",
    _("Five criteria of a delivery model"),
    (
        Offered(
            _("Appetite among potential partners"),
            _("Would the organisations and people on whom it depends want to take part in it?"),
            Role.GATEWAY,
        ),
        Offered(
            _("Statutory functions can be delegated"),
            _("Does the law allow the council's statutory functions to be exercised under it?"),
            Role.GATEWAY,
        ),
        Offered(
            _("Culture and process change"),
            _("How far could it bring about the change in culture and process that is required?"),
        ),
        Offered(
            _("Savings and additional income"),
            _("How much of the savings target could it meet through savings and income?"),
        ),
        Offered(
            _("Tested by other councils"),
            _("Has another council used it to deliver the full range of functions?"),
            Role.CONDITIONAL,
            excused=True,
        ),
    ),
)
SETS: Final = (SUCCESS_FACTORS, FEASIBILITY, DELIVERY_MODEL, CONSIDERATIONS)
