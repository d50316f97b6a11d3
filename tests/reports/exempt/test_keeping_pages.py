"""The page of what is kept from the public: found, kept, refused at once, opened again."""

from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from appraisal.models import Rating
from reports.models import Exemption, Paper, Section
from schemes.models import EvidenceTable
from tests.factories import World, make_scheme, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from tests.reports.exempt.keeping import EXEMPT, MUTUAL, WHY, keeping, kept, room
from tests.reports.workshop import PAPER, paper, written
from workbench.models import AuditEvent

__all__ = ["paper"]


@pytest.mark.parametrize("page", ["", "new/?kind=option&name=A1/C", "1/", "1/remove/"])
def test_exempt_pages_refuse_the_wrong_visitors(world: World, paper: Paper, page: str) -> None:
    kept(paper, pk=1)
    refuses_the_wrong_visitors(world, EXEMPT + page, writes=True)
    if page:
        refuses_writing(world, EXEMPT + page, sent(version=1, paragraph="3", reason="Mine."))


def test_option_is_kept_from_the_public_and_gone_from_its_paper(world: World, paper: Paper) -> None:
    client = sign_in(world.officer)
    page = room(client)
    assert "Staff mutual" in page
    link = "?kind=option&amp;name=A1%2FB"
    assert link in page
    form = client.get(MUTUAL).content.decode()
    assert "3: Information about the financial or business affairs" in form
    assert "Part 1 of Schedule 12A" in form
    assert client.post(MUTUAL, sent(**WHY))["Location"] == EXEMPT
    row = Exemption.objects.get()
    assert (row.kind, row.name, row.paragraph) == ("option", "A1/B", "3")
    page = room(client)
    assert "One thing is kept from the public." in page
    assert "This option is exempt from publication under paragraph 3" in page
    assert "(information about the financial or business affairs of any person" in page
    # It is offered no more, and the public paper does not have it, whoever reads it.
    assert link not in page
    assert "Kept from the public already" in page
    for part in ("?part=options", "?part=summary"):
        assert "Staff mutual" not in client.get(f"{PAPER}preview/{part}").content.decode()
        whole = client.get(f"{PAPER}preview/{part}&whole=1").content.decode()
        assert "Staff mutual" in whole


@pytest.mark.parametrize(
    ("kind", "name", "paragraph"),
    [
        ("scheme", "S-1", "5"),
        ("figure", "S-1.headline", "3"),
        ("figure", "programme.target", "3"),
        ("evidence", "Bids / 50% & “more”", "3"),
        ("attachment", "Bids, opened 4 May: £5 & up", "1"),
    ],
)
def test_other_kinds_are_kept_by_what_there_is(
    world: World, paper: Paper, kind: str, name: str, paragraph: str
) -> None:
    everything(world, paper)
    client = sign_in(world.officer)
    address = keeping(kind, name)
    assert address.partition("new/")[2].replace("&", "&amp;") in room(client, f"?kind={kind}")
    assert client.get(address).status_code == 200
    form = sent(paragraph=paragraph, reason="Advice.")
    assert client.post(address, form)["Location"] == EXEMPT
    row = Exemption.objects.get()
    assert (row.kind, row.name, row.paragraph) == (kind, name, paragraph)


def everything(world: World, paper: Paper) -> None:
    """A scheme, a table of evidence, a background paper and a section for the paper."""
    make_scheme(world.programme, reference="S-1", headline_amount=412_345)
    EvidenceTable.objects.create(
        programme=world.programme,
        title="Bids / 50% & “more”",
        columns=[{"name": "Price", "unit": "GBP"}],
        rows=[{"label": "Acme", "values": ["733123"]}],
    )
    paper.background = ["Bids, opened 4 May: £5 & up"]
    paper.save()
    written(paper, "We looked at it twice.")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("shared", "kind=option&amp;name=A1%2FC"),
        ("how shared", "kind=option&amp;name=A1%2FC"),  # by its appraisal too
        ("fewer contracts", "kind=scheme&amp;name=S-1"),
        ("bids more", "kind=evidence&amp;name="),
        ("opened 4 may", "kind=attachment&amp;name="),
        ("conclusion", "/edit/conclusion/exempt/?from=exempt"),
        ("412,345", "kind=figure&amp;name=S-1.headline"),  # by its value
        ("412345", "kind=figure&amp;name=S-1.headline"),
        ("733,123", "kind=figure&amp;name=evidence."),
        ("1,677,660", "kind=figure&amp;name=programme.target"),
    ],
)
def test_search_finds_everything_that_can_be_kept(
    world: World, paper: Paper, words: str, found: str
) -> None:
    everything(world, paper)
    page = room(sign_in(world.lead), f"?q={quote(words)}")
    assert found in page
    assert "kind=option&amp;name=A1%2FA" not in page


def test_page_says_how_much_there_is_of_each_kind_and_lists_the_likeliest(
    world: World, paper: Paper
) -> None:
    everything(world, paper)
    page = room(sign_in(world.lead))
    for words in ("Options (3)", "Schemes (1)", "Evidence tables (1)", "Background papers (1)"):
        assert words in page
    assert "kind=option&amp;name=A1%2FA" in page
    assert "kind=figure&amp;name=" not in page
    assert "name=programme.target" in room(sign_in(world.lead), "?kind=figure")
    # A kind that is none lists what the page begins with.
    assert "kind=option&amp;name=A1%2FA" in room(sign_in(world.lead), "?kind=nonsense")


def test_long_lists_show_the_first_and_lead_to_the_rest(world: World, paper: Paper) -> None:
    for at in range(33):
        make_scheme(world.programme, reference=f"L-{at}", title=f"Lorry {at}")
    client = sign_in(world.lead)
    page = room(client)
    assert page.count("kind=scheme&amp;name=") == 10
    assert "The first 10 of 33 stand here" in page
    assert room(client, "?q=lorry").count("kind=scheme&amp;name=") == 20
    assert room(client, "?q=lorry&kind=scheme").count("kind=scheme&amp;name=") == 33
    assert room(client, "?q=l-7").count("kind=scheme&amp;name=") == 1


def test_search_that_finds_nothing_says_so(world: World, paper: Paper) -> None:
    page = room(sign_in(world.lead), "?q=%3Cb%3Ezebra")
    assert "Nothing in this paper has “&lt;b&gt;zebra” in its name" in page


def test_figures_that_cannot_be_kept_alone_are_not_offered_and_say_what_to_keep_instead(
    world: World, paper: Paper
) -> None:
    page = room(sign_in(world.lead), "?q=mutual")
    assert "kind=figure&amp;name=A1.B.rank" not in page
    told = page.partition("Figures that cannot be kept by themselves")[2]
    assert "Keep “Staff mutual” instead" in told
    assert "kind=option&amp;name=A1%2FB" in told


@pytest.mark.parametrize(
    ("address", "wrong", "said"),
    [
        ("kind=option&name=A1/B", {"paragraph": "99"}, "Choose the paragraph from the list"),
        ("kind=option&name=A1/B", {"paragraph": "14"}, "Choose the paragraph from the list"),
        ("kind=option&name=A1/B", {"paragraph": ""}, "Choose the paragraph"),
        ("kind=option&name=A1/B", {"reason": ""}, "Enter why the public interest"),
        ("kind=figure&name=A1.options.count", {}, "cannot be kept from the public by itself"),
        ("kind=figure&name=A1.B.rank", {}, "cannot be kept from the public by itself"),
        ("kind=figure&name=A1.B.outcome", {}, "cannot be kept from the public by itself"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_once(
    world: World, paper: Paper, address: str, wrong: dict[str, str], said: str
) -> None:
    answer = sign_in(world.lead).post(f"{EXEMPT}new/?{address}", sent(**WHY | wrong))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Exemption.objects.exists()


@pytest.mark.parametrize(
    "query",
    [
        *("", "?kind=option", "?kind=option&name=A1/Z", "?kind=figure&name=option.count"),
        *("?kind=nonsense&name=A1/B", f"?kind=scheme&name={'x' * 500}", "?kind=section&name=poem"),
    ],
)
def test_what_is_not_there_leads_back_to_the_search(world: World, paper: Paper, query: str) -> None:
    client = sign_in(world.lead)
    for answer in (
        client.get(f"{EXEMPT}new/{query}"),
        client.post(f"{EXEMPT}new/{query}", sent(**WHY)),
    ):
        assert answer["Location"] == EXEMPT
    assert not Exemption.objects.exists()
    if "name" in query:
        assert "nothing of that name" in room(client)


def test_what_is_kept_already_is_not_kept_twice(world: World, paper: Paper) -> None:
    client = sign_in(world.lead)
    form = sent(**WHY)
    for _ in range(2):
        assert client.post(MUTUAL, form)["Location"] == EXEMPT
    assert client.get(MUTUAL)["Location"] == EXEMPT
    assert Exemption.objects.count() == 1
    assert "“Staff mutual” is kept from the public already." in room(client)


def test_section_is_kept_and_opened_from_the_same_page(world: World, paper: Paper) -> None:
    written(paper, "Secret advice.")
    client = sign_in(world.lead)
    address = f"{PAPER}edit/conclusion/exempt/?from=exempt"
    assert client.get(keeping("section", "conclusion"))["Location"] == address
    assert client.get(address).status_code == 200
    form = sent(version=1, paragraph="5", reason="Advice.")
    assert client.post(address, form)["Location"] == EXEMPT
    page = room(client)
    assert "This section is exempt from publication under paragraph 5" in page
    assert address in page
    assert client.post(address, sent(version=2, paragraph=""))["Location"] == EXEMPT
    assert Section.objects.get().exempt is None
    assert AuditEvent.objects.filter(subject_type="section").count() == 2


def test_name_that_is_too_long_to_be_kept_by_is_refused(world: World, paper: Paper) -> None:
    title = "T" * 250
    EvidenceTable.objects.create(programme=world.programme, title=title)
    answer = sign_in(world.lead).post(keeping("evidence", title), sent(**WHY))
    assert answer.status_code == 422
    assert "Its name is too long to be kept by." in answer.content.decode()


def test_keeping_and_opening_are_events_of_the_trail(world: World, paper: Paper) -> None:
    client = sign_in(world.lead)
    client.post(MUTUAL, sent(**WHY))
    row = Exemption.objects.get()
    client.post(f"{EXEMPT}{row.pk}/", sent(version=1, paragraph="5", reason="Advice."))
    client.post(f"{EXEMPT}{row.pk}/remove/", sent(version=2))
    section = f"{PAPER}edit/conclusion/exempt/"
    client.post(section, sent(version=0, paragraph="5", reason="Advice."))
    client.post(section, sent(version=1, paragraph=""))
    events = AuditEvent.objects.order_by("pk")
    assert [(one.action, one.subject, one.actor_name) for one in events] == [
        ("kept from the public", "A1/B", "lead"),
        ("changed exemption", "A1/B", "lead"),
        ("opened to the public", "A1/B", "lead"),
        ("kept from the public section", "Conclusion", "lead"),
        ("opened to the public section", "Conclusion", "lead"),
    ]


def test_search_goes_on_while_the_appraisal_contradicts_itself(world: World, paper: Paper) -> None:
    Rating.objects.filter(criterion=world.rankings[0]).update(level="splendid")
    kept(paper)
    page = room(sign_in(world.lead))
    assert "no figures can be offered yet" in page
    assert "Shared service" in page


def test_exempt_matter_is_opened_again(world: World, paper: Paper) -> None:
    row = kept(paper)
    written(paper, "Secret.", exempt={"paragraph": "5", "reason": "Advice."})
    client = sign_in(world.lead)
    assert "Two things are kept" in client.get(EXEMPT).content.decode()
    form = sent(version=1)
    address = f"{EXEMPT}{row.pk}/remove/"
    assert client.post(address, form)["Location"] == EXEMPT
    assert not Exemption.objects.exists()
    assert client.post(address, form)["Location"] == EXEMPT
    assert client.get(address).status_code == 404


def test_page_asks_the_database_as_often_for_many_things_as_for_few(
    world: World, paper: Paper
) -> None:
    client = sign_in(world.lead)
    for at in range(2):
        make_scheme(world.programme, reference=f"F-{at}")
        kept(paper, kind="scheme", name=f"F-{at}")
    room(client)
    with CaptureQueriesContext(connection) as few:
        room(client)
    for at in range(12):
        scheme = make_scheme(world.programme, reference=f"L-{at}", title=f"Lorry {at}")
        kept(paper, kind="scheme", name=scheme.reference)
    room(client)
    with CaptureQueriesContext(connection) as many:
        room(client)
    assert len(many) == len(few)
