"""A real OpenID Connect provider, in a process of its own, for tests of single sign-on."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.test import Client
from django.urls import reverse

from tests.served import answers, free_port, wait_until
from workbench.settings.signing_in import Granted, SingleSignOn


@dataclass(frozen=True)
class Provider:
    """Answers on `port` of this machine."""

    port: int

    @property
    def server(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def described(self, *granted: Granted, vouched: Iterable[str] = ()) -> SingleSignOn:
        return SingleSignOn(
            self.server,
            "workbench",
            "secret",
            "the council",
            granted=granted,
            vouched_domains=frozenset(vouched),
        )

    def knows(self, sub: str, **claims: Any) -> None:
        """Has the provider know somebody."""
        self._ask("PUT", f"/users/{sub}", json.dumps(claims), "application/json")

    def consents(self, address: str, **typed: str) -> str:
        """Somebody signs in at the address that the site led to; gives where they are sent back."""
        form = urlencode(typed)
        answer = self._ask("POST", address, form, "application/x-www-form-urlencoded")
        return str(answer)

    def _ask(self, method: str, address: str, body: str, kind: str) -> str | None:
        parts = urlsplit(address)
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        connection.request(method, path, body, {"Content-Type": kind})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        assert answer.status < 400, answer.status
        return answer.headers["Location"]


@contextmanager
def provider() -> Iterator[Provider]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)],
        env=os.environ | {"NO_COLOR": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: answers(port) or process.poll() is not None, "the provider answers")
        yield Provider(port)
    finally:
        process.terminate()
        process.wait(30)


def come_by(one: Provider, client: Client, sub: str, on: str = "/programmes/") -> Any:
    """Somebody goes to the provider and comes back; gives the site's answer."""
    away = client.get(reverse("single-sign-on"), {"next": on})
    assert away.status_code == 302
    back = urlsplit(one.consents(away.headers["Location"], sub=sub))
    return client.get(f"{back.path}?{back.query}")
