"""The commands of the operations guide, and the following of them on a machine without systemd."""

import re
import shlex
from typing import Final

from tests.served import ROOT

GUIDE: Final = ROOT / "docs" / "operations" / "README.md"


def commands(heading: str = "Install") -> list[str]:
    """The lines of the blocks of commands beneath a heading of the guide, in their order."""
    section = GUIDE.read_text().partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def packages() -> set[str]:
    """The Debian packages that the guide has installed."""
    (line,) = [one for one in commands() if " apt-get install " in one]
    return {word for word in shlex.split(line)[3:] if not word.startswith("-")}
