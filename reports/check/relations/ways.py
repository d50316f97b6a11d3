"""The words with which texts tell that a figure rises or falls."""

import re
from fractions import Fraction

from reports.check.reading.mention import MentionKind

FILLER = (
    r"(?:(?:about|some|around|approximately|roughly|only|just|nearly|almost|over|under|more than|"
    r"less than|a total of|at least|up to|a|an|the)\s+)*"
)
FROM = re.compile(rf"\bfrom\s+{FILLER}$", re.IGNORECASE)
WAY_DOWN = (
    r"f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|reduc(?:es?|ed|ing|tion)|decreas(?:es?|ed|ing)|"
    r"declin(?:es?|ed|ing)|cut(?:s|ting)?|shr[iau]nk(?:s|ing)?|lower(?:s|ed|ing)?|down|"
    r"slash(?:ed|es)?|trim(?:med|s)?|halv(?:es?|ed|ing)"
)
WAY_UP = (
    r"ris(?:es?|en|ing)|rose|increas(?:es?|ed|ing)|gr[eo]w(?:s|n|ing|th)?|climb(?:s|ed|ing)?|up|"
    r"expand(?:s|ed|ing)?|jump(?:s|ed|ing)?|doubl(?:es?|ed|ing)|trebl(?:es?|ed|ing)|"
    r"tripl(?:es?|ed|ing)|rais(?:es?|ed|ing)|went up|uplift"
)
ANY_WAY = rf"(?:{WAY_DOWN}|{WAY_UP}|saving|savings|difference|change|loss|gain|cost)"
FACTORS = {"half": Fraction(1, 2), "two": Fraction(2), "three": Fraction(3), "four": Fraction(4)}
KINDS = (MentionKind.MONEY, MentionKind.COUNT, MentionKind.SHARE, MentionKind.LENGTH)
