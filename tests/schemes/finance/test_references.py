"""Scheme references: one form, many spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.references import ClashKind, NamedScheme, canonical, collate, find_references


@pytest.mark.parametrize(
    ("spelling", "form"),
    [
        ("AR 7.108", "A/R.7.108"),
        ("AR/ 6.115", "A/R.6.115"),
        ("A/R 6.127", "A/R.6.127"),
        ("A/R 7.109", "A/R.7.109"),
        ("A/R.6.173-", "A/R.6.173"),
        ("(A/R 6.127)", "A/R.6.127"),
        ("a/r.6.173", "A/R.6.173"),
        ("ar6.173", "A/R.6.173"),
        ("C/R.6.103", "C/R.6.103"),
        ("asc-adm", "ASC-ADM"),
        ("  Scheme   7 ", "SCHEME 7"),
        ("A/R.6.173 and A/R.6.174", "A/R.6.173 AND A/R.6.174"),
        ("CAR 7.108", "CAR 7.108"),
        ("A/R.6.1735", "A/R.6.1735"),
    ],
)
def test_spelling_has_one_canonical_form(spelling: str, form: str) -> None:
    assert canonical(spelling) == form


@given(st.text(max_size=30))
def test_canonical_form_is_its_own(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


def test_references_are_found_in_text_with_their_spelling() -> None:
    found = find_references("Needs AR/ 6.127, then A/R.6.129 (not CAR 7.108).")
    assert [(one.canonical, one.spelling, one.position) for one in found] == [
        ("A/R.6.127", "AR/ 6.127", 6),
        ("A/R.6.129", "A/R.6.129", 22),
    ]


def test_longer_number_is_no_reference() -> None:
    assert find_references("A/R.6.1735 and A/R.6.17") == ()


def test_another_service_in_one_scheme_is_a_clash_and_not_merged() -> None:
    """A/R.6.175 is headed C/R.6.103."""
    found = collate(
        [NamedScheme("A/R.6.175", ("A/R 6.175", "C/R.6.103")), NamedScheme("A/R.6.103")]
    )
    assert [one.canonical for one in found.schemes] == ["A/R.6.175", "A/R.6.103"]
    assert [clash.kind for clash in found.clashes] == [ClashKind.SEVERAL_IN_ONE_SCHEME]
    assert found.clashes[0].text == "A/R.6.175 is also called C/R.6.103."


def test_two_schemes_under_one_reference_are_a_clash() -> None:
    found = collate([NamedScheme("A/R.6.175"), NamedScheme("AR 6.175")])
    assert [clash.kind for clash in found.clashes] == [ClashKind.ONE_OF_SEVERAL_SCHEMES]
    assert found.clashes[0].text == "A/R.6.175 is the reference of A/R.6.175 and of AR 6.175."


def test_spellings_are_kept_and_found_whatever_is_typed() -> None:
    found = collate(
        [NamedScheme("A/R.7.108", ("AR 7.108",)), NamedScheme("A/R.6.175", ("C/R.6.103",))]
    )
    assert found.schemes[0].spellings == ("A/R.7.108", "AR 7.108")
    assert not [clash for clash in found.clashes if "A/R.7.108" in clash.schemes]
    assert [one.reference for one in found.matching("ar/7.108")] == ["A/R.7.108"]
    assert [one.reference for one in found.matching("cr 6.103")] == ["A/R.6.175"]
    assert found.matching("A/R.6.103") == ()
