"""Prefixes of addresses that several rooms share."""

PROGRAMME = "programmes/<slug:programme>/"
SCHEME = f"{PROGRAMME}schemes/<slug:scheme>/"


# Words that stand where a scheme's slug would.
RESERVED = ("new", "import")
