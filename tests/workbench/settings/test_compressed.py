"""Pages are packed on their way, what is sent bit by bit or packed already is not."""

from typing import Any

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from workbench.settings.middleware import Compressed

LONG = "The schemes come to the target. " * 100


def answered(response: HttpResponseBase, **headers: Any) -> HttpResponseBase:
    request = RequestFactory(headers={"Accept-Encoding": "gzip"} | headers).get("/")
    return Compressed(lambda _request: response)(request)


def test_page_is_packed_for_a_browser_that_can_unpack_it() -> None:
    packed = answered(HttpResponse(LONG))
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(LONG) / 5
    assert "Content-Encoding" not in answered(HttpResponse(LONG), **{"Accept-Encoding": ""}).headers


@pytest.mark.parametrize(
    "response",
    [
        StreamingHttpResponse(iter([LONG])),
        HttpResponse(LONG, content_type="application/pdf"),
    ],
)
def test_what_comes_bit_by_bit_or_is_packed_already_stays_as_it_is(
    response: HttpResponseBase,
) -> None:
    assert "Content-Encoding" not in answered(response).headers
