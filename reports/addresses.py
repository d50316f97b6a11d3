"""The beginning of addresses that several rooms share."""

from schemes.addresses import PROGRAMME

PAPER = f"{PROGRAMME}papers/<slug:paper>/"
