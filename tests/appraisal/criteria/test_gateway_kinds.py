"""Every kind of gateway test is known wherever a layer has a table of them."""

import json
from dataclasses import fields
from pathlib import Path

import pytest
from django.conf import settings

from appraisal.criteria.forms.gateway_kinds import ASKED
from appraisal.engine.gateway_kinds import (
    KINDS,
    AnyTest,
    NoTest,
    UnknownKind,
    gate_test,
    kind_called,
)
from appraisal.engine.problem import Criterion, GatewayTest, Role
from appraisal.models import GatewayTest as Row


def kinds_of_the_schema() -> list[str]:
    """What the published schema allows a test to be."""
    schema = Path(settings.BASE_DIR) / "static/schema/options-appraisal-1.json"
    test = json.loads(schema.read_text())["$defs"]["test"]
    allowed: list[str] = test["properties"]["kind"]["enum"]
    said = [one["if"]["properties"]["kind"]["const"] for one in test["allOf"]]
    assert sorted(said) == sorted(allowed)
    return allowed


def test_every_layer_knows_the_same_kinds() -> None:
    assert set(KINDS) == set(Row.Kind.values) == set(ASKED) == set(kinds_of_the_schema())


def test_radio_buttons_of_the_form_differ() -> None:
    assert len({kind.choice for kind in ASKED.values()}) == len(ASKED)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_says_whether_people_rate_it(kind: type[AnyTest]) -> None:
    tested_on = {"measure", "criterion"} & {field.name for field in fields(kind)}
    assert kind.is_rated == (not tested_on)


def test_an_unknown_kind_is_never_taken_for_a_judgement() -> None:
    with pytest.raises(UnknownKind, match="it is one of pass, measure, minimum-level"):
        kind_called("vote")

    class Unlisted(GatewayTest):
        pass

    with pytest.raises(UnknownKind, match="Unlisted is not listed"):
        gate_test(Criterion("g", "G", Role.GATEWAY, test=Unlisted()))


def test_a_gateway_without_a_test_has_none_to_ask() -> None:
    with pytest.raises(NoTest, match='"g" has no test'):
        gate_test(Criterion("g", "G", Role.GATEWAY))
