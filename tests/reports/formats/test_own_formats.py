"""A council's own house format: a data file in a folder of its own, and no code."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.checks import run_checks
from pytest_django import Settings

from reports.formats import reading as format_reading
from reports.formats.blocks import BLOCKS
from reports.formats.format import FormatError
from reports.formats.shelf import FORMATS_DIR, house_format, house_format_keys, house_formats
from reports.verify.pdf import read_pdf
from tests.reports.commands import run

# A sixth format, unlike the five that come with the product.
SIXTH = """{
  "key": "town-decision-note",
  "name": "Decision note (a town council)",
  "kind": "Decision note",
  "header": "{reference}: {title}",
  "footer": "{committee}, {meeting_date}",
  "opening": {"own_page": false, "caption": "Before you decide"},
  "cover": [
    {"label": "Committee", "fact": "committee"},
    {"label": "Meeting", "fact": "meeting_date", "as": "date"},
    {"label": "Urgent", "fact": "urgent", "choices": ["Yes", "No"], "words": "No"}
  ],
  "contents": null,
  "numbering": {"depth": 1, "paragraphs": 2},
  "approvals": ["Town clerk"],
  "headings": [
    {"heading": "What you are asked", "key": "asked", "blocks": [
      {"block": "recommendations", "section": "asked", "lead_in": "The committee is asked to agree:"}
    ]},
    {"heading": "Why", "key": "why", "blocks": [{"block": "text", "section": "why"}]},
    {"heading": "Objections", "key": "objections", "optional": true, "blocks": [
      {"block": "text", "section": "objections", "optional": true}
    ]},
    {"heading": "Signed off", "key": "signed", "numbered": false, "blocks": [{"block": "approvals"}]}
  ],
  "appendices": {"by": "letters", "headings": [
    {"heading": "Costs", "key": "costs", "blocks": [
      {"block": "text", "section": "costs", "empty": "None."}
    ]}
  ]}
}
"""
CASE: dict[str, Any] = {
    "format": "options-appraisal/1",
    "programme": {
        "reference": "PUMP",
        "title": "Village pump",
        "authority": "Anytown",
        "first_year": "2018/19",
        "years": 1,
    },
    "papers": [
        {
            "reference": "note",
            "house_format": "town-decision-note",
            "title": "Repair of the pump",
            "facts": {"committee": "Works Committee", "meeting_date": "2018-05-01"},
            "sections": [
                {"key": "asked", "text": "1. That the pump is repaired."},
                {"key": "why", "text": "It leaks.\n\nSee {{ #costs }}."},
                {"key": "costs", "text": "There are none."},
            ],
            "approvals": [{"role": "Town clerk", "state": "given", "on": "2018-04-20"}],
        }
    ],
}


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """The council's folder, with the sixth format in it."""
    settings.FORMATS_DIR = tmp_path / "formats"
    settings.FORMATS_DIR.mkdir()
    (settings.FORMATS_DIR / "town-decision-note.json").write_text(SIXTH, encoding="utf-8")
    return tmp_path / "formats"


def built(folder: Path, ending: str) -> Path:
    case, output = folder.parent / "case.json", folder.parent / f"paper{ending}"
    case.write_text(json.dumps(CASE), encoding="utf-8")
    answer = run("build_paper", case, "--output", output)
    assert (answer.status, answer.errors) == (0, [])
    return output


def test_own_format_makes_a_pdf_from_nothing_but_its_file(folder: Path) -> None:
    read = read_pdf(built(folder, ".pdf").read_bytes())
    said = (
        *("Decision note", "Before you decide", "1 May 2018"),
        *("1 What you are asked", "1.1 That the pump is repaired.", "2.2 See Appendix A."),
        *("Town clerk Approved 20 April 2018", "Appendix A Costs", "There are none."),
    )
    for words in said:
        assert _packed(words) in _packed(read.text)
    assert "Objections" not in read.text
    # Of a fact that need not be given nothing is printed until somebody gives it.
    assert "Urgent" not in read.text
    every_page = _packed("".join(read.artefacts[-1]))
    assert _packed("Works Committee, 1 May 2018") in every_page


def _packed(words: str) -> str:
    """Without its blanks, which stand between a label and its words on paper alone."""
    return "".join(words.split())


@pytest.mark.parametrize("ending", [".docx", ".html", ".json"])
def test_own_format_makes_every_other_output(folder: Path, ending: str) -> None:
    assert built(folder, ending).stat().st_size > 1000


@pytest.mark.django_db
def test_own_format_is_among_the_choices(folder: Path) -> None:
    assert "town-decision-note" in house_format_keys()
    assert "outline-business-case" in house_format_keys()
    assert "Decision note (a town council)" in [form.name for form in house_formats()]
    with pytest.raises(FormatError, match=r"Choose one of: .*town-decision-note"):
        house_format("village-decision-note")


def test_own_format_stands_before_ours_of_the_same_key(folder: Path) -> None:
    text = SIXTH.replace("town-decision-note", "outline-business-case")
    (folder / "outline-business-case.json").write_text(text, encoding="utf-8")
    assert house_format("outline-business-case").kind == "Decision note"


def test_own_format_is_read_anew_when_it_changes(folder: Path) -> None:
    assert house_format("town-decision-note").kind == "Decision note"
    path = folder / "town-decision-note.json"
    path.write_text(SIXTH.replace('"Decision note"', '"Note"'), encoding="utf-8")
    assert house_format("town-decision-note").kind == "Note"


def test_faulty_own_format_names_its_file_and_line_and_stops_no_other(folder: Path) -> None:
    (folder / "town-decision-note.json").write_text(
        SIXTH.replace('"block": "approvals"', '"block": "approval"'), encoding="utf-8"
    )
    line = SIXTH[: SIXTH.index('"block": "approvals"')].count("\n") + 1
    with pytest.raises(FormatError) as refused:
        house_format("town-decision-note")
    (fault,) = refused.value.faults
    assert fault.startswith(
        f"town-decision-note.json: line {line}: headings[3].blocks[0].block: 'approval' is not a"
    )
    assert "town-decision-note" not in [form.key for form in house_formats()]
    assert house_format("outline-business-case").key == "outline-business-case"
    assert fault in [message.msg for message in run_checks() if message.id == "reports.W001"]


def test_own_format_under_another_name_than_its_file_says_so(folder: Path) -> None:
    (folder / "town.json").write_text(SIXTH, encoding="utf-8")
    with pytest.raises(FormatError, match=r"town\.json: line 2: key: 'town-decision-note' is not"):
        house_format("town")


def test_own_format_that_is_not_text_says_so(folder: Path) -> None:
    (folder / "town.json").write_bytes(b"\xff\xfe{")
    with pytest.raises(FormatError, match=r"town\.json: not UTF-8 text"):
        house_format("town")


def test_formats_that_come_with_the_product_have_no_faults() -> None:
    assert [message for message in run_checks() if message.id == "reports.W001"] == []


def _guide() -> str:
    return (Path(settings.BASE_DIR) / "docs" / "formats.md").read_text(encoding="utf-8")


def test_guide_explains_every_key_and_every_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a reader of formats looks for in ours, which use all there is."""
    known = {*BLOCKS, *(name for told in BLOCKS.values() for name in told)}
    parts = format_reading._Reader.parts

    def noted(*given: Any, **named: Any) -> dict[str, Any]:
        for names in (*given[3:], *named.values()):
            known.update(names)
        return parts(*given, **named)

    monkeypatch.setattr(format_reading._Reader, "parts", noted)
    for path in FORMATS_DIR.glob("*.json"):
        format_reading.read_format(path.read_text(encoding="utf-8"), path.name)
    assert {"own_page", "heading_numbers_from", "choices"} < known
    guide = _guide()
    assert [name for name in sorted(known) if f"`{name}`" not in guide and name != "as"] == []


def test_guide_gives_an_example_that_works(folder: Path) -> None:
    example = _guide().partition("```json\n")[2].partition("```")[0]
    (folder / "decision-note.json").write_text(example, encoding="utf-8")
    form = house_format("decision-note")
    assert form.sections == ("recommendations", "why", "options", "financial", "legal")
