"""An appraisal: its options, criteria, scales, measures, ratings and decision."""

from appraisal.models.appraisals import Appraisal
from appraisal.models.criteria import Band, Criterion, Excuse, ExcusingCriterion, GatewayTest
from appraisal.models.options import Decision, Option, StakeholderView
from appraisal.models.process import Assessor, AssessorWeight, StateChange
from appraisal.models.ratings import Evidence, Rating
from appraisal.models.scales import Level, Measure, MeasureValue, Scale

__all__ = [
    "Appraisal",
    "Assessor",
    "AssessorWeight",
    "Band",
    "Criterion",
    "Decision",
    "Evidence",
    "Excuse",
    "ExcusingCriterion",
    "GatewayTest",
    "Level",
    "Measure",
    "MeasureValue",
    "Option",
    "Rating",
    "Scale",
    "StakeholderView",
    "StateChange",
]
