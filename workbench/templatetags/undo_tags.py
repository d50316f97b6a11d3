"""The button beside the message that something was removed."""

from django import template
from django.contrib.messages.storage.base import Message

from workbench.pages.answering import Undo, undo_of

register = template.Library()


@register.simple_tag(name="undo_of")
def undo_of_message(message: Message) -> Undo | None:
    return undo_of(str(message.extra_tags or ""))
