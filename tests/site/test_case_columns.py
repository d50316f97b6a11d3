"""No column is lost between the database and the case file: every one is mapped, or its absence has
a reason."""

import dataclasses
from typing import Any, get_args, get_type_hints

import pytest
from django.apps import apps

from appraisal.casefile.mapped import MAPPED as OF_APPRAISALS
from appraisal.models import ExcusingCriterion
from reports.casefile.papers import MAPPED as OF_PAPERS
from reports.casefile.parts import Case
from reports.casefile.schema import schema
from reports.models import (
    Comment,
    DailyEmail,
    IssuedFile,
    OwnFormat,
    PaperVersion,
    Render,
    RenderFile,
)
from schemes.casefile.rows import MAPPED as OF_SCHEMES
from schemes.models import (
    Attachment,
    AttachmentContent,
    DeliveryClose,
    DeliveryPeriod,
    Dependency,
    Membership,
    OfficeHolder,
    Partner,
    SchemeDelivery,
    SchemesImport,
    StepFollows,
)
from workbench.casefile.mapping import Mapped
from workbench.casefile.parts import file_fields

MAPPED = (*OF_SCHEMES, *OF_APPRAISALS, *OF_PAPERS)
APART = {
    Membership: "people stay on their site",
    OfficeHolder: "people stay on their site",
    Partner: "the authorities of a site are its own",
    Attachment: "files of schemes stay on their site",
    AttachmentContent: "files of schemes stay on their site",
    SchemesImport: "a spreadsheet on its way in",
    SchemeDelivery: "the delivery of its scheme (schemes/casefile/delivery.py), swept below",
    DeliveryPeriod: "the delivery of its scheme, period by period, swept below",
    DeliveryClose: "the last one is `closed` of each scheme; earlier ones stay on their site",
    Dependency: "the list depends_on of its scheme",
    StepFollows: "the list follows of its step",
    ExcusingCriterion: "the list `of` of its excuse",
    Comment: "the list comments of the file, by role (reports/stored/comments.py)",
    DailyEmail: "people stay on their site",
    OwnFormat: "a paper names its format, and the PDF carries it",
    PaperVersion: "a version freezes a case file; the revision record of its paper names it",
    IssuedFile: "what went out stays on record on its site",
    Render: "a file of a paper, made again from the case",
    RenderFile: "a file of a paper, made again from the case",
}


@pytest.mark.parametrize("mapped", MAPPED, ids=lambda one: one.model.__name__)
def test_every_column_is_mapped_or_excused_with_a_reason(mapped: Mapped[Any, Any]) -> None:
    assert mapped.left_out() == []
    assert all(mapped.apart.values())


def test_every_model_is_mapped_once_or_apart_with_a_reason() -> None:
    ours = [
        model
        for name in ("schemes", "appraisal", "reports")
        for model in apps.get_app_config(name).get_models()
    ]
    mapped = [one.model for one in MAPPED]
    assert len(mapped) == len(set(mapped))
    assert {*mapped, *APART} == set(ours)
    assert not set(mapped) & set(APART)


def test_parts_have_the_keys_of_the_published_schema() -> None:
    """Of every object that the schema names, wherever it stands in the file."""
    compared = []

    def compare(kind: Any, rule: dict[str, Any], place: str) -> None:
        keys = _keys(rule)
        if not keys:
            return
        fields = file_fields(kind)
        assert {one.key for one in fields} == set(keys), place
        compared.append(place)
        for one in fields:
            inner, items = _kind_of(kind, one.name), keys[one.key]
            if inner is not None:
                compare(inner, _within(items), f"{place}.{one.key}")

    compare(Case, schema(), "case")
    assert len(compared) > 40


def _followed(rule: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in rule:
        rule = {
            **schema()["$defs"][rule["$ref"].removeprefix("#/$defs/")],
            **{key: value for key, value in rule.items() if key != "$ref"},
        }
    return rule


def _keys(rule: dict[str, Any]) -> dict[str, Any]:
    """The keys of an object with their rules, those of each of its kinds among them."""
    rule = _followed(rule)
    keys = dict(rule.get("properties", {}))
    branches = [rule[name] for name in ("then", "else") if name in rule]
    for part in (*rule.get("allOf", ()), *branches):
        for key, value in _keys(part).items():
            if value and "not" not in value:
                keys[key] = value
    return keys


def _within(rule: dict[str, Any]) -> dict[str, Any]:
    """The rule of what stands in a list or under free keys, or the rule itself."""
    rule = _followed(rule)
    return _followed(rule.get("items") or rule.get("additionalProperties") or rule)


def _kind_of(kind: Any, name: str) -> Any:
    """The part that a field holds, alone or in a list; None where it holds anything else."""
    hint = get_type_hints(kind)[name]
    found = [one for one in (hint, *get_args(hint)) if dataclasses.is_dataclass(one)]
    return found[0] if found else None
