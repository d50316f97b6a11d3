"""The beginnings of addresses that several rooms share."""

PROGRAMME = "programmes/<slug:programme>/"
SCHEME = f"{PROGRAMME}schemes/<slug:scheme>/"
