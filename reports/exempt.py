"""The public case: the whole one without anything that its paper keeps from the public.

Papers, tables, charts, attached data and spreadsheets for the public are made from it alone, so
that none of them can carry what is not there.
"""

from reports.case import chosen_paper
from schemes.places import Json


def public_case(data: Json, reference: str | None = None) -> Json:
    """What the public may see of the case through this paper. Other papers are left out. Raises
    `NoPaper`."""
    paper = chosen_paper(data.get("papers", []), reference)
    sections = [
        one | {"text": ""} if one.get("exempt") else one for one in paper.get("sections", [])
    ]
    return data | {"papers": [paper | {"sections": sections}]}
