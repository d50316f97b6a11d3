"""`verify_audit [--json] [--against FILE]`: whether the records are as they were written."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import CommandParser

from reports.management.case_command import REFUSED, CaseCommand

if TYPE_CHECKING:
    from reports.verify.audit import VerifiedRecords
    from workbench.trail.verifying import Noted


class Command(CaseCommand):
    help = (
        "Holds the audit trail and every issued version against their SHA-256, and sees that the "
        "database guards them. Exit status: 0 everything is as it was written; 1 something was "
        "removed, changed or put in, which is named; 2 it could not be looked at."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON for machines")
        parser.add_argument(
            "--against",
            metavar="FILE",
            help="what --json printed earlier, kept elsewhere: tells a trail that was written anew",
        )

    def run(self, options: dict[str, Any]) -> int:
        from reports.verify.audit import verified_records

        noted: Noted | None = None
        if options["against"]:
            try:
                noted = _noted(Path(options["against"]).read_text(encoding="utf-8"))
            except (OSError, ValueError, KeyError, TypeError) as error:
                self.complain([f"{options['against']}: not what --json prints ({error})"])
                return REFUSED
        records = verified_records(noted)
        if options["json"]:
            self.print(json.dumps(_data(records), indent=1, ensure_ascii=False))
        else:
            self._say(records)
        return 1 if records.faults else 0

    def _say(self, records: "VerifiedRecords") -> None:
        for fault in records.faults:
            self.print(fault.said)
        events = sum(one.length for one in records.chains)
        looked_at = ", ".join(
            (
                f"{_counted(events, 'event')} in {_counted(len(records.chains), 'chain')}",
                _counted(records.versions, "version"),
            )
        )
        if records.erased:
            self.print(
                f"Of {_counted(records.erased, 'event')} the trail says that the name of an erased "
                "person was replaced."
            )
        if not records.faults:
            self.print(f"Whole: {looked_at}. The database guards them.")
            return
        self.print(f"Not whole: looked at {looked_at}.")
        self.print(
            "Keep the database as it is, compare it with a backup, and see who may write to it."
        )


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _data(records: "VerifiedRecords") -> dict[str, Any]:
    from reports.verify.audit import chain_name

    return {
        "whole": not records.faults,
        "chains": [
            {
                "chain": one.chain,
                "of": chain_name(one.chain),
                "events": one.length,
                "sha256": one.sha256,
            }
            for one in records.chains
        ],
        "versions": records.versions,
        "erased": records.erased,
        "faults": [
            {
                "kind": fault.kind,
                "what": fault.what,
                "chain": fault.chain,
                "event": fault.place,
                "row": fault.row,
                "said": fault.said,
            }
            for fault in records.faults
        ],
    }


def _noted(text: str) -> "Noted":
    return {
        int(one["chain"]): (int(one["events"]), str(one["sha256"]))
        for one in json.loads(text)["chains"]
    }
