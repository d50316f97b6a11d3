"""The page for a request that could not be read."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render

from workbench.numbers.text import number

_PIECE = 64 * 1024
# Bytes of what is too long that are taken in and dropped: a browser that is cut off while it sends
# shows no answer.
_DROPPED = 64 * 1024 * 1024


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Says what was too much, where it was."""
    too_long = isinstance(exception, RequestDataTooBig)
    if too_long:
        _drop(request)
    context = {
        "too_long": too_long,
        "too_many": isinstance(exception, TooManyFieldsSent),
        "megabytes": number((settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // 1024**2),
        "fields": number(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS or 0),
    }
    return render(request, "400.html", context, status=400)


def _drop(request: HttpRequest) -> None:
    try:
        for _count in range(_DROPPED // _PIECE):
            if not request.read(_PIECE):
                return
    except UnreadablePostError:
        return
