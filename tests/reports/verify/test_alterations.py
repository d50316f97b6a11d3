"""Every kind of alteration of a paper's PDF is noticed, on its page; what alters nothing is the
same."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from reports.output.paper import DRAFT
from reports.verify.verdict import By, as_json
from reports.verify.verify import verify_pdf
from tests.reports.verify.alterations import ALTERATIONS, CHARTED, Alter, written
from tests.reports.verify.issued_papers import PAPERS, derby_pdf, paper_pdf
from tests.reports.verify.test_verify import made

# Words of programs, which no answer may hold.
PROGRAM_WORDS = ("Error", "Exception", "NoneType", "object has", "Traceback", "pikepdf", "/")


def noticed(pdf: bytes, alter: Alter) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        page = alter(opened)
        altered = written(opened)
    verdict = verify_pdf(altered)
    assert not verdict.identical
    assert page in {one.page for one in verdict.differences}
    said = " ".join(verdict.told)
    assert [word for word in PROGRAM_WORDS if word in said.replace("A/R.6.173", "")] == []


@pytest.mark.parametrize("name", ALTERATIONS)
def test_alteration_is_noticed_with_its_page(name: str) -> None:
    noticed(derby_pdf(), ALTERATIONS[name])


@pytest.mark.parametrize("name", CHARTED)
def test_alteration_of_a_chart_is_noticed_with_its_page(name: str) -> None:
    noticed(made(), CHARTED[name])


def test_there_are_as_many_kinds_of_alteration_as_promised() -> None:
    assert len(ALTERATIONS) + len(CHARTED) >= 70


@pytest.mark.parametrize(
    ("whole", "draft"),
    [(False, ""), (True, ""), (False, str(DRAFT))],
    ids=["public", "whole", "draft"],
)
@pytest.mark.parametrize(("case", "reference"), PAPERS)
def test_untouched_paper_is_the_same(case: str, reference: str, whole: bool, draft: str) -> None:
    verdict = verify_pdf(paper_pdf(case, reference, whole=whole, draft=draft))
    assert as_json(verdict) == {
        "same": True,
        "by": "content",
        "not_looked_at": [],
        "differences": [],
    }
    assert verdict.draft == draft


SAVED: dict[str, dict[str, Any]] = {
    "again": {},
    "for the web": {"linearize": True},
    "unpacked": {
        "compress_streams": False,
        "stream_decode_level": pikepdf.StreamDecodeLevel.all,
    },
    "with its content written anew": {"normalize_content": True},
    "without streams of objects": {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
    "for a reader of its source": {"qdf": True},
    "packed tighter": {"recompress_flate": True},
    "as another version": {"min_version": "2.0"},
}


@pytest.mark.parametrize("how", SAVED)
@pytest.mark.parametrize("paper", [derby_pdf, made], ids=["derby", "charts"])
def test_paper_that_is_only_saved_anew_is_the_same(how: str, paper: Callable[[], bytes]) -> None:
    saved = BytesIO()
    with pikepdf.open(BytesIO(paper())) as opened:
        opened.save(saved, **SAVED[how])
    assert saved.getvalue() != paper()
    verdict = verify_pdf(saved.getvalue())
    assert (verdict.told, verdict.by) == ((), By.CONTENT)


def test_file_that_was_locked_is_otherwise() -> None:
    locked = BytesIO()
    with pikepdf.open(BytesIO(derby_pdf())) as opened:
        opened.save(locked, encryption=pikepdf.Encryption(owner="secret", user=""))
    assert verify_pdf(locked.getvalue()).told == ("A lock against copying or printing was added.",)


def test_pages_that_share_a_difference_say_it_once() -> None:
    with pikepdf.open(BytesIO(derby_pdf())) as opened:
        for page in opened.pages[1:4]:
            page.rotate(90, relative=False)
        verdict = verify_pdf(written(opened))
    assert [one.page for one in verdict.differences] == [2, 3, 4]
    assert verdict.told == (
        "Pages 2 to 4: Its size, its margins or the way it lies is not as it was made.",
    )
