"""What if, measured where it is felt: in Chromium, from a change in a box to the painted answer.

The site is served by a thread of this process, with its middleware, style sheet and scripts. Each
change is another weight; the clock is the browser's, and stops in the frame after the answer stands
on the page.
"""

import os
import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import DEFAULT_DB_ALIAS, connections
from django.test.testcases import LiveServerThread
from playwright.sync_api import Page, sync_playwright

from appraisal.models import Appraisal
from tests.benchmarks.results import rated
from tests.factories import add_member, sign_in

SIZES: Final = ((8, 8, 100), (30, 30, 200))  # options, criteria, goal in milliseconds
CHANGES: Final = 15
CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")

# Answers with the milliseconds of each change; the first is not counted.
CHANGE: Final = """async (changes) => {
    const box = document.querySelector("form[data-what-if] input[name^='w-']");
    const place = document.querySelector("[data-what-follows]");
    const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
    const taken = [];
    for (let at = 0; at <= changes; at += 1) {
        await frame();
        const began = performance.now();
        const answered = new Promise((done) => {
            const watch = new MutationObserver(() => { watch.disconnect(); done(); });
            watch.observe(place, { childList: true, subtree: true, characterData: true });
        });
        box.value = String(21 + 3 * at);
        box.dispatchEvent(new Event("input", { bubbles: true }));
        await answered;
        await frame();
        await frame();
        taken.push(performance.now() - began);
    }
    return taken.slice(1);
}"""


def what_if() -> None:
    print(f"{'What if, in Chromium':<24}{'Median':>12}{'Longest':>12}{'Goal':>12}")
    made = [(rated(options, criteria), goal) for options, criteria, goal in SIZES]
    with served() as address, opened(address) as page:
        for appraisal, goal in made:
            taken = changed(page, address, appraisal)
            size = appraisal.programme.title.replace("by", "x")
            print(
                f"{size:<24}{statistics.median(taken):>9,.0f} ms{max(taken):>9,.0f} ms"
                f"{goal:>9,} ms",
                flush=True,
            )


def changed(page: Page, address: str, appraisal: Appraisal) -> list[float]:
    """Changes a weight again and again, as somebody who leads the programme."""
    lead = add_member(appraisal.programme, "lead")
    key = sign_in(lead).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": address}])
    page.goto(f"{address}{appraisal.get_absolute_url()}what-if/")
    taken: list[float] = page.evaluate(CHANGE, CHANGES)
    return taken


@contextmanager
def served() -> Iterator[str]:
    """The address of the site, served from this database."""
    connection = connections[DEFAULT_DB_ALIAS]
    connection.inc_thread_sharing()
    thread = LiveServerThread(
        "localhost", StaticFilesHandler, connections_override={DEFAULT_DB_ALIAS: connection}
    )
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    try:
        yield f"http://localhost:{thread.port}"
    finally:
        thread.terminate()
        connection.dec_thread_sharing()


@contextmanager
def opened(address: str) -> Iterator[Page]:
    """A window of a browser."""
    # Playwright waits in an event loop of this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser.new_page(base_url=address)
        browser.close()
