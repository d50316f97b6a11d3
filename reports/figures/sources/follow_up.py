"""Figures of actions, conditions and contracts, as at the paper's own day."""

from collections.abc import Iterator

from appraisal.follow_up.followed import contracts_in, followed_in
from reports.casefile.case import PaperCase
from reports.figures.figure import Figure, FigurePage, count
from schemes.finance.follow_up import ContractStanding
from workbench.dates import day

ACTIONS, CONTRACTS = FigurePage("follow-up"), FigurePage("contracts")


def follow_up_figures(case: PaperCase) -> Iterator[Figure]:
    """How many actions and conditions there are, are open, are done, and are overdue; of how many
    contracts notice is due, and of how many its last day has passed. What hangs on a day is left
    out where the paper has none."""
    programme, on = case.whole.programme, case.as_at
    source = f"As at {day(on)}" if on else "As recorded"
    rows = followed_in(programme, case.whole.appraisals)
    if rows:
        still = sum(one.is_open(on) for one in rows)
        told = {"all": len(rows), "open": still, "done": len(rows) - still}
        if on is not None:
            told["overdue"] = sum(one.is_overdue(on) for one in rows)
        for key, number in told.items():
            name = "programme.actions" if key == "all" else f"programme.actions.{key}"
            label = "Actions and conditions" + ("" if key == "all" else f": {key}")
            yield count(f"{name}.count", label, number, source=source, page=ACTIONS, unit="actions")
    contracts = contracts_in(programme)
    if contracts:
        at = "programme.contracts"
        number = len(contracts)
        yield count(
            f"{at}.count", "Contracts", number, source=source, page=CONTRACTS, unit="contracts"
        )
        if on is None:
            return
        found = [one.standing(on, programme.notice_days) for one in contracts]
        for key, kind, label in (
            ("notice_due", ContractStanding.NOTICE_DUE, "Contracts of which notice is due soon"),
            (
                "notice_passed",
                ContractStanding.NOTICE_PASSED,
                "Contracts of which the last day for notice has passed",
            ),
        ):
            yield count(
                f"{at}.{key}.count",
                label,
                found.count(kind),
                source=source,
                page=CONTRACTS,
                unit="contracts",
            )
