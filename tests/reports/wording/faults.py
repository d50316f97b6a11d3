"""What is wrong with the wording of a printed text, whatever it says."""

import re
from typing import Final

_SMALL: Final = "one|two|three|four|five|six|seven|eight|nine|ten"
_ALONE: Final = r"(?<![\d.,£/–−-])\b"
RULES: Final = {
    "more than two decimals": re.compile(r"\d\.\d{3}"),
    "tenths of a pound": re.compile(r"£[\d,]*\d\.\d(?![\dkmb])"),
    "words and digits of one count": re.compile(
        rf"\b(?:{_SMALL}) (?:\w+ )?of (?:the |all )?\d|\d (?:\w+ )?of (?:the |all )?(?:{_SMALL})\b",
        re.IGNORECASE,
    ),
    "a small count in digits": re.compile(
        rf"{_ALONE}(?:[1-9]|10) (?:options?|criteria|changes|weights|assessors|lines|schemes)\b"
    ),
    "two colons in a sentence": re.compile(r":\s[^.?!]*:\s"),
    "more than all of the weight": re.compile(
        r"\b(?:[2-9]\d\d|1[1-9]\d|10[1-9]|100\.\d*[1-9])(?:\.\d+)?% of (?:the|all) weight"
    ),
    "a space too many": re.compile(r"\S  \S|\s$|^\s|\(\s|\s\)|\s[.,;:](?:\s|$)"),
    "a mark too many": re.compile(r"\.\.|[:;,]\s*[.;,:]|\(\)|“”|\"\""),
    "a doubled word": re.compile(r"\b([a-z]+) \1\b", re.IGNORECASE),
    "a plural of one": re.compile(
        rf"{_ALONE}(?:1|one) (?:options|criteria|points|years|lines)\b", re.IGNORECASE
    ),
    "a singular of several": re.compile(
        rf"{_ALONE}(?:[2-9]|two|three|four|five|six) (?:option|criterion|point|year|line|scheme)\b"
    ),
    "a hyphen for a minus": re.compile(r"(?<![\w-])-[\d£]"),
    "less than nothing": re.compile(r"−£?0(?:\.0+)?%?(?![\d,]|\.\d)"),
    "a word of the program": re.compile(r"\bnan\b|\bTrue\b|Fraction\(|Decimal\(|%\(|\{\w*\}"),
}


def faults_of(text: str) -> list[str]:
    """What is wrong with a sentence, a cell or a caption, in words; nothing where all is well. A
    working, which readers follow by hand, has its numbers in full."""
    by_hand = " × " in text or " ÷ " in text
    return [
        name
        for name, wrong in RULES.items()
        if wrong.search(text) and not (by_hand and name == "more than two decimals")
    ]
