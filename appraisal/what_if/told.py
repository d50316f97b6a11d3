"""What is told of what is tried: what follows of it, or why it cannot be tried."""

from collections.abc import Sequence
from typing import Any

from appraisal.casefile.problem import answer_to
from appraisal.engine import ProblemError
from appraisal.engine.result import Result
from appraisal.engine.what_if.change import changed
from appraisal.engine.what_if.words import tried_sentences, what_follows
from appraisal.shown.answer import Answer
from appraisal.what_if.forms import WhatIfForm
from appraisal.what_if.tables import beside_table, totals_note
from workbench.numbers.listing import opening


def told(form: WhatIfForm, found: Answer, before: Result) -> dict[str, Any]:
    """What is tried and what follows of it; what is wrong with what was entered instead."""
    if form.is_bound and not form.is_valid():
        return {"wrong": _wrong(form)}
    change = form.change()
    if not change:
        return {"answer": (found.sentence,), "untried": True}
    problem = found.rows.problem
    try:
        then = answer_to(changed(problem, change))
    except ProblemError as error:
        return {"wrong": [f"{opening(one.message).rstrip('.')}." for one in error.faults]}
    return {
        "answer": what_follows(problem, before, then),
        "tried": tried_sentences(problem, change),
        "table": beside_table(problem, before, then),
        "totals": totals_note(problem) if then.weighted else "",
    }


def _wrong(form: WhatIfForm) -> Sequence[str]:
    """Each error with the box that it is about."""
    return [
        f"{form.fields[name].label}: {error}" if name in form.fields else str(error)
        for name, errors in form.errors.items()
        for error in errors
    ]
