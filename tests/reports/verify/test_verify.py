"""A paper that still says what it was made from is identical; one that was touched is caught."""

import json
from collections.abc import Callable
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.management import call_command

from reports.output.attached import CASE, CONTENT, MANIFEST, NotOurs
from reports.output.paper import paper_of
from reports.verify.verdict import Verdict
from reports.verify.verify import verify_pdf
from tests.reports.cases.typed import typed
from tests.reports.papers.papers import barnet_data
from tests.reports.verify.issued_papers import made_once


def short_data() -> dict[str, Any]:
    """Barnet with most of its text left out, so that laying it out takes a moment."""
    data = barnet_data()
    for section in data["papers"][0]["sections"]:
        section["text"] = (
            section["text"][:200].rsplit(" ", 1)[0].replace("{{", "").replace("}}", "")
        )
    return data


@cache
def made() -> bytes:
    return made_once(paper_of(typed(short_data())))


def touched(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(made())) as pdf:
        change(pdf)
        written = BytesIO()
        pdf.save(written)
    return written.getvalue()


def differences(pdf: bytes) -> str:
    verdict: Verdict = verify_pdf(pdf)
    assert not verdict.identical
    return "\n".join(map(str, verdict.differences))


def replaced(pdf: pikepdf.Pdf, name: str, change: Callable[[Any], None]) -> None:
    """Changes a file that travels in the PDF."""
    read = json.loads(pdf.attachments[name].get_file().read_bytes())
    change(read)
    text = (json.dumps(read, indent=1, ensure_ascii=False) + "\n").encode()
    del pdf.attachments[name]
    pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, text, filename=name)


def words_swapped(pdf: pikepdf.Pdf) -> None:
    """Two pieces of one line change places: something else is printed."""
    for page in pdf.pages[4:]:
        instructions = list(pikepdf.parse_content_stream(page))
        for at, one in enumerate(instructions):
            parts = list(one.operands[0]) if str(one.operator) == "TJ" else []
            said = [i for i, part in enumerate(parts) if isinstance(part, pikepdf.String)]
            if len(said) >= 4 and bytes(parts[said[1]]) != bytes(parts[said[2]]):
                parts[said[1]], parts[said[2]] = parts[said[2]], parts[said[1]]
                instructions[at] = pikepdf.ContentStreamInstruction(
                    [pikepdf.Array(parts)], pikepdf.Operator("TJ")
                )
                page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
                return
    raise AssertionError("no line of several pieces")


def test_paper_as_it_was_made_is_identical() -> None:
    verdict = verify_pdf(made())
    assert verdict.differences == ()
    assert verdict.tables > 10
    assert verdict.reference == "obc"


def test_words_changed_on_a_page_are_caught_with_their_place() -> None:
    assert "printed" in differences(touched(words_swapped))


def test_page_taken_out_is_caught() -> None:
    assert differences(touched(lambda pdf: pdf.pages.__delitem__(5)))


def test_words_laid_over_a_page_are_caught() -> None:
    def lay_over(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[3]
        name = next(iter(page.Resources.Font))
        page.contents_add(f"BT {name} 12 Tf 100 100 Td <00030003> Tj ET".encode())

    assert differences(touched(lay_over))


def test_figure_changed_in_the_case_is_caught_by_seal_and_by_table() -> None:
    def dearer(case: Any) -> None:
        case["appraisals"][0]["options"][0]["finance"]["total_savings"] = "2105899"

    said = differences(touched(lambda pdf: replaced(pdf, CASE, dearer)))
    assert "not the one that it was issued with" in said
    assert "printed '£2,105,898', worked out '£2,105,899'" in said


def test_case_and_seal_changed_together_are_caught_by_the_tables() -> None:
    def reseal(pdf: pikepdf.Pdf) -> None:
        import hashlib

        def change(case: Any) -> None:
            case["appraisals"][0]["options"][0]["finance"]["total_savings"] = "2105899"

        replaced(pdf, CASE, change)
        sha = hashlib.sha256(pdf.attachments[CASE].get_file().read_bytes()).hexdigest()
        replaced(pdf, MANIFEST, lambda manifest: manifest.update(case_sha256=sha))

    said = differences(touched(reseal))
    assert "issued with" not in said
    assert "worked out '£2,105,899'" in said


def test_content_changed_is_caught_on_the_pages() -> None:
    def change(content: Any) -> None:
        content["title"] = content["cover"]["title"] = "Another paper"

    said = differences(touched(lambda pdf: replaced(pdf, CONTENT, change)))
    assert "the opening: printed" in said


def test_case_that_is_refused_says_why() -> None:
    said = differences(touched(lambda pdf: replaced(pdf, CASE, lambda case: case.clear())))
    assert "The case in the file is refused" in said


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"words"])
def test_file_that_is_no_pdf_is_not_ours(content: bytes) -> None:
    with pytest.raises(NotOurs, match="not a PDF"):
        verify_pdf(content)


@pytest.mark.parametrize("name", [CASE, CONTENT, MANIFEST])
def test_pdf_without_its_files_is_not_ours(name: str) -> None:
    with pytest.raises(NotOurs, match=name):
        verify_pdf(touched(lambda pdf: pdf.attachments.__delitem__(name)))


def verified(path: Path) -> tuple[int, str]:
    out, errors = StringIO(), StringIO()
    try:
        call_command("verify", str(path), stdout=out, stderr=errors)
    except SystemExit as ended:
        return int(ended.code or 0), out.getvalue() + errors.getvalue()
    return 0, out.getvalue() + errors.getvalue()


@pytest.mark.django_db
def test_verify_command_says_what_it_found_by_its_exit_status(tmp_path: Path) -> None:
    good, bad, other = tmp_path / "good.pdf", tmp_path / "bad.pdf", tmp_path / "other.pdf"
    good.write_bytes(made())
    bad.write_bytes(touched(words_swapped))
    other.write_bytes(b"%PDF-1.7")
    assert verified(good)[0] == 0
    assert "every word read" in verified(good)[1]
    assert "Not among the versions issued here" in verified(good)[1]
    assert verified(bad)[0] == 1
    assert verified(other)[0] == 2
    assert verified(tmp_path / "none.pdf") == (
        2,
        f"{tmp_path / 'none.pdf'}: cannot be read: No such file or directory\n",
    )
