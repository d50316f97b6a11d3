"""Pages of a scheme as a whole: starting, changing, moving it, what it shows, its history."""

from decimal import Decimal
from typing import Any

import pytest

from schemes.models import Impact, Risk, Scheme
from tests.factories import World, add_member, make_programme, make_scheme, sent, sign_in
from tests.ladder import refuses_the_wrong_visitors, refuses_writing
from workbench.models import AuditEvent

PROGRAMME = "/programmes/2018-21/"
HERE = f"{PROGRAMME}schemes/s1/"
VALUES = {
    "title": "Reassessing contributions",
    "reference": "AR 6.173",
    "spellings": "a/r 6.173\n\nC/R.6.103",
    "summary": "People *pay* more.",
    "owner_role": "Head of Finance",
    "theme": "Income",
    "headline_amount": "£412,000",
    "headline_precision": "1000",
    "headline_year": "2018-19",
    "confidence": "amber",
    "confidence_reason": "Take-up is **unknown**.",
    "depends_on_outside": "The new finance system",
}


@pytest.fixture
def scheme(world: World) -> Scheme:
    return make_scheme(world.programme, reference="S1", slug="s1")


@pytest.mark.parametrize(
    ("page", "writes"), [("", False), ("history/", False), ("edit/", True)], ids=str
)
def test_scheme_pages_refuse_the_wrong_visitors(
    world: World, scheme: Scheme, page: str, writes: bool
) -> None:
    refuses_the_wrong_visitors(world, HERE + page, writes=writes)


def test_scheme_new_refuses_the_wrong_visitors(world: World) -> None:
    refuses_the_wrong_visitors(world, f"{PROGRAMME}schemes/new/", writes=True)
    refuses_writing(world, f"{PROGRAMME}schemes/new/", sent(**VALUES))
    assert not Scheme.objects.exists()


def test_scheme_is_not_changed_by_readers(world: World, scheme: Scheme) -> None:
    refuses_writing(world, f"{HERE}edit/", sent(1, **VALUES))
    refuses_writing(world, f"{HERE}status/", sent(1, to="developing"))
    assert not AuditEvent.objects.exists()


def test_scheme_page_asks_eight_queries(
    world: World, scheme: Scheme, django_assert_num_queries: Any
) -> None:
    # Session, person, the scheme with its programme, roles, what is exempt for a member, all
    # references for clashes, money that two schemes count, and the scheme's appraisals.
    client = sign_in(world.member)
    with django_assert_num_queries(8):
        client.get(HERE)


def test_scheme_moves_among_those_of_its_programme_and_stays_good_to_write_about(
    world: World, scheme: Scheme
) -> None:
    for name in ("S2", "S3"):
        make_scheme(world.programme, reference=name)
    make_scheme(make_programme(), reference="S9", position=1)
    client, data = sign_in(world.officer), sent(1, direction="down")
    assert "Place in the programme: 1 of 3" in client.get(HERE).content.decode()
    for _ in range(2):
        assert client.post(f"{HERE}move/", data)["Location"] == HERE
    page = client.get(HERE).content.decode()
    assert "Place in the programme: 2 of 3" in page
    assert "“S1” is moved down." in page
    assert ": scheme S1</span>" in page
    refs = world.programme.schemes.in_order().values_list("reference", flat=True)
    assert list(refs) == ["S2", "S1", "S3"]
    scheme.refresh_from_db()
    assert scheme.version == 1
    assert AuditEvent.objects.get().action == "changed the place of"
    assert "Move up" not in sign_in(world.member).get(HERE).content.decode()
    assert client.get(f"{HERE}move/").status_code == 405
    assert client.post(f"{HERE}move/", sent(2, direction="up")).status_code == 302
    assert AuditEvent.objects.count() == 1


def test_only_scheme_has_no_buttons_that_move_it(world: World, scheme: Scheme) -> None:
    assert "Place in the programme" not in sign_in(world.lead).get(HERE).content.decode()


def test_new_scheme_gets_its_canonical_reference_and_keeps_the_spellings(world: World) -> None:
    make_scheme(world.programme, position=4)
    answer = sign_in(world.officer).post(f"{PROGRAMME}schemes/new/", sent(**VALUES))
    assert answer["Location"] == f"{PROGRAMME}schemes/a-r-6-173/"
    scheme = Scheme.objects.get(slug="a-r-6-173")
    assert scheme.reference == "A/R.6.173"
    assert scheme.spellings == ["AR 6.173", "a/r 6.173", "C/R.6.103"]
    assert (scheme.status, scheme.position) == ("idea", 5)
    assert (scheme.headline_amount, scheme.headline_year) == (Decimal(412000), "2018/19")
    assert scheme.depends_on_outside == ["The new finance system"]
    for text in ("a/r.6.173", "ar 6.173", "c/r.6.103", "reassessing", "head of finance"):
        assert text in scheme.found_by
    assert AuditEvent.objects.get().action == "started scheme"


def test_new_scheme_needs_no_headline(world: World) -> None:
    empty = {"headline_amount": "", "headline_precision": "", "headline_year": ""}
    sign_in(world.officer).post(f"{PROGRAMME}schemes/new/", sent(**VALUES | empty))
    assert Scheme.objects.get().headline_amount is None


def test_new_scheme_sent_twice_is_one(world: World) -> None:
    client, data = sign_in(world.officer), sent(**VALUES)
    for _ in range(2):
        assert client.post(f"{PROGRAMME}schemes/new/", data).status_code == 302
    assert Scheme.objects.count() == 1


@pytest.mark.parametrize("reference", ["New", "Import"])
def test_new_scheme_never_stands_at_the_address_of_a_page(world: World, reference: str) -> None:
    sign_in(world.officer).post(
        f"{PROGRAMME}schemes/new/", sent(**VALUES | {"reference": reference})
    )
    scheme = Scheme.objects.get()
    assert scheme.slug not in {"new", "import"}
    assert scheme.reference == reference.upper()


@pytest.mark.parametrize("typed", ["A/R.6.173", "a/r.6.173", "A R 6.173"])
def test_reference_of_another_scheme_is_refused_in_words(world: World, typed: str) -> None:
    make_scheme(world.programme, reference="A/R.6.173", slug="x", title="Fair charges")
    answer = sign_in(world.officer).post(
        f"{PROGRAMME}schemes/new/", sent(**VALUES | {"reference": typed})
    )
    assert answer.status_code == 422
    told = answer.context["form"].errors["reference"][0]
    assert told.startswith(f"{typed} is A/R.6.173, which is the reference of “Fair charges”")


def test_reference_may_stand_in_another_programme(world: World) -> None:
    make_scheme(make_programme(), reference="A/R.6.173")
    answer = sign_in(world.officer).post(f"{PROGRAMME}schemes/new/", sent(**VALUES))
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": ""}, "Enter the title"),
        ({"reference": " "}, "Enter the reference"),
        ({"headline_amount": "lots"}, "Enter the headline saving (£) as a number, like 412000"),
        ({"headline_amount": ""}, "Enter the headline saving as well"),
        ({"headline_precision": "0"}, "Enter a number above 0 to round to"),
        (
            {"headline_year": "2018/20"},
            "Enter the financial year of the headline. “2018/20” is not",
        ),
        ({"confidence": "blue"}, "Choose the confidence in delivery from the list"),
        ({"confidence_reason": ""}, "Say why the confidence is what it is"),
    ],
)
def test_scheme_refused_says_what_to_do(world: World, wrong: dict[str, str], told: str) -> None:
    data = sent(**VALUES | wrong)
    answer = sign_in(world.officer).post(f"{PROGRAMME}schemes/new/", data)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Scheme.objects.exists()


def test_scheme_is_changed_and_keeps_its_address(world: World, scheme: Scheme) -> None:
    answer = sign_in(world.officer).post(f"{HERE}edit/", sent(1, **VALUES))
    assert answer["Location"] == HERE
    scheme.refresh_from_db()
    assert (scheme.reference, scheme.slug, scheme.version) == ("A/R.6.173", "s1", 2)
    again = sign_in(world.officer).get(f"{HERE}edit/").context["form"]
    assert again["spellings"].value() == "AR 6.173\na/r 6.173\nC/R.6.103"


def test_scheme_may_keep_its_own_reference(world: World, scheme: Scheme) -> None:
    client = sign_in(world.officer)
    for version in (1, 2):
        assert client.post(f"{HERE}edit/", sent(version, **VALUES)).status_code == 302
    scheme.refresh_from_db()
    assert scheme.spellings == ["AR 6.173", "a/r 6.173", "C/R.6.103"]


def test_scheme_changed_by_two_shows_the_second_what_differs(world: World, scheme: Scheme) -> None:
    first = VALUES | {"spellings": "S-1", "reference": "A/R.6.173"}
    sign_in(world.lead).post(f"{HERE}edit/", sent(1, **first))
    second = VALUES | {"spellings": "S-2", "reference": "A/R.6.173"}
    answer = sign_in(world.officer).post(f"{HERE}edit/", sent(1, **second))
    assert answer.status_code == 409
    assert answer.context["form"].conflicts == [
        ("Other spellings and references", "S-1", "S-2"),
    ]


def test_scheme_page_shows_headline_modelled_and_difference_side_by_side(
    world: World, scheme: Scheme
) -> None:
    Scheme.objects.update(
        headline_amount=Decimal(315000),
        headline_precision=Decimal(1000),
        headline_year="2018/19",
        figures={"years": {"2018/19": {"net": "313000"}}, "gaps": []},
    )
    answer = sign_in(world.member).get(HERE)
    row = answer.context["money"].rows[0]
    assert [cell.text for cell in row.cells] == ["£315,000", "£313,000", "£2,000"]
    assert row.cells[2].note == "Does not agree"
    told = "Idea. The headline says £2,000 more than the lines give in 2018/19."
    assert answer.context["state"] == told
    Scheme.objects.update(headline_amount=Decimal(313000))
    agreed = sign_in(world.member).get(HERE).context["money"].rows[0].cells[2]
    assert (agreed.text, agreed.note) == ("£0", "Agrees when rounded as stated")


def test_scheme_page_names_what_the_lines_miss(world: World, scheme: Scheme) -> None:
    gap = "Added costs, amount of 2018/19: not stated"
    Scheme.objects.update(
        headline_amount=Decimal(412000),
        headline_year="2018/19",
        figures={"years": {"2018/19": {"net": "413000"}}, "gaps": [gap]},
    )
    answer = sign_in(world.officer).get(HERE)
    row = answer.context["money"].rows[0]
    assert [cell.text for cell in row.cells] == ["£412,000", "£413,000", "Cannot be checked"]
    assert gap in answer.content.decode()
    assert answer.context["steps"][0] == ("Find what its lines still lack", f"{HERE}savings/")


def test_scheme_page_whose_figures_disagree_leads_to_the_reason(
    world: World, scheme: Scheme
) -> None:
    Scheme.objects.update(
        headline_amount=Decimal(5), figures={"years": {"2018/19": {"net": "4"}}, "gaps": []}
    )
    first = sign_in(world.officer).get(HERE).context["steps"][0]
    assert first == ("See why headline and lines disagree", f"{HERE}reconciliation/")


def test_scheme_page_without_figures_says_so(world: World, scheme: Scheme) -> None:
    row = sign_in(world.member).get(HERE).context["money"].rows[0]
    assert [cell.text for cell in row.cells] == ["Not stated", "No lines yet", "Nothing to compare"]


def test_scheme_page_shows_confidence_as_word_and_mark_with_its_reason(
    world: World, scheme: Scheme
) -> None:
    assert "Not judged" in sign_in(world.member).get(HERE).content.decode()
    Scheme.objects.update(confidence="red", confidence_reason="Nobody **signed**.")
    page = sign_in(world.member).get(HERE).content.decode()
    assert '<span class="wb-mark wb-mark--red">Red</span>' in page
    assert "Nobody <strong>signed</strong>." in page


def test_scheme_page_reports_references_that_contradict(world: World, scheme: Scheme) -> None:
    Scheme.objects.filter(pk=scheme.pk).update(reference="A/R.6.175", spellings=["C/R.6.103"])
    assert sign_in(world.member).get(HERE).context["clashes"] == [
        "A/R.6.175 is also called C/R.6.103."
    ]
    make_scheme(world.programme, reference="C/R.6.103")
    assert sign_in(world.member).get(HERE).context["clashes"] == [
        "A/R.6.175 is also called C/R.6.103.",
        "C/R.6.103 is the reference of A/R.6.175 and of C/R.6.103.",
    ]


def test_scheme_page_says_what_comes_next_until_nothing_does(world: World, scheme: Scheme) -> None:
    def steps() -> list[str]:
        found = sign_in(world.officer).get(HERE).context["steps"]
        return [url.removeprefix(HERE) for _sentence, url in found]

    assert steps()[-6:] == ["edit/", "case/", "risks/", "impacts/", "edit/", "edit/"]
    assert sign_in(world.member).get(HERE).context["steps"] == []
    Scheme.objects.update(
        headline_amount=Decimal(5),
        owner_role="Head",
        confidence="green",
        confidence_reason="Signed.",
        figures={"years": {"2018/19": {"net": "5"}}},
        answers=dict.fromkeys(_keys(world), "Yes."),
    )
    risk = Risk.objects.create(scheme=scheme, risk="Delay")
    Impact.objects.create(scheme=scheme, kind="neutral", text="None")
    assert steps() == ["risks/"]
    Risk.objects.filter(pk=risk.pk).update(likelihood="low", impact="low")
    assert steps() == []
    Scheme.objects.update(status="stopped", owner_role="")
    assert steps() == []


def _keys(world: World) -> list[str]:
    from schemes.questions.form import questions_of

    return [question.key for question in questions_of(world.programme)]


def test_scheme_text_never_runs(world: World, scheme: Scheme) -> None:
    Scheme.objects.update(
        title="<i>x",
        summary="<script>alert(1)</script>",
        owner_role="<b>y",
        theme="<u>z",
        spellings=["<s>w"],
        confidence="red",
        confidence_reason="<script>alert(2)</script>",
    )
    page = sign_in(world.lead).get(HERE).content.decode()
    for tag in ("<script>alert", "<i>x", "<b>y", "<u>z", "<s>w"):
        assert tag not in page


# Status


def test_status_moves_are_offered_by_the_table_and_by_role(world: World, scheme: Scheme) -> None:
    Scheme.objects.update(status="developing")

    def offered(who: Any) -> list[str]:
        return [move.end for move in sign_in(who).get(HERE).context["moves"]]

    assert offered(world.lead) == ["approved", "idea", "stopped"]
    assert offered(world.officer) == ["idea", "stopped"]
    assert offered(world.member) == []
    page = sign_in(world.officer).get(HERE).content.decode()
    assert 'name="to" value="stopped"' in page
    assert 'value="approved"' not in page


def test_status_move_is_done_once_with_its_event(world: World, scheme: Scheme) -> None:
    client, data = sign_in(world.officer), sent(1, to="developing")
    for _ in range(2):
        assert client.post(f"{HERE}status/", data)["Location"] == HERE
    scheme.refresh_from_db()
    assert (scheme.status, scheme.version) == ("developing", 2)
    event = AuditEvent.objects.get()
    assert (event.action, event.before["status"], event.after["status"]) == (
        "moved scheme",
        "idea",
        "developing",
    )


@pytest.mark.parametrize("to", ["approved", "delivered", "idea", "asleep", ""])
def test_status_move_that_the_table_lacks_is_refused(world: World, scheme: Scheme, to: str) -> None:
    answer = sign_in(world.lead).post(f"{HERE}status/", sent(1, to=to), follow=True)
    assert "A scheme cannot go from “Idea” straight to that." in answer.content.decode()
    scheme.refresh_from_db()
    assert scheme.status == "idea"


def test_status_approval_is_the_lead_officers(world: World, scheme: Scheme) -> None:
    Scheme.objects.update(status="developing")
    refused = sign_in(world.officer).post(f"{HERE}status/", sent(1, to="approved"))
    assert refused.status_code == 403
    assert Scheme.objects.get().status == "developing"
    sign_in(world.lead).post(f"{HERE}status/", sent(1, to="approved"))
    assert Scheme.objects.get().status == "approved"


def test_status_move_from_a_stale_page_moves_nothing(world: World, scheme: Scheme) -> None:
    client = sign_in(world.officer)
    client.post(f"{HERE}status/", sent(1, to="stopped"))
    answer = client.post(f"{HERE}status/", sent(1, to="developing"), follow=True)
    assert "Somebody else changed this meanwhile" in answer.content.decode()
    assert Scheme.objects.get().status == "stopped"


def test_status_takes_no_get(world: World, scheme: Scheme) -> None:
    assert sign_in(world.lead).get(f"{HERE}status/").status_code == 405


# History


def test_history_holds_the_scheme_and_its_rows_even_removed_and_nothing_else(
    world: World, scheme: Scheme
) -> None:
    other = make_scheme(world.programme, reference="S2", slug="s2")
    client = sign_in(world.officer)
    client.post(f"{HERE}status/", sent(1, to="developing"))
    client.post(f"{HERE}risks/new/", sent(risk="Delay", likelihood="low"))
    risk = Risk.objects.get()
    client.post(f"{HERE}risks/{risk.pk}/remove/", sent(1))
    client.post(f"{HERE}case/edit/", sent(2, answer_aims="Save."))
    client.post(f"{PROGRAMME}schemes/s2/status/", sent(1, to="stopped"))
    client.post(f"{PROGRAMME}schemes/s2/risks/new/", sent(risk="Other"))
    assert other.pk != scheme.pk
    answer = sign_in(world.member).get(f"{HERE}history/")
    assert [entry.event.action for entry in answer.context["entries"]] == [
        "wrote the case of",
        "removed risk",
        "added risk",
        "moved scheme",
    ]
    assert answer.context["state"] == "4 changes, newest first."
    rows = answer.context["entries"][0].table.rows
    assert [(row.heading.text, row.cells[1].text) for row in rows] == [("Aims", "Save.")]


def test_history_of_nothing_teaches(world: World, scheme: Scheme) -> None:
    page = sign_in(world.member).get(f"{HERE}history/").content.decode()
    assert "Nothing has been changed here yet." in page


def test_history_comes_fifty_at_a_time(world: World, scheme: Scheme) -> None:
    client = sign_in(world.officer)
    for number in range(51):
        client.post(f"{HERE}risks/new/", sent(risk=f"Risk {number}"))
    first = client.get(f"{HERE}history/")
    assert len(first.context["entries"]) == 50
    assert 'href="?page=2"' in first.content.decode()
    second = client.get(f"{HERE}history/?page=2").content.decode()
    assert 'href="?page=1"' in second


def test_scheme_of_another_programme_is_not_found(world: World, scheme: Scheme) -> None:
    other = make_programme(reference="X", slug="x")
    make_scheme(other, reference="O", slug="o")
    member = add_member(other, "lead")
    assert sign_in(world.lead).get(f"{PROGRAMME}schemes/o/").status_code == 404
    assert sign_in(member).get("/programmes/x/schemes/s1/").status_code == 404
