"""The actions and contracts of a scheme that is withheld: without their words and amounts, their
days as they are, so that they are counted."""

from collections.abc import Iterable
from dataclasses import replace

from appraisal.casefile.parts import CaseAppraisal
from reports.withheld.items import WITHHELD, WithheldItem
from schemes.casefile.follow_up.parts import CaseAction, CaseContract
from schemes.casefile.parts import CaseProgramme


def hidden_follow_up(
    programme: CaseProgramme, item: WithheldItem, gone: Iterable[CaseAppraisal]
) -> CaseProgramme:
    """The programme with nothing said in the actions and contracts of the scheme, and of the
    appraisals that are `gone` with it. Their conditions stay as actions, so that they count."""
    appraisals = tuple(gone)
    references = {one.reference for one in appraisals}

    def action(one: CaseAction) -> CaseAction:
        if one.scheme != item.name and one.appraisal not in references:
            return one
        return CaseAction(
            WITHHELD,
            source=one.source,
            scheme=item.code if one.scheme == item.name else "",
            due=one.due,
            done_on=one.done_on,
            done=one.done and WITHHELD,
        )

    def contract(one: CaseContract) -> CaseContract:
        if one.scheme != item.name:
            return one
        return replace(
            one,
            title=WITHHELD,
            scheme=item.code,
            annual_value=None,
            exit_cost=None,
            supplier="",
            extension="",
            note="",
        )

    conditions = (
        CaseAction(
            WITHHELD,
            source="decision",
            due=one.by or None,
            done_on=one.met_on,
            done=one.met_on and WITHHELD,
        )
        for part in appraisals
        for one in part.conditions
    )
    return replace(
        programme,
        actions=(*map(action, programme.actions), *conditions),
        contracts=tuple(map(contract, programme.contracts)),
    )
