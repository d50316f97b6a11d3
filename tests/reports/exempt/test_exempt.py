"""What the public may not see stands nowhere in what the public gets."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from appraisal.casefile.parts import CaseAppraisal
from appraisal.casefile.problem import problem_of
from appraisal.engine.outcome import evaluate
from reports.casefile.canonical import case_json
from reports.casefile.file import check_case
from reports.output.kinds import FILE_KINDS
from reports.output.paper import paper_of
from reports.public.case import leaks, own_case, public_case
from reports.public.figures import CannotKeep
from reports.verify.pdf import read_pdf
from tests.reports.cases.typed import typed
from tests.reports.papers.papers import barnet_data
from workbench.casefile.parts import read

SECRET = "The lowest of the four bids came from the second bidder."
REASON = "Open bids would cost the Council its bargaining position."


def public(data: dict[str, Any]) -> dict[str, Any]:
    """The public case as a file holds it."""
    return case_json(public_case(typed(data)))


def kept(**of_paper: Any) -> dict[str, Any]:
    data = barnet_data()
    data["papers"][0] |= of_paper
    return data


def exempt(kind: str, name: str) -> dict[str, str]:
    return {"kind": kind, "name": name, "paragraph": "3", "reason": REASON}


def with_section(data: dict[str, Any]) -> dict[str, Any]:
    for section in data["papers"][0]["sections"]:
        if section["key"] == "appendix-e":
            section["text"] = f"{{#bids}}\n{SECRET}"
            section["exempt"] = {"paragraph": "3", "reason": REASON}
        if section["key"] == "conclusion":
            section["text"] = "See {{ #bids }}. It saves {{ LATC.total_savings }}."
    return data


def everything() -> dict[str, Any]:
    """An option, a section, and a figure of another option, all kept from the public."""
    data = with_section(
        kept(exempt=[exempt("option", "delivery-model/LATC"), exempt("figure", "JV.total_savings")])
    )
    name = next(o["name"] for o in data["appraisals"][0]["options"] if o["code"] == "LATC")
    for section in data["papers"][0]["sections"]:
        if not section.get("exempt") and section["key"] != "conclusion":
            section["text"] = section["text"].replace(name, "another way")
    return data


def codes() -> list[str]:
    return [option["code"] for option in barnet_data()["appraisals"][0]["options"]]


def test_the_case_has_the_options_these_tests_speak_of() -> None:
    assert {"LATC", "JV"} < set(codes())


def exempt_strings(data: dict[str, Any]) -> Iterator[str]:
    """Every text of the case that only the whole paper may say: what the public case lacks."""
    shown = set(texts(public(data)))
    said = " ".join(shown)
    for text in texts(case_json(own_case(typed(data)))):
        if text not in shown and text not in said:
            yield text


def texts(value: Any) -> Iterator[str]:
    """Every text within, but for keys and codes too short to be told from other words."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str) and len(value) > 5:
        yield value


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_no_exempt_string_stands_in_any_output_for_the_public(kind: str) -> None:
    data = everything()
    hunted = [text for text in exempt_strings(data) if len(text) > 12]
    assert SECRET in " ".join(hunted)
    made = FILE_KINDS[kind].render(paper_of(typed(data)))
    said = _read(kind, made)
    for text in hunted:
        assert " ".join(text.split()) not in said, text
    assert "£1,611,186" not in said  # the exempt option's total
    assert "£1,460,000" not in said  # the exempt figure
    assert "86%" in said or kind == ".xlsx"  # what is public is there


def _read(kind: str, made: bytes) -> str:
    """All that somebody with the file could find in it."""
    if kind == ".pdf":
        read = read_pdf(made)
        alternatives = [str(e.raw.get("/Alt", "")) for e in read.root.walk()]
        files = [spec.get_file().read_bytes().decode() for spec in read.pdf.attachments.values()]
        artefacts = [text for page in read.artefacts for text in page]
        about = str(read.pdf.docinfo) + str(read.pdf.Root.get("/Metadata").read_bytes())
        said = " ".join([read.text, *alternatives, *files, *artefacts, about])
    elif kind in (".docx", ".xlsx"):
        said = _unzipped(made)
    else:
        said = made.decode()
    return " ".join(said.split())


def _unzipped(made: bytes) -> str:
    import re
    import zipfile
    from io import BytesIO

    with zipfile.ZipFile(BytesIO(made)) as packed:
        parts = [packed.read(name) for name in packed.namelist()]
    text = " ".join(part.decode("utf-8", errors="replace") for part in parts)
    return text + re.sub(r"<[^>]+>", "", text)


def test_whole_paper_says_what_the_public_one_does_not() -> None:
    made = FILE_KINDS[".json"].render(paper_of(typed(everything()), whole=True)).decode()
    assert SECRET in made
    assert "£1,611,186" in made


def test_public_case_is_a_case_of_its_own_and_its_own_public_case() -> None:
    seen = check_case(public(everything())).data
    assert public(seen) == seen


def test_option_kept_back_leaves_the_others_where_they_stood() -> None:
    before = {o.code: o for o in _results(barnet_data())}
    for option in _results(public(everything())):
        assert (option.outcome, option.total) == (
            before[option.code].outcome,
            before[option.code].total,
        )


def _results(data: dict[str, Any]) -> Any:
    return evaluate(problem_of(read(CaseAppraisal, data["appraisals"][0]))).options


def test_preferred_option_kept_back_takes_its_decision_with_it() -> None:
    data = kept(exempt=[exempt("option", "delivery-model/PSM")])
    data["appraisals"][0]["decision"] = {"preferred": "PSM", "reason": "It came first."}
    assert not public(data)["appraisals"][0].get("decision")


def test_quotations_of_what_is_kept_back_say_so() -> None:
    text = {s["key"]: s.get("text", "") for s in public(everything())["papers"][0]["sections"]}
    assert text["conclusion"] == "See [exempt information]. It saves [exempt information]."


def test_section_kept_back_says_by_which_law_and_why() -> None:
    said = FILE_KINDS[".html"].render(paper_of(typed(everything()))).decode()
    assert "paragraph 3 (information about the financial or business affairs" in said
    assert REASON.rstrip(".") in said


@pytest.mark.parametrize(
    ("name", "message"),
    [("options.count", "cannot be kept"), ("PSM.happiness", "cannot be kept")],
)
def test_figure_that_cannot_be_kept_alone_says_what_to_do(name: str, message: str) -> None:
    with pytest.raises(CannotKeep, match=message):
        public(kept(exempt=[exempt("figure", name)]))


def test_figure_that_a_gate_turns_on_cannot_be_kept_alone() -> None:
    data = kept(exempt=[exempt("figure", "PSM.total_savings")])
    gate = {"kind": "measure", "measure": "total_savings", "at_least": "1"}
    data["appraisals"][0]["criteria"].append(
        {"code": "9", "name": "Saves at all", "role": "gateway", "test": gate}
    )
    with pytest.raises(CannotKeep, match="Saves at all"):
        public(data)


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("finance.target", lambda c: "target" not in c["appraisals"][0]["finance"]),
        ("delivery-model.finance.target", lambda c: "target" not in c["appraisals"][0]["finance"]),
        ("budget.total", lambda c: "budget" not in c["programme"].get("plan", {})),
        ("programme.target", lambda c: "target" not in c["programme"]),
    ],
)
def test_figure_takes_what_it_is_made_from(name: str, gone: Callable[[Any], bool]) -> None:
    assert gone(public(kept(exempt=[exempt("figure", name)])))


def test_assessors_own_ratings_never_leave() -> None:
    data = barnet_data()
    data["appraisals"][0]["ratings"].append(
        {"option": "PSM", "criterion": "3", "level": "low", "assessor": "assessor-2"}
    )
    assert "assessor-2" not in str(public(data))


def test_scheme_kept_back_leaves_nothing_that_hangs_on_it() -> None:
    data = kept(exempt=[exempt("scheme", "S1")])
    data["schemes"] = [
        {"reference": "S1", "title": "First", "headline": {"amount": "1"}},
        {"reference": "S2", "title": "Second", "depends_on": ["S1"]},
    ]
    data["appraisals"][0]["scheme"] = "S1"
    seen = public(data)
    assert "S1" not in str(seen)
    assert "appraisal" not in seen["papers"][0]


def test_evidence_table_kept_back_is_gone() -> None:
    data = kept(exempt=[exempt("evidence", "Bids")])
    table = {"title": "Bids", "columns": [{"name": "Bid"}], "rows": [], "sums": []}
    data["programme"]["evidence"] = [table]
    assert public(data)["programme"].get("evidence", []) == []


def test_background_paper_kept_back_is_gone_and_the_others_stay() -> None:
    data = kept(
        background=["Bids received", "Survey"], exempt=[exempt("attachment", "Bids received")]
    )
    seen = public(data)["papers"][0]
    assert seen["background"] == ["Survey"]
    assert "Bids received" not in str(seen)


def test_text_that_names_an_exempt_option_is_found() -> None:
    data = kept(exempt=[exempt("option", "delivery-model/LATC")])
    found = leaks(typed(data))
    assert found
    assert all("the exempt option 'Local authority trading company'" in one for one in found)
    assert leaks(typed(everything())) == []


def test_paper_of_some_schemes_carries_no_other() -> None:
    data = kept(schemes=["S1"])
    data["schemes"] = [
        {"reference": "S1", "title": "First", "depends_on": ["S2"]},
        {"reference": "S2", "title": "Second"},
    ]
    assert "S2" not in str(public(data))


def test_way_forward_and_decisions_that_name_an_exempt_option_are_found() -> None:
    data = kept(exempt=[exempt("option", "delivery-model/LATC")])
    data["programme"]["way_forward"] = "The local authority trading company is dropped."
    data["appraisals"][0]["decision"] = {
        "preferred": "PSM",
        "next_step": "Wind the Local authority trading company up.",
    }
    found = [one.partition(" names")[0] for one in leaks(typed(data))]
    assert "The words on the way forward" in found
    title = data["appraisals"][0]["title"]
    assert f"The decision on {title!r}" in found


def test_table_that_is_inserted_by_the_beginning_of_its_name_is_withheld() -> None:
    data = kept(exempt=[exempt("evidence", "Table 1. Bids received")])
    table = {"columns": [{"name": "Bid"}], "rows": [], "sums": []}
    data["programme"]["evidence"] = [
        table | {"title": title} for title in ("Table 1. Bids received", "Table 10. Fees")
    ]
    data["papers"][0]["sections"][0]["text"] = (
        "{{ insert: evidence table-1 }}\n\n{{ insert: evidence table-10 }}"
    )
    text = public(data)["papers"][0]["sections"][0]["text"]
    assert text == "[exempt information]\n\n{{ insert: evidence table-10 }}"


def test_strand_that_serves_an_exempt_scheme_is_withheld_where_a_text_places_it() -> None:
    data = kept(exempt=[exempt("scheme", "S1")])
    data["schemes"] = [{"reference": "S1", "title": "Secret"}]
    data["appraisals"][0]["scheme"] = "S1"
    data["papers"][0]["sections"][0]["text"] = "{{ insert: strand delivery-model }}"
    assert public(data)["papers"][0]["sections"][0]["text"] == "[exempt information]"
