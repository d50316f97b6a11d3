"""Works the figures of every scheme out again, so that they tell apart what lasts, what ends and
what comes once. No figure that was kept before becomes another.

A line that nobody was asked about keeps its meaning without being written anew: plain amounts are
once only, shares and cohorts are what there is in all and end, and any of them is new and lasting
where the line was said to carry on (`Line.meaning` in schemes/finance/lines.py).
"""

from itertools import groupby
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from schemes.casefile.parts import CaseLine
from schemes.finance.years import FinancialYear, year_range
from schemes.savings.inputs import LINE_FIELDS, worked_out


def work_out_again(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    programmes = apps.get_model("schemes", "Programme")
    lines = apps.get_model("schemes", "SavingsLine")
    # A column that comes later has the value that a line without it has.
    known = {field.name for field in lines._meta.get_fields()}
    later = {name: getattr(CaseLine(name="", kind="saving"), name) for name in LINE_FIELDS}
    columns = ("scheme_id", *(name for name in LINE_FIELDS if name in known))
    for programme in programmes.objects.order_by("pk").iterator():
        years = year_range(FinancialYear.parse(programme.first_year), programme.years)
        found = lines.objects.filter(scheme__programme=programme, alternative=False)
        rows = found.order_by("scheme_id", "position", "pk").values(*columns)
        grouped: dict[int, list[dict[str, Any]]] = {
            pk: [later | row for row in own] for pk, own in groupby(rows, lambda row: row["scheme_id"])
        }
        for scheme in programme.schemes.exclude(figures={}).iterator():
            scheme.figures = worked_out(grouped.get(scheme.pk, []), years, scheme.confidence)
            scheme.save(update_fields=["figures"])


class Migration(migrations.Migration):
    dependencies = [("schemes", "0006_amounts_are")]

    operations = [migrations.RunPython(work_out_again, migrations.RunPython.noop)]
