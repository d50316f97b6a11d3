"""Every kind of phasing is known wherever a layer has a table of them."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from schemes.casefile.money import READERS, phasing_of
from schemes.finance.phasing import PHASINGS, PhasingError
from schemes.savings.forms.rows import AmountsForm
from schemes.savings.forms.standing import FORMS
from schemes.savings.quick import quick_figures
from schemes.spreadsheets.phasing_text import CELLS


def kinds_of_the_schema() -> list[str]:
    """What the published schema allows a phasing to be."""
    schema = Path(settings.BASE_DIR) / "static/schema/options-appraisal-1.json"
    phasing = json.loads(schema.read_text())["$defs"]["phasing"]
    return list(phasing["properties"]["kind"]["enum"])


def test_every_layer_knows_the_same_kinds() -> None:
    forms = [way for way in FORMS if way != AmountsForm.way]
    assert list(PHASINGS) == list(READERS) == forms == list(CELLS) == kinds_of_the_schema()


@pytest.mark.parametrize("kind", PHASINGS.values(), ids=PHASINGS)
def test_a_kind_says_whether_it_carries_on(kind: type) -> None:
    assert isinstance(kind.carries_on, bool)  # type: ignore[attr-defined]


def test_an_unknown_kind_is_never_taken_for_a_full_year() -> None:
    with pytest.raises(PhasingError, match="is no kind of phasing: write one of full-year"):
        phasing_of({"kind": "all-at-once"})
    with pytest.raises(KeyError):
        CELLS["all-at-once"]


def test_the_fast_sums_leave_an_unknown_kind_to_the_plain_ones() -> None:
    drivers = dict.fromkeys(("unit_value_less", "volume", "periods", "likelihood", "lasts"))
    line = {
        "kind": "saving",
        "risk": "",
        "amounts": {},
        "unit_value": "100",
        "phasing": {"kind": "all-at-once"},
    }
    weights = {"": 1}
    assert quick_figures([drivers | line], ("2018/19",), weights) is None
