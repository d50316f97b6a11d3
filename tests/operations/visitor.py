"""A person's browser, over HTTP: keeps cookies, follows redirects, sends forms as they stand."""

import re
import ssl
from dataclasses import dataclass
from email.message import Message
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import (
    HTTPCookieProcessor,
    HTTPSHandler,
    ProxyHandler,
    Request,
    build_opener,
)

PASSWORD: Final = "a-long-word-for-tests"
_FORM: Final = re.compile(r"<form[^>]*method=\"post\".*?</form>", re.DOTALL | re.IGNORECASE)
_HIDDEN: Final = re.compile(r"<input[^>]*type=\"hidden\"[^>]*>")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back in the end: from `path`, with its body as bytes."""

    status: int
    path: str
    headers: Message
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode(errors="replace")


class Visitor:
    """One browser at the site whose addresses begin with `base`; `certificate` is that of its
    proxy."""

    def __init__(self, base: str, certificate: Path | None = None) -> None:
        self.base = base
        self.cookies = CookieJar()
        trusting = ssl.create_default_context(cafile=certificate) if certificate else None
        self.opener = build_opener(
            # None of the machine that the tests run on.
            ProxyHandler({}),
            HTTPCookieProcessor(self.cookies),
            HTTPSHandler(context=trusting),
        )

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask(path, None, headers)

    def post(self, path: str, values: dict[str, Any], **headers: str) -> Answer:
        body = urlencode(values, doseq=True).encode()
        return self._ask(path, body, {"Referer": self.base + path} | headers)

    def send(self, path: str, *, containing: str = "", **values: Any) -> Answer:
        """Opens the page, and sends the form on it that contains these words, with these values
        besides what stands hidden in it."""
        return self.post(path, self.hidden(path, containing) | values)

    def hidden(self, path: str, containing: str = "") -> dict[str, Any]:
        """What stands hidden in the first form of a page that contains these words."""
        page = self.get(path)
        assert page.status == 200, (path, page.status)
        form = next(one[0] for one in _FORM.finditer(page.text) if containing in one[0])
        found = {}
        for field in _HIDDEN.findall(form):
            name, value = re.search(r'name="([^"]*)"', field), re.search(r'value="([^"]*)"', field)
            if name:
                found[unescape(name[1])] = unescape(value[1]) if value else ""
        return found

    def sign_in(self, name: str) -> Answer:
        answer = self.send("/sign-in/", username=name, password=PASSWORD)
        assert (answer.status, answer.path != "/sign-in/") == (200, True), "not let in"
        return answer

    def _ask(self, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        asked = Request(self.base + path, body, named)
        try:
            with self.opener.open(asked, timeout=120) as came:
                return self._answer(came)
        except HTTPError as refused:
            with refused:
                return self._answer(refused)

    def _answer(self, came: Any) -> Answer:
        path = str(came.url).removeprefix(self.base)
        return Answer(came.status, path, came.headers, came.read())
