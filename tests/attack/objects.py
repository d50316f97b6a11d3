"""Reaching what belongs to others: every address as each kind of person, and addresses that mix two
programmes; and changing columns that no form asks for."""

from uuid import uuid4

from tests.attack.ground import Ground

STRANGER = "stranger of another authority"
# By what a page asks for, somebody of the near programme who has not got it.
WITHOUT = {
    "lead officer or officer": "member",
    "lead officer": "officer",
    "assessor": "officer",
    "site administrator": "lead",
    "the person who was asked": "officer",
    "site administrator, in a programme": "lead",
    "lead officer, moderator or assessor": "member",
    "lead officer or moderator": "assessor",
}
# What somebody might add to any form.
MORE = {
    "is_superuser": "on",
    "is_staff": "1",
    "is_active": "1",
    "authority": "1",
    "authority_id": "1",
    "role": "lead",
    "programme": "1",
    "programme_id": "1",
    "scheme_id": "1",
    "appraisal_id": "1",
    "user": "1",
    "user_id": "1",
    "by": "1",
    "pk": "1",
    "id": "1",
    "sha256": "0",
    "issued_at": "2001-01-01",
    "position": "0",
    "state": "applied",
}


def reads(ground: Ground) -> None:
    """Pages and files of a programme, asked for by whoever may not."""
    people = {who: ground.visitor(who) for who in (STRANGER, "anonymous", *set(WITHOUT.values()))}
    lead = ground.visitor("lead")
    for name, page in ground.pages:
        if not page["see"] or not page["in_programme"]:
            continue
        for who in (STRANGER, "anonymous"):
            answer = people[who].get(page["near"] + page["query"])
            if answer.status not in {302, 404}:
                ground.found(f"{who} reads {name}: {answer.status}")
        answer = lead.get(page["far"] + page["query"])
        if answer.status != 404:
            ground.found(f"the near lead officer reads {name} of the far one: {answer.status}")
        if lacking := WITHOUT.get(page["see"]):
            answer = people[lacking].get(page["near"] + page["query"])
            if answer.status not in {403, 404}:
                ground.found(f"{lacking} reads {name}: {answer.status}")
        for mixed in page["mixed"]:
            if lead.get(mixed + page["query"]).status != 404:
                ground.found(f"the near lead officer reads {mixed}")


def writes(ground: Ground) -> None:
    """Forms of a programme, sent with everything in them by whoever may not."""
    lead, stranger = ground.visitor("lead"), ground.visitor(STRANGER)
    with ground.nothing_changes("forms of others"):
        for name, page in ground.pages:
            if not page["send"] or not page["in_programme"]:
                continue
            tries = [(stranger, page["near"]), (lead, page["far"])]
            tries += [(lead, mixed) for mixed in page["mixed"]]
            if lacking := WITHOUT.get(page["send"]):
                tries.append((ground.visitor(lacking), page["near"]))
            for visitor, address in tries:
                # With one token twice, the second is answered as what is done already.
                form = {"write_token": str(uuid4()), "version": "1", **MORE}
                answer = visitor.post(address + page["query"], form)
                if answer.status not in {403, 404, 405}:
                    ground.found(f"{visitor.who} sends {name} ({address}): {answer.status}")


def more_columns(ground: Ground) -> None:
    """Real forms of real people, with more in them than they ask for."""
    from tests.site.forms import forms_of

    watched = {
        "rights": "SELECT id, is_superuser, is_staff, is_active, authority_id FROM workbench_user",
        "roles": "SELECT id, programme_id, user_id, role FROM schemes_membership",
        "whose schemes are": "SELECT id, programme_id FROM schemes_scheme",
        "whose appraisals are": "SELECT id, programme_id FROM appraisal_appraisal",
        "whose papers are": "SELECT id, programme_id, reference FROM reports_paper",
        "versions of papers": "SELECT * FROM reports_paperversion",
        "whose programmes are": "SELECT id, authority_id, reference FROM schemes_programme",
    }
    before = {what: ground.query(sql) for what, sql in watched.items()}
    tried = [
        ("officer", "account-name"),
        ("officer", "programme-edit"),
        ("officer", "scheme-edit"),
        ("officer", "appraisal-edit"),
        ("officer", "option-edit"),
        ("officer", "paper-change"),
        ("officer", "case-edit"),
        ("officer", "risk-edit"),
        ("officer", "line-edit"),
        ("assessor", "weights-own"),
        ("lead", "member-speaks"),
    ]
    for who, name in tried:
        visitor, page = ground.visitor(who), ground.known["pages"][name]
        forms = forms_of(visitor.get(page["near"]).text)
        # The last: the one that signs out stands in the head of every page.
        data = {key: value[0] for key, value in forms[-1].data().items()} if forms else {}
        more = {key: value for key, value in MORE.items() if key not in data}
        visitor.post(page["near"], {**data, **more})
    for what, sql in watched.items():
        if ground.query(sql) != before[what]:
            ground.found(f"{what}: changed by a column that no form asks for")
