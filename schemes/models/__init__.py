"""Programmes, schemes and their money: every row that savings are made of."""

from schemes.models.cases import (
    Attachment,
    AttachmentContent,
    DeliveryOption,
    Dependency,
    Grade,
    Impact,
    Risk,
    Scheme,
)
from schemes.models.delivery import DeliveryClose, DeliveryPeriod, SchemeDelivery
from schemes.models.engagement import EngagementSession, Feedback
from schemes.models.follow_up import Contract, ProgrammeAction
from schemes.models.imports import SchemesImport
from schemes.models.lines import MoneyLine
from schemes.models.money import (
    Bridge,
    Budget,
    EvidenceTable,
    Explanation,
    SavingsLine,
    StatedFigure,
)
from schemes.models.plan import (
    Activity,
    BudgetItem,
    Milestone,
    MilestonePoint,
    MilestoneRow,
    PlanEvent,
    Workstream,
)
from schemes.models.programmes import Membership, OfficeHolder, Partner, Programme, Role
from schemes.models.timetable import NextStep, StepFollows, TimedStep

__all__ = [
    "Activity",
    "Attachment",
    "AttachmentContent",
    "Bridge",
    "Budget",
    "BudgetItem",
    "Contract",
    "DeliveryClose",
    "DeliveryOption",
    "DeliveryPeriod",
    "Dependency",
    "EngagementSession",
    "EvidenceTable",
    "Explanation",
    "Feedback",
    "Grade",
    "Impact",
    "Membership",
    "Milestone",
    "MilestonePoint",
    "MilestoneRow",
    "MoneyLine",
    "NextStep",
    "OfficeHolder",
    "Partner",
    "PlanEvent",
    "Programme",
    "ProgrammeAction",
    "Risk",
    "Role",
    "SavingsLine",
    "Scheme",
    "SchemeDelivery",
    "SchemesImport",
    "StatedFigure",
    "StepFollows",
    "TimedStep",
    "Workstream",
]
