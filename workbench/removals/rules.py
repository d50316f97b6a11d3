"""What has to hold before something comes back, and what is worked out anew once it has. Apps above
add their own when the site starts, since this one knows none of their rows."""

from collections.abc import Callable

from django.db import models

from workbench.models import User

# Each is asked about the row, back in its place, and who wants it back: it raises what the page of
# the removal itself would raise for them, and nothing comes back then.
MAY_COME_BACK: list[Callable[[models.Model, User], None]] = []
# Each is told of the row that came back.
CAME_BACK: list[Callable[[models.Model], None]] = []
