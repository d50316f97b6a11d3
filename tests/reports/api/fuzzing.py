"""The read API tried by schemathesis against its own description, on a site that is really served:

python -m tests.reports.api.fuzzing [examples of each address]
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.once import FOLDER
from tests.served import ROOT, Served, served

DESCRIPTION: Final = "/api/v1/openapi.json"
EXAMPLES: Final = 100
PHASES: Final = "examples,coverage,fuzzing"
COMMAND: Final = ROOT / ".venv-tools" / "bin" / "schemathesis"
# Without `ignored_auth`, which guesses tokens and is told to wait after a few: the sweep of tokens
# (`tests/site/test_api_sweep.py`) sends those that let nobody in.
CHECKS: Final = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_headers_conformance,response_schema_conformance,negative_data_rejection,"
    "positive_data_acceptance,unsupported_method,allow_header_conformance"
)
# A site with a row of each kind, the token of its administrator, and what names its rows.
_MAKE: Final = """
from tests.factories import make_access_token
from tests.site.site import make_site
site = make_site()
print(make_access_token(site.people["site administrator"])[1])
for name in ("programme", "scheme", "appraisal", "paper", "number"):
    print(site.parameters[name])
"""


@contextmanager
def site_with_rows() -> Iterator[tuple[Served, str, dict[str, str]]]:
    """A served site, the token of an administrator, and the names that addresses lead to there."""
    with TemporaryDirectory() as folder, served(Path(folder)) as site:
        # A process of the server loads the site when it is asked first, which may take a while.
        for _process in range(2):
            site.get(DESCRIPTION)
        token, *names = site.manage("shell", "--no-imports", "-c", _MAKE).stdout.split()
        keys = ("programme", "scheme", "appraisal", "paper", "number")
        yield site, token, dict(zip(keys, names, strict=True))


def fuzz(
    site: Served, token: str, names: dict[str, str], *, examples: int, phases: str = PHASES
) -> subprocess.CompletedProcess[str]:
    """One run over every address, with whatever it likes for the parts of addresses that `names`
    does not name. What it found is in `stdout`, and `returncode` is 0 where it found nothing."""
    home = site.log.parent
    config = home / "schemathesis.toml"
    lines = (f'"path.{key}" = "{value}"' for key, value in names.items())
    config.write_text("\n".join(["[parameters]", *lines, ""]))
    return subprocess.run(
        [
            *(COMMAND, f"--config-file={config}", "run"),
            f"http://127.0.0.1:{site.port}{DESCRIPTION}",
            *("--header", f"Authorization: Bearer {token}"),
            *("--checks", CHECKS, "--max-examples", str(examples), "--seed", "1"),
            *("--phases", phases, "--workers", "1", "--no-color"),
            *(
                "--request-timeout",
                "60",
                "--suppress-health-check",
                "all",
                "--generation-database",
                "none",
            ),
        ],
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )


def main() -> int:
    with TemporaryDirectory(prefix="made-") as folder:
        os.environ.setdefault(FOLDER, folder)
        return tried(int(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES)


def tried(examples: int) -> int:
    """Runs once with names that lead to rows and once without; 0 where nothing was found."""
    worst = 0
    with site_with_rows() as (site, token, names):
        for known in (names, {}):
            found = fuzz(site, token, known, examples=examples)
            print(found.stdout, found.stderr)
            worst = max(worst, found.returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
