"""A screen reader, by its library: what somebody hears who goes through a page from its beginning to
its end, and what is announced to them while they are at it."""

import re
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

_VENDOR: Final = Path(__file__).parent / "vendor" / "virtual-screen-reader.js"
# As many steps as no page of the tests has.
_MOST: Final = 3000
# What is said at each beginning and end of what has no name, and tells a reviewer nothing.
_SILENT: Final = re.compile(
    r"(end of )?(paragraph|rowgroup|list|listitem.*|strong|emphasis|time|document|generic)"
    r"|end of (row|cell|form|main|table|group|navigation|figure|banner|contentinfo|region|search).*"
)
_WALK: Final = """async ([from, most]) => {
    const reader = window.screenReader;
    await reader.start({ container: document.querySelector(from) });
    const ends = `end of ${await reader.lastSpokenPhrase()}`;
    for (let step = 0; step < most; step += 1) {
        await reader.next();
        if ((await reader.lastSpokenPhrase()) === ends) break;
    }
    const heard = await reader.spokenPhraseLog();
    await reader.stop();
    return heard;
}"""
_LISTEN: Final = """async () => {
    await window.screenReader.start({ container: document.body });
    await window.screenReader.clearSpokenPhraseLog();
}"""
_HEARD: Final = """async () => {
    const heard = await window.screenReader.spokenPhraseLog();
    await window.screenReader.stop();
    return heard;
}"""


def _script() -> str:
    """The library's module as a script that leaves the reader at the window."""
    module, _export, names = _VENDOR.read_text("utf-8").rpartition("export{")
    exported = dict(reversed(one.split(" as ")) for one in names.partition("}")[0].split(","))
    return f"(() => {{ {module}; window.screenReader = {exported['virtual']}; }})()"


_SCRIPT: Final = _script()


def read_through(page: Page, part: str = "body") -> list[str]:
    """What is heard from the beginning of the page, or of a part of it, to its end, a phrase
    each."""
    page.evaluate(_SCRIPT)
    heard = page.evaluate(_WALK, [part, _MOST])
    assert heard[-1] == f"end of {heard[0]}", "the page is longer than anybody would listen to"
    return [one for one in heard if not _SILENT.fullmatch(one)]


def begin_to_listen(page: Page) -> None:
    """From here on what the page announces is taken down."""
    page.evaluate(_SCRIPT)
    page.evaluate(_LISTEN)


def announced(page: Page) -> list[str]:
    """What was announced since, without anybody's moving: "polite: Saved."."""
    return [one for one in page.evaluate(_HEARD) if one.startswith(("polite: ", "assertive: "))]
