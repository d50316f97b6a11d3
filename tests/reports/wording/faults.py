"""What is wrong with the wording of a printed text, whatever it says."""

import re
from typing import Final

_SMALL: Final = "one|two|three|four|five|six|seven|eight|nine|ten"
_COUNTED: Final = (
    "options?|criteria|criterion|changes|weights|rows|assessors|lines|schemes|years|ratings|parts"
)
RULES: Final = {
    "more than two decimals": re.compile(r"\d\.\d{3}"),
    "tenths of a pound": re.compile(r"£[\d,]*\d\.\d(?![\dkmb])"),
    "words and digits of one count": re.compile(
        rf"\b(?:{_SMALL}) (?:\w+ )?of (?:the |all )?\d|\d (?:\w+ )?of (?:the |all )?(?:{_SMALL})\b",
        re.IGNORECASE,
    ),
    "a small count in digits": re.compile(rf"(?<![\d.,£/–-])\b(?:[1-9]|10) (?:{_COUNTED})\b"),
    "two colons in a sentence": re.compile(r":\s[^.?!]*:\s"),
    "a share of the weight over 100%": re.compile(
        r"(?:[2-9]\d\d|1[1-9]\d|10[1-9]|100\.\d*[1-9])(?:\.\d+)?% of (?:the|all) weight"
    ),
    "a doubled space": re.compile(r"\S  \S|\s$|^\s"),
    "a doubled mark": re.compile(
        r"\.\.|,,|;;|::|[:;,]\s*[.;,:]|\(\s|\s\)|\(\)|\s[.,;:](?:\s|$)|“”|\"\""
    ),
    "a doubled word": re.compile(r"\b([a-z]+) \1\b", re.IGNORECASE),
    "a plural of one": re.compile(
        r"(?<![\d.,£/–-])\b(?:1|one) (?:options|criteria|points|years|lines|others are)\b",
        re.IGNORECASE,
    ),
    "a singular of several": re.compile(
        r"(?<![\d.,£/-])\b(?:[2-9]|two|three|four|five|six) (?:option|criterion|point|year|line|scheme)\b"
    ),
    "a hyphen for a minus": re.compile(r"(?<![\w-])-[\d£]"),
    "minus nothing": re.compile(r"−£?0(?:\.0+)?%?(?![\d.,])"),
    "about twice": re.compile(r"\babout about\b"),
    "a word of the program": re.compile(
        r"\bNone\b(?! (?:of|seen|does|is|has|comes|given|\())|\bnan\b|\bTrue\b|Fraction\(|Decimal\(|%\(|\{\w*\}"
    ),
}


def faults_of(text: str) -> list[str]:
    """What is wrong with a sentence, a cell or a caption, in words; nothing where all is well."""
    return [name for name, wrong in RULES.items() if wrong.search(text)]
