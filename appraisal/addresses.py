"""The prefix of addresses that several rooms share."""

from schemes.addresses import PROGRAMME

APPRAISAL = f"{PROGRAMME}appraisals/<slug:appraisal>/"
OPTION = f"{APPRAISAL}options/<slug:option>/"
