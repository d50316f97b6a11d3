"""Numbers of a public copy that happen to give an exempt one: officers are asked, and may answer
that these are other figures. What is said of something exempt is no such question."""

from typing import Any

import pytest

from reports.exempt.trying import public_faults
from reports.models import Explained, Paper
from reports.public.copies import public_copy
from reports.withheld.items import CannotKeep
from tests.factories import World, sent, sign_in
from tests.reports.cases.typed import typed
from tests.reports.exempt.copies import refusals
from tests.reports.exempt.keeping import room
from tests.reports.exempt.test_option_lines import barnet_with_lines, line
from tests.reports.workshop import PAPER, paper, written

__all__ = ["paper"]
REASON = "Nobody has built one before"


def alike() -> dict[str, Any]:
    """Barnet, with two open options of which the costs differ by what a line of the exempt one
    costs."""
    data = barnet_with_lines()
    first, second = [one for one in data["appraisals"][0]["options"] if one["code"] != "JV"][:2]
    first["lines"] = [line("Set-up", "one-off-cost", "1000000")]
    second["lines"] = [line("Set-up", "one-off-cost", "1313131")]
    return data


def asked_of(data: dict[str, Any]) -> CannotKeep:
    with pytest.raises(CannotKeep) as caught:
        public_copy(typed(data))
    return caught.value


def test_numbers_of_another_option_are_asked_about_and_answered() -> None:
    data = alike()
    refused = asked_of(data)
    assert refused.faults
    assert refused.faults == tuple(one.message for one in refused.asked)
    assert any("£1,313,131 less £1,000,000" in one for one in refused.faults)
    assert refused.faults[0].endswith(
        "Where these are other figures that happen to be alike, say so in an explanation."
    )
    marks = [one.fingerprint for one in refused.asked]
    assert len({*marks}) == len(marks)
    explained = [{"mark": mark, "why": "Both were tendered apart."} for mark in marks]
    # One that is left is asked still.
    data["papers"][0]["explained"] = explained[1:]
    assert asked_of(data).faults == refused.faults[:1]
    data["papers"][0]["explained"] = explained
    copy = public_copy(typed(data))
    assert [one.explained for one in copy.asked] == ["Both were tendered apart."] * len(marks)
    assert "Both were tendered apart." not in repr((copy.document, copy.case))
    assert public_faults(typed(data), data["papers"][0]["reference"]).count == 0
    # Other numbers are another question.
    options = [one for one in data["appraisals"][0]["options"] if one["code"] != "JV"]
    options[0]["lines"] = [line("Set-up", "one-off-cost", "2000000")]
    options[1]["lines"] = [line("Set-up", "one-off-cost", "2313131")]
    assert any("£2,313,131 less £2,000,000" in one for one in refusals(data))


def test_a_name_is_no_question() -> None:
    data = barnet_with_lines()
    (option,) = (one for one in data["appraisals"][0]["options"] if one["code"] == "JV")
    data["papers"][0]["sections"][0]["text"] = f"We met the {option['name']}."
    refused = asked_of(data)
    assert refused.faults
    assert refused.asked == ()


@pytest.mark.parametrize("text", [f"It is dear: {REASON.lower()}, they say.", f"{REASON}."])
def test_reason_of_bias_that_an_officer_types_stops_the_copy(text: str) -> None:
    data = barnet_with_lines()
    data["papers"][0]["sections"][0]["text"] = text
    (said,) = refusals(data)
    assert "'Nobody has built one before' is a reason given for the option" in said
    assert asked_of(data).asked == ()


def test_reason_of_a_line_stops_the_copy_as_well() -> None:
    data = barnet_with_lines()
    (option,) = (one for one in data["appraisals"][0]["options"] if one["code"] == "JV")
    option["lines"][0]["estimates"] = {"bias": "0.2", "bias_reason": "The hall leaks in rain."}
    data["papers"][0]["sections"][0]["text"] = "We hear that the hall leaks in rain; so it is."
    assert "'The hall leaks in rain' is a reason" in refusals(data)[0]


def test_reason_that_an_open_option_gives_or_that_is_short_tells_nothing() -> None:
    data = barnet_with_lines()
    data["papers"][0]["sections"][0]["text"] = f"{REASON}."
    shared = next(one for one in data["appraisals"][0]["options"] if one["code"] != "JV")
    shared["estimates"] = {"cost_bias": "0.1", "bias_reason": f"{REASON}."}
    assert public_copy(typed(data)).from_print
    data = barnet_with_lines()
    (option,) = (one for one in data["appraisals"][0]["options"] if one["code"] == "JV")
    option["estimates"]["bias_reason"] = "Early work"
    data["papers"][0]["sections"][0]["text"] = "This is early work."
    assert public_copy(typed(data)).from_print


def test_pages_ask_and_take_the_answer(world: World, paper: Paper) -> None:
    written(paper, "The lease costs £413,703.", exempt={"paragraph": "3", "reason": "Bids."})
    section = written(paper, "The bus costs £413,703.", key="executive-summary")
    client = sign_in(world.officer)
    told = room(client).partition("What still gives it away")[2]
    address = told.partition("Say that these are other figures")[0].rpartition('href="')[2]
    address = address.partition('"')[0]
    assert "/checks/" in address
    checks = client.get(f"{PAPER}checks/").content.decode()
    assert "£413,703" in checks
    assert address in checks
    page = client.get(address).content.decode()
    assert "say so in an explanation" in page
    why = "It is what the bus costs, by chance the same."
    assert client.post(address, sent(why=why, version="0")).status_code == 302
    assert Explained.objects.get().why == why
    assert "What still gives it away" not in room(client)
    assert "£413,703" not in client.get(f"{PAPER}checks/").content.decode()
    history = "/programmes/2018-21/history/"
    assert why in client.get(history).content.decode()
    assert why not in sign_in(world.member).get(history).content.decode()
    # In other words it is another question.
    section.text = "The lease of the bus costs £413,703."
    section.save()
    assert "Say that these are other figures" in room(client)
