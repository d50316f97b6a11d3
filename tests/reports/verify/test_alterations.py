"""Every kind of alteration of a paper's PDF is noticed, on its page; what alters nothing is the
same."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from reports.output.paper import DRAFT, paper_of
from reports.render.seal.carried import NOTE, put_seal, seal_in
from reports.render.seal.seal import Sealing
from reports.verify.sealed import seal_differences
from reports.verify.verdict import By, as_json
from reports.verify.verify import note_from, verify_pdf
from tests.reports.cases.typed import typed
from tests.reports.verify.alterations import ALTERATIONS, CHARTED, Alter, written
from tests.reports.verify.issued_papers import PAPERS, derby_pdf, made_once, paper_pdf
from tests.reports.verify.test_verify import made, short_data

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


# What is altered in the note itself, which the seal leaves out.
OF_THE_NOTE = {"note of the paper says another version", "seals of two pages change places"}


@pytest.mark.parametrize("name", sorted({*ALTERATIONS} - OF_THE_NOTE))
def test_seal_alone_notices_an_alteration_with_its_page(name: str) -> None:
    with pikepdf.open(BytesIO(derby_pdf())) as opened:
        seal = seal_in(note_from(opened.attachments[NOTE].get_file().read_bytes()))
        assert seal is not None
        page = ALTERATIONS[name](opened)
        found = list(seal_differences(seal, Sealing(opened, apart=NOTE)))
    assert page in {one.page for one in found}


@pytest.mark.parametrize("name", CHARTED)
def test_alteration_of_a_chart_is_noticed_with_its_page(name: str) -> None:
    noticed(made(), CHARTED[name])


def test_there_are_as_many_kinds_of_alteration_as_promised() -> None:
    assert len(ALTERATIONS) + len(CHARTED) >= 70


# The pack, which takes as long as all the others, is made as its public copy alone.
UNTOUCHED = [
    (case, reference, whole, draft)
    for case, reference in PAPERS
    for whole, draft in ((False, ""), (True, ""), (False, str(DRAFT)))
    if reference != "pack" or not (whole or draft)
]


@pytest.mark.parametrize(("case", "reference", "whole", "draft"), UNTOUCHED)
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


@pytest.mark.parametrize(
    "title",
    [
        "Cuts & <savings>: “all” 'of' \"them\" {{ 1 }}",
        "Two  spaces,\N{NO-BREAK SPACE}a hard one and a soft\N{SOFT HYPHEN} hyphen",
        "Gwasanaethau tŷ, café №5, 部門, 🙂 and (brackets \\ slashes) /Names 12 0 R",
    ],
)
def test_paper_with_strange_words_is_the_same(title: str) -> None:
    data = short_data()
    data["programme"]["authority"] = f"Council of {title[:80].strip()}"
    data["papers"][0]["title"] = title.strip()
    for section in data["papers"][0]["sections"]:
        section["text"] = section["text"][:40]
    verdict = verify_pdf(made_once(paper_of(typed(data))))
    assert (verdict.told, verdict.not_looked_at) == ((), ())


# What somebody can do to a paper and seal it anew, so that it is found by the record of issued
# files alone. Whatever else is done is found even then.
FOUND_BY_THE_SEAL_ALONE = {
    "white box lies over words",
    "words turn white",
    "words are moved",
    "words grow smaller",
    "page is scaled by its content",
    "setting of the pen makes words transparent",
    "letters stand wider apart",
    "link leads elsewhere",
    "link is taken out",
    "place that links lead to is moved",
    "date is another",
    "attached format is taken out",
    "attached file is called otherwise",
    "files no longer belong to the paper",
    "note of the paper says another version",
    "seals of two pages change places",
    "heading in the list leads elsewhere",
    "piece is read in another language",
    "heading cell no longer heads its column",
    "picture on a page is drawn otherwise",
    "bar of a chart is drawn longer",
}


@pytest.mark.parametrize("name", [*ALTERATIONS, *CHARTED])
def test_alteration_that_is_sealed_anew_is_found_by_what_holds_for_every_paper(name: str) -> None:
    charted = name in CHARTED
    with pikepdf.open(BytesIO(made() if charted else derby_pdf())) as opened:
        (CHARTED if charted else ALTERATIONS)[name](opened)
        put_seal(opened)
        verdict = verify_pdf(written(opened))
    assert verdict.identical == (name in FOUND_BY_THE_SEAL_ALONE), verdict.told
