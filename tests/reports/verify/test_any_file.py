"""Whatever somebody sends is answered in plain words, by one of three exit statuses."""

import json
import re
import zlib
from collections.abc import Callable
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String

from reports.output.attached import NotOurs
from reports.render.seal import drawing, objects
from reports.verify.verdict import Verdict
from reports.verify.verify import verify_pdf
from tests.reports.commands import run
from tests.reports.verify.altering import elements, written
from tests.reports.verify.issued_papers import derby_pdf

# What a person never has to read.
_OF_PROGRAMS = re.compile(
    r"[a-z]Error|Exception|Traceback|NoneType|object has no|pikepdf|'/\w+'|<class|0x[0-9a-f]{6}"
    r"|list index|unhashable|recursion|codec can't"
)
FILES = ("case.json", "content.json", "paper.json", "format.json")


def answer_to(content: bytes) -> tuple[int, str]:
    """The exit status and all that is said, as the command would."""
    try:
        verdict: Verdict = verify_pdf(content)
    except NotOurs as error:
        return 2, str(error)
    return int(not verdict.identical), "\n".join([*verdict.told, *verdict.not_looked_at])


def assert_plain(content: bytes, *statuses: int) -> None:
    status, said = answer_to(content)
    assert status in statuses
    assert _OF_PROGRAMS.search(said) is None, said
    assert status == 0 or said.rstrip().endswith((".", ")"))


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda end: b"%PDF-1.7\n" + end))
def test_any_bytes_are_no_paper(content: bytes) -> None:
    assert_plain(content, 2)


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.floats(0, 1), st.integers(1, 5000))
def test_paper_that_was_cut_or_overwritten_is_not_the_same(at: float, length: int) -> None:
    whole = derby_pdf()
    place = int(at * (len(whole) - 1))
    # What stands behind the last part only says where the list of parts begins.
    assert_plain(whole[: min(place, whole.rindex(b"endobj"))], 1, 2)
    garbled = whole[:place] + b"\x00" * length + whole[place + length :]
    # Some bytes of a file say nothing: where its parts begin, what fills the gaps.
    assert_plain(garbled, 0, 1, 2)


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(FILES),
    st.binary(max_size=60)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["part", "seal", "pages", "format"]), inner, max_size=3
            )
        ),
        max_leaves=8,
    ).map(lambda data: json.dumps(data).encode()),
)
def test_attached_file_that_was_replaced_by_anything_is_otherwise(
    name: str, content: bytes
) -> None:
    with pikepdf.open(BytesIO(derby_pdf())) as opened:
        opened.attachments[name].obj.EF.F.write(content)
        assert_plain(written(opened), 1, 2)


def _swapped(data: Any, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
    """One value somewhere in it, exchanged for one of another kind."""
    at = data
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = draw(st.sampled_from(keys))
        if isinstance(at[key], dict | list) and at[key] and draw(st.booleans()):
            at = at[key]
            continue
        at[key] = draw(st.sampled_from([None, 7, "x", [], {}, [[]], {"part": "run"}, -1, True]))
        return


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(FILES), st.data())
def test_attached_file_with_one_value_exchanged_is_otherwise(
    name: str, data: st.DataObject
) -> None:
    with pikepdf.open(BytesIO(derby_pdf())) as opened:
        stream = opened.attachments[name].obj.EF.F
        read = json.loads(stream.read_bytes())
        before = json.dumps(read)
        _swapped(read, data.draw)
        stream.write(json.dumps(read).encode())
        changed = json.dumps(read) != before
        assert_plain(written(opened), *((1, 2) if changed else (0, 1, 2)))


Break = Callable[[Pdf], Any]


def _itself(pdf: Pdf) -> None:
    element = pdf.Root.StructTreeRoot.K[0]
    element.K = Array([element, *element.K])


def _outline_circle(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Next = pdf.Root.Outlines.First


def _resources_circle(pdf: Pdf) -> None:
    form = pdf.make_stream(b"/Me Do", Type=Name.XObject, Subtype=Name.Form)
    form.Resources = Dictionary(XObject=Dictionary(Me=form))
    page = pdf.pages[2].obj
    page.Resources = Dictionary(page.Resources)
    page.Resources.XObject = Dictionary(Me=form)
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n/Me Do")


def _deep(pdf: Pdf) -> None:
    element = pdf.Root.StructTreeRoot.K[0]
    for _depth in range(3000):
        inner = Dictionary(Type=Name.StructElem, S=Name.Div, P=element)
        element.K = Array([pdf.make_indirect(inner)])
        element = element.K[0]


def _bomb(pdf: Pdf) -> None:
    packing = zlib.compressobj()
    raw = b"".join(packing.compress(b" " * 2**20) for _one in range(40)) + packing.flush()
    stream = pdf.make_stream(b"")
    stream.write(raw, filter=Name.FlateDecode)
    pdf.pages[2].obj.Contents = stream


BROKEN: dict[str, Break] = {
    "element within itself": _itself,
    "headings in a circle": _outline_circle,
    "picture that draws itself": _resources_circle,
    "elements within elements": _deep,
    "content that unpacks for ever": _bomb,
    "page without content": lambda pdf: pdf.pages[2].obj.__delitem__("/Contents"),
    "page whose content is a word": lambda pdf: setattr(pdf.pages[2].obj, "Contents", Name.Odd),
    "page without resources": lambda pdf: pdf.pages[2].obj.__delitem__("/Resources"),
    "fonts that are a number": lambda pdf: setattr(
        pdf.pages[2].obj, "Resources", Dictionary(Font=3)
    ),
    "notes that are a number": lambda pdf: setattr(pdf.pages[2].obj, "Annots", 3),
    "a note that is a number": lambda pdf: setattr(pdf.pages[2].obj, "Annots", Array([3])),
    "no pages": lambda pdf: [pdf.pages.__delitem__(0) for _one in range(len(pdf.pages))],
    "structure that is a word": lambda pdf: setattr(pdf.Root, "StructTreeRoot", Name.Odd),
    "names that are a word": lambda pdf: setattr(pdf.Root, "Names", Name.Odd),
    "places that are a word": lambda pdf: setattr(pdf.Root.Names, "Dests", Name.Odd),
    "headings that are a word": lambda pdf: setattr(pdf.Root, "Outlines", String("odd")),
    "properties that are a word": lambda pdf: pdf.trailer.__setitem__("/Info", Name.Odd),
    "a heading without a title": lambda pdf: pdf.Root.Outlines.First.__delitem__("/Title"),
    "fonts without letters": lambda pdf: [
        font.__delitem__("/ToUnicode") for font in pdf.pages[0].Resources.Font.values()
    ],
    "fonts without outlines": lambda pdf: [
        font.DescendantFonts[0].FontDescriptor.__delitem__("/FontFile2")
        for font in pdf.pages[0].Resources.Font.values()
    ],
    "a font that is no font": lambda pdf: [
        font.DescendantFonts[0].FontDescriptor.FontFile2.write(b"odd")
        for font in pdf.pages[0].Resources.Font.values()
    ],
    "content of strange signs": lambda pdf: setattr(
        pdf.pages[2].obj, "Contents", pdf.make_stream(b"<<( /A <zz [[ BT EMC EMC TJ ' ( \xff")
    ),
    "an attachment without a file": lambda pdf: pdf.attachments["case.json"].obj.__delitem__("/EF"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_paper_is_otherwise_and_says_so_plainly(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(objects, "MOST_UNPACKED", 32 * 2**20)
    with pikepdf.open(BytesIO(derby_pdf())) as opened:
        BROKEN[name](opened)
        assert_plain(written(opened), 1, 2)


def test_paper_that_unpacks_to_more_than_any_is_not_read_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(objects, "MOST_UNPACKED", 32 * 2**20)
    with pikepdf.open(BytesIO(derby_pdf())) as opened:
        _bomb(opened)
        assert answer_to(written(opened)) == (
            2,
            "This PDF cannot be read. Its parts unpack to more than a paper ever holds.",
        )


def _one_stream_a_thousand_times(pdf: Pdf) -> None:
    stream = pdf.make_stream(b"0 0 m\n" * 1000)
    pdf.pages[2].obj.Contents = Array([stream] * 1000)


def _one_stream_on_each_page(pdf: Pdf) -> None:
    stream = pdf.make_stream(b"0 0 m\n" * 1000)
    for page in pdf.pages:
        page.obj.Contents = stream


def _picture_of_many_lines(pdf: Pdf) -> None:
    picture = pdf.make_stream(b"0 0 m\n" * 10_000, Type=Name.XObject, Subtype=Name.Form)
    page = pdf.pages[2].obj
    page.Resources = Dictionary(page.Resources)
    page.Resources.XObject = Dictionary(Me=picture)
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n/Me Do")


@pytest.mark.parametrize(
    ("broken", "limit", "bytes_"),
    [
        (_one_stream_a_thousand_times, "MOST_ON_A_PAGE", 4_000_000),
        (_one_stream_on_each_page, "MOST_DRAWN", 60_000),
        (_picture_of_many_lines, "MOST_ON_A_PAGE", 50_000),
    ],
)
def test_paper_that_draws_more_than_any_is_not_read_on(
    monkeypatch: pytest.MonkeyPatch, broken: Break, limit: str, bytes_: int
) -> None:
    """A small file may have a page draw one thing without end."""
    monkeypatch.setattr(drawing, limit, bytes_)
    with pikepdf.open(BytesIO(derby_pdf())) as opened:
        broken(opened)
        assert answer_to(written(opened)) == (
            2,
            "This PDF cannot be read. Its pages draw more than a paper's ever do.",
        )


def test_paper_of_more_parts_than_any_is_not_read_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "MOST_OBJECTS", 2_000)
    assert answer_to(derby_pdf())[0] == 0
    with pikepdf.open(BytesIO(derby_pdf())) as opened:
        opened.Root.Odd = Array([opened.make_indirect(Dictionary(A=one)) for one in range(2_000)])
        assert answer_to(written(opened)) == (
            2,
            "This PDF cannot be read. It has more parts than a paper ever has.",
        )


def test_paper_whose_parts_lead_to_one_another_without_end_is_not_read_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(objects, "MOST_VISITED", 5000)
    with pikepdf.open(BytesIO(derby_pdf())) as opened:
        chain = opened.make_indirect(Dictionary())
        for element in islice(elements(opened), 200):
            element.C = chain = opened.make_indirect(Dictionary(Next=chain))
        assert answer_to(written(opened)) == (
            2,
            "This PDF cannot be read. Its parts lead to one another more often than a paper's "
            "ever do.",
        )


def test_pdf_of_somebody_else_is_no_paper() -> None:
    with pikepdf.new() as other:
        other.add_blank_page()
        assert_plain(written(other), 2)


def test_paper_that_asks_for_a_password_is_locked() -> None:
    locked = BytesIO()
    with pikepdf.open(BytesIO(derby_pdf())) as opened:
        opened.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert answer_to(locked.getvalue()) == (
        2,
        "This is not a PDF, or one that is damaged or locked.",
    )


@pytest.mark.django_db
def test_command_answers_in_json_by_its_three_statuses(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(derby_pdf())
    answer = run("verify", path, "--json")
    assert (answer.status, json.loads(answer.output)["same"]) == (0, True)
    with pikepdf.open(BytesIO(derby_pdf())) as opened:
        opened.pages[2].rotate(90, relative=False)
        path.write_bytes(written(opened))
    answer = run("verify", path, "--json")
    assert (answer.status, answer.errors) == (1, [])
    assert json.loads(answer.output) == {
        "same": False,
        "by": "content",
        "not_looked_at": [],
        "differences": [
            {
                "page": 3,
                "what": "Its size, its margins or the way it lies is not as it was made.",
            }
        ],
    }
    path.write_bytes(b"words")
    answer = run("verify", path, "--json")
    assert (answer.status, answer.output) == (2, "")
    assert answer.errors[0].startswith("This is not a PDF")
