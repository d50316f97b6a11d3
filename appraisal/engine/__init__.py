"""The engine: from one appraisal's options, criteria and ratings to outcomes with their reasons.

Pure: frozen values in and out, exact numbers, no database, no clock, no Django.
"""

from appraisal.engine.checking.fault import Fault, ProblemError
from appraisal.engine.checking.whole import faults
from appraisal.engine.outcome import evaluate
from appraisal.engine.problem import Problem
from appraisal.engine.result import Result
from appraisal.engine.words.rules import rule_sentence

ENGINE_VERSION = "1.1.0"

__all__ = [
    "ENGINE_VERSION",
    "Fault",
    "Problem",
    "ProblemError",
    "Result",
    "evaluate",
    "faults",
    "rule_sentence",
]
