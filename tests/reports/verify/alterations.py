"""Every way to alter a paper's PDF that is tried, each with the page where it has to be noticed."""

from tests.reports.verify import drawn_otherwise, file_otherwise, pages_otherwise
from tests.reports.verify.altering import ALTERATIONS, CHARTED, Alter, written

MODULES = (drawn_otherwise, pages_otherwise, file_otherwise)

__all__ = ["ALTERATIONS", "CHARTED", "Alter", "written"]
