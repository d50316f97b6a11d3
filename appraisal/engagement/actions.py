"""What people do to the sessions of a programme and to what was said at them."""

from typing import Final

from schemes.models import EngagementSession, Feedback
from workbench.rows.kit import OrderedList

SESSIONS: Final = OrderedList(EngagementSession, "session", "programme")
FEEDBACK: Final = OrderedList(Feedback, "feedback", "session.programme")
