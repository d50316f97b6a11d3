"""The programme that a page is about, perhaps one of its schemes, and what the person may do
there."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.http import Http404
from django.urls import reverse

from schemes.access import Act, may, require, roles_of, with_roles
from schemes.exempt import NOTHING, Exempt, exempt_in, reads_exempt
from schemes.models import Programme, Scheme
from schemes.veil import veiled
from workbench.models import User
from workbench.pages.place import Crumb, Place, Stop


@dataclass(frozen=True)
class ProgrammePlace(Place):
    """The programme that a page is about, perhaps one of its schemes, and the person's roles
    there."""

    programme: Programme
    roles: frozenset[str]

    @property
    def stops(self) -> tuple[tuple[str, Stop], ...]:
        return ((self.programme.title, self.programme),)

    @property
    def chain_end(self) -> str:
        """The sum at the end of the programme's chain of events when the place was found; "" where
        nobody asked for it."""
        return getattr(self.subject, "chain_end", None) or ""

    @property
    def known(self) -> dict[str, Any]:
        return {
            "programme": self.programme,
            "may_write": self.may_write,
            "may_decide": self.may_decide,
            "may_approve": self.may_approve,
        }

    @cached_property
    def exempt(self) -> Exempt:
        """What is exempt here, as long as the person may not read it."""
        return NOTHING if reads_exempt(self.roles) else exempt_in((self.programme.pk,))

    def context(self, heading: str, *last: Crumb, **more: Any) -> dict[str, Any]:
        """As of every place, without words that name what is exempt for those who may not read
        it."""
        found: dict[str, Any] = veiled(super().context(heading, *last, **more), self.exempt)
        return found

    @property
    def may_write(self) -> bool:
        return may(self.roles, Act.WRITE)

    @property
    def may_decide(self) -> bool:
        return may(self.roles, Act.DECIDE)

    @property
    def may_approve(self) -> bool:
        return may(self.roles, Act.APPROVE)


@dataclass(frozen=True)
class FiguresPlace(ProgrammePlace):
    """The figures of a programme, or those of one of its schemes alone. The rows beneath it are
    the programme's, and so are their addresses."""

    scheme: Scheme | None = None

    @property
    def stops(self) -> tuple[tuple[str, Stop], ...]:
        stops = super().stops
        return stops if self.scheme is None else (*stops, (self.scheme.reference, self.scheme))

    @property
    def known(self) -> dict[str, Any]:
        return super().known | {"scheme": self.scheme}

    @property
    def subject(self) -> Programme:
        return self.programme

    def url(self, name: str, *more: object) -> str:
        return reverse(name, args=[self.programme.slug, *more])

    def own_url(self, name: str) -> str:
        """The address of the page `name`: of the scheme where there is one."""
        if self.scheme is None:
            return self.url(name)
        return self.url(f"scheme-{name}", self.scheme.slug)


@dataclass(frozen=True)
class BeneathPlace(ProgrammePlace):
    """A row of a programme that holds a list of its own and has no page, such as a workstream. The
    addresses beneath it are the programme's."""

    row: Model

    @property
    def subject(self) -> Model:
        return self.row

    @property
    def address(self) -> str:
        return self.programme.get_absolute_url()

    def url(self, name: str, *more: object) -> str:
        return reverse(name, args=[self.programme.slug, *more])


@dataclass(frozen=True)
class SchemePlace(ProgrammePlace):
    """A scheme of a programme, and the roles that the person has there."""

    base = "schemes/register/base.html"

    scheme: Scheme

    @property
    def stops(self) -> tuple[tuple[str, Stop], ...]:
        return (*super().stops, (self.scheme.reference, self.scheme))

    @property
    def known(self) -> dict[str, Any]:
        return super().known | {"scheme": self.scheme}


def programme_for(user: User, programme: str, act: Act) -> ProgrammePlace:
    """The programme at this address, for somebody who may `act` there. A stranger gets 404,
    somebody whose roles do not allow `act` 403."""
    return ProgrammePlace(*_programme(user, programme, act))


def figures_for(user: User, programme: str, act: Act, scheme: str | None = None) -> FiguresPlace:
    """The programme at this address, and the scheme where one is named, for somebody who may
    `act` there; 404 and 403 as in `programme_for`."""
    found, roles = _programme(user, programme, act)
    if scheme is None:
        return FiguresPlace(found, roles)
    row = Scheme.objects.filter(programme=found, slug=scheme).first()
    if row is None:
        raise Http404
    row.programme = found
    place = FiguresPlace(found, roles, row)
    if row.pk in place.exempt.schemes:
        raise Http404
    return place


def beneath_for(user: User, programme: str, model: type[Model], pk: int, act: Act) -> BeneathPlace:
    """The row of this programme for somebody who may `act` there; 404 where the programme has no
    such row, and 404 and 403 as in `programme_for`."""
    found, roles = _programme(user, programme, act)
    row = model._default_manager.filter(programme=found, pk=pk).first()
    if row is None:
        raise Http404
    row.programme = found  # type: ignore[attr-defined]  # every such model has one
    return BeneathPlace(found, roles, row)


def scheme_for(user: User, programme: str, scheme: str, act: Act) -> SchemePlace:
    """The scheme at this address, for somebody who may `act` there, in two queries; 404 and 403 as
    in `programme_for`, and 404 for who may not read what is exempt where it is (two more)."""
    rows = Scheme.objects.filter(programme__slug=programme, slug=scheme)
    found, roles = with_roles(rows.select_related("programme"), user, act)
    place = SchemePlace(found.programme, roles, found)
    if found.pk in place.exempt.schemes:
        raise Http404
    return place


def _programme(user: User, slug: str, act: Act) -> tuple[Programme, frozenset[str]]:
    found = Programme.objects.filter(slug=slug).order_by("pk").first()
    if found is None:
        raise Http404
    roles = roles_of(user, found.pk)
    require(roles, act)
    return found, roles
