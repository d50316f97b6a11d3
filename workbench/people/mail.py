"""Email that the site sends, where it has a mail server."""

import logging
from smtplib import SMTPException
from threading import Thread

from django.conf import settings
from django.core.mail import EmailMessage

log = logging.getLogger(__name__)


def send(*, to: str, subject: str, text: str) -> bool:
    """Hands one message to the mail server. False where there is none, where it does not answer, or
    where it refuses: what the message says has to reach its reader by another way."""
    if not settings.MAIL_CONFIGURED or not to:
        return False
    try:
        EmailMessage(subject, text, to=[to]).send()
    except (OSError, SMTPException) as error:
        log.warning("The mail server took no message: %s", error)
        return False
    return True


def send_later(*, to: str, subject: str, text: str) -> None:
    """Sends while the page goes out already, so that nobody can tell from the wait whether there
    was anything to send."""
    Thread(target=send, kwargs={"to": to, "subject": subject, "text": text}).start()
