"""Single sign-on against a real provider: known people come in, nobody gets an account by it."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from schemes.models import Membership, Role
from schemes.people.checks import roles_of_groups
from tests.factories import World, make_user
from tests.workbench.people.provider import Provider, come_by, provider
from workbench.models import AuditEvent, OneTimeLink, User
from workbench.people.links import make_link
from workbench.people.proof.entering import PROVED
from workbench.people.single_sign_on import arriving
from workbench.people.single_sign_on.claims import claims_of
from workbench.settings.checks import addresses_of_the_provider
from workbench.settings.signing_in import Granted, SingleSignOn, single_sign_on

PASSWORD = "a long and plain sentence"
EMAIL = "pat.reed@example.gov.uk"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with provider() as one:
        yield one


@pytest.fixture
def one(running: Provider, settings) -> Provider:
    settings.ROOT_URLCONF = "tests.workbench.people.addresses_with_a_provider"
    described(settings, running)
    return running


def described(settings, one: Provider, *granted: Granted, vouched: Iterable[str] = ()) -> None:
    settings.SINGLE_SIGN_ON = one.described(*granted, vouched=vouched)
    settings.SOCIALACCOUNT_PROVIDERS = settings.SINGLE_SIGN_ON.for_allauth()


@pytest.fixture
def officer() -> User:
    """Somebody invited, who never chose a password."""
    user = make_user("pat.reed", email=EMAIL)
    user.set_unusable_password()
    user.save()
    make_link(user, OneTimeLink.Purpose.INVITATION, by=None, at=timezone.now())
    return user


def known(one: Provider, sub: str = "u1", **claims: object) -> str:
    one.knows(sub, **{"email": EMAIL, "email_verified": True, "name": "Pat Reed"} | claims)
    return sub


def signed_in_as(client: Client) -> int | None:
    found = client.session.get("_auth_user_id")
    return int(found) if found else None


def test_invited_person_comes_in_by_a_verified_email(
    one: Provider, client: Client, officer: User
) -> None:
    page = client.get(reverse("sign-in"), {"next": "/programmes/"}).content.decode()
    assert "Sign in with the council" in page
    assert not User.objects.in_service().filter(pk=officer.pk).exists()
    answer = come_by(one, client, known(one))
    assert answer.headers["Location"] == "/programmes/"
    assert signed_in_as(client) == officer.pk
    told = [event.action for event in AuditEvent.objects.order_by("place")]
    assert told == ["linked account for single sign-on", "signed in"]
    assert AuditEvent.objects.latest("place").after["by"] == "single sign-on"
    assert User.objects.in_service().filter(pk=officer.pk).exists()
    # The site keeps who is who, and nothing else of what it was told.
    assert [row.extra_data for row in SocialAccount.objects.all()] == [{}]
    assert not EmailAddress.objects.exists()
    # Known from now on by the provider's own name for them.
    again = Client()
    come_by(one, again, known(one, email="other@example.gov.uk", email_verified=False))
    assert signed_in_as(again) == officer.pk
    assert [row.extra_data for row in SocialAccount.objects.all()] == [{}]


def test_challenge_goes_along_and_an_old_answer_does_not_count(
    one: Provider, client: Client, officer: User
) -> None:
    away = client.get(reverse("single-sign-on")).headers["Location"]
    asked = parse_qs(urlsplit(away).query)
    assert asked["code_challenge_method"] == ["S256"]
    back = urlsplit(one.consents(away, sub=known(one)))
    address = f"{back.path}?{back.query}"
    stranger = Client()
    assert stranger.get(address).headers["Location"] == reverse("sign-in")
    assert signed_in_as(stranger) is None
    assert client.get(address).headers["Location"] == "/"
    client.logout()
    assert client.get(address).headers["Location"] == reverse("sign-in")
    assert signed_in_as(client) is None


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ({"email": "nobody@example.org"}, "Nobody is invited here"),
        ({"email_verified": False}, "is not verified there"),
        ({"email_verified": "no"}, "is not verified there"),
        ({"email": None}, "It was not said which email is yours"),
    ],
)
def test_stranger_gets_no_account_and_is_told_whom_to_ask(
    one: Provider, client: Client, officer: User, claims: dict[str, object], told: str
) -> None:
    people = User.objects.count()
    answer = come_by(one, client, known(one, "stranger", **claims))
    assert answer.status_code == 403
    page = " ".join(answer.content.decode().split())
    assert told in page
    assert "Ask the site administrator" in page
    assert signed_in_as(client) is None
    assert User.objects.count() == people
    assert not SocialAccount.objects.exists()
    assert AuditEvent.objects.latest("place").action == "failed to sign in"


DIRECTORY = "https://login.microsoftonline.com/6f8b0c1e-0000-4000-8000-000000000000/v2.0"
OURS = "example.gov.uk"


@pytest.mark.parametrize(
    ("vouched", "claims", "status", "told"),
    [
        ((), {}, 403, "nobody said that it is"),
        ((OURS,), {}, 302, ""),
        (("example.org", OURS), {"email": "Pat.Reed@EXAMPLE.gov.uk"}, 302, ""),
        # What the provider does say goes before.
        ((OURS,), {"email_verified": False}, 403, "nobody said that it is"),
        (("example.org",), {"email_verified": True}, 302, ""),
        # A guest of the directory, and addresses that look like the council's.
        ((OURS,), {"email": "pat.reed@example.org"}, 403, "nobody said that it is"),
        ((OURS,), {"email": "pat.reed@evil-example.gov.uk"}, 403, "nobody said that it is"),
        ((OURS,), {"email": "pat.reed@sub.example.gov.uk"}, 403, "nobody said that it is"),
        ((OURS,), {"email": "nobody@example.gov.uk"}, 403, "Nobody is invited here"),
    ],
)
def test_provider_that_says_nothing_of_verified_is_believed_where_the_operator_says_so(
    one: Provider,
    client: Client,
    officer: User,
    settings: Settings,
    vouched: tuple[str, ...],
    claims: dict[str, object],
    status: int,
    told: str,
) -> None:
    described(settings, one, vouched=vouched)
    one.knows("entra", **{"email": EMAIL, "name": "Pat Reed"} | claims)
    answer = come_by(one, client, "entra")
    assert answer.status_code == status
    assert told in " ".join(answer.content.decode().split())
    assert signed_in_as(client) == (officer.pk if status == 302 else None)


@pytest.mark.parametrize(
    ("server", "vouched", "found"),
    [
        (DIRECTORY, (), []),
        (DIRECTORY, (OURS,), []),
        ("https://login.microsoftonline.com/common/v2.0", (), []),
        ("https://login.microsoftonline.com/common/v2.0", (OURS,), ["workbench.E004"]),
        ("https://login.microsoftonline.com/Organizations/v2.0", (OURS,), ["workbench.E004"]),
        (DIRECTORY, (OURS, "gmail.com", "outlook.com"), ["workbench.E005"] * 2),
    ],
)
def test_addresses_that_cannot_be_verified_are_an_error_of_the_check(
    settings: Settings, server: str, vouched: tuple[str, ...], found: list[str]
) -> None:
    settings.SINGLE_SIGN_ON = SingleSignOn(
        server, "workbench", "secret", vouched_domains=frozenset(vouched)
    )
    assert [error.id for error in addresses_of_the_provider()] == found


def test_closed_account_stays_closed(one: Provider, client: Client, officer: User) -> None:
    officer.is_active = False
    officer.save()
    assert come_by(one, client, known(one)).status_code == 403
    assert signed_in_as(client) is None


def test_email_that_went_to_somebody_new_gives_no_account(
    one: Provider, client: Client, officer: User
) -> None:
    come_by(one, Client(), known(one))
    assert come_by(one, client, known(one, "u2")).status_code == 403
    assert signed_in_as(client) is None


def test_password_here_stays_usable(one: Provider, client: Client, officer: User) -> None:
    officer.set_password(PASSWORD)
    officer.save()
    come_by(one, Client(), known(one))
    client.post(reverse("sign-in"), {"username": "pat.reed", "password": PASSWORD})
    assert signed_in_as(client) == officer.pk


def test_breaking_off_leads_back_to_signing_in(one: Provider, client: Client) -> None:
    away = client.get(reverse("single-sign-on")).headers["Location"]
    back = urlsplit(one.consents(away, action="deny"))
    answer = client.get(f"{back.path}?{back.query}", follow=True)
    assert "Signing in there did not work" in answer.content.decode()


def test_provider_that_is_away_leads_back_to_signing_in(
    one: Provider, client: Client, settings
) -> None:
    described(settings, Provider(9))
    answer = client.get(reverse("single-sign-on"), follow=True)
    assert "Signing in there did not work" in answer.content.decode()


def test_page_of_another_host_is_never_gone_to(
    one: Provider, client: Client, officer: User
) -> None:
    answer = come_by(one, client, known(one), on="https://example.org/")
    assert answer.headers["Location"] == "/"


def test_groups_give_and_take(one: Provider, client: Client, world: World, settings) -> None:
    """What is left to groups follows them at each sign-in; every other role stays."""
    described(
        settings,
        one,
        Granted("administrators"),
        Granted("finance", world.programme.slug, "officer"),
        Granted("finance-too", world.programme.slug, "officer"),
        Granted("leads", world.programme.slug, "lead"),
        Granted("finance", "no-such-programme", "officer"),
    )
    world.member.email = EMAIL
    world.member.save()
    User.objects.create_superuser("administrator", password=PASSWORD)

    def comes_with(*groups: str) -> tuple[bool, set[str]]:
        come_by(one, Client(), known(one, groups=list(groups)))
        world.member.refresh_from_db()
        held = Membership.objects.filter(user=world.member, programme=world.programme)
        return world.member.is_superuser, set(held.values_list("role", flat=True))

    assert comes_with() == (False, {Role.MEMBER})
    assert comes_with("administrators", "finance-too") == (True, {Role.MEMBER, Role.OFFICER})
    told = set(AuditEvent.objects.values_list("action", flat=True))
    assert "became site administrator by group" in told
    assert "gave role by group of single sign-on" in told
    assert comes_with("other") == (False, {Role.MEMBER})
    # The last of them stays.
    User.objects.filter(username="administrator").update(is_active=False)
    assert comes_with("administrators")[0]
    assert comes_with()[0]


def test_proof_anew_takes_a_moment_that_the_provider_names(
    one: Provider, client: Client, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_by(one, client, known(one))
    wanted = reverse("second-factor-app")
    for said, proved in (({"auth_time": int(time.time()) - 3600}, False), ({}, True)):
        session = client.session
        session[PROVED] = (timezone.now() - timedelta(minutes=11)).isoformat()
        session.save()
        way = client.get(wanted).headers["Location"]
        page = client.get(way).content.decode()
        assert "Prove it by the council" in page
        come_by(one, client, known(one, **said), on=wanted)
        assert (client.get(wanted).status_code == 200) is proved
    with monkeypatch.context() as patch:
        patch.setattr(
            arriving, "claims_of", lambda login: replace(claims_of(login), proved_at=None)
        )
        answer = come_by(one, client, known(one))
    told = client.get(answer.headers["Location"]).content.decode()
    assert "It was not said that you proved anew" in told
    make_user("other", email="other@example.gov.uk")
    answer = come_by(one, client, known(one, "u3", email="other@example.gov.uk"))
    assert "came back as somebody else" in client.get(answer.headers["Location"]).content.decode()
    assert signed_in_as(client) == officer.pk


GIVEN = {
    "WORKBENCH_OIDC_SERVER": "https://login.example.org/realms/council/",
    "WORKBENCH_OIDC_CLIENT": "workbench",
    "WORKBENCH_OIDC_SECRET": "secret",
}


def test_settings_describe_the_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = "CN=admins,OU=it=administrator; finance = savings:lead"
    more = {
        "WORKBENCH_OIDC_GROUPS": groups,
        "WORKBENCH_OIDC_VERIFIED_DOMAINS": "Example.gov.uk, example.org",
    }
    for name, value in (GIVEN | more).items():
        monkeypatch.setenv(name, value)
    found = single_sign_on(plain_http=False)
    assert found is not None
    assert found.server == "https://login.example.org/realms/council"
    assert found.granted == (Granted("CN=admins,OU=it"), Granted("finance", "savings", "lead"))
    assert found.vouched_domains == {"example.gov.uk", "example.org"}
    assert "secret" not in repr(found)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"WORKBENCH_OIDC_SECRET": ""}, "WORKBENCH_OIDC_SECRET"),
        ({"WORKBENCH_OIDC_SERVER": "login.example.org"}, "WORKBENCH_OIDC_SERVER"),
        ({"WORKBENCH_OIDC_SERVER": "http://login.example.org"}, "WORKBENCH_OIDC_SERVER"),
        ({"WORKBENCH_OIDC_GROUPS": "admins"}, "WORKBENCH_OIDC_GROUPS"),
        ({"WORKBENCH_OIDC_GROUPS": "admins=savings:"}, "WORKBENCH_OIDC_GROUPS"),
        (dict.fromkeys(GIVEN, "") | {"WORKBENCH_OIDC_GROUPS": "a=administrator"}, "GROUPS is set"),
        ({"WORKBENCH_OIDC_VERIFIED_DOMAINS": "*"}, "no sign for every domain"),
        ({"WORKBENCH_OIDC_VERIFIED_DOMAINS": "a@example.gov.uk"}, "VERIFIED_DOMAINS has"),
        ({"WORKBENCH_OIDC_VERIFIED_DOMAINS": "1"}, "VERIFIED_DOMAINS has"),
        (
            dict.fromkeys(GIVEN, "") | {"WORKBENCH_OIDC_VERIFIED_DOMAINS": OURS},
            "VERIFIED_DOMAINS is set without a provider",
        ),
    ],
)
def test_provider_that_is_half_described_is_refused(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], told: str
) -> None:
    for name, value in (GIVEN | changed).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=told):
        single_sign_on(plain_http=False)


def test_role_that_there_is_not_is_an_error_of_the_check(settings) -> None:
    settings.SINGLE_SIGN_ON = Provider(9).described(Granted("finance", "savings", "boss"))
    assert [error.id for error in roles_of_groups()] == ["schemes.E001"]
