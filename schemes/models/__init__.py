"""Programmes, schemes and their money: every row that savings are made of."""

from schemes.models.cases import Attachment, Dependency, Grade, Impact, Risk, Scheme
from schemes.models.delivery import DeliveryClose, DeliveryPeriod, SchemeDelivery
from schemes.models.imports import SchemesImport
from schemes.models.money import (
    Bridge,
    Budget,
    EvidenceTable,
    Explanation,
    SavingsLine,
    StatedFigure,
    TimedStep,
)
from schemes.models.programmes import Membership, OfficeHolder, Partner, Programme, Role

__all__ = [
    "Attachment",
    "Bridge",
    "Budget",
    "DeliveryClose",
    "DeliveryPeriod",
    "Dependency",
    "EvidenceTable",
    "Explanation",
    "Grade",
    "Impact",
    "Membership",
    "OfficeHolder",
    "Partner",
    "Programme",
    "Risk",
    "Role",
    "SavingsLine",
    "Scheme",
    "SchemeDelivery",
    "SchemesImport",
    "StatedFigure",
    "TimedStep",
]
