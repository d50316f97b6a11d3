"""The people of a decision between its form and the case file: who took part, how authorities
voted, who did not agree. All by role and authority, never by name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from appraisal.models import Decision
from workbench.casefile.faults import Json
from workbench.pages.number_field import CountField

WAYS = ("for", "against", "abstained")
NARROW = {"class": "govuk-input--width-3"}


def people_in(text: str) -> Iterator[Json]:
    """The people of a text, one on each line: "Broxbourne: Head of Housing" is an authority and a
    role, a line without a colon a role."""
    for line in filter(None, map(str.strip, text.splitlines())):
        authority, colon, role = line.partition(":")
        person = {"role": role.strip(), "authority": authority.strip()} if colon else {"role": line}
        yield {key: said for key, said in person.items() if said}


def people_text(people: Iterable[Json]) -> str:
    """The same people as such a text."""
    return "\n".join(
        f"{one['authority']}: {one.get('role', '')}".strip() if "authority" in one else one["role"]
        for one in people
    )


def votes_fields(row: int) -> dict[str, forms.Field]:
    """The fields of the votes of one authority; a row without votes is none."""
    labels = {"for": _("For"), "against": _("Against"), "abstained": _("Abstained")}
    return {
        f"authority_{row}": forms.CharField(label=_("Authority"), required=False, max_length=200),
        **{
            f"{way}_{row}": CountField(
                label=labels[way],
                required=False,
                min_value=0,
                max_value=1000000,
                widget=forms.TextInput(attrs=NARROW),
            )
            for way in WAYS
        },
    }


def dissent_fields(row: int) -> dict[str, forms.Field]:
    """The fields of one dissent."""
    return {
        f"dissent_role_{row}": forms.CharField(
            label=_("Role"), required=False, max_length=200, help_text=_("Not a name.")
        ),
        f"dissent_authority_{row}": forms.CharField(
            label=_("Authority"), required=False, max_length=200
        ),
        f"dissent_why_{row}": forms.CharField(
            label=_("Why they did not agree"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
    }


def votes_given(
    data: Mapping[str, Any], rows: Iterable[int], *, unnamed: bool = False
) -> Iterator[Json]:
    """The votes that a form was given; `unnamed` takes those of no authority as well."""
    for row in rows:
        authority = data.get(f"authority_{row}") or ""
        cast = {way: data.get(f"{way}_{row}") or 0 for way in WAYS}
        if any(cast.values()) and (authority or unnamed):
            yield {"authority": authority, **{way: count for way, count in cast.items() if count}}


def dissent_given(data: Mapping[str, Any], rows: Iterable[int]) -> Iterator[Json]:
    """The dissent that a form was given."""
    for row in rows:
        said = {key: data.get(f"dissent_{key}_{row}") for key in ("role", "authority", "why")}
        if said["why"]:
            yield {key: text for key, text in said.items() if text}


def standing_rows(decision: Decision) -> dict[str, Any]:
    """The numbered fields of the votes and the dissent of a decision."""
    found: dict[str, Any] = {}
    for row, one in enumerate(decision.votes, start=1):
        found[f"authority_{row}"] = one["authority"]
        found |= {f"{way}_{row}": one.get(way, 0) for way in WAYS}
    for row, one in enumerate(decision.dissent, start=1):
        found |= {f"dissent_{key}_{row}": one.get(key, "") for key in ("role", "authority", "why")}
    return found
