"""What the pages of an option show of its lines: the table by year with what it rests on, and what
was stated that the lines do not give, with where that is explained."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.urls import reverse

from appraisal.access import AppraisalPlace, OptionPlace
from appraisal.casefile.costs import OptionCosts
from appraisal.casefile.costs_of_rows import option_costs, years_looked_at
from appraisal.costs.beside import stated_beside
from appraisal.costs.tables import ranges_table, side_by_side_table, stated_table, years_table
from appraisal.costs.words import (
    basis_sentences,
    bias_working,
    estimate_sentences,
    missing_sentences,
    own_words,
    ranges_sentence,
)
from appraisal.models import Option
from schemes.casefile.money import finance_line
from schemes.reconciliation.explanations import given_of
from schemes.reconciliation.tables import key_of
from workbench.numbers.listing import opening


def by_year(place: OptionPlace) -> dict[str, Any]:
    """The values of `appraisal/costs/by_year.html`: without a table where the option has no line
    that counts."""
    (costs,) = option_costs(place.appraisal, (place.option,))
    life = costs.life
    years = years_looked_at(place.appraisal)
    return {
        "basis": basis_sentences(years, place.appraisal.price_base),
        "estimates": estimate_sentences(costs),
        "years": years_table(costs, life) if life else None,
        "beside": side_by_side_table((costs,)) if life else None,
        "ranges": ranges_table((costs,)),
        "sure_of": _sure_of(place.option, costs),
        "ranges_said": ranges_sentence((life,)) if life else "",
        "gaps": missing_sentences(life) if life else [],
        **differences(place, (costs,)),
    }


def _sure_of(option: Option, costs: OptionCosts) -> dict[str, list[str]]:
    """What each line of an option that counts says for itself, and its optimism bias worked out,
    by its name."""
    if costs.life is None:
        return {}
    sure, own = costs.life.estimates, {one.name: one for one in costs.own}
    told = {}
    for row in option.lines.filter(alternative=False):
        said = own.get(row.name)
        words = opening(f"{own_words(said)}.") if said else ""
        line = finance_line(row)
        working = bias_working(line, costs.life.years, sure, said.said if said else None)
        told[row.name] = list(filter(None, (words, working)))
    return told


def differences(place: AppraisalPlace, every: Sequence[OptionCosts]) -> dict[str, Any]:
    """What was stated of these options beside their lines: a table, and each difference with its
    reason or, for those who write, the address at which it is explained."""
    beside = stated_beside(place.appraisal.reference, every)
    rows = place.programme.explanations.all() if beside else ()
    given = {row.where: given_of(row) for row in rows}
    found = tuple(
        replace(one, explanation=given[one.where].explained)
        if one.where in given and given[one.where].holds(one)
        else one
        for one in beside
    )
    return {
        "stated": stated_table(found),
        # Whoever writes may explain in every state of the appraisal: it changes nothing there.
        "writes": place.may_write,
        "differing": [
            {
                "finding": one,
                "explain": reverse(
                    "reconciliation-explain", args=[place.programme.slug, key_of(one.where)]
                ),
            }
            for one in found
            if one.differs
        ],
    }
