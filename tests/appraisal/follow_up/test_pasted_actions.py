"""Actions pasted as a table: read with what is wrong, shown, added, and kept where exempt."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from appraisal.follow_up.pasting import MOST_ROWS, Belonging, read_pasted
from schemes.evidence.pasting import PasteError
from schemes.exempt import Exempt
from schemes.models import ProgrammeAction
from tests.factories import World, make_scheme, sent, sign_in
from workbench.models import AuditEvent

TODAY = date(2026, 11, 30)
KNOWN = Belonging({"S7": (7, "S7")}, {"a1": "A1"})
LONG = "Agree with every provider of care at home how many hours it will still offer"
HEADS = "Action\tOwner\tDue"


def test_table_is_read_by_its_headings_in_any_sequence() -> None:
    heads = "DUE DATE,Lead,What,Source,Which one,Scheme,Appraisal,Done on,What was done"
    first, second = read_pasted(
        f'{heads}\nSeptember 2031,Head of Care,"{LONG}, and where",Improvement plan,Peers,S7,A1,,'
        "\n\n30/04/2026,Board,Report,,,,,1 May 2026,Sent.",
        KNOWN,
        TODAY,
    )
    assert first.columns == {
        "action": f"{LONG}, and where",
        "owner_role": "Head of Care",
        "due_on": date(2031, 9, 30),
        "due_as": "September 2031",
        "source": "improvement-plan",
        "source_title": "Peers",
        "scheme_id": 7,
        "appraisal": "A1",
        "done_on": None,
        "done": "",
    }
    assert (second.due, second.columns["due_as"]) == (date(2026, 4, 30), "")
    assert (second.columns["source"], second.columns["done_on"]) == ("other", date(2026, 5, 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEADS, "at least one row beneath it"),
        ("Action\tDue\nReport\t1 May 2031", "No column is headed “Owner”"),
        (f"{HEADS}\tColour\nReport\tBoard\t1 May 2031\tred", "“Colour” is no column of actions"),
        (f"{HEADS}\tTask\nReport\tBoard\t1 May 2031\tTwice", "Two columns are headed “Task”"),
        (f"{HEADS}\nReport\t\t1 May 2031", "Row 2: “Owner” is empty"),
        (f"{HEADS}\nReport\tBoard\tsoon", "Row 2: “Due”: "),
        (f"{HEADS}\nReport\tBoard\t31 June 2031", "Row 2: “Due”: "),
        (f"{HEADS}\n#REF!\tBoard\t1 May 2031", "a formula failed with #REF!"),
        (f"{HEADS}\nReport\tBoard\t1 May 2031\tmore", "stands under no heading"),
        (f"{HEADS}\tScheme\nReport\tBoard\t1 May 2031\tS8", "no scheme here is S8"),
        (f"{HEADS}\tAppraisal\nReport\tBoard\t1 May 2031\tB9", "no appraisal here is B9"),
        (f"{HEADS}\tSource\nReport\tBoard\t1 May 2031\thearsay", "write Decision, Review, "),
        (f"{HEADS}\tDone on\nReport\tBoard\t1 May 2031\t1 May 2026", "give both what was done"),
        (
            f"{HEADS}\tDone on\tResult\nReport\tBoard\t1 May 2031\t1 May 2031\tSent",
            "still to come",
        ),
        (f"{HEADS}\nA  b\tX\t1 May 2031\na B\tx\t2031-05-01", "Row 3: row 2 says the same"),
        (f"{HEADS}\nReport\t{'x' * 201}\t1 May 2031", "“Owner” is too long"),
        (f"{HEADS}\n" + "Report\tBoard\t1 May 2031\n" * (MOST_ROWS + 1), "more than 500 actions"),
        (f"{HEADS}\n" + "Report\t\t\n" * 30, "There are 48 more like these."),
    ],
)
def test_what_cannot_be_taken_is_said_row_by_row(text: str, said: str) -> None:
    with pytest.raises(PasteError) as refused:
        read_pasted(text, KNOWN, TODAY)
    assert said in " ".join(refused.value.problems)


def test_actions_are_shown_then_added_all_at_once(world: World) -> None:
    client, address = sign_in(world.officer), reverse("actions-paste", args=["2018-21"])
    scheme = make_scheme(world.programme, reference="S7", slug="s7")
    late = timezone.localdate() - timedelta(days=3)
    rows = "".join(f"{LONG} {at}\tHead of Care\t{late}\tS7\n" for at in range(30))
    text = f"Action\tOwner\tDue\tScheme\n{rows}Report\tBoard\t1 May 2099\t\n"
    assert client.post(address, sent(None, text="Action")).status_code == 422
    shown = client.post(address, sent(None, text=text))
    page = shown.content.decode()
    for words in ("31 actions were read.", "Nothing is saved yet.", "overdue at once", "ten years"):
        assert words in page, words
    assert not ProgrammeAction.objects.exists()
    table = shown.context["form"].initial["table"]
    assert client.post(address, sent(None, table="[[1")).status_code == 422
    assert client.post(address, sent(None, table=table)).status_code == 302
    found = list(ProgrammeAction.objects.order_by("position"))
    assert [one.position for one in found] == list(range(31))
    assert (found[0].scheme, found[30].action) == (scheme, "Report")
    event = AuditEvent.objects.get(action="added pasted actions to")
    assert len(event.after["actions"]) == 31
    assert "stand twice" in client.post(address, sent(None, text=text)).content.decode()
    assert sign_in(world.member).post(address, sent(None, text=text)).status_code == 403
    values = [event.before, event.after]
    kept = Exempt(followed=frozenset({("action", found[4].pk)}))
    assert kept.tells("programme", 1, [], values)
    assert Exempt(schemes=frozenset({scheme.pk})).tells("programme", 1, [], values)
    assert not Exempt(followed=frozenset({("action", 0)})).tells("programme", 1, [], values)
