"""A whole site that the tests of a module share, on which mail is configured."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.site.site import Site, make_site


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """Made once: whatever a test writes is taken back to this at its end."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        with whole:
            site = make_site()
            with django_db_blocker.block():
                yield site
            transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def with_mail(settings: Any) -> None:
    settings.MAIL_CONFIGURED = True
