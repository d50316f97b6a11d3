"""Engagement in sentences, for pages and papers."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.engagement.tables import sum_of
from schemes.casefile.plan_parts import CaseSession
from workbench.numbers.listing import count_words, listed, opening
from workbench.numbers.text import number


def engagement_sentence(sessions: Sequence[CaseSession]) -> str:
    """How many sessions there were and how many people came, in a sentence; empty for none."""
    if not sessions:
        return ""
    consultations = sum(one.kind == "consultation" for one in sessions)
    meetings = len(sessions) - consultations
    told = [
        words % {"count": count_words(count)}
        for count, words in (
            (meetings, ngettext("one session", "%(count)s sessions", meetings)),
            (
                consultations,
                ngettext("one consultation", "%(count)s consultations", consultations),
            ),
        )
        if count
    ]
    what = opening(listed(told))
    came = sum_of(one.came for one in sessions)
    if came is None:
        return _("%(what)s. Nobody counted who came.") % {"what": what}
    uncounted = sum(one.came is None for one in sessions)
    people = ngettext("one person", "%(came)s people", came) % {"came": number(came)}
    if not uncounted:
        return _("%(what)s, to which %(people)s came.") % {"what": what, "people": people}
    rest = ngettext("one was not counted", "%(count)s were not counted", uncounted)
    return _("%(what)s, to which %(people)s came; %(rest)s.") % {
        "what": what,
        "people": people,
        "rest": rest % {"count": count_words(uncounted)},
    }


def open_sentence(sessions: Sequence[CaseSession]) -> str:
    """How much of what was said nothing was done about yet; empty where nothing was said."""
    said = [one for session in sessions for one in session.feedback]
    left = sum(not one.done.strip() for one in said)
    if not said:
        return ""
    if not left:
        return _("What was done is written down for everything that was said.")
    told = ngettext(
        "For one thing that was said, nobody has written what was done.",
        "For %(count)s things that were said, nobody has written what was done.",
        left,
    )
    return told % {"count": count_words(left)}
