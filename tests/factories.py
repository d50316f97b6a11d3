"""Rows for tests: each maker takes what the test is about and fills in the rest."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any, Final
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from appraisal.models import Appraisal, Criterion, GatewayTest, Level, Option, Rating, Scale
from schemes.models import Membership, Programme, Role, Scheme
from workbench.models import AccessToken, Authority, User
from workbench.people.proof.entering import PROVED
from workbench.people.sessions.store import SessionStore
from workbench.rows.slugs import slug_for
from workbench.tokens.keys import new_key

_numbers = count(1)
# Made once, since chance is dear and nearly every test makes people.
NO_PASSWORD: Final = make_password(None)


def number_anew() -> None:
    """Lets the names of rows begin again, in a database without any: whatever was made before, the
    same rows have the same names, so that files made of them are the same."""
    global _numbers  # noqa: PLW0603  one for all makers
    _numbers = count(1)


def make_authority(name: str = "") -> Authority:
    return Authority.objects.create(name=name or f"Borough {next(_numbers)}")


def make_user(name: str = "", authority: Authority | None = None, **values: Any) -> User:
    return User.objects.create(
        username=name or f"officer{next(_numbers)}",
        password=NO_PASSWORD,
        authority=authority or make_authority(),
        **values,
    )


def make_access_token(
    user: User, name: str = "Dashboard", **values: Any
) -> tuple[AccessToken, str]:
    """A token of this person for everything, that lasts for a month; and its text."""
    key, now = new_key(), timezone.now()
    row = AccessToken.objects.create(
        user=user,
        name=name,
        **{
            "scopes": list(AccessToken.Scope.values),
            "key": key.key,
            "key_sha256": key.sha256,
            "made_under": user.get_session_auth_hash(),
            "made_at": now,
            "expires_at": now + timedelta(days=30),
        }
        | values,
    )
    return row, key.text


def make_programme(
    *, title: str = "Saving together", authority: Authority | None = None, **values: Any
) -> Programme:
    reference = values.pop("reference", f"P{next(_numbers)}")
    return Programme.objects.create(
        authority=authority or make_authority(),
        reference=reference,
        slug=values.pop("slug", slug_for(reference)),
        title=title,
        **{"first_year": "2018/19", "years": 4} | values,
    )


def add_member(programme: Programme, role: str, name: str = "") -> User:
    """A new person with this role in the programme."""
    user = make_user(name, programme.authority)
    Membership.objects.create(programme=programme, user=user, role=role)
    return user


def make_scheme(programme: Programme | None = None, **values: Any) -> Scheme:
    programme = programme or make_programme()
    reference = values.pop("reference", f"S{next(_numbers)}")
    if "position" not in values:
        values["position"] = programme.schemes.count()
    return Scheme.objects.create(
        programme=programme,
        reference=reference,
        slug=values.pop("slug", slug_for(reference)),
        title=values.pop("title", "Fewer contracts"),
        **values,
    )


def make_appraisal(programme: Programme | None = None, **values: Any) -> Appraisal:
    programme = programme or make_programme()
    reference = values.pop("reference", f"A{next(_numbers)}")
    return Appraisal.objects.create(
        programme=programme,
        reference=reference,
        slug=values.pop("slug", slug_for(reference)),
        title=values.pop("title", "How the service is run"),
        **values,
    )


def make_option(appraisal: Appraisal, code: str, **values: Any) -> Option:
    if "position" not in values:
        values["position"] = appraisal.options.count()
    return Option.objects.create(
        appraisal=appraisal,
        code=code,
        slug=values.pop("slug", slug_for(code)),
        name=values.pop("name", f"Option {code}"),
        **values,
    )


def make_scale(appraisal: Appraisal, key: str = "HML") -> Scale:
    """High, medium and low, worth 3, 2 and 1."""
    scale = Scale.objects.create(appraisal=appraisal, key=key, slug=slug_for(key))
    Level.objects.bulk_create(
        Level(scale=scale, key=word, points=Decimal(3 - position), position=position)
        for position, word in enumerate(("high", "medium", "low"))
    )
    return scale


def make_ranking(appraisal: Appraisal, code: str, scale: Scale, **values: Any) -> Criterion:
    if "position" not in values:
        values["position"] = appraisal.criteria.count()
    return Criterion.objects.create(
        appraisal=appraisal,
        code=code,
        slug=values.pop("slug", slug_for(code)),
        name=values.pop("name", f"Criterion {code}"),
        role=Criterion.Role.RANKING,
        scale=scale,
        weight=values.pop("weight", Decimal(1)),
        **values,
    )


def make_gateway(appraisal: Appraisal, code: str, **values: Any) -> Criterion:
    """A gateway that is passed or failed by judgement."""
    if "position" not in values:
        values["position"] = appraisal.criteria.count()
    criterion = Criterion.objects.create(
        appraisal=appraisal,
        code=code,
        slug=values.pop("slug", slug_for(code)),
        name=values.pop("name", f"Gateway {code}"),
        role=values.pop("role", Criterion.Role.GATEWAY),
        **values,
    )
    GatewayTest.objects.create(criterion=criterion, kind=GatewayTest.Kind.PASS)
    return criterion


def rate(option: Option, criterion: Criterion, level: str, **values: Any) -> Rating:
    """An agreed rating."""
    return Rating.objects.create(option=option, criterion=criterion, level=level, **values)


@dataclass(frozen=True)
class World:
    """One appraisal among the people who may meet it: a programme with everyone in their role,
    three options (the first is the baseline), a gateway G1 and ranking criteria R1 and R2 on a
    scale of high, medium and low. Nothing is rated yet."""

    programme: Programme
    lead: User
    officer: User
    moderator: User
    assessor: User
    member: User
    approver: User
    stranger: User
    appraisal: Appraisal
    options: tuple[Option, ...]
    gateway: Criterion
    rankings: tuple[Criterion, ...]
    scale: Scale

    def rate_everything(self) -> None:
        """Decides every option: the second is best, then the third, then the baseline."""
        words = {0: "low", 1: "high", 2: "medium"}
        for index, option in enumerate(self.options):
            rate(option, self.gateway, "pass", reason="It is lawful.")
            for criterion in self.rankings:
                rate(option, criterion, words[index], reason="The board agreed.")


def make_team(programme: Programme, *roles: Role) -> list[User]:
    """A person in each of these roles, who is called after it."""
    team = [
        User(username=role.value, password=NO_PASSWORD, authority=programme.authority)
        for role in roles
    ]
    User.objects.bulk_create(team)
    Membership.objects.bulk_create(
        Membership(programme=programme, user=user, role=role)
        for user, role in zip(team, roles, strict=True)
    )
    return team


def make_world() -> World:
    programme = make_programme(reference="2018-21", target=Decimal(1677660))
    appraisal = make_appraisal(
        programme, reference="A1", slug="a1", question="Who should run the service?"
    )
    scale = make_scale(appraisal)
    options = (
        make_option(appraisal, "A", name="As now", baseline=True, position=0),
        make_option(appraisal, "B", name="Staff mutual", position=1),
        make_option(appraisal, "C", name="Shared service", position=2),
    )
    gateway = make_gateway(appraisal, "G1", name="Lawful", position=0)
    rankings = (
        make_ranking(appraisal, "R1", scale, name="Savings", weight=Decimal(60), position=1),
        make_ranking(appraisal, "R2", scale, name="Quality", weight=Decimal(40), position=2),
    )
    lead, officer, moderator, assessor, member, approver = make_team(
        programme,
        Role.LEAD,
        Role.OFFICER,
        Role.MODERATOR,
        Role.ASSESSOR,
        Role.MEMBER,
        Role.APPROVER,
    )
    return World(
        programme=programme,
        lead=lead,
        officer=officer,
        moderator=moderator,
        assessor=assessor,
        member=member,
        approver=approver,
        stranger=make_user("stranger"),
        appraisal=appraisal,
        options=options,
        gateway=gateway,
        rankings=rankings,
        scale=scale,
    )


def sign_in(user: User) -> Client:
    """A browser in which this person is signed in, with the rows that the form leaves. What else
    signing in asks of the database takes as long as opening a page."""
    store = SessionStore(uuid4().hex)
    own = {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend",
        HASH_SESSION_KEY: user.get_session_auth_hash(),
        # Far ahead, since what a sweep signs in once is used for as long as the sweep takes.
        PROVED: (timezone.now() + timedelta(days=1)).isoformat(),
    }
    session = store.create_model_instance(own)
    session.save(force_insert=True)
    user.last_login = timezone.now()
    user.save(update_fields=["last_login"])
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


def sent(version: int | None = None, **values: Any) -> dict[str, Any]:
    """What a form sends: its own token, the version where the row stands already, the values."""
    own: dict[str, Any] = {"write_token": str(uuid4())}
    if version is not None:
        own["version"] = str(version)
    return own | values
