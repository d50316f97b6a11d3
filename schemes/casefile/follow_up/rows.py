"""Maps the actions and contracts of a programme between database rows and parts of the case
file."""

from collections.abc import Mapping

from schemes.casefile.follow_up.parts import CaseAction, CaseContract
from schemes.casefile.parts import CaseProgramme
from schemes.casefile.step_rows import day_in_words
from schemes.models import Contract, Programme, ProgrammeAction, Scheme
from workbench.casefile.mapping import Mapped, Named, Renamed

ACTION = Mapped(
    ProgrammeAction,
    CaseAction,
    owner="programme",
    columns={
        "scheme": Named("scheme", "reference"),
        "owner": Renamed("owner_role"),
        "due": day_in_words("due_on", "due_as", "latest"),
    },
)
CONTRACT = Mapped(
    Contract,
    CaseContract,
    owner="programme",
    columns={
        "scheme": Named("scheme", "reference"),
        "ends": Renamed("ends_on"),
        "notice_given": Renamed("notice_given_on"),
    },
)
MAPPED = (ACTION, CONTRACT)


def actions_of(programme: Programme) -> tuple[CaseAction, ...]:
    """The actions of a programme in sequence, in one query."""
    rows = programme.actions.select_related("scheme").order_by("position", "pk")
    return tuple(map(ACTION.part_of, rows))


def contracts_of(programme: Programme) -> tuple[CaseContract, ...]:
    """The contracts of a programme in sequence, in one query."""
    rows = programme.contracts.select_related("scheme").order_by("position", "pk")
    return tuple(map(CONTRACT.part_of, rows))


def create_follow_up(
    part: CaseProgramme, programme: Programme, schemes: Mapping[str, Scheme]
) -> None:
    """Saves the actions and contracts of a checked case, whose schemes these are by reference."""
    known = {"scheme": schemes}
    ACTION.create([(programme, part.actions)], known=known)
    CONTRACT.create([(programme, part.contracts)], known=known)
