"""What becomes of an option and where it stands, in words: one wording for pages, papers, workbooks
and the command line. `opening` gives each its capital where a cell or a sentence begins with it."""

from appraisal.engine.result import OptionResult, Outcome
from workbench.numbers.listing import opening
from workbench.numbers.ranks import rank_span, rank_text

NOT_WORKED_OUT = "not worked out yet"
_OUTCOMES = {
    Outcome.TAKEN_FORWARD: "taken forward",
    Outcome.NOT_TAKEN_FORWARD: "not taken forward",
    Outcome.NOT_FEASIBLE: "not feasible",
    Outcome.UNDECIDED: "undecided",
}


def outcome_words(outcome: Outcome) -> str:
    """What becomes of an option: "taken forward", "not feasible"."""
    return _OUTCOMES[outcome]


def would_be(outcome: Outcome) -> str:
    """What would become of an option: "would be taken forward", "would not be feasible"."""
    words = outcome_words(outcome)
    rest = words.removeprefix("not ")
    return f"would be {rest}" if rest == words else f"would not be {rest}"


def outcome_cell(option: OptionResult | None) -> str:
    """The outcome as a cell says it; None where the appraisal cannot be worked out yet."""
    return opening(NOT_WORKED_OUT if option is None else outcome_words(option.outcome))


def rank_words(option: OptionResult) -> str:
    """The rank: "3", "1=" where it is shared, "not ranked" where there is none."""
    return rank_text(option.rank, option.joint)


def rank_note(option: OptionResult) -> str:
    """The ranks that an option can still take while ratings are missing; "" where none is."""
    if option.best_rank is None or option.worst_rank is None:
        return ""
    span = rank_span(option.best_rank, option.worst_rank)
    if option.rank is None:
        return f"{span} once it is decided"
    return "" if option.best_rank == option.worst_rank else f"provisional: {span}"


def standing_words(option: OptionResult) -> str:
    """Rank and outcome together: "ranked 1=, taken forward"; the outcome alone without a rank."""
    outcome = outcome_words(option.outcome)
    return outcome if option.rank is None else f"ranked {rank_words(option)}, {outcome}"
