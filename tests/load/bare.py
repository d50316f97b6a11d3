"""Bare Django beside the site: one view that keeps a rating in one transaction, without a person,
checks, history or a page. A load is measured against it."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")

import django

django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.db import transaction  # noqa: E402
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


urlpatterns = [path("<int:option>/<int:criterion>/<str:assessor>/", keep)]


class Bare(WSGIHandler):
    """Answers by these addresses, through no middleware."""

    def load_middleware(self, is_async: bool = False) -> None:
        self._middleware_chain = self._get_response

    def get_response(self, request: HttpRequest) -> HttpResponse:
        request.urlconf = "tests.load.bare"
        return super().get_response(request)


application = Bare()
