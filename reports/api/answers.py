"""What every address of the API shares: how it finds its reader, answers what cannot be answered,
and gives a list page by page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Annotated, Any, Final, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Path, Query, Schema
from ninja.security import HttpBearer

from workbench.models import AccessToken, User
from workbench.tokens.checking import NONE_SENT, TokenRefused, token_of

Scope = AccessToken.Scope
Row = TypeVar("Row")

MOST: Final = 100  # things on a page
LAST_PAGE: Final = 100_000


class Refused(Schema):
    """Why there is no answer, in a sentence."""

    error: str


class Paged(Schema):
    """`count` things in all, on `pages` pages. `next` is the address of the page after this one,
    null on the last."""

    count: int = Field(ge=0)
    page: int = Field(ge=1)
    pages: int = Field(ge=1)
    next: str | None


class Paging(Schema):
    """Which page, and how many things stand on one."""

    page: int = Field(1, ge=1, le=LAST_PAGE, description="The first page is 1.")
    size: int = Field(50, ge=1, le=MOST, description="How many things stand on a page.")


Asked = Query[Paging]
# A part of an address: as it stands in the address of the page for people.
Named = Annotated[
    str, Path(pattern=r"^[-a-zA-Z0-9_]+$", max_length=60, description="As in the page's address.")
]
# Exact: digits with at most one point, or a fraction where no decimals end.
Exact = Annotated[
    str,
    Field(pattern=r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$", examples=["226956.60", "-0.125", "20/3"]),
]
Pounds = Exact
Year = Annotated[str, Field(pattern=r"^[0-9]{4}/[0-9]{2}$", examples=["2026/27"])]

_WHY: Final = {
    400: "The address or the query holds a NUL, or what was sent is not in UTF-8.",
    401: "No token was sent, or one that is not known or has ended.",
    403: "The token may not read this: it was made for other scopes.",
    404: "There is nothing here for the person of the token.",
    405: "The address is read by GET and by nothing else.",
    409: "The version is not what was issued any more, or making its file failed.",
    413: "A body was sent that is larger than anything that is read.",
    422: "A part of the address or of the query is not as it should be.",
    429: "Too many wrong tokens came from this address, or too much was asked for.",
    500: "Something went wrong on our side; the sentence names the request.",
    503: "It took too long, or the database was away: ask again in a moment.",
}


def answers(found: type[Schema], *more: int) -> dict[int, Any]:
    """The answers of an address that gives this, and `more` that others do not have."""
    return {200: found, **dict.fromkeys((401, 403, 404, 422, 429, *more), Refused)}


def said_of(status: int) -> str:
    """What the description says of an answer that is none."""
    return _WHY[status]


class Bearer(HttpBearer):
    """A token that may read this scope. A session of a browser is nobody here."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> User:
        found: User | None = super().__call__(request)
        if found is None:
            raise TokenRefused(HTTPStatus.UNAUTHORIZED, NONE_SENT)
        return found

    def authenticate(self, request: HttpRequest, token: str) -> User:
        row = token_of(request, token)
        if self.scope not in row.scopes:
            why = f"This token may not read {self.scope}. Make one that may, on your account page."
            raise TokenRefused(HTTPStatus.FORBIDDEN, why)
        return row.user


def reader(request: HttpRequest) -> User:
    """The person whose token was sent."""
    found = request.auth  # type: ignore[attr-defined]  # ninja puts it there
    assert isinstance(found, User)
    return found


def page_of(
    request: HttpRequest,
    asked: Paging,
    rows: "QuerySet[Any] | Sequence[Row]",
    make: Callable[[list[Any]], Iterable[Mapping[str, Any]]],
) -> dict[str, Any]:
    """One page of rows that stand in an order of their own, each as `make` gives it. Beyond the
    last page there is nothing."""
    count = rows.count() if isinstance(rows, QuerySet) else len(rows)
    first = (asked.page - 1) * asked.size
    items = list(make(list(rows[first : first + asked.size]))) if first < count else []
    pages = max(1, -(-count // asked.size))
    following = None
    if asked.page < pages:
        query = request.GET.dict() | {"page": str(asked.page + 1), "size": str(asked.size)}
        following = f"{request.path}?{urlencode(query)}"
    return {
        "count": count,
        "page": asked.page,
        "pages": pages,
        "next": following,
        "items": items,
    }
