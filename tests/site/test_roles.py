"""Every role of a criterion is known wherever a layer has a table of them."""

import json
from pathlib import Path

from django.conf import settings

from appraisal.criteria.forms.by_role import FORMS
from appraisal.criteria.forms.consideration import WAYS
from appraisal.criteria.rulebook import GROUPS
from appraisal.engine.problem import Role
from appraisal.models import Criterion
from reports.blocks.appraisal.gateways import ROLES


def roles_of_the_schema() -> set[str]:
    """What the published schema allows a role to be."""
    schema = Path(settings.BASE_DIR) / "static/schema/options-appraisal-1.json"
    criterion = json.loads(schema.read_text())["$defs"]["criterion"]
    return set(criterion["properties"]["role"]["enum"])


def test_every_layer_knows_the_same_roles() -> None:
    roles = {str(role) for role in Role}
    assert roles == set(Criterion.Role.values) == roles_of_the_schema()
    assert roles == {str(group[0]) for group in GROUPS}
    assert roles == {str(form.acts_as) for form in FORMS.values()}
    assert roles == {str(role) for role in ROLES}


def test_every_way_that_is_offered_has_its_form() -> None:
    assert [way.value for way in WAYS] == list(FORMS)
