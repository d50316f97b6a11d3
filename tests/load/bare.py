"""Bare Django beside the site: one view that keeps a rating in one transaction, without a person,
checks, history or a page, one that keeps many, one that says hello, and one that asks the database for one number. A
load is measured against them."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402

from appraisal.models import Rating  # noqa: E402


@csrf_exempt
def keep(request: HttpRequest, option: int, criterion: int, assessor: str) -> HttpResponse:
    """Keeps one rating."""
    with transaction.atomic():
        Rating.objects.create(
            option_id=option,
            criterion_id=criterion,
            assessor=assessor,
            level="high",
            reason=request.POST["reason"],
        )
    return HttpResponse("kept")


@csrf_exempt
def keep_several(request: HttpRequest, option: int, assessor: str) -> HttpResponse:
    """Keeps the ratings of an option."""
    rows = zip(request.POST.getlist("criterion"), request.POST.getlist("reason"), strict=True)
    with transaction.atomic():
        Rating.objects.bulk_create(
            [
                Rating(
                    option_id=option,
                    criterion_id=int(criterion),
                    assessor=assessor,
                    level="high",
                    reason=reason,
                )
                for criterion, reason in rows
            ]
        )
    return HttpResponse("kept")


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


def select(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return HttpResponse(f"{cursor.fetchone()[0]}")


urlpatterns = [
    path("<int:option>/<int:criterion>/<str:assessor>/", keep),
    path("<int:option>/<str:assessor>/", keep_several),
    path("hello/", hello),
    path("select/", select),
]


# No middleware, and no addresses but these.
settings.MIDDLEWARE = []
settings.ROOT_URLCONF = __name__
application = WSGIHandler()
