"""What the pages on security rest on is there."""

import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = [ROOT / "docs" / name for name in ("security.md", "threats.md")]


def test_every_file_that_is_named_is_there() -> None:
    text = "".join(page.read_text() for page in PAGES)
    named = set(re.findall(r"`([\w./-]+(?:\.py|\.md|/))`", text))
    assert len(named) > 50
    for name in sorted(named):
        assert any((ROOT / start / name).exists() for start in ("tests", ".")), name


def test_every_requirement_stands_once_and_says_how_it_is_held() -> None:
    rows = re.findall(
        r"^\| ([\d.][^|]*) \| ([^|]+) \| (.+) \|$", PAGES[0].read_text(), re.MULTILINE
    )
    numbers = [number for number, _what, _how in rows]
    assert len(numbers) > 130
    assert len(set(numbers)) == len(numbers)
    assert all(len(how) > 5 for _number, _what, how in rows)
    chapters = {int(number.partition(".")[0]) for number in numbers}
    assert chapters == set(range(1, 17))
