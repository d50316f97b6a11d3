"""`load_demonstration`: the five cases, one of them again without its ratings for trying how people
score together, and a person of every role in each. All are made once."""

import secrets
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.core.management.base import BaseCommand

from reports.casefile.file import CaseFile, CaseRefused, check_case, read_case
from reports.stored.importing import import_case
from schemes.models import Membership, Partner, Programme, Role
from schemes.people.adding import Post, add_person, give_post
from workbench.models import AuditEvent, Authority, User

OFFICER: Final = "demonstration"
PARTNER: Final = "Demonstration partner"
CASES: Final = settings.BASE_DIR / "fixtures"
# The case that is scored anew, and what makes a programme to try of it.
TRIED: Final = "barnet"
REHEARSAL: Final = {
    "reference": "TRY",
    "title": "Scoring together: a case to try",
    "authority": "Demonstration",
    "scoring": Programme.Scoring.APART.value,
    "summary": (
        "Barnet’s choice of a delivery model, before anybody has rated it. Three assessors of two "
        "authorities score it apart, a moderator and the lead officer agree the ratings with them, "
        "and the results are then released. Nothing here is lost by trying."
    ),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody of the demonstration: their role in every case, for the partner authority or for the
    one that owns the programme, and the offices that they hold."""

    name: str
    role: str
    partner: bool = False
    offices: tuple[str, ...] = ()


PARTS: Final = (
    Part("Demonstration officer two", Role.OFFICER),
    Part("Demonstration moderator", Role.MODERATOR),
    Part("Demonstration assessor one", Role.ASSESSOR),
    Part("Demonstration assessor two", Role.ASSESSOR),
    Part("Demonstration assessor three", Role.ASSESSOR, partner=True),
    Part("Demonstration member", Role.MEMBER, partner=True),
    Part("Demonstration finance", Role.APPROVER, offices=("Finance", "Finance officer")),
    Part("Demonstration legal", Role.APPROVER, offices=("Legal", "Legal officer")),
)


class Command(BaseCommand):
    help = (
        "Loads those of the five cases that were never loaded, and one to be scored together, "
        "and makes a person of every role in them."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        officer, password = _officer()
        for path in sorted(CASES.glob("*.json")):
            if _is_made(officer, path.stem):
                continue
            token = _token(path.stem)
            try:
                programme = import_case(by=officer, token=token, case=read_case(path))
            except CaseRefused as refused:
                self.stderr.write(f"{path.name} is not loaded. {refused}")
            else:
                self.stdout.write(f"Loaded {programme.title}")
        if not _is_made(officer, REHEARSAL["reference"]):
            token = _token(REHEARSAL["reference"])
            programme = import_case(by=officer, token=token, case=_rehearsal())
            self.stdout.write(f"Made {programme.title}")
        passwords = _people(officer, _programmes(officer))
        if password:
            self.stdout.write(
                f"\nSign in as {OFFICER} with the password {password}\n"
                "It is shown this once and kept nowhere.\n"
            )
        else:
            self.stdout.write(
                f"Sign in as {OFFICER}. Forgotten the password? "
                f".venv/bin/python manage.py changepassword {OFFICER}"
            )
        if passwords:
            self.stdout.write(
                f"\nTo try how several people work together in “{REHEARSAL['title']}”, "
                "sign in as well as:"
            )
        for user, role, own in passwords:
            self.stdout.write(f"  {user.username:<32}{role:<12}{own}")


def _token(case: str) -> UUID:
    """A case has one token for good: changed, renamed or removed, it does not come back."""
    return uuid5(NAMESPACE_URL, f"demonstration/{case}")


def _is_made(officer: User, case: str) -> bool:
    """Whether the case was ever made here."""
    return AuditEvent.objects.filter(actor_id=officer.pk, token=_token(case)).exists()


def _rehearsal() -> CaseFile:
    """The case to try: nobody has rated it and nothing is decided."""
    data = deepcopy(read_case(CASES / f"{TRIED}.json").data)
    data["programme"] |= REHEARSAL
    for appraisal in data["appraisals"]:
        appraisal["ratings"] = []
    return check_case(data)


def _programmes(officer: User) -> list[Programme]:
    """The cases that were made and are still there."""
    tokens = [_token(REHEARSAL["reference"]), *(_token(path.stem) for path in CASES.glob("*.json"))]
    events = AuditEvent.objects.filter(actor_id=officer.pk, token__in=tokens)
    keys = events.values_list("programme_id", flat=True)
    return list(Programme.objects.filter(pk__in=list(keys)).in_order())


def _people(officer: User, programmes: list[Programme]) -> list[tuple[User, str, str]]:
    """Makes everybody who is not there yet, with their roles in cases that have no partner yet:
    those were loaded just now. Gives whom it made, with role and password."""
    own, _made = Authority.objects.get_or_create(name="Demonstration")
    partner, _made = Authority.objects.get_or_create(name=PARTNER)
    new = [one for one in programmes if not one.partners.filter(authority=partner).exists()]
    for programme in new:
        Partner.objects.create(programme=programme, authority=partner)
        held = Membership.objects.filter(programme=programme, user=officer, speaks_for=None)
        held.update(speaks_for=programme.authority)
    made = []
    for part in PARTS if new else ():
        posts = [_post(part, programme, partner) for programme in new]
        user = User.objects.filter(username=part.name.lower().replace(" ", ".")).first()
        if user is not None:
            for post in posts:
                give_post(user, post, by=officer)
            continue
        password = secrets.token_urlsafe(12)
        authority = partner if part.partner else own
        user, _link = add_person(
            name=part.name,
            email="",
            authority=authority,
            posts=posts,
            password=password,
            by=officer,
        )
        made.append((user, str(Role(part.role).label), password))
    return made


def _post(part: Part, programme: Programme, partner: Authority) -> Post:
    speaks_for = partner if part.partner else programme.authority
    return Post(programme, part.role, speaks_for=speaks_for, offices=part.offices)


def _officer() -> tuple[User, str]:
    """The demonstration officer, with the password where it was made just now."""
    found = User.objects.filter(username=OFFICER).first()
    if found is not None:
        return found, ""
    authority, _made = Authority.objects.get_or_create(name="Demonstration")
    password = secrets.token_urlsafe(12)
    officer = User.objects.create_user(
        OFFICER,
        password=password,
        first_name="Demonstration",
        last_name="officer",
        authority=authority,
    )
    return officer, password
