"""Every box for a number, a year, a month or a day takes every spelling of its kind.

The boxes that a page makes as it is asked for are tried where every page is opened
(`test_kept_forms.py`).
"""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

from django import forms
from django.conf import settings

from schemes.finance.years import FinancialYear
from schemes.savings.forms.standing import FORMS
from tests.site.number_fields import OURS, number_fields, wrongly_read
from workbench.pages.forms import WorkbenchForm

APPS: Final = ("workbench", "schemes", "appraisal", "reports")
# Django's own fields, which read a number or a day as one machine writes it to another, and the
# boxes of browsers that throw away what they cannot read.
MACHINES: Final = ("IntegerField", "DecimalField", "FloatField", "DateField", "NumberInput")
ALLOWED: Final = {"number_field.py", "day_field.py", "crispy.py"}


def sources() -> Iterator[Path]:
    root = Path(settings.BASE_DIR)
    for path in (one for app in APPS for one in (root / app).rglob("*.py")):
        text = path.read_text()
        if "migrations" not in path.parts and "forms" in text and "Field(" in text:
            yield path.relative_to(root)


def form_classes(base: type[forms.Form]) -> Iterator[type[forms.Form]]:
    for one in base.__subclasses__():
        yield one
        yield from form_classes(one)


def test_every_box_takes_every_spelling_of_its_kind() -> None:
    for path in sources():
        import_module(".".join(path.with_suffix("").parts))
    fields = [field for form in form_classes(WorkbenchForm) for field in form.base_fields.values()]
    years = tuple(FinancialYear(2018 + number) for number in range(3))
    for form in FORMS.values():
        fields += form(years=years).fields.values()
    tried = {id(field): field for field in number_fields(fields)}
    assert {kind for field in tried.values() for kind in OURS if isinstance(field, kind)} == {*OURS}
    assert len(tried) > 40
    assert [wrong for field in tried.values() for wrong in wrongly_read(field)] == []


def test_no_form_reads_a_number_or_a_day_in_a_way_of_its_own() -> None:
    """But for hidden fields, which the site fills in itself."""
    found = []
    for path in (one for one in sources() if one.name not in ALLOWED):
        text = (Path(settings.BASE_DIR) / path).read_text()
        if not any(f"forms.{one}(" in text for one in MACHINES):
            continue
        tree = ast.parse(text)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            is_ours = isinstance(node.func.value, ast.Name) and node.func.value.id == "forms"
            hidden = "HiddenInput" in ast.dump(node)
            if is_ours and node.func.attr in MACHINES and not hidden:
                found.append(f"{path.name}:{node.lineno}")
    assert found == []
