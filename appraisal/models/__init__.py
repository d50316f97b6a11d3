"""An appraisal: its options, criteria, scales, measures, ratings and decision."""

from appraisal.models.appraisals import Appraisal
from appraisal.models.combinations import NotTogether
from appraisal.models.cost_scenarios import CostScenario
from appraisal.models.criteria import (
    Band,
    Criterion,
    CriterionGroup,
    Excuse,
    ExcusingCriterion,
    GatewayTest,
)
from appraisal.models.decisions import Condition, Decision, Interest
from appraisal.models.judgements import ConsiderationAnswer, PartnerAnswer, RuledOut
from appraisal.models.lines import OptionLine
from appraisal.models.options import Option, StakeholderView
from appraisal.models.process import Assessor, AssessorWeight, StateChange
from appraisal.models.ratings import Evidence, Rating
from appraisal.models.scales import Level, Measure, MeasureValue, Scale
from appraisal.models.scenarios import Scenario
from appraisal.models.spread import Spread

__all__ = [
    "Appraisal",
    "Assessor",
    "AssessorWeight",
    "Band",
    "Condition",
    "ConsiderationAnswer",
    "CostScenario",
    "Criterion",
    "CriterionGroup",
    "Decision",
    "Evidence",
    "Excuse",
    "ExcusingCriterion",
    "GatewayTest",
    "Interest",
    "Level",
    "Measure",
    "MeasureValue",
    "NotTogether",
    "Option",
    "OptionLine",
    "PartnerAnswer",
    "Rating",
    "RuledOut",
    "Scale",
    "Scenario",
    "Spread",
    "StakeholderView",
    "StateChange",
]
