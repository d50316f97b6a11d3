"""What keys do, as the page of shortcuts lists it. The scripts of pages do it (`static/js/`)."""

from django.utils.translation import gettext as _

Keys = tuple[tuple[str, str], ...]


def key_tables() -> tuple[tuple[str, Keys], ...]:
    """The keys of each kind of page, with what each does."""
    return (
        (
            _("On every page: one key"),
            (
                ("?", _("Shows these shortcuts")),
                ("g h", _("Goes to Home: g, and then h")),
                ("/", _("Goes to the search")),
            ),
        ),
        (
            _("Where you rate"),
            (
                ("Enter", _("Opens the cell that has the focus, and saves what you give there")),
                ("Esc", _("Leaves the cell without saving")),
            ),
        ),
        (
            _("In the meeting view"),
            (
                ("← →", _("What is before, and what is next")),
                ("Ctrl Enter", _("Agrees the rating, or sends the form")),
            ),
        ),
        (
            _("Where you write"),
            (
                ("Ctrl B, Ctrl I, Ctrl K", _("Bold, italic, a link")),
                ("Ctrl S", _("Saves the section of a paper")),
            ),
        ),
    )
