"""A paper in a council's own house format is verified where that format is absent or has changed
since: the format travels in the paper."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pytest_django import Settings

from reports.formats.shelf import FORMATS_DIR
from reports.output.paper import paper_of
from reports.render.seal.carried import put_seal
from reports.verify.verdict import CannotBeChecked
from reports.verify.verify import verify_pdf
from tests.reports.cases.typed import typed
from tests.reports.verify.alterations import written
from tests.reports.verify.issued_papers import made_once
from tests.reports.verify.test_verify import short_data

OWN = "town-business-case"


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """The council's folder, with a format of its own."""
    settings.FORMATS_DIR = tmp_path
    text = (FORMATS_DIR / "outline-business-case.json").read_text(encoding="utf-8")
    own = text.replace('"outline-business-case"', f'"{OWN}"')
    (tmp_path / f"{OWN}.json").write_text(own, encoding="utf-8")
    return tmp_path


@pytest.fixture
def paper(folder: Path) -> bytes:
    data = short_data()
    data["papers"][0]["house_format"] = OWN
    return made_once(paper_of(typed(data)))


def format_without_tables(folder: Path) -> None:
    """The format as somebody changed it since: most of its tables are gone."""
    path = folder / f"{OWN}.json"
    data: Any = json.loads(path.read_text(encoding="utf-8"))

    def thin(headings: list[Any]) -> None:
        for one in headings:
            one["blocks"] = [block for block in one.get("blocks", []) if block["block"] == "text"]
            thin(one.get("headings", []))

    thin(data["headings"])
    path.write_text(json.dumps(data), encoding="utf-8")


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], Any]) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        put_seal(opened)
        return written(opened)


def without_format(opened: pikepdf.Pdf) -> None:
    del opened.attachments["format.json"]


def test_paper_is_the_same_where_its_format_is_known(paper: bytes) -> None:
    verdict = verify_pdf(paper)
    assert verdict.identical
    assert verdict.tables > 10
    assert verdict.not_looked_at == ()


def test_paper_is_the_same_where_its_format_is_absent(paper: bytes, folder: Path) -> None:
    (folder / f"{OWN}.json").unlink()
    verdict = verify_pdf(paper)
    assert (verdict.told, verdict.not_looked_at) == ((), ())
    assert verdict.tables > 10


def test_paper_is_the_same_where_its_format_has_changed_since(paper: bytes, folder: Path) -> None:
    format_without_tables(folder)
    verdict = verify_pdf(paper)
    assert (verdict.told, verdict.not_looked_at) == ((), ())


@pytest.mark.django_db
def test_paper_without_its_format_cannot_be_checked_where_that_is_absent(
    paper: bytes, folder: Path
) -> None:
    bare = changed(paper, without_format)
    assert verify_pdf(bare).identical
    (folder / f"{OWN}.json").unlink()
    with pytest.raises(CannotBeChecked, match=r"cannot be checked here, because it carries no hou"):
        verify_pdf(bare)


def test_paper_without_its_format_cannot_be_checked_where_that_has_changed_since(
    paper: bytes, folder: Path
) -> None:
    format_without_tables(folder)
    with pytest.raises(CannotBeChecked, match="it may have changed since"):
        verify_pdf(changed(paper, without_format))


def test_paper_with_another_format_than_it_was_made_in_is_otherwise(paper: bytes) -> None:
    def garble(opened: pikepdf.Pdf) -> None:
        opened.attachments["format.json"].obj.EF.F.write(b'{"key": "x"}')

    (first, *_others) = verify_pdf(changed(paper, garble)).told
    assert first.startswith("The house format in the file cannot be used: format.json: line 1")


def says(opened: pikepdf.Pdf, **values: str) -> None:
    stream = opened.attachments["paper.json"].obj.EF.F
    stream.write(json.dumps(json.loads(stream.read_bytes()) | values).encode())


def test_tables_that_another_engine_made_otherwise_are_not_held_against_a_paper(
    paper: bytes,
) -> None:
    def of_old(opened: pikepdf.Pdf) -> None:
        stream = opened.attachments["format.json"].obj.EF.F
        stream.write(stream.read_bytes().replace(b'"block": "ranked"', b'"block": "criteria"'))
        says(opened, engine="0.1")

    other = changed(paper, of_old)
    with pytest.raises(CannotBeChecked, match=r"it was made by version 0\.1 of the engine"):
        verify_pdf(other)


def test_tables_of_a_paper_with_something_withheld_are_not_worked_out(paper: bytes) -> None:
    verdict = verify_pdf(changed(paper, lambda opened: says(opened, worked_from="print")))
    assert verdict.identical
    assert (verdict.tables, verdict.not_looked_at) == (
        0,
        (
            "The tables were not worked out again, because the case behind them is withheld in "
            "part.",
        ),
    )


def test_paper_without_a_seal_is_never_called_the_same(paper: bytes) -> None:
    def unsealed(opened: pikepdf.Pdf) -> None:
        stream = opened.attachments["paper.json"].obj.EF.F
        said = json.loads(stream.read_bytes())
        del said["seal"]
        stream.write(json.dumps(said).encode())

    with pikepdf.open(BytesIO(paper)) as opened:
        unsealed(opened)
        bare = written(opened)
    with pytest.raises(CannotBeChecked, match="it carries no seal"):
        verify_pdf(bare)


def test_format_travels_with_every_paper(folder: Path) -> None:
    made = made_once(paper_of(typed(short_data())))
    with pikepdf.open(BytesIO(made)) as opened:
        form = opened.attachments["format.json"].get_file().read_bytes()
    ours = FORMATS_DIR / "outline-business-case.json"
    assert form.decode() == ours.read_text(encoding="utf-8")
