"""The daily email of what waits for somebody."""

from dataclasses import dataclass, field
from datetime import date
from smtplib import SMTPException

from django.core.mail import send_mail
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.models import DailyEmail
from reports.waiting.items import waiting
from reports.waiting.thing import WaitingItem
from workbench.models import User
from workbench.numbers.listing import count_words, opening


@dataclass(slots=True)
class DailySent:
    """How many emails were sent, and to whom one could not be sent, with the reason."""

    sent: int = 0
    failed: list[str] = field(default_factory=list)


def send_daily(*, on: date, site: str) -> DailySent:
    """Sends to each person who chose it one email of what waits for them, where something does and
    they had none on this day. `site` is the beginning of addresses, such as
    https://options.example.org. One that cannot be sent is tried again next time."""
    done = DailySent()
    before = Q(sent_on=None) | Q(sent_on__lt=on)
    rows = DailyEmail.objects.filter(before, wanted=True, user__is_active=True)
    for row in rows.exclude(user__email="").select_related("user").order_by("pk"):
        items = waiting(row.user)
        # Taken before it is sent, so that of two that run at once one alone sends.
        if not items or not DailyEmail.objects.filter(before, pk=row.pk).update(sent_on=on):
            continue
        try:
            send_mail(_subject(items), _text(row.user, items, site), None, [row.user.email])
        except (SMTPException, OSError) as error:
            DailyEmail.objects.filter(pk=row.pk).update(sent_on=row.sent_on)
            done.failed.append(f"{row.user}: {error}")
        else:
            done.sent += 1
    return done


def _subject(items: list[WaitingItem]) -> str:
    text = ngettext("One thing waits for you", "%(count)s things wait for you", len(items))
    return text % {"count": opening(count_words(len(items)))}


def _text(user: User, items: list[WaitingItem], site: str) -> str:
    lines = [f"{user},", "", _("this waits for you:"), ""]
    for item in items:
        lines += [f"{item.title} ({item.programme})", item.sentence, f"{site}{item.address}", ""]
    own = _("You chose this email. To get it no more: %(address)s")
    lines.append(own % {"address": f"{site}{reverse('daily-email')}"})
    return "\n".join(lines)
