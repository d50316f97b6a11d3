"""The whole copy says what it is, part 2 holds exempt matter alone, and both leave an event."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from reports.document.content_json import content_json
from reports.models import Exemption, Paper
from reports.output.kinds import FILE_KINDS
from reports.output.paper import paper_of, part_two_of
from reports.withheld.items import CannotKeep
from tests.factories import World, sign_in
from tests.reports.cases.typed import typed
from tests.reports.commands import run
from tests.reports.exempt.copies import all_in, barnet_keeping, barnet_without_words, exempt
from tests.reports.papers.papers import BARNET
from tests.reports.workshop import PAPER, paper, written
from workbench.models import AuditEvent

__all__ = ["paper"]
MARK = "Not for publication: paragraphs 3 and 5 of Part 1 of Schedule 12A"
SECRET = "Bidder two asked for the least."


def two_kept() -> dict[str, Any]:
    """Barnet with an option and a section kept back, by two paragraphs."""
    data = barnet_without_words(exempt("option", "delivery-model/JV"))
    section = data["papers"][0]["sections"][-1]
    section["text"], section["exempt"] = SECRET, {"paragraph": "5", "reason": "Advice."}
    return data


def test_whole_copy_says_what_it_is_in_title_head_and_cover() -> None:
    document = paper_of(typed(two_kept()), whole=True).document
    assert MARK in document.title
    assert document.header.startswith(MARK)
    assert any(MARK in fact.text for fact in document.cover.facts.facts)


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_file_of_a_whole_copy_says_so(kind: str) -> None:
    made = FILE_KINDS[kind].render(paper_of(typed(two_kept()), whole=True))
    assert MARK in all_in(kind, made)


def test_pdf_of_a_whole_copy_says_so_on_every_page_and_in_its_properties() -> None:
    from reports.verify.pdf import read_pdf

    pdf = read_pdf(FILE_KINDS[".pdf"].render(paper_of(typed(two_kept()), whole=True)))
    assert MARK in str(pdf.pdf.docinfo["/Title"])
    first, *others = ("".join(texts) for texts in pdf.artefacts)
    assert others
    assert all(MARK.replace(" ", "") in text.replace(" ", "") for text in others)
    assert MARK.replace(" ", "") in (first + pdf.text).replace(" ", "")


def test_public_copy_and_paper_that_keeps_nothing_are_not_marked() -> None:
    for data, whole in ((two_kept(), False), (barnet_keeping(), True)):
        said = content_json(paper_of(typed(data), whole=whole).document).decode()
        assert "Not for publication" not in said


def test_part_two_has_exempt_matter_and_nothing_else() -> None:
    ready = part_two_of(typed(two_kept()))
    said = content_json(ready.document).decode()
    for words in (SECRET, "Joint venture outside the public sector", "£1,460,000", MARK):
        assert words in said
    for words in ("Words of the officers.", "Reformed in-house service", "1,677,660"):
        assert words not in said
    case = json.loads(ready.attachments[0].content)
    assert "appraisals" not in case


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("figure", "LATC.total_savings", "£1,611,186"),
        ("scheme", "S1", "First thing"),
        ("evidence", "Bids", "Acme"),
        ("attachment", "Advice of counsel", "Advice of counsel"),
    ],
)
def test_part_two_shows_each_kind_of_thing(kind: str, name: str, words: str) -> None:
    data = barnet_without_words(exempt(kind, name))
    data["papers"][0]["background"] = ["Advice of counsel"]
    data["schemes"] = [{"reference": "S1", "title": "First thing", "headline": {"amount": "9"}}]
    row = {"label": "Acme", "values": ["733123"]}
    data["programme"]["evidence"] = [
        {"title": "Bids", "columns": [{"name": "Bid", "unit": "GBP"}], "rows": [row], "sums": []}
    ]
    said = content_json(part_two_of(typed(data)).document).decode()
    assert words in said
    assert "is exempt from publication under paragraph 3" in said


def test_paper_that_keeps_nothing_has_no_part_two() -> None:
    with pytest.raises(CannotKeep, match="has no part 2"):
        part_two_of(typed(barnet_keeping()))


def test_command_makes_each_copy(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(two_kept()))
    for flag, secret in ((None, False), ("--whole", True), ("--part-2", True)):
        output = tmp_path / f"paper{flag or ''}.json"
        answer = run("build_paper", file, "--draft", *([flag] if flag else []), "--output", output)
        assert answer.status == 0, answer.errors
        assert (SECRET in output.read_text()) is secret
    answer = run("build_paper", BARNET, "--part-2", "--output", tmp_path / "no.json")
    assert answer.status == 2
    assert "has no part 2" in answer.errors[0]


# On the trail


@pytest.fixture
def kept(world: World, paper: Paper) -> Paper:
    Exemption.objects.create(
        paper=paper, kind="option", name="A1/C", paragraph="3", reason="Bids are open."
    )
    return paper


def actions() -> list[str]:
    return [
        one
        for one in AuditEvent.objects.order_by("pk").values_list("action", flat=True)
        if one.startswith(("fetched", "read"))
    ]


@pytest.mark.parametrize(
    ("address", "name", "action"),
    [
        ("paper.json?whole=1", "-whole-not-for-publication.json", "fetched the whole paper"),
        ("paper.json?whole=part-2", "-part-2-not-for-publication.json", "fetched part 2"),
    ],
)
def test_fetching_exempt_matter_is_an_event(
    world: World, kept: Paper, address: str, name: str, action: str
) -> None:
    client = sign_in(world.lead)
    for _ in range(2):
        answer = client.get(PAPER + address)
        assert answer.status_code == 200
        assert name in answer["Content-Disposition"]
    assert [one.startswith(action) for one in actions()] == [True, True]
    event = AuditEvent.objects.latest("pk")
    assert (event.actor_id, event.subject) == (world.lead.pk, kept.title)


def test_fetching_the_public_copy_or_a_paper_without_secrets_is_no_event(
    world: World, paper: Paper
) -> None:
    client = sign_in(world.lead)
    client.get(f"{PAPER}paper.json")
    client.get(f"{PAPER}paper.json?whole=1")
    client.get(f"{PAPER}preview/?whole=1")
    assert actions() == []


def test_reading_exempt_matter_on_pages_is_one_event_an_hour(world: World, kept: Paper) -> None:
    client = sign_in(world.lead)
    for page in ("preview/?whole=1", "preview/paper.html?whole=1", "preview/?whole=part-2"):
        assert client.get(PAPER + page).status_code == 200
    assert actions() == ["read the whole paper", "read part 2 of the paper"]


def test_files_made_before_somebody_fetched_the_whole_paper_are_sent_again(
    world: World, kept: Paper
) -> None:
    from reports.models import Render

    client = sign_in(world.lead)
    client.get(f"{PAPER}paper.json")
    client.get(f"{PAPER}paper.json?whole=1")
    made = Render.objects.count()
    client.get(f"{PAPER}paper.json")
    assert Render.objects.count() == made


@pytest.mark.parametrize("query", ["?whole=1", "?whole=part-2"])
def test_reader_is_refused_exempt_matter(world: World, kept: Paper, query: str) -> None:
    client = sign_in(world.member)
    for page in ("paper.json", "preview/", "preview/paper.html"):
        assert client.get(PAPER + page + query).status_code == 403
    assert actions() == []


def test_section_alone_makes_a_paper_keep_something(world: World, paper: Paper) -> None:
    written(paper, SECRET, exempt={"paragraph": "5", "reason": "Advice."})
    client = sign_in(world.lead)
    assert SECRET in client.get(f"{PAPER}paper.json?whole=part-2").content.decode()
    assert "part 2" in client.get(PAPER).content.decode()


def test_command_line_leaves_an_event_too(kept: Paper, tmp_path: Path) -> None:
    call_command(
        "build_paper",
        kept.programme.reference,
        paper=kept.reference,
        whole=True,
        draft=True,
        output=str(tmp_path / "p.json"),
    )
    event = AuditEvent.objects.latest("pk")
    assert (event.action, event.actor_name) == ("fetched the whole paper", "The command line")
    assert event.after == {"file": "p.json"}


@pytest.mark.parametrize("page", ["", "preview/", "preview/?part=summary"])
def test_reader_is_not_told_the_names_that_stop_the_public_copy(
    world: World, kept: Paper, page: str
) -> None:
    written(kept, "The Shared service is dearest.")
    writer = sign_in(world.lead).get(PAPER + page).content.decode()
    assert "names the option" in writer
    reader = sign_in(world.member).get(PAPER + page).content.decode()
    assert "The copy for the public cannot be made yet." in reader
    assert "names the option" not in reader
    assert "Shared service" not in reader
