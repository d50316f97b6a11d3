"""What is said of options that are exempt for whoever reads, taken from their rows in memory."""

from collections.abc import Iterable, Mapping

from appraisal.models import Decision, MeasureValue, Option, Rating

WITHHELD = "Withheld"


def mask(
    options: Iterable[Option],
    ratings: Iterable[Rating],
    values: Iterable[MeasureValue],
    decision: Decision | None,
    exempt: Mapping[int, str],
) -> None:
    """Takes from these rows what is said of the options in `exempt`, by key, and calls each what is
    said there. What they score stays."""
    for rating in ratings:
        mask_option(rating.option, exempt)
        if rating.option.withheld:
            rating.reason = rating.meeting = rating.panel = rating.dissent = ""
            rating.not_applicable = rating.not_applicable and WITHHELD
    for value in values:
        mask_option(value.option, exempt)
    for option in options:
        mask_option(option, exempt)
        if option.withheld and hasattr(option, "ruled_out"):
            gone = option.ruled_out
            gone.stage, gone.who, gone.why, gone.ruled_on = WITHHELD, "", WITHHELD, None
    if decision is not None:
        mask_decision(decision, exempt)


def mask_decision(decision: Decision, exempt: Mapping[int, str]) -> None:
    """Takes their names from the options that were preferred."""
    mask_option(decision.preferred, exempt)
    if decision.with_a_view_to is not None:
        mask_option(decision.with_a_view_to, exempt)


def mask_option(option: Option, exempt: Mapping[int, str]) -> None:
    """Takes its name and words from an option that is exempt. Its money stays for the sums; tables
    leave it out."""
    if option.pk not in exempt or option.withheld:
        return
    option.withheld = True
    option.name = exempt[option.pk]
    option.code = option.name.replace(" ", "-")
    option.summary = option.ownership = option.governance = ""
    option.facts = []
