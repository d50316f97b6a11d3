"""Makes a file of any kind in a process of its own: `python -m reports.output.any_kind`.

Unlike `reports.render.pdf.document` it knows the whole site, since most renderers do.
"""

import pickle
import sys

import django

from reports.render.child import PaperNotMade
from reports.render.news import REFUSED, teller


def main() -> int:
    django.setup()
    from reports.output.kinds import FILE_KINDS

    tell = teller(steps=1)
    kind, paper = pickle.load(sys.stdin.buffer)  # noqa: S301  our own parent wrote it
    tell.step(0, "Writing the file")
    try:
        made = FILE_KINDS[kind].render(paper)
    except PaperNotMade as error:
        sys.stderr.write(str(error))
        return REFUSED
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
