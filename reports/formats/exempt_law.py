"""What the law lets a council keep from the public, and how a paper says so.

England: Local Government Act 1972, Schedule 12A, Part 1, paragraphs 1 to 7. Wales: Part 4 of the
same schedule, paragraphs 12 to 18 (SI 2007/969), and 18A to 18C for standards committees (SI
2007/951).
"""

from collections.abc import Mapping

ENGLAND: Mapping[str, str] = {
    "1": "Information about any individual",
    "2": "Information likely to reveal who an individual is",
    "3": "Information about the financial or business affairs of any person, the council included",
    "4": "Consultations or negotiations about labour relations",
    "5": "Information that legal professional privilege would protect in proceedings",
    "6": "A proposal to give a notice that puts requirements on a person, or to make an order",
    "7": "Action taken or to be taken to prevent, investigate or prosecute crime",
}
WALES: Mapping[str, str] = {
    "12": "Information about a particular individual",
    "13": "Information likely to reveal who an individual is",
    "14": "Information about the financial or business affairs of any person, the council included",
    "15": "Consultations or negotiations about labour relations",
    "16": "Information that legal professional privilege would protect in proceedings",
    "17": "A proposal to give a notice that puts requirements on a person, or to make an order",
    "18": "Action taken or to be taken to prevent, investigate or prosecute crime",
    "18A": "Information that an obligation of confidentiality covers",
    "18B": "Information about national security",
    "18C": "Deliberations of a standards committee in reaching a finding",
}
LISTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "england": ("Part 1 of Schedule 12A to the Local Government Act 1972", ENGLAND),
    "wales": ("Part 4 of Schedule 12A to the Local Government Act 1972", WALES),
}
COUNTRIES: Mapping[str, str] = {"england": "England", "wales": "Wales"}


def exempt_statement(exempt: Mapping[str, str], listed: str, what: str = "This section") -> str:
    """The sentence that stands with exempt matter, and in its place in the public paper: which
    paragraph of which list, what it covers, and why the public interest lies that way."""
    part, paragraphs = LISTS[listed]
    paragraph = exempt.get("paragraph", "")
    covers = paragraphs.get(paragraph)
    meaning = f" ({covers[0].lower()}{covers[1:]})" if covers else ""
    reason = exempt.get("reason", "").strip()
    interest = f" Public interest: {reason.rstrip('.')}." if reason else ""
    rule = f"paragraph {paragraph}{meaning} of {part}"
    return f"{what} is exempt from publication under {rule}.{interest}"
