"""What a page may draw on and what its address asks to have drawn."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict

from appraisal.access import AppraisalPlace
from appraisal.engine.robustness.table import WholeTable, whole_table
from reports.casefile.findings import Findings
from reports.results.drawing.asked import Asked, asked_for
from reports.results.drawing.forms import DrawForm
from reports.results.drawing.given import GivenApart, given_apart


@dataclass
class DrawingDesk:
    """The options taken forward as a `table`, None where nothing can be told of them; what their
    assessors gave; and what the address asks."""

    findings: Findings
    table: WholeTable | None
    given: GivenApart
    address: QueryDict

    @classmethod
    def of(cls, place: AppraisalPlace, findings: Findings, address: QueryDict) -> "DrawingDesk":
        table = whole_table(findings.problem, findings.result)
        return cls(findings, table, given_apart(place), address)

    @cached_property
    def form(self) -> DrawForm:
        """The form, with what the address asks where it asks something."""
        table = self.table
        return DrawForm(
            self.address if "draw" in self.address else None,
            weighted=table is not None and bool(table.weights),
            assessors=table is not None and bool(self.given.rows(table.criteria)),
            spread=self.given.assessors > 1,
        )

    @cached_property
    def asked(self) -> Asked | None:
        """What is to be drawn; None where the address asks nothing, or what cannot be drawn, and
        where an option is withheld, whose ratings other weightings would tell."""
        if (
            self.table is None
            or self.findings.withheld
            or not self.form.is_bound
            or not self.form.is_valid()
        ):
            return None
        return asked_for(self.findings, self.table, self.given, self.form.cleaned_data)

    @property
    def query(self) -> str:
        """What the address asks, to stand behind another; "" where nothing."""
        if self.asked is None:
            return ""
        given = {key: one for key, one in self.form.cleaned_data.items() if one is not None}
        return f"?{urlencode(given)}"
