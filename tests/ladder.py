"""The ladder that every page is tried on: each rung is one kind of visitor."""

from django.test import Client

from tests.factories import World, sign_in

READERS = ("assessor", "member", "approver")


def refuses_the_wrong_visitors(world: World, address: str, *, writes: bool) -> None:
    """Anonymous to sign-in, a stranger 404, and on a page that writes a reader 403."""
    anonymous = Client().get(address)
    assert anonymous.status_code == 302
    assert anonymous["Location"].startswith("/sign-in/?next=")
    assert sign_in(world.stranger).get(address).status_code == 404
    for role in READERS:
        status = sign_in(getattr(world, role)).get(address).status_code
        assert status == (403 if writes else 200), (role, address)
    for role in ("lead", "officer"):
        assert sign_in(getattr(world, role)).get(address).status_code == 200, (role, address)


def refuses_writing(world: World, address: str, data: dict[str, str]) -> None:
    """A reader who posts is refused and a stranger told nothing."""
    assert sign_in(world.member).post(address, data).status_code == 403
    assert sign_in(world.stranger).post(address, data).status_code == 404
    assert Client().post(address, data).status_code == 302
