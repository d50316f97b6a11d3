"""`build_paper`: a case in, a file out, or a line that says why not."""

import json
from pathlib import Path

import docx
import openpyxl
import pytest
from django.core.management import call_command

from reports.management.commands import build_paper
from reports.output.sides import TooLong
from tests.reports.papers.papers import BARNET, barnet_data, barnet_document


def build(*arguments: str) -> int:
    """The exit status."""
    try:
        call_command("build_paper", *arguments)
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def changed(tmp_path: Path, **paper: object) -> str:
    data = barnet_data()
    data["papers"][0] |= paper
    path = tmp_path / "case.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return str(path)


def test_build_paper_writes_a_pdf_without_a_database(tmp_path: Path) -> None:
    output = tmp_path / "paper.pdf"
    assert build(str(BARNET), "--output", str(output)) == 0
    assert output.read_bytes().startswith(b"%PDF-1.7")


def test_build_paper_writes_a_page_that_needs_no_other_file(tmp_path: Path) -> None:
    output = tmp_path / "paper.html"
    assert build(str(BARNET), "--paper", "obc", "--output", str(output)) == 0
    text = output.read_text(encoding="utf-8")
    assert "£14,557,643" in text
    assert 'src="data:image/svg+xml;base64,' in text
    assert "url(../" not in text
    assert "paper.invalid" not in text


def test_build_paper_writes_a_word_file(tmp_path: Path) -> None:
    output = tmp_path / "paper.docx"
    assert build(str(BARNET), "--output", str(output)) == 0
    read = docx.Document(str(output))
    assert read.core_properties.title == barnet_document().title


def test_build_paper_writes_the_content_as_json(tmp_path: Path) -> None:
    output = tmp_path / "paper.json"
    assert build(str(BARNET), "--output", str(output)) == 0
    tree = json.loads(output.read_text(encoding="utf-8"))
    assert tree["title"] == barnet_document().title
    assert {block["part"] for block in tree["blocks"]} >= {"heading", "tableblock", "chartblock"}


def test_build_paper_writes_a_workbook(tmp_path: Path) -> None:
    output = tmp_path / "paper.xlsx"
    assert build(str(BARNET), "--output", str(output)) == 0
    sheets = openpyxl.load_workbook(output).sheetnames
    assert sheets[0] == "Contents"
    assert sheets[-1] == "Scoring"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--output", "paper.txt"], "end the name in one of .pdf, .docx, .html, .xlsx, .json"),
        (["--paper", "minutes", "--output", "x.json"], "no paper 'minutes'; it has obc"),
        (["--output", "/nowhere/at/all/x.json"], "cannot be written"),
    ],
)
def test_build_paper_refuses_with_a_line(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(str(BARNET), *arguments) == 2
    assert complaint in capsys.readouterr().err


def test_build_paper_names_the_section_of_a_figure_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sections = [
        {
            "key": "conclusion",
            "text": "{{ PSM.total_saving }} and {{ PSM.total_savings | percent }}",
        }
    ]
    case = changed(tmp_path, sections=sections)
    assert build(case, "--output", str(tmp_path / "x.json")) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith(
        "conclusion: there is no figure 'PSM.total_saving'. Did you mean 'PSM.total_savings'"
    )
    assert lines[1] == (
        "conclusion: 'percent' does not fit PSM.total_savings. "
        "Use 'pounds', 'pence', 'thousands' or 'millions'."
    )


@pytest.mark.django_db
def test_build_paper_refuses_a_house_format_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = changed(tmp_path, house_format="barnet")
    assert build(case, "--output", str(tmp_path / "x.json")) == 2
    said = capsys.readouterr().err
    assert "There is no house format 'barnet'. Choose one of: cabinet-report, " in said


def test_build_paper_warns_of_a_paper_that_is_too_long(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_paper, "too_long", lambda *_paper: TooLong(2, 1))
    case, output = str(BARNET), tmp_path / "paper.json"
    assert build(case, "--output", str(output)) == 0
    assert "warning: The paper fills two sides before its appendices" in capsys.readouterr().err
