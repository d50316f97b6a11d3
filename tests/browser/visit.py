"""Looking at a page as its visitors do: what it loads, what it says, how it narrows."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, Final
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from django.contrib.staticfiles import finders
from playwright.sync_api import BrowserContext, Page, Request, Response, TimeoutError

AXE: Final = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_OPTIONS: Final = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],
    # Style sheets are fetched anew for a rule on trial alone, which none of these tags asks for.
    "preload": {"assets": ["media"]},
}
FIRST_LOAD: Final = 150_000  # bytes of scripts, styles and typeface, without the chart script
AFTERWARDS: Final = 33_000  # bytes of a page once style sheet, scripts and typeface are kept
CHART_SCRIPT: Final = "plotly"
# A page that asks for nothing during so many milliseconds has all that it asks for by itself.
QUIET: Final = 100
PATIENCE: Final = 15  # seconds
AT_ONCE: Final = 40  # pages of tests that one process of the browser draws

_asked: WeakKeyDictionary[Page, set[Request]] = WeakKeyDictionary()


def settle(page: Page) -> None:
    """Waits for all that a page loads, by its scripts as well."""
    gives_up = monotonic() + PATIENCE
    quiet = 0
    while quiet < QUIET:
        page.wait_for_load_state("load")
        page.wait_for_timeout(QUIET / 2)
        quiet = 0 if _asked[page] else quiet + QUIET // 2
        assert monotonic() < gives_up, f"still loading {[one.url for one in _asked[page]]}"


@dataclass
class Visit:
    """One window, with everything that went wrong in it since it was opened."""

    window: BrowserContext
    complaints: list[str] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    pages: int = 0

    def __post_init__(self) -> None:
        self.page: Page = self.window.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("requestfailed", self._lost)
        self.page.on("response", self._came)
        _asked[self.page] = set()
        self.page.on("request", self._asks)
        self.page.on("requestfinished", self._has)
        self.page.on("requestfailed", self._has)

    def _asks(self, request: Request) -> None:
        _asked[self.page].add(request)

    def _has(self, request: Request) -> None:
        _asked[self.page].discard(request)

    def _lost(self, request: Request) -> None:
        # A page that follows a meeting and is left just as it asks has nobody to tell the answer.
        left = request.failure == "net::ERR_ABORTED" and request.url.endswith("/live/")
        if not left:
            self.complaints.append(f"not loaded: {request.url} ({request.failure})")

    def _came(self, response: Response) -> None:
        self.responses.append(response)

    def _said(self, message: Any) -> None:
        # Chromium reports the status of a refused form as an error; the pages mean it.
        refused = message.text.startswith("Failed to load resource") and any(
            status in message.text for status in ("status of 422", "status of 409")
        )
        if message.type in {"error", "warning"} and not refused:
            self.complaints.append(f"console: {message.text}")

    def open(self, path: str) -> Response:
        """Opens an address afresh, and waits for what it loads."""
        self.responses.clear()
        response = self.page.goto(path)
        assert response is not None
        settle(self.page)
        return response

    def forget(self) -> None:
        """Leaves the window as a new one, for the next to open a page in it."""
        self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.pages += 1
        if self.pages % AT_ONCE == 0:
            # Chromium begins another process for who types an address: what one keeps grows.
            self.page.goto("about:blank")
        else:
            # Led away by the page itself, it keeps its process, with the scripts that it has
            # compiled and the typeface.
            self.page.evaluate("() => location.replace('about:blank')")
            self.page.wait_for_url("about:blank")
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.window.clear_cookies()
        self.responses.clear()
        self.complaints.clear()

    def check(self) -> None:
        """Whatever holds for every page in every state."""
        assert self.complaints == []
        hosts = {urlsplit(response.url).hostname for response in self.responses}
        assert hosts <= {"localhost"}, f"asked {hosts} for something"
        assert self.page.locator("h1").count() == 1
        assert self.faults() == []
        assert self.narrow() == []

    def faults(self) -> list[str]:
        """What axe-core finds: WCAG 2.2 AA and best practice."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE)
        # All that is wrong; of what is right, which nobody reads, one place a rule.
        found = self.page.evaluate("options => axe.run(document, options)", AXE_OPTIONS)
        return [
            f"{rule['id']} ({rule['help']}): {node['html'][:200]} {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    def narrow(self) -> list[str]:
        """What sticks out of a window 320 pixels wide."""
        self.page.set_viewport_size({"width": 320, "height": 640})
        # A chart draws itself anew a moment after.
        with suppress(TimeoutError):
            self.page.wait_for_function(
                "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth",
                timeout=2000,
            )
        wide = self.page.evaluate(
            """() => {
                const root = document.documentElement;
                if (root.scrollWidth <= root.clientWidth) return [];
                return [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1)
                    .slice(0, 5).map(e => e.outerHTML.slice(0, 150));
            }"""
        )
        self.page.set_viewport_size({"width": 1280, "height": 900})
        return list(wide)

    def weight(self) -> tuple[int, int]:
        """Bytes of the first load without the chart script, and of the page by itself."""
        first = alone = 0
        for response in self.responses:
            if response.status >= 300 or CHART_SCRIPT in response.url:
                continue
            static = urlsplit(response.url).path.partition("/static/")[2]
            # Of a file that its process has kept from a page before the browser has no content.
            file = finders.find(static) if static else None
            size = Path(file).stat().st_size if file else len(response.body())
            first += size
            alone += 0 if file else size
        return first, alone
